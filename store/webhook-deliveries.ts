import { randomUUID } from 'node:crypto'
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { CaseSummary } from '../domain/approval/summary.ts'
import type { Instant } from '../domain/calendar/dates.ts'
import { webhookEventNames } from '../domain/webhooks/events.ts'
import { announcement, claim, dueAgain } from './outbox.ts'
import { cursor, placeOf } from './pages.ts'
import type { Database, NoticeStatus } from './tables.ts'

/** A row of the outbox that is for a subscriber: `noticeId` is `<caseId>/<seq>/webhook/<subscription>`. */
export type Delivery = Selectable<Database['outbox']> & { subscription: string }

/** The kind of a message that its receiver asked for, about no case. */
export const testKind = 'Test'

/**
 * Adds a delivery of each event for each subscription that asks for it and whose body is a party of the case, or the successor
 * of one; a part of the statement that appends the events. `logged` names its relation (seq, type) of those that were appended.
 */
export const enqueueDeliveries = (
  { caseId, requester, approver }: CaseSummary,
  successors: readonly string[],
  logged: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  insert into outbox (notice_id, case_id, seq, kind, role, subscription)
  select ${caseId}::text || '/' || seq || '/webhook/' || id, ${caseId}, seq, type, 'webhook', id
  from ${logged} as event join webhook_subscription on off_since is null
    and body = any (${['*', requester, approver, ...successors]}::text[]) and (events is null or type = any (events))
  where type = any (${webhookEventNames}::text[])
  on conflict (notice_id) do nothing`

/**
 * Takes due deliveries as `claimDue` takes notices, of each subscription only a few, so that one with many waiting does not
 * keep the others, and of those in `except` none.
 */
export const claimDeliveries = (
  db: Kysely<Database>,
  {
    limit = 40,
    each = 4,
    leaseSeconds = 120,
    except = [],
  }: { limit?: number; each?: number; leaseSeconds?: number; except?: string[] } = {},
): Promise<Delivery[]> =>
  claim(
    db,
    moment => sql`
      select due.notice_id from webhook_subscription cross join lateral (
        select notice_id, next_attempt_at from outbox
        where subscription = webhook_subscription.id and status = 'pending' and next_attempt_at <= ${moment}
        order by next_attempt_at, notice_id limit ${each} for update skip locked) as due
      where off_since is null and id <> all (${except}::text[]) order by due.next_attempt_at, due.notice_id limit ${limit}`,
    { leaseSeconds },
  ) as Promise<Delivery[]>

/** A subscriber that does not answer is not asked again before that instant, whatever else waits for it; what waits ages as if it had been tried. */
export const holdBack = async (db: Kysely<Database>, subscription: string, until: Instant): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({
      firstAttemptAt: sql<Instant>`coalesce(first_attempt_at, now())`,
      nextAttemptAt: sql<Instant>`greatest(next_attempt_at, ${until})`,
    })
    .where('subscription', '=', subscription)
    .where('status', '=', 'pending')
    .execute()
}

/** A page of a subscription's deliveries, the newest first; those that failed are its dead letters. Throws `RangeError` for an `after` that is not one of ours. */
export const deliveriesOf = async (
  db: Kysely<Database>,
  subscription: string,
  { status, limit = 100, after }: { status?: NoticeStatus; limit?: number; after?: string } = {},
): Promise<{ deliveries: Delivery[]; next: string | null }> => {
  let query = db.selectFrom('outbox').selectAll().where('subscription', '=', subscription)
  if (status !== undefined) query = query.where('status', '=', status)
  if (after !== undefined) {
    const [createdAt, noticeId] = placeOf(after, 1)
    query = query.where(sql<boolean>`(created_at, notice_id) < (${createdAt}::timestamptz, ${noticeId})`)
  }
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('noticeId', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit) as Delivery[]
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { deliveries: shown, next: last ? cursor([last.createdAt, last.noticeId]) : null }
}

/** Makes failed deliveries due at once, all of the subscription or those named (which may have been sent, too); how many. */
export const resendDeliveries = (
  db: Kysely<Database>,
  subscription: string,
  ids?: readonly string[],
): Promise<number> =>
  dueAgain(db, row =>
    row.and([
      row('subscription', '=', subscription),
      ids === undefined ? row('status', '=', 'failed') : row('status', '<>', 'pending').and('noticeId', 'in', ids),
    ]),
  )

/** Has a message about no case sent to the subscriber; answers its id. */
export const sendTest = (db: Kysely<Database>, subscription: string): Promise<string> =>
  db.transaction().execute(async tx => {
    const noticeId = `test/${randomUUID()}/webhook/${subscription}`
    await tx
      .insertInto('outbox')
      .values({ noticeId, caseId: '', seq: 0, kind: testKind, role: 'webhook', subscription })
      .execute()
    await sql`select ${announcement}`.execute(tx)
    return noticeId
  })
