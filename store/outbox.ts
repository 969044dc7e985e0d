import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
} from 'kysely'
import type { Instant } from '../domain/calendar/dates.ts'
import { storable } from '../domain/texts/storable.ts'
import type { Database } from './tables.ts'

/** A notice that an event calls for: `noticeId` is `<caseId>/<seq>/<role>`. */
export type NewNotice = { noticeId: string; caseId: string; seq: number; kind: string; role: string }

/** A row of the outbox. `nextAttemptAt` of a claimed notice is the end of the claim. */
export type Notice = Selectable<Database['outbox']>

/** The channel on which PostgreSQL tells that the outbox has something new. */
export const outboxChannel = 'outbox'

/** Adds the notices that are not there yet; a part of the statement that appends their events and announces them. */
export const enqueue = (notices: readonly NewNotice[], when: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into outbox (notice_id, case_id, seq, kind, role)
  select "noticeId", "caseId", seq, kind, role
  from jsonb_to_recordset(${JSON.stringify(notices)}) as notice ("noticeId" text, "caseId" text, seq integer, kind text, role text)
  where ${when} on conflict (notice_id) do nothing`

/** Selected by a statement, it tells the listeners when that commits, never before. */
export const announcement = sql`pg_notify(${outboxChannel}, '')`

/**
 * Takes due notices for sending and counts the attempt; the oldest first.
 * Safe beside other claimers: rows are locked while they are taken and locked rows are skipped, and a taken row is not due
 * again for `leaseSeconds`. Sending thus needs no open transaction, and what a dead process had taken comes back by
 * itself, perhaps sent a second time: mail is at-least-once.
 */
export const claimDue = (
  db: Kysely<Database>,
  { limit = 20, leaseSeconds = 120, now }: { limit?: number; leaseSeconds?: number; now?: Instant } = {},
): Promise<Notice[]> =>
  claim(
    db,
    moment => sql`
      select notice_id from outbox where status = 'pending' and subscription is null and next_attempt_at <= ${moment}
      order by next_attempt_at, notice_id limit ${limit} for update skip locked`,
    { leaseSeconds, ...(now === undefined ? {} : { now }) },
  )

/** Takes the rows whose ids `due` selects, and locks, of those that are due at the moment. */
export const claim = async (
  db: Kysely<Database>,
  due: (moment: RawBuilder<Instant>) => RawBuilder<unknown>,
  { leaseSeconds, now }: { leaseSeconds: number; now?: Instant },
): Promise<Notice[]> => {
  // Rounded as the column is: what is due as of now must not be due half a millisecond later.
  const moment = now ? sql<Instant>`${now}::timestamptz` : sql<Instant>`now()::timestamptz(3)`
  const claimed = await db
    .updateTable('outbox')
    .set(({ eb, ref }) => ({
      attempts: eb('attempts', '+', 1),
      firstAttemptAt: eb.fn.coalesce(ref('firstAttemptAt'), moment),
      nextAttemptAt: sql<Instant>`${moment} + make_interval(secs => ${leaseSeconds})`,
    }))
    // As an array it is asked once, whatever the plan: asked again it would skip what it has locked itself, or take more.
    .where(sql<boolean>`notice_id = any (array(${due(moment)}))`)
    .returningAll()
    .execute()
  return claimed.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.caseId, b.caseId) || a.seq - b.seq)
}

/** The notice has left. `recipients`: whom it was sent to. */
export const markSent = async (
  db: Kysely<Database>,
  noticeId: string,
  { recipients }: { recipients?: string[] } = {},
): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({ status: 'sent', sentAt: sql<Instant>`now()`, lastError: null, ...(recipients && { recipients }) })
    .where('noticeId', '=', noticeId)
    .execute()
}

/** It did not leave and is due again at `nextAttemptAt`. Nothing happens to one that somebody else has sent meanwhile. */
export const markRetry = async (
  db: Kysely<Database>,
  noticeId: string,
  error: string,
  nextAttemptAt: Instant,
): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({ lastError: kept(error), nextAttemptAt })
    .where('noticeId', '=', noticeId)
    .where('status', '=', 'pending')
    .execute()
}

/** The notices to people about a case, in the order of its events. */
export const noticesOf = (db: Kysely<Database>, caseId: string): Promise<Notice[]> =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('subscription', 'is', null)
    .orderBy('seq')
    .orderBy('role')
    .execute()

/** Makes the failed notices of a case due at once; how many. */
export const resendNotices = (db: Kysely<Database>, caseId: string): Promise<number> =>
  dueAgain(db, row => row.and({ caseId, status: 'failed' }).and(row('subscription', 'is', null)))

/** Makes rows due at once, as if they had never been tried, and announces them; how many. */
export const dueAgain = (
  db: Kysely<Database>,
  which: (row: ExpressionBuilder<Database, 'outbox'>) => Expression<SqlBool>,
): Promise<number> =>
  db.transaction().execute(async tx => {
    const { numUpdatedRows } = await tx
      .updateTable('outbox')
      .set({ status: 'pending', attempts: 0, firstAttemptAt: null, nextAttemptAt: sql<Instant>`now()` })
      .where(which)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await sql`select ${announcement}`.execute(tx)
    return Number(numUpdatedRows)
  })

/** It was taken and not tried to the end, by nobody's fault: due at once, as if it had not been taken. */
export const giveBack = async (db: Kysely<Database>, noticeId: string): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({
      attempts: sql<number>`attempts - 1`,
      // Else its three days would run while no worker does.
      firstAttemptAt: sql<Instant | null>`case when attempts > 1 then first_attempt_at end`,
      nextAttemptAt: sql<Instant>`now()`,
    })
    .where('noticeId', '=', noticeId)
    .where('status', '=', 'pending')
    .execute()
}

/** It will not be tried again by itself. Nothing happens to one that somebody else has sent meanwhile. */
export const markFailed = async (db: Kysely<Database>, noticeId: string, error: string): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({ status: 'failed', lastError: kept(error) })
    .where('noticeId', '=', noticeId)
    .where('status', '=', 'pending')
    .execute()
}

/** An error's text is not ours, and may be long. */
const kept = (error: string): string => storable(error).slice(0, 2_000)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
