import type { Instant } from '../calendar/dates.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import type { CaseDates, Moment } from './dates.ts'
import type { ApprovalEvent, EventOf } from './events.ts'
import type {
  ApprovalCase,
  Closed,
  DecidedCase,
  Decision,
  DeliveredCase,
  Incomplete,
  InDecision,
  InReceipt,
  InReview,
  OpenCase,
  Sent,
} from './state.ts'
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
  ...reread(event),
  request: event.request,
  route: null,
  approver: null,
  claimed: event.by?.claimed === true,
  receipt: null,
  officials: null,
  dates: null,
  pending: [],
  registerBy: null,
  dueSoon: false,
  overdueSince: null,
  courtTermEnded: false,
})

/** Each event implies the stage in which it was decided; the casts say which one, and the results are checked against the next. */
const apply = (state: OpenCase, event: ApprovalEvent): OpenCase | Closed => {
  switch (event.type) {
    case 'RequestIncomplete':
      return { ...(state as Incomplete | Sent), stage: 'incomplete', faults: event.faults }
    case 'RequestCompleted': {
      const { faults: _, ...complete } = state as Incomplete
      return stageOfComplete({ ...complete, request: event.request })
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
      return {
        ...state,
        ...reread(event),
        approver: event.approver,
        registerBy: event.registerBy ?? null,
        route: event.route ?? state.route,
        editions: event.editions ?? state.editions,
        ...(event.officials && state.receipt !== null ? { officials: event.officials } : {}),
      } as OpenCase
    case 'ReceiptRegistered': {
      const { receipt, officials, editions } = event
      return state.stage === 'incomplete'
        ? { ...state, ...reread(event), receipt, officials, editions }
        : stageOfComplete({ ...(state as Sent), ...reread(event), receipt, officials, editions })
    }
    case 'DeadlinesSet':
      return { ...state, ...timed(event.dates, state, event.at) }
    case 'DeadlinesRecomputed': {
      // A newer edition becomes the case's: what is corrected later is counted by it too.
      const editions = event.edition ? { ...state.editions, calendar: event.edition } : state.editions
      return { ...state, editions, ...timed(event.dates, state, event.at) }
    }
    case 'LawyerAssigned':
      return { ...(state as InReceipt), stage: 'review', lawyer: event.lawyer, informationRequested: false }
    case 'Reassigned':
      return { ...(state as InReview | InDecision), lawyer: event.lawyer }
    case 'InformationRequested':
      return { ...(state as InReview), informationRequested: true }
    case 'InformationSupplied':
      return { ...(state as InReview), informationRequested: false }
    case 'RecommendationGiven': {
      const reviewed = state as Omit<InReceipt, 'stage'> & Partial<Pick<InReview, 'lawyer' | 'informationRequested'>>
      const { informationRequested: _, lawyer = null, ...received } = reviewed
      const { outcome, by, addressedTo, at } = event
      return { ...received, stage: 'decision', lawyer, proposal: { outcome, by, addressedTo, at } }
    }
    case 'RecommendationReturned': {
      const { proposal, ...received } = state as InDecision
      // Who proposed without an assignment goes on with it.
      const lawyer = received.lawyer ?? ('person' in proposal.by ? proposal.by.person : proposal.by.system)
      return { ...received, stage: 'review', lawyer, informationRequested: false }
    }
    case 'Decided': {
      const { outcome, by, authority, judged, late } = event
      const decision: Decision = { outcome, by, authority, judged, late, seq: state.seq + 1 }
      const decidedIn = state as InDecision | InReview | InReceipt
      const lawyer = 'lawyer' in decidedIn ? decidedIn.lawyer : null
      const proposal = 'proposal' in decidedIn ? decidedIn.proposal : null
      const { informationRequested: _, ...rest } = { informationRequested: false, ...decidedIn }
      const { editions = state.editions } = event
      return { ...rest, editions, lawyer, proposal, stage: 'decided', decision }
    }
    case 'DecisionDelivered': {
      const decided = state as DecidedCase
      const { decision } = decided
      return decision.outcome === 'refuse'
        ? closed(state, { outcome: 'refused', decision }, event)
        : { ...decided, stage: 'delivered', pending: stillToTell(decided, event.at) }
    }
    case 'FilingReported':
    case 'FilingNotReported': {
      const { decision } = state as DeliveredCase
      const filing = event.type === 'FilingReported' ? 'reported' : 'notReported'
      return closed(state, { outcome: 'approved', decision, filing }, event)
    }
    case 'FactsCorrected':
      return event.receipt
        ? { ...(state as Exclude<OpenCase, Sent>), ...corrected(event, state), receipt: event.receipt }
        : { ...state, ...corrected(event, state) }
    case 'Reminded':
      return {
        ...state,
        dueSoon: state.dueSoon || event.moments.includes('dueSoon'),
        registerBy: event.moments.includes('registrationReminder') ? null : state.registerBy,
        pending: untold(state, event),
      }
    case 'BecameOverdue':
      return { ...state, overdueSince: event.dueAt, pending: without(state, 'reminder', 'dueSoon', 'decisionDue') }
    case 'OverdueLifted':
      return notOverdue(state)
    case 'CourtTermEnded':
      return { ...state, courtTermEnded: true, pending: without(state, 'courtTermReminder', 'courtTermEnded') }
    case 'RequestSubmitted':
    case 'DeliveryFailed':
    case 'CommandRefused':
    case 'NoticeFailed':
      return state
    default:
      return event satisfies never
  }
}

const reread = ({ readings }: { readings?: ReadingsInForce }) => (readings ? { readings } : {})

const corrected = (event: EventOf<'FactsCorrected'>, state: OpenCase) => ({
  ...reread(event),
  request: event.request,
  editions: event.editions ?? state.editions,
})

const without = ({ pending }: OpenCase, ...kinds: Moment['kind'][]) =>
  pending.filter(moment => !kinds.includes(moment.kind))

/** What the reminder has not told: under rules 1 as if it told all of its kinds, under rules 2 as many as it names. */
const untold = ({ pending, rules }: OpenCase, event: EventOf<'Reminded'>): Moment[] => {
  if (rules < 2) return pending.filter(moment => moment.at > event.at || !event.moments.includes(moment.kind))
  const told = [...event.moments]
  return pending.filter(({ kind }) => {
    const index = told.indexOf(kind)
    if (index !== -1) told.splice(index, 1)
    return index === -1
  })
}

/** Reminders to file that came while the approving body worked: the days they count are no longer those that are left. */
const stillToTell = ({ pending, rules }: DecidedCase, at: Instant): Moment[] =>
  rules < 2 ? pending : pending.filter(moment => moment.kind !== 'courtTermReminder' || moment.at > at)

/** Of a decided case by other dates than those it was judged late by: it was not late. */
const notOverdue = (state: OpenCase): OpenCase =>
  state.rules >= 2 && 'decision' in state
    ? { ...state, overdueSince: null, decision: { ...state.decision, late: false } }
    : { ...state, overdueSince: null }

/** A complete request is `received` once its receipt is registered, `sent` before. */
const stageOfComplete = ({ receipt, officials, ...state }: Omit<Incomplete, 'stage' | 'faults'>): Sent | InReceipt =>
  receipt !== null && officials !== null
    ? { ...state, receipt, officials, stage: 'received' }
    : { ...state, receipt: null, officials: null, stage: 'sent' }

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
  ...reread(state),
  request: state.request,
  route: state.route,
  approver: state.approver,
  claimed: state.claimed,
  receipt: state.receipt,
  officials: state.officials,
  dates: state.dates,
  lawyer: 'lawyer' in state ? state.lawyer : null,
  pending: [],
  registerBy: null,
  dueSoon: state.dueSoon,
  overdueSince: state.overdueSince,
  courtTermEnded: state.courtTermEnded,
  stage: 'closed',
  closedAt: event.at,
  ...ending,
})
