import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { RecordInput } from '../activities/activities.ts'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import { standingDeadlines } from '../domain/deadlines/standing.ts'
import { type ChainVerdict, type LoggedEvent, seal, verifyChain } from './log-chain.ts'
import { announcement, enqueue, type NewNotice } from './outbox.ts'
import { prepared } from './prepared.ts'
import { fold } from './read-model.ts'
import type { Database } from './tables.ts'
import { enqueueDeliveries } from './webhook-deliveries.ts'

/** `hash` is that of the batch's last event, which the next batch continues: also where the log has later events already. */
export type Appended = { appended: number; repeated: number; hash: string }

/**
 * Writes a batch of events, the read model and the notices, all or nothing: one statement where the log ends as the case's run says.
 * Else what is there is read first, and the rest is written; of two writers at once the second finds what the first has written.
 * Safe to repeat, also in part: an event that is stored with the same hash is already done. Throws `LogDiverged` when
 * the log holds something else at that place or before it, has nothing before it, or belongs to another run.
 * @param successors bodies that went on with the affairs of the case's: their systems are told too.
 */
export const append = async (
  db: Kysely<Database>,
  input: RecordInput,
  notices: readonly NewNotice[] = [],
  successors: readonly string[] = [],
): Promise<Appended> => {
  const all = sealed(input)
  let fresh = all
  while (!(await written(db, fresh, input, { notices, successors }))) fresh = await missing(db, input, all)
  return {
    appended: fresh.length,
    repeated: all.length - fresh.length,
    hash: all.at(-1)?.hash ?? input.previousHash,
  }
}

/** The events of a case in order, with the rows that hold them; empty when there is no such case. */
export const read = async (db: Kysely<Database>, caseId: string): Promise<(LoggedEvent & { event: ApprovalEvent })[]> =>
  (await rowsOf(db, caseId)).map(row => ({ ...row, event: JSON.parse(row.body) as ApprovalEvent }))

/** How many events the log of a case has; `closed` where with them, by the read model, it reaches the case's end. */
export const logLength = async (db: Kysely<Database>, caseId: string): Promise<number | 'closed'> => {
  const last = await db
    .selectFrom('caseEvent')
    .leftJoin('approvalCase', 'approvalCase.caseId', 'caseEvent.caseId')
    .select(['caseEvent.seq', 'approvalCase.stage', 'approvalCase.seq as shown'])
    .where('caseEvent.caseId', '=', caseId)
    .orderBy('caseEvent.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.stage === 'closed' && last.shown === last.seq ? 'closed' : (last?.seq ?? 0)
}

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
  /** Where entries are only lacking, nothing contradicts the run. */
  readonly code: 'LOG_DIVERGED' | 'LOG_INCOMPLETE'
  readonly facts: { caseId: string; seq: number; differs: 'content' | 'gap' | 'run'; expected: string; found: string }

  constructor(facts: LogDiverged['facts']) {
    super(`log of ${facts.caseId} diverged at ${facts.seq} (${facts.differs}): ${facts.expected} ≠ ${facts.found}`)
    this.name = 'LogDiverged'
    this.code = facts.differs === 'gap' ? 'LOG_INCOMPLETE' : 'LOG_DIVERGED'
    this.facts = facts
  }
}

type Row = Omit<LoggedEvent, 'recordedAt'>

const sealed = ({ caseId, runId, firstSeq, previousHash, events }: RecordInput): Row[] => {
  let hash = previousHash
  return events.map((event, index) => {
    const { type, version, at } = event
    const row = { caseId, seq: firstSeq + index, runId, type, version, at, ...seal(hash, event) }
    hash = row.hash
    return row
  })
}

/** False where the rows do not continue what is stored: the row before them is not there, or one of their own already is. */
const written = async (
  db: Kysely<Database>,
  rows: readonly Row[],
  { summary, events }: RecordInput,
  { notices, successors }: { notices: readonly NewNotice[]; successors: readonly string[] },
): Promise<boolean> => {
  const [first] = rows
  if (first === undefined) return true
  const { caseId, seq, runId, previousHash } = first
  try {
    const answer = await sql`${prepared}
      with logged as (
        insert into case_event (case_id, seq, run_id, type, version, at, body, previous_hash, hash)
        select "caseId", seq, "runId", type, version, at, body, "previousHash", hash
        from jsonb_to_recordset(${JSON.stringify(rows)}) as row ("caseId" text, seq integer, "runId" text, type text,
          version integer, at timestamptz, body text, "previousHash" text, hash text)
        where ${seq} = 1 or exists (select from case_event
          where case_id = ${caseId} and case_event.seq = ${seq} - 1 and run_id = ${runId} and case_event.hash = ${previousHash})
        returning seq, type
      ), shown as (${fold(summary, saidBy(events), sql`exists (select from logged)`)}
      ), called as (${enqueue(notices, sql`exists (select from logged)`)}
      ), told as (${enqueueDeliveries(summary, successors, sql`logged`)} returning 1
      )
      select case when ${notices.length > 0} or exists (select from told) then ${announcement} end from logged limit 1`.execute(
      db,
    )
    return answer.rows.length > 0
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint === 'case_event_pkey') return false
    throw error
  }
}

/** What rows keep beside the summary: the last dates among the events, and to whom the request was sent. */
const saidBy = (events: readonly ApprovalEvent[]) => {
  const dated = events.findLast(event => 'dates' in event)
  const submitted = events.find(event => event.type === 'RequestSubmitted')
  return {
    deadlines: dated && 'dates' in dated ? standingDeadlines(dated.dates) : undefined,
    addressedTo: submitted?.request.addressedTo,
  }
}

/** What of the batch is not stored yet. */
const missing = async (db: Kysely<Database>, input: RecordInput, all: readonly Row[]): Promise<Row[]> => {
  const { caseId, runId, firstSeq, previousHash } = input
  const rows = await db
    .selectFrom('caseEvent')
    .select(['seq', 'runId', 'hash'])
    .where('caseId', '=', caseId)
    .where('seq', '>=', firstSeq - 1)
    .orderBy('seq')
    .execute()
  const stored = new Map(rows.map(row => [row.seq, row.hash]))
  const otherRun = rows.find(row => row.runId !== runId)
  if (otherRun) throw new LogDiverged({ caseId, seq: firstSeq, differs: 'run', expected: otherRun.runId, found: runId })
  if (firstSeq > 1 && !stored.has(firstSeq - 1)) {
    const next = (await rowsOf(db, caseId)).length + 1
    throw new LogDiverged({ caseId, seq: next, differs: 'gap', expected: String(next), found: String(firstSeq) })
  }
  // The row before is no proof of itself: who rewrote it has made its hash fit. The run's history keeps what was recorded.
  for (const { seq, hash } of [{ seq: firstSeq - 1, hash: previousHash }, ...all]) {
    const there = stored.get(seq) ?? hash
    if (there !== hash) throw new LogDiverged({ caseId, seq, differs: 'content', expected: there, found: hash })
  }
  return all.filter(({ seq }) => !stored.has(seq))
}

/** A whole row of the log. */
export const loggedColumns = [
  'caseId',
  'seq',
  'runId',
  'type',
  'version',
  'at',
  'recordedAt',
  'body',
  'previousHash',
  'hash',
] as const satisfies (keyof LoggedEvent)[]

const rowsOf = (db: Kysely<Database>, caseId: string): Promise<LoggedEvent[]> =>
  db.selectFrom('caseEvent').select(loggedColumns).where('caseId', '=', caseId).orderBy('seq').execute()
