import type { Instant, IsoDate } from '../calendar/dates.ts'
import type { Citation } from '../regulation/citations.ts'
import type { Code } from '../regulation/codes.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import type {
  Actor,
  Authority,
  CaseRoute,
  Fault,
  Judged,
  Officials,
  Outcome,
  PaperDecision,
  ReturnedByReading,
} from './commands.ts'
import type { CaseDates, CompactProof, MomentKind } from './dates.ts'
import type { ApprovalRequest, Receipt } from './request.ts'
import type { RulesNumber } from './rules-number.ts'

/** `at` is the workflow's clock and orders the log; claimed facts and judged instants stand beside it, never in its place. */
type Made<Type extends string, Data> = {
  type: Type
  version: 1
  at: Instant
  commandId?: string
  by?: Actor
  /** The JWS that proves `by`, in the first event of its command: anyone with the issuer's public key can check it again. */
  credential?: string
} & Data

/** The proofs of the dates that an edition replaces. */
type ProofsBefore = { courtTerm: CompactProof; sendBy: CompactProof; decision?: CompactProof }

type Editions = { regulation: string; calendar: string }

/** The readings in force from here on that are not the default; absent where they stay what they were. */
type Reread = { readings?: ReadingsInForce }

/** Each fact of a case, in the past tense. Rows of the log keep them for ever; a changed shape is a new version. */
export type ApprovalEvent =
  | Made<
      'RequestSubmitted',
      { caseId: string; rules: RulesNumber; request: ApprovalRequest; editions: Editions; judged: Judged } & Reread
    >
  | Made<'RequestIncomplete', { faults: Fault[] }>
  | Made<'RequestCompleted', { request: ApprovalRequest }>
  | Made<'RequestReturned', Omit<ReturnedByReading, 'reading'> & Partial<Pick<ReturnedByReading, 'reading'>>>
  | Made<'ReceiptRegistered', { receipt: Receipt; officials: Officials; editions: Editions } & Reread>
  | Made<'ApprovalNotRequired', { route: CaseRoute }>
  | Made<'MilitaryOrderApplies', { route: CaseRoute }>
  | Made<'RouteUndetermined', { route: CaseRoute }>
  | Made<
      'ApproverSet',
      {
        approver: string
        route?: CaseRoute
        reason?: string
        wronglyAddressedTo?: string
        /** When both bodies are told that the receipt is not registered yet: a setting of ours, in no provision. */
        registerBy?: Instant
        /** Of the body that a person chose to go on after a reorganisation. */
        officials?: Officials
        editions?: Editions
      } & Reread
    >
  | Made<'DeadlinesSet', { dates: CaseDates }>
  | Made<'LawyerAssigned', { lawyer: string }>
  | Made<'Reassigned', { lawyer: string; from: string; reason: string }>
  | Made<'InformationRequested', { text: string }>
  | Made<'InformationSupplied', { text: string }>
  | Made<
      'RecommendationGiven',
      { by: Actor; outcome: Outcome; groundsExist: boolean; text: string; addressedTo: string }
    >
  | Made<'RecommendationReturned', { reason: string }>
  | Made<
      'Decided',
      {
        by: Actor
        outcome: Outcome
        reasons?: string
        number?: string
        paper?: PaperDecision
        /** Why it came before any proposal (reading `decisionBeforeProposal`). */
        withoutProposal?: string
        editions?: Editions
        authority: Authority
        judged: Judged
        late: boolean
        /** The same person proposed and decided (reading `sameProposerAndDecider`: allowed, flagged). */
        ownProposal: boolean
      }
    >
  | Made<'DecisionDelivered', { how: string }>
  | Made<'DeliveryFailed', { reason: string }>
  | Made<'FilingReported', { filedOn: IsoDate; number?: string; afterTerm: boolean }>
  | Made<'FilingNotReported', object>
  | Made<'Withdrawn', { reason: string }>
  | Made<
      'FactsCorrected',
      {
        request: ApprovalRequest
        receipt: Receipt | null
        changed: string[]
        reason: string
        editions?: Editions
      } & Reread
    >
  /** `edition` where a calendar edition changed them, which from then on is the case's; `before`: how the old dates were found. */
  | Made<'DeadlinesRecomputed', { dates: CaseDates; edition?: string; before?: ProofsBefore }>
  | Made<
      'Reminded',
      { moments: MomentKind[]; workingDaysLeft: number; deadline: 'registration' | 'decision' | 'courtTerm' }
    >
  | Made<'BecameOverdue', { dueAt: Instant }>
  | Made<'OverdueLifted', { dueAt: Instant }>
  | Made<'CourtTermEnded', { endedAt: Instant }>
  | Made<
      'CommandRefused',
      { name: string; code: Code; citation: Citation; facts: Record<string, string | number | boolean> }
    >
  | Made<'NoticeFailed', { notice: string; reason: string }>

export type EventType = ApprovalEvent['type']
export type EventOf<Type extends EventType> = Extract<ApprovalEvent, { type: Type }>
