import { type Kysely, sql } from 'kysely'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import { caseOf } from '../domain/approval/evolve.ts'
import type { Opened } from '../domain/approval/state.ts'
import type { Instant } from '../domain/calendar/dates.ts'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import type { StoredCase } from '../domain/replay/replay.ts'
import { loggedColumns } from './case-log.ts'
import { type LoggedEvent, verifyChain } from './log-chain.ts'
import { casesOf } from './read-model.ts'
import type { Database } from './tables.ts'

/** A case as its log and its row of the read model hold it; the rows of the log too, for whoever asks for hashes. */
export type StoredCaseWithRows = StoredCase & {
  rows: readonly LoggedEvent[]
  /** When the opening arrived and when it was recorded, by the database's clock; null without a log. */
  openedBetween: readonly [Instant, Instant] | null
}

/** The ids of the next cases in order: of all that have a log or a row, so that neither can be taken away unseen. */
export const caseIdsAfter = async (db: Kysely<Database>, after: string, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ caseId: string }>`
    (select case_id from case_event where seq = 1 and case_id > ${after} order by case_id limit ${limit})
    union
    (select case_id from approval_case where case_id > ${after} order by case_id limit ${limit})
    order by case_id limit ${limit}`.execute(db)
  return rows.map(row => row.caseId)
}

/** The cases of these ids that have a log or a row, as one instant of the database holds them. */
export const storedCases = (db: Kysely<Database>, ids: readonly string[]): Promise<StoredCaseWithRows[]> =>
  db
    .transaction()
    // One snapshot for log and row: an append in between would look like a difference.
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      if (ids.length === 0) return []
      const rows = await tx
        .selectFrom('caseEvent')
        .select(loggedColumns)
        .where('caseId', 'in', ids)
        .orderBy('caseId')
        .orderBy('seq')
        .execute()
      const logs = Map.groupBy(rows, row => row.caseId)
      const shown = new Map((await casesOf(tx, ids)).map(summary => [summary.caseId, summary]))
      return ids
        .filter(caseId => logs.has(caseId) || shown.has(caseId))
        .map(caseId => storedCase(caseId, logs.get(caseId) ?? [], shown.get(caseId) ?? null))
    })

/** A case as its log tells it, with the log's rows. */
export type CheckedCase = {
  state: Opened
  events: readonly ApprovalEvent[]
  rows: readonly LoggedEvent[]
}

/** The case as its log tells it, its chain checked; null where there is no log, LOG_DIVERGED where the chain is broken. */
export const checkedCase = async (db: Kysely<Database>, caseId: string): Promise<CheckedCase | Rejection | null> => {
  const [stored] = await storedCases(db, [caseId])
  if (!stored || stored.rows.length === 0) return null
  const { chain, events, rows } = stored
  if (!chain.ok) return reject('LOG_DIVERGED', { seq: chain.seq, reason: chain.reason })
  const state = caseOf(events)
  return state.stage === 'unopened' ? null : { state, events, rows }
}

const storedCase = (caseId: string, rows: readonly LoggedEvent[], shown: StoredCase['shown']): StoredCaseWithRows => {
  const chain = verifyChain(rows)
  const [first] = rows
  return {
    caseId,
    rows,
    // A broken chain's bodies may not even be JSON.
    events: chain.ok ? rows.map(row => JSON.parse(row.body) as ApprovalEvent) : [],
    chain,
    shown,
    openedBetween: first ? [first.at, first.recordedAt] : null,
  }
}
