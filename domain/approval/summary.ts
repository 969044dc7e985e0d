import type { Instant, IsoDate } from '../calendar/dates.ts'
import type { Means, Procedure } from './request.ts'
import { type ApprovalCase, type Closed, type OpenCase, type Opened, undecided } from './state.ts'

export type Stage = 'incomplete' | 'sent' | 'received' | 'review' | 'decision' | 'decided' | 'delivered' | 'closed'
export type DeadlineState = 'notRunning' | 'onTime' | 'dueSoon' | 'overdue' | 'decidedOnTime' | 'decidedLate'
export type Flag = 'lateRequest' | 'termAtRisk' | 'provisional' | 'claimed' | 'delegated' | 'noRoute' | 'ownReading'
export type CaseOutcome = 'approved' | 'refused' | 'returned' | 'notRequired' | 'withdrawn'

/** What lists show of a case: the row of the read model and the source of the search attributes. Opaque ids, no free text but the court's and our own numbers. */
export type CaseSummary = {
  caseId: string
  requester: string
  requestId: string
  approver: string | null
  stage: Stage
  deadlineState: DeadlineState
  /** Who must act now: a person's id where one is known, else a body's; null when closed. */
  holder: string | null
  outcome: CaseOutcome | null
  flags: Flag[]
  means: Means
  procedure: Procedure
  outgoingNumber: string
  court: string
  courtCaseNumber: string
  sentOn: IsoDate
  receivedAt: Instant | null
  lawyer: string | null
  decisionDueOn: IsoDate | null
  decisionDueAt: Instant | null
  courtTermEndsOn: IsoDate | null
  courtTermEndsAt: Instant | null
  overdue: boolean
  overdueSince: Instant | null
  decidedLate: boolean | null
  /** Number of the last event folded in. */
  seq: number
  openedAt: Instant
  closedAt: Instant | null
}

/** What the query `state` answers of a case, open or closed; `summary` is null only before the request has been read. */
export type StateAnswer = { state: ApprovalCase; summary: CaseSummary | null }

/** What a case shows of itself in lists and search attributes. */
export const summaryOf = (state: Opened): CaseSummary => ({
  caseId: state.caseId,
  requester: state.request.requester,
  requestId: state.request.requestId,
  approver: state.approver,
  stage: state.stage,
  deadlineState: deadlineState(state),
  holder: holder(state),
  outcome: state.stage === 'closed' ? state.outcome : 'decision' in state ? outcomes[state.decision.outcome] : null,
  flags: flags(state),
  means: state.request.means,
  procedure: state.request.procedure,
  outgoingNumber: state.request.outgoing.number,
  court: state.request.court,
  courtCaseNumber: state.request.courtCaseNumber,
  sentOn: state.request.outgoing.sentOn,
  receivedAt: state.receipt?.at ?? null,
  lawyer: 'lawyer' in state ? state.lawyer : null,
  decisionDueOn: state.dates?.decision?.dueOn ?? null,
  decisionDueAt: state.dates?.decision?.dueAt ?? null,
  courtTermEndsOn: state.dates?.courtTerm.endsOn ?? null,
  courtTermEndsAt: state.dates?.courtTerm.endsAt ?? null,
  overdue: undecided(state) && state.overdueSince !== null,
  overdueSince: state.overdueSince,
  decidedLate: 'decision' in state ? state.decision.late : null,
  seq: state.seq,
  openedAt: state.openedAt,
  closedAt: state.stage === 'closed' ? state.closedAt : null,
})

const outcomes = { approve: 'approved', refuse: 'refused' } as const

const deadlineState = (state: OpenCase | Closed): DeadlineState => {
  if ('decision' in state) return state.decision.late ? 'decidedLate' : 'decidedOnTime'
  if (state.stage === 'closed' || state.receipt === null) return 'notRunning'
  if (state.overdueSince !== null) return 'overdue'
  return state.dueSoon ? 'dueSoon' : 'onTime'
}

/** Who must act now. The requester completes, chooses and files; the approver's chancery registers; then one person after the other. */
const holder = (state: OpenCase | Closed): string | null => {
  const { requester } = state.request
  switch (state.stage) {
    case 'incomplete':
    case 'delivered':
      return requester
    case 'sent':
      return state.approver ?? requester
    case 'received':
      return state.officials.legalHead ?? state.approver
    case 'review':
      return state.informationRequested ? requester : state.lawyer
    case 'decision':
      return state.proposal.addressedTo
    case 'decided':
      return state.approver
    case 'closed':
      return null
  }
}

const flags = (state: OpenCase | Closed): Flag[] => {
  const holds: Record<Flag, boolean> = {
    // Reading `sendBy`: the body's own, where it has chosen one.
    lateRequest: state.dates?.lateRequest[state.readings?.sendBy ?? 'plain'] ?? false,
    termAtRisk: state.dates?.termAtRisk ?? false,
    provisional: state.dates?.provisional ?? false,
    claimed: state.claimed,
    delegated: 'decision' in state && state.decision.authority.basis === 'delegation',
    noRoute: state.route?.kind === 'noRoute',
    ownReading: Object.keys(state.readings ?? {}).length > 0,
  }
  return (Object.keys(holds) as Flag[]).filter(flag => holds[flag])
}
