import type { Instant } from '../calendar/dates.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import type { Actor, Authority, CaseRoute, Fault, Judged, Officials, Outcome } from './commands.ts'
import type { CaseDates, Moment } from './dates.ts'
import type { ApprovalRequest, Receipt } from './request.ts'
import type { RulesNumber } from './rules-number.ts'
import type { Stage } from './summary.ts'

/** What is true of a case in every stage. */
type InEveryStage = {
  /** Number of the last event folded in; the log's `seq`. */
  seq: number
  caseId: string
  openedAt: Instant
  rules: RulesNumber
  editions: { regulation: string; calendar: string }
  /** How the approving body reads the open points of the text, where not by default; absent where all are. */
  readings?: ReadingsInForce
  request: ApprovalRequest
  /** Null only between submission and routing, inside one batch of events. */
  route: CaseRoute | null
  approver: string | null
  /** Null only where approval is not required. */
  dates: CaseDates | null
  /** Some accepted message was not signed by a registered issuer. */
  claimed: boolean
  /** Moments of the dates that have not become events yet, in order. */
  pending: Moment[]
  /** When both bodies are told that the receipt is not registered; null where no body is to register it, or they were told. */
  registerBy: Instant | null
  dueSoon: boolean
  overdueSince: Instant | null
  courtTermEnded: boolean
}

type Received = { receipt: Receipt; officials: Officials }
type NotReceived = { receipt: null; officials: null }

export type Proposal = { outcome: Outcome; by: Actor; addressedTo: string; at: Instant }
export type Decision = { outcome: Outcome; by: Actor; authority: Authority; judged: Judged; late: boolean; seq: number }

export type Unopened = { stage: 'unopened'; seq: 0 }
/** Lacks what parts 4 or 5 require; the clock runs all the same from a registered receipt. */
export type Incomplete = InEveryStage & { receipt: Receipt | null; officials: Officials | null } & {
  stage: 'incomplete'
  faults: Fault[]
}
export type Sent = InEveryStage & NotReceived & { stage: 'sent' }
export type InReceipt = InEveryStage & Received & { stage: 'received' }
export type InReview = InEveryStage & Received & { stage: 'review'; lawyer: string; informationRequested: boolean }
export type InDecision = InEveryStage & Received & { stage: 'decision'; lawyer: string | null; proposal: Proposal }
/** `proposal` is null where the decision came before any (reading `decisionBeforeProposal`). */
export type WithDecision = InEveryStage &
  Received & { lawyer: string | null; proposal: Proposal | null; decision: Decision }
export type DecidedCase = WithDecision & { stage: 'decided' }
/** Approved and delivered: waits for the filing, or for the end of the court term. */
export type DeliveredCase = WithDecision & { stage: 'delivered' }
export type Closed = InEveryStage & {
  stage: 'closed'
  receipt: Receipt | null
  officials: Officials | null
  closedAt: Instant
  lawyer: string | null
} & (
    | { outcome: 'returned' | 'notRequired' | 'withdrawn' }
    | { outcome: 'refused'; decision: Decision }
    | { outcome: 'approved'; decision: Decision; filing: 'reported' | 'notReported' }
  )

/** A case, a type per stage: no field that has no meaning there. */
export type OpenCase = Incomplete | Sent | InReceipt | InReview | InDecision | DecidedCase | DeliveredCase
/** A case that has its request, open or closed. */
export type Opened = OpenCase | Closed
export type ApprovalCase = Unopened | Opened

export const unopened: Unopened = { stage: 'unopened', seq: 0 }

/** The readings of the case that are not the default. */
export const readingsIn = (state: ApprovalCase): ReadingsInForce =>
  state.stage === 'unopened' ? {} : (state.readings ?? {})

/** Before the decision the seven working days run, and the case can still change its facts. */
export const undecided = (state: ApprovalCase): state is Incomplete | Sent | InReceipt | InReview | InDecision =>
  (['incomplete', 'sent', 'received', 'review', 'decision'] satisfies Stage[] as string[]).includes(state.stage)
