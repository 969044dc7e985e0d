import { createHash } from 'node:crypto'
import nodemailer from 'nodemailer'
import type { Letter } from './letter.ts'

/** One mail to one address. The same `id` gives the same Message-ID, so that a copy sent twice is known as one. */
export type Mail = Letter & { id: string; to: string; thread?: string }

/** The port through which mails leave. */
export type MailSender = {
  /** Returns the Message-ID. Throws `MailRefused` where trying again cannot help, anything else where it can. */
  send(mail: Mail): Promise<string>
  close(): void
}

/** The server will never take this mail for this address. The text holds codes only: a server's reply may repeat the address. */
export class MailRefused extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'MailRefused'
  }
}

/** Why a mail did not leave yet, in codes only. */
export class MailDelayed extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'MailDelayed'
  }
}

export type MailSettings = {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string
  from: string
  /** Of connecting, greeting and silence. */
  timeoutMilliseconds?: number
  /** How many mails leave in a second at most; without it as many as the server takes. */
  perSecond?: number
}

/** Mail over SMTP with a few kept connections. */
export const createMailSender = ({ url, from, timeoutMilliseconds = 10_000, perSecond }: MailSettings): MailSender => {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    ...(perSecond === undefined ? {} : { rateDelta: 1_000, rateLimit: perSecond }),
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: timeoutMilliseconds,
    // Mails are made here only; nothing in them may make the process read a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof nodemailer.createTransport>[0])
  return {
    send: async ({ id, to, subject, text, html, thread }) => {
      const messageId = messageIdOf(id)
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId,
          ...(thread === undefined ? {} : { references: messageIdOf(thread) }),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Kelisu-Notice': id },
        })
        return messageId
      } catch (error) {
        throw isFinal(error) ? new MailRefused(codesOf(error)) : new MailDelayed(codesOf(error))
      }
    },
    close: () => transport.close(),
  }
}

/** Stable: the hash of what the mail is about. */
const messageIdOf = (id: string): string => `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@kelisu>`

type SmtpError = { code?: unknown; responseCode?: unknown; command?: unknown }

/** The recipient or the message was refused with a permanent 5xx reply, or the address is none at all. A login or sender refused is our own fault and passes. */
const isFinal = (error: unknown): boolean => {
  const { code, responseCode, command } = error as SmtpError
  if ((code !== 'EENVELOPE' && code !== 'EMESSAGE') || command === 'MAIL FROM') return false
  return typeof responseCode === 'number' ? responseCode >= 500 && responseCode < 600 : code === 'EENVELOPE'
}

const codesOf = (error: unknown): string => {
  const { code, responseCode, command } = error as SmtpError
  const codes = [code, responseCode, command].filter(part => typeof part === 'string' || typeof part === 'number')
  return codes.length > 0 ? codes.join(' ') : error instanceof Error ? error.name : 'unknown error'
}
