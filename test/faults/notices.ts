import { Client } from 'pg'
import { expect } from 'vitest'
import type { Mailbox } from '../setup/mailbox.ts'
import type { Office } from '../setup/office.ts'
import { outboxOf } from '../store/outbox-of.ts'

/** Lets the time pass that pending notices wait before they are tried again, or that a dead sender's claim lasts. */
export const retryNoticesNow = async ({ databaseUrl }: Pick<Office, 'databaseUrl'>): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`update outbox set next_attempt_at = now() where status = 'pending'`)
    await client.query(`notify outbox`)
  } finally {
    await client.end()
  }
}

/** What the outbox holds for a case, by status. */
export const noticesOf = async ({ db }: Office, caseId: string, status: 'pending' | 'sent' | 'failed') =>
  (await outboxOf(db, caseId)).filter(notice => notice.status === status)

/** Every notice of the case that the outbox calls sent is in the mailbox, for each of its readers, under one Message-ID however often it came. */
export const expectEveryNoticeInMailbox = async (office: Office, mailbox: Mailbox, caseId: string): Promise<void> => {
  const notices = await outboxOf(office.db, caseId)
  expect(notices.length).toBeGreaterThan(0)
  for (const { noticeId, recipients } of notices) {
    for (const person of recipients ?? []) {
      const copies = mailsOf(mailbox, `${noticeId}/${person}`)
      expect(copies, `${noticeId} to ${person}`).not.toEqual([])
      expect(new Set(copies.map(mail => mail.messageId)).size).toBe(1)
    }
  }
}

/** The mails about one thing: what `X-Kelisu-Notice` names. */
export const mailsOf = ({ mails }: Mailbox, id: string) =>
  mails.filter(mail => mail.headers.get('x-kelisu-notice') === id)
