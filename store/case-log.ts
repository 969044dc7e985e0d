import { type Insertable, type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { RecordInput } from '../activities/activities.ts'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import type { CaseSummary } from '../domain/approval/summary.ts'
import { type ChainVerdict, type LoggedEvent, noHash, seal, verifyChain } from './log-chain.ts'
import { announcement, enqueue, type NewNotice } from './outbox.ts'
import { fold } from './read-model.ts'
import type { Database } from './tables.ts'

/** `hash` is that of the case's last event after the call. */
export type Appended = { appended: number; repeated: number; hash: string }

/**
 * Writes a batch of events, the read model and the notices, all or nothing: what is there already is read, then one statement
 * writes the rest. Of two writers at once the table's key stops the second, which then finds what the first has written.
 * Safe to repeat, also in part: an event that is stored with the same hash is already done. Throws `LogDiverged` when
 * the log holds something else at that place, has nothing before it, or belongs to another run.
 */
export const append = async (
  db: Kysely<Database>,
  input: RecordInput,
  notices: readonly NewNotice[] = [],
): Promise<Appended> => {
  const { fresh, hash } = await missingRows(db, input)
  try {
    if (fresh.length > 0) await write(db, fresh, input.summary, notices)
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint === 'case_event_pkey') return append(db, input, notices)
    throw error
  }
  return { appended: fresh.length, repeated: input.events.length - fresh.length, hash }
}

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

/** One statement, since each costs the way to the server and back; it is its own transaction. */
const write = async (
  db: Kysely<Database>,
  fresh: Insertable<Database['caseEvent']>[],
  summary: CaseSummary,
  notices: readonly NewNotice[],
): Promise<void> => {
  const logged = db
    .with('logged', into => into.insertInto('caseEvent').values(fresh))
    .with('shown', into => fold(into, summary))
  if (notices.length === 0) await logged.selectNoFrom(sql.lit(null).as('nobodyToTell')).execute()
  else
    await logged
      .with('called', into => enqueue(into, notices))
      .selectNoFrom(announcement)
      .execute()
}

const missingRows = async (db: Kysely<Database>, { caseId, runId, firstSeq, events }: RecordInput) => {
  const rows = await db
    .selectFrom('caseEvent')
    .select(['seq', 'runId', 'hash'])
    .where('caseId', '=', caseId)
    .where('seq', '>=', firstSeq - 1)
    .orderBy('seq')
    .execute()
  const stored = new Map(rows.map(row => [row.seq, row]))
  const otherRun = rows.find(row => row.runId !== runId)
  if (otherRun) throw new LogDiverged({ caseId, seq: firstSeq, differs: 'run', expected: otherRun.runId, found: runId })
  if (firstSeq > 1 && !stored.has(firstSeq - 1)) {
    const next = (await rowsOf(db, caseId)).length + 1
    throw new LogDiverged({ caseId, seq: next, differs: 'gap', expected: String(next), found: String(firstSeq) })
  }
  let previousHash = stored.get(firstSeq - 1)?.hash ?? noHash
  const fresh = []
  for (const [index, event] of events.entries()) {
    const seq = firstSeq + index
    const sealed = seal(previousHash, event)
    const there = stored.get(seq)
    if (there && there.hash !== sealed.hash)
      throw new LogDiverged({ caseId, seq, differs: 'content', expected: there.hash, found: sealed.hash })
    if (!there) fresh.push({ caseId, seq, runId, type: event.type, version: event.version, at: event.at, ...sealed })
    previousHash = sealed.hash
  }
  return { fresh, hash: fresh.at(-1)?.hash ?? rows.at(-1)?.hash ?? noHash }
}

const rowsOf = (db: Kysely<Database>, caseId: string): Promise<LoggedEvent[]> =>
  db
    .selectFrom('caseEvent')
    .select(['caseId', 'seq', 'runId', 'type', 'version', 'at', 'recordedAt', 'body', 'previousHash', 'hash'])
    .where('caseId', '=', caseId)
    .orderBy('seq')
    .execute()
