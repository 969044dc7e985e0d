import type { CaseDates, Moment } from './dates.ts'
import type { ApprovalEvent } from './events.ts'
import type { ApprovalCase, Closed, Decision, OpenCase, WithDecision } from './state.ts'
import { unopened } from './state.ts'

/** The case after one more event. Never refuses: an event that has happened has happened. */
export const evolve = (state: ApprovalCase, event: ApprovalEvent): ApprovalCase => {
  if (event.type === 'RequestSubmitted') return submitted(event)
  // Only refusals and failed notices can still reach a closed case, and they change nothing but the count.
  if (state.stage === 'unopened' || state.stage === 'closed') return { ...state, seq: state.seq + 1 } as ApprovalCase
  const next = apply(state, event)
  return {
    ...next,
    seq: state.seq + 1,
    claimed: next.claimed || (event.type !== 'CommandRefused' && event.by?.claimed === true),
  }
}

/** The case that a log tells: the fold of all its events. */
export const caseOf = (events: readonly ApprovalEvent[]): ApprovalCase =>
  events.reduce(evolve, unopened as ApprovalCase)

const submitted = (event: Extract<ApprovalEvent, { type: 'RequestSubmitted' }>): ApprovalCase => ({
  stage: 'sent',
  seq: 1,
  caseId: event.caseId,
  openedAt: event.at,
  rules: event.rules,
  editions: event.editions,
  request: event.request,
  route: null,
  approver: null,
  claimed: event.by?.claimed === true,
  receipt: null,
  officials: null,
  dates: null,
  pending: [],
  dueSoon: false,
  overdueSince: null,
  courtTermEnded: false,
})

const apply = (state: OpenCase, event: ApprovalEvent): OpenCase | Closed => {
  switch (event.type) {
    case 'RequestIncomplete':
      return { ...received(state), stage: 'incomplete', faults: event.faults }
    case 'RequestCompleted': {
      const { faults: _, ...complete } = { faults: [], ...state, request: event.request }
      return state.stage === 'incomplete' ? stageOfComplete(complete as OpenCase) : (complete as OpenCase)
    }
    case 'RequestReturned':
      return closed(state, { outcome: 'returned' }, event)
    case 'ApprovalNotRequired':
      return closed({ ...state, route: event.route }, { outcome: 'notRequired' }, event)
    case 'Withdrawn':
      return closed(state, { outcome: 'withdrawn' }, event)
    case 'MilitaryOrderApplies':
    case 'RouteUndetermined':
      return { ...state, route: event.route }
    case 'ApproverSet':
      return { ...state, approver: event.approver, route: event.route ?? state.route }
    case 'ReceiptRegistered': {
      const next = {
        ...state,
        receipt: event.receipt,
        officials: event.officials,
        editions: event.editions,
      } as OpenCase
      return next.stage === 'sent' ? stageOfComplete(next) : next
    }
    case 'DeadlinesSet':
    case 'DeadlinesRecomputed':
      return { ...state, ...timed(event.dates, state, event.at) } as OpenCase
    case 'LawyerAssigned':
      return { ...state, stage: 'review', lawyer: event.lawyer, informationRequested: false } as OpenCase
    case 'Reassigned':
      return { ...state, lawyer: event.lawyer } as OpenCase
    case 'InformationRequested':
      return { ...state, informationRequested: true } as OpenCase
    case 'InformationSupplied':
      return { ...state, informationRequested: false } as OpenCase
    case 'RecommendationGiven': {
      const { informationRequested: _, ...rest } = { informationRequested: false, ...state }
      const proposal = { outcome: event.outcome, by: event.by, addressedTo: event.addressedTo, at: event.at }
      return { ...rest, stage: 'decision', lawyer: 'lawyer' in state ? state.lawyer : null, proposal } as OpenCase
    }
    case 'RecommendationReturned': {
      const { proposal, ...rest } = state as Extract<OpenCase, { stage: 'decision' }>
      const author = 'person' in proposal.by ? proposal.by.person : ''
      return { ...rest, stage: 'review', lawyer: rest.lawyer ?? author, informationRequested: false }
    }
    case 'Decided': {
      const decision: Decision = {
        outcome: event.outcome,
        by: event.by as Decision['by'],
        authority: event.authority,
        judged: event.judged,
        late: event.late,
        seq: state.seq + 1,
      }
      return { ...state, stage: 'decided', decision } as OpenCase
    }
    case 'DecisionDelivered':
      return (state as WithDecision).decision.outcome === 'refuse'
        ? closed(state, { outcome: 'refused', decision: (state as WithDecision).decision }, event)
        : ({ ...state, stage: 'delivered' } as OpenCase)
    case 'FilingReported':
    case 'FilingNotReported': {
      const filing = event.type === 'FilingReported' ? 'reported' : 'notReported'
      return closed(state, { outcome: 'approved', decision: (state as WithDecision).decision, filing }, event)
    }
    case 'FactsCorrected':
      return { ...state, request: event.request, receipt: event.receipt } as OpenCase
    case 'Reminded':
      return {
        ...state,
        dueSoon: state.dueSoon || event.moments.includes('dueSoon'),
        pending: state.pending.filter(moment => moment.at > event.at || !event.moments.includes(moment.kind)),
      }
    case 'BecameOverdue':
      return {
        ...state,
        overdueSince: event.dueAt,
        pending: state.pending.filter(moment => !['reminder', 'dueSoon', 'decisionDue'].includes(moment.kind)),
      }
    case 'OverdueLifted':
      return { ...state, overdueSince: null }
    case 'CourtTermEnded':
      return {
        ...state,
        courtTermEnded: true,
        pending: state.pending.filter(moment => !['courtTermReminder', 'courtTermEnded'].includes(moment.kind)),
      }
    case 'RequestSubmitted':
    case 'DeliveryFailed':
    case 'CommandRefused':
    case 'NoticeFailed':
      return state
    default:
      return event satisfies never
  }
}

