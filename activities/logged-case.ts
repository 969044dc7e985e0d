import type { ApprovalEvent } from '../domain/approval/events.ts'
import { caseOf } from '../domain/approval/evolve.ts'
import type { ApprovalRequest, Receipt } from '../domain/approval/request.ts'
import { type CaseSummary, summaryOf } from '../domain/approval/summary.ts'

/** Reads a case's log from its first event to its last; empty when there is no such case. */
export type ReadCase = (caseId: string) => Promise<{ seq: number; event: ApprovalEvent }[]>

/** A case as its log tells it. */
export type LoggedCase = {
  log: ApprovalEvent[]
  summary: CaseSummary
  request: ApprovalRequest
  receipt: Receipt | null
  /** The fields that keep the request incomplete. */
  lacking: readonly string[]
  /** The event of that number. */
  event(seq: number): ApprovalEvent | undefined
}

/** Folds a log, or undefined where nothing has been logged. */
export const loggedCase = (rows: readonly { seq: number; event: ApprovalEvent }[]): LoggedCase | undefined => {
  const log = rows.map(row => row.event)
  const state = caseOf(log)
  if (state.stage === 'unopened') return undefined
  return {
    log,
    summary: summaryOf(state),
    request: state.request,
    receipt: state.receipt,
    lacking: state.stage === 'incomplete' ? state.faults.map(({ field }) => field) : [],
    event: seq => rows.find(row => row.seq === seq)?.event,
  }
}
