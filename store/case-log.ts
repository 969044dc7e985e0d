import { type Kysely, sql, type Transaction } from 'kysely'
import type { RecordInput } from '../activities/activities.ts'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import { type ChainVerdict, type LoggedEvent, noHash, seal, verifyChain } from './log-chain.ts'
import { enqueue, type NewNotice } from './outbox.ts'
import { fold } from './read-model.ts'
import type { Database } from './tables.ts'

/** `hash` is that of the case's last event after the call. */
export type Appended = { appended: number; repeated: number; hash: string }

/**
 * Writes a batch of events, the read model and the notices, all or nothing.
 * Safe to repeat, also in part: an event that is stored with the same hash is already done. Throws `LogDiverged` when
 * the log holds something else at that place, has nothing before it, or belongs to another run.
 */
export const append = (
  db: Kysely<Database>,
  input: RecordInput,
  notices: readonly NewNotice[] = [],
): Promise<Appended> =>
  db.transaction().execute(async tx => {
    await lockCase(tx, input.caseId)
    const { fresh, hash } = await missingRows(tx, input)
    if (fresh.length > 0) await tx.insertInto('caseEvent').values(fresh).execute()
    await fold(tx, input.summary)
    await enqueue(tx, notices)
    return { appended: fresh.length, repeated: input.events.length - fresh.length, hash }
  })

/** The events of a case in order, with the rows that hold them; empty when there is no such case. */
export const read = async (db: Kysely<Database>, caseId: string): Promise<(LoggedEvent & { event: ApprovalEvent })[]> =>
  (await rowsOf(db, caseId)).map(row => ({ ...row, event: JSON.parse(row.body) as ApprovalEvent }))

/** By which run and with which first event the case was opened: this outlives Temporal's retention. */
export const opened = async (
  db: Kysely<Database>,
  caseId: string,
): Promise<{ runId: string; firstEvent: ApprovalEvent } | null> => {
  const row = await db
    .selectFrom('caseEvent')
    .select(['runId', 'body'])
    .where('caseId', '=', caseId)
    .where('seq', '=', 1)
    .executeTakeFirst()
  return row ? { runId: row.runId, firstEvent: JSON.parse(row.body) } : null
}

/** Checks the stored chain of a case, and that it ends where the read model says. */
export const verify = (db: Kysely<Database>, caseId: string): Promise<ChainVerdict> =>
  db
    .transaction()
    // One snapshot for both reads: an append in between would look like a fault.
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const verdict = verifyChain(await rowsOf(tx, caseId))
      const shown = await tx.selectFrom('approvalCase').select('seq').where('caseId', '=', caseId).executeTakeFirst()
      if (!verdict.ok || shown?.seq === verdict.events) return verdict
      return { ok: false, seq: verdict.events, reason: 'endDiffers' }
    })

/** The log does not continue as it should: an alarm for people, never repaired by a program. */
export class LogDiverged extends Error {
  readonly code = 'LOG_DIVERGED'
  readonly facts: { caseId: string; seq: number; differs: 'content' | 'gap' | 'run'; expected: string; found: string }

  constructor(facts: LogDiverged['facts']) {
    super(`log of ${facts.caseId} diverged at ${facts.seq} (${facts.differs}): ${facts.expected} ≠ ${facts.found}`)
    this.name = 'LogDiverged'
    this.facts = facts
  }
}

/**
 * Held until the transaction ends; a statement of its own, since one that also read the head would read it as it was
 * before the wait.
 */
const lockCase = (tx: Transaction<Database>, caseId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`case:${caseId}`}, 0))`.execute(tx)

const missingRows = async (tx: Transaction<Database>, { caseId, runId, firstSeq, events }: RecordInput) => {
  const stored = await tx
    .selectFrom('caseEvent')
    .select(['seq', 'runId', 'hash'])
    .where('caseId', '=', caseId)
    .orderBy('seq')
    .execute()
  const otherRun = stored.find(row => row.runId !== runId)
  if (otherRun) throw new LogDiverged({ caseId, seq: firstSeq, differs: 'run', expected: otherRun.runId, found: runId })
  const next = stored.length + 1
  if (firstSeq > next)
    throw new LogDiverged({ caseId, seq: next, differs: 'gap', expected: String(next), found: String(firstSeq) })

  let previousHash = stored[firstSeq - 2]?.hash ?? noHash
  const fresh = []
  for (const [index, event] of events.entries()) {
    const seq = firstSeq + index
    const sealed = seal(previousHash, event)
    const there = stored[seq - 1]
    if (there && there.hash !== sealed.hash)
      throw new LogDiverged({ caseId, seq, differs: 'content', expected: there.hash, found: sealed.hash })
    if (!there) fresh.push({ caseId, seq, runId, type: event.type, version: event.version, at: event.at, ...sealed })
    previousHash = sealed.hash
  }
  return { fresh, hash: fresh.at(-1)?.hash ?? stored.at(-1)?.hash ?? noHash }
}

const rowsOf = (db: Kysely<Database>, caseId: string): Promise<LoggedEvent[]> =>
  db
    .selectFrom('caseEvent')
    .select(['caseId', 'seq', 'runId', 'type', 'version', 'at', 'recordedAt', 'body', 'previousHash', 'hash'])
    .where('caseId', '=', caseId)
    .orderBy('seq')
    .execute()
