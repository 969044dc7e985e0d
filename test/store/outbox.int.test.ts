import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Instant, instantOf } from '../../domain/calendar/dates.ts'
import { append } from '../../store/case-log.ts'
import { claimDue, giveBack, markFailed, markRetry, markSent } from '../../store/outbox.ts'
import { type OutboxWatch, watchOutbox } from '../../store/outbox-watch.ts'
import { batch, caseNumbered, notice } from './a-case.ts'
import { aDatabase } from './a-database.ts'
import { outboxOf } from './outbox-of.ts'

const database = aDatabase()

/** A later clock for claiming, so that no test waits. */
const inHours = (hours: number): Instant => instantOf(Date.now() + hours * 3_600_000)

const withNotices = async (number: number, ...roles: string[]): Promise<string> => {
  const caseId = caseNumbered(number)
  await append(
    database.db,
    batch(caseId, 1, 1),
    roles.map(role => notice(caseId, 1, role)),
  )
  return caseId
}

/** Everything that other tests left is out of the way. */
const settled = () => sql`update outbox set status = 'sent' where status = 'pending'`.execute(database.db)

describe('claiming notices', () => {
  it('gives each notice to one of two claimers only', async () => {
    await settled()
    for (let number = 100; number < 110; number++) await withNotices(number, 'requester', 'legalHead')

    const claimed = await Promise.all([1, 2, 3].map(() => claimDue(database.db, { limit: 15, now: inHours(1) })))
    const ids = claimed.flat().map(({ noticeId }) => noticeId)
    expect(ids).toHaveLength(20)
    expect(new Set(ids).size).toBe(20)
  })

  it('does not wait for a claimer that has not committed', async () => {
    await settled()
    const caseId = await withNotices(111, 'requester', 'legalHead')
    await database.db.transaction().execute(async tx => {
      const [first] = await claimDue(tx, { limit: 1, now: inHours(1) })
      const others = await claimDue(database.db, { now: inHours(1) })
      expect([first, ...others].map(claimed => claimed?.noticeId).sort()).toEqual([
        `${caseId}/1/legalHead`,
        `${caseId}/1/requester`,
      ])
    })
  })

  it('gives a notice again when its claimer died, and counts the attempts from the first', async () => {
    await settled()
    await withNotices(112, 'requester')
    const [first] = await claimDue(database.db, { now: inHours(1), leaseSeconds: 60 })
    expect(first).toMatchObject({ attempts: 1 })

    expect(await claimDue(database.db, { now: inHours(1) })).toEqual([])
    const [again] = await claimDue(database.db, { now: inHours(2) })
    expect(again).toMatchObject({ noticeId: first?.noticeId, attempts: 2, firstAttemptAt: first?.firstAttemptAt })
  })

  it('takes the oldest first and no more than asked', async () => {
    await settled()
    const older = await withNotices(113, 'requester')
    await sql`update outbox set next_attempt_at = now() - interval '1 hour' where case_id = ${older}`.execute(
      database.db,
    )
    await withNotices(114, 'requester')

    expect(await claimDue(database.db, { limit: 1, now: inHours(1) })).toMatchObject([{ caseId: older }])
  })
})

