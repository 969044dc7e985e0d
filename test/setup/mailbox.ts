import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server on the loopback that keeps what it is given. */
export type Mailbox = {
  url: string
  mails: ParsedMail[]
  /** Addresses that it refuses for good (550). */
  refused: Set<string>
  close(): Promise<void>
}

export const openMailbox = async (port = 0): Promise<Mailbox> => {
  const mails: ParsedMail[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    // Whoever brings a password is let in.
    onAuth: ({ username = '' }, _session, done) => done(null, { user: username }),
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refused.has(address) ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null)
    },
    onData(stream, _session, done) {
      simpleParser(stream).then(mail => {
        mails.push(mail)
        done()
      }, done)
    },
  })
  // A sender that goes away in the middle of a mail is told here; unheard it would end the process.
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const { port: given } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${given}`,
    mails,
    refused,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