/** A complete request is `received` once its receipt is registered, `sent` before. */
const stageOfComplete = (state: OpenCase): OpenCase =>
  ({ ...state, stage: state.receipt === null ? 'sent' : 'received' }) as OpenCase

const received = ({ receipt, officials, dates, ...state }: OpenCase) => ({ ...state, receipt, officials, dates })

/** Reminders that lay in the past when the dates were set are not sent; what they would have said is kept as `dueSoon`. */
const timed = (dates: CaseDates, state: OpenCase, at: string) => {
  const past = (moment: Moment) => moment.at <= at
  const courtTermEnded = state.courtTermEnded && dates.courtTerm.endsAt <= at
  const stillToCome = (moment: Moment): boolean => {
    if (moment.kind === 'decisionDue') return moment.at !== state.overdueSince
    if (moment.kind === 'courtTermEnded') return !courtTermEnded
    return !past(moment)
  }
  return {
    dates,
    courtTermEnded,
    dueSoon: dates.moments.some(moment => moment.kind === 'dueSoon' && past(moment)),
    pending: dates.moments.filter(stillToCome),
  }
}

type Ending =
  | { outcome: 'returned' | 'notRequired' | 'withdrawn' }
  | { outcome: 'refused'; decision: Decision }
  | { outcome: 'approved'; decision: Decision; filing: 'reported' | 'notReported' }

const closed = (state: OpenCase, ending: Ending, event: ApprovalEvent): Closed => ({
  seq: state.seq,
  caseId: state.caseId,
  openedAt: state.openedAt,
  rules: state.rules,
  editions: state.editions,
  request: state.request,
  route: state.route,
  approver: state.approver,
  claimed: state.claimed,
  receipt: state.receipt,
  officials: state.officials,
  dates: state.dates,
  lawyer: 'lawyer' in state ? state.lawyer : null,
  pending: [],
  dueSoon: state.dueSoon,
  overdueSince: state.overdueSince,
  courtTermEnded: state.courtTermEnded,
  stage: 'closed',
  closedAt: event.at,
  ...ending,
})