describe('a claimed notice', () => {
  it('is sent once and keeps to whom', async () => {
    await settled()
    const caseId = await withNotices(121, 'requester')
    const [claimed] = await claimDue(database.db, { now: inHours(1) })
    await markSent(database.db, claimed?.noticeId ?? '', { recipients: ['p-0003'] })

    expect(await claimDue(database.db, { now: inHours(100) })).toEqual([])
    expect(await outboxOf(database.db, caseId)).toMatchObject([
      { status: 'sent', recipients: ['p-0003'], sentAt: expect.stringMatching(/Z$/), lastError: null },
    ])
  })

  it('that could not be sent waits for its next attempt', async () => {
    await settled()
    const caseId = await withNotices(122, 'requester')
    const [claimed] = await claimDue(database.db, { now: inHours(1) })
    const next = inHours(3)
    await markRetry(database.db, claimed?.noticeId ?? '', 'ESOCKET\0', next)

    expect(await claimDue(database.db, { now: inHours(2) })).toEqual([])
    expect(await outboxOf(database.db, caseId)).toMatchObject([
      { status: 'pending', nextAttemptAt: next, lastError: 'ESOCKET\ufffd' },
    ])
    expect(await claimDue(database.db, { now: inHours(4) })).toMatchObject([{ attempts: 2 }])
  })

  it('given back is due at once, as if it had not been claimed', async () => {
    await settled()
    const caseId = await withNotices(125, 'requester')
    const [before] = await outboxOf(database.db, caseId)
    const noticeId = before?.noticeId ?? ''
    await claimDue(database.db)
    await giveBack(database.db, noticeId)
    expect(await outboxOf(database.db, caseId)).toEqual([{ ...before, nextAttemptAt: expect.any(String) }])

    const [tried] = await claimDue(database.db)
    await markRetry(database.db, noticeId, 'ESOCKET', inHours(1))
    await claimDue(database.db, { now: inHours(2) })
    await giveBack(database.db, noticeId)
    const [again] = await claimDue(database.db)
    expect(again).toMatchObject({ attempts: 2, firstAttemptAt: tried?.firstAttemptAt, lastError: 'ESOCKET' })
  })

  it('given back is due at once at whatever fraction of a millisecond', async () => {
    await settled()
    const caseId = await withNotices(126, 'requester')
    await claimDue(database.db)
    // In one transaction the clock stands still.
    for (let time = 0; time < 20; time++)
      await database.db.transaction().execute(async tx => {
        await giveBack(tx, `${caseId}/1/requester`)
        expect(await claimDue(tx)).toHaveLength(1)
      })
  })

  it('stays sent when a slower claimer reports a failure afterwards', async () => {
    await settled()
    const caseId = await withNotices(123, 'requester')
    const [claimed] = await claimDue(database.db, { now: inHours(1) })
    await markSent(database.db, claimed?.noticeId ?? '')
    await markRetry(database.db, claimed?.noticeId ?? '', 'late', inHours(1))
    await markFailed(database.db, claimed?.noticeId ?? '', 'late')
    await giveBack(database.db, claimed?.noticeId ?? '')

    expect(await outboxOf(database.db, caseId)).toMatchObject([{ status: 'sent', attempts: 1, lastError: null }])
  })

  it('that failed is tried no more', async () => {
    await settled()
    const caseId = await withNotices(124, 'requester')
    const [claimed] = await claimDue(database.db, { now: inHours(1) })
    await markFailed(database.db, claimed?.noticeId ?? '', '550 no such user')
    expect(await claimDue(database.db, { now: inHours(100) })).toEqual([])
    expect(await outboxOf(database.db, caseId)).toMatchObject([{ status: 'failed', lastError: '550 no such user' }])
  })
})

describe('watching the outbox', () => {
  let outbox: OutboxWatch
  beforeEach(async () => {
    await settled()
    outbox = await watchOutbox(database.url)
  })
  afterEach(() => outbox.end())

  it('ends a wait when a notice is added, at once for one that is there already', async () => {
    const waiting = outbox.wait({ timeoutMs: 10_000 })
    await withNotices(131, 'requester')
    expect(await waiting).toBe('due')
    expect(await outbox.wait({ timeoutMs: 10_000 })).toBe('due')
  })

  it('forgets no notice that is added between two waits', async () => {
    expect(await outbox.wait({ timeoutMs: 1 })).toBe('timeout')
    await withNotices(132, 'requester')
    // Taken by somebody else at once: the watch was told all the same, and its owner looks.
    await claimDue(database.db, { leaseSeconds: 600 })
    expect(await outbox.wait({ timeoutMs: 10_000 })).toBe('due')
    expect(await outbox.wait({ timeoutMs: 1 })).toBe('timeout')
  })

  it('ends a wait at the next attempt of a notice', async () => {
    await withNotices(133, 'requester')
    await outbox.wait({ timeoutMs: 10_000 })
    const [claimed] = await claimDue(database.db)
    await markRetry(database.db, claimed?.noticeId ?? '', 'ESOCKET', instantOf(Date.now() + 200))
    expect(await outbox.wait({ timeoutMs: 10_000 })).toBe('due')
  })

  it('ends a wait by its time and by its signal', async () => {
    expect(await outbox.wait({ timeoutMs: 50 })).toBe('timeout')
    const shutdown = new AbortController()
    const waiting = outbox.wait({ timeoutMs: 10_000, signal: shutdown.signal })
    shutdown.abort(new Error('shutdown'))
    await expect(waiting).rejects.toThrow('shutdown')
    await expect(outbox.wait({ timeoutMs: 1, signal: shutdown.signal })).rejects.toThrow('shutdown')
  })

  it('fails when the database goes away, during a wait and after it', async () => {
    const ended = expect(outbox.wait({ timeoutMs: 10_000 })).rejects.toThrow()
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'kelisu outbox'`.execute(database.db)
    await ended
    await expect(outbox.wait({ timeoutMs: 10_000 })).rejects.toThrow()
    await expect(watchOutbox('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow()
  })
})
