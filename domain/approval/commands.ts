import type { Instant, IsoDate } from '../calendar/dates.ts'
import type { Citation } from '../regulation/citations.ts'
import type { Code } from '../regulation/codes.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import type { CaseDates } from './dates.ts'
import type { ApprovalRequest, Receipt } from './request.ts'
import type { RulesNumber } from './rules-number.ts'

/** What a person may ask of a case; also the names of the workflow's updates and signals (stable). `open` is the start itself. */
export const commandNames = [
  'complete',
  'return',
  'registerReceipt',
  'setApprover',
  'assign',
  'requestInformation',
  'supplyInformation',
  'recommend',
  'returnForRework',
  'decide',
  'confirmDelivery',
  'reportFiling',
  'withdraw',
  'correctFacts',
  'reassign',
  'recompute',
] as const

export type CommandName = (typeof commandNames)[number]

export type Outcome = 'approve' | 'refuse'

/** Who acted, as proved (or, where `claimed`, only said). */
export type Actor =
  | { person: string; body: string; position: string; acting?: true; claimed?: true }
  | { system: string; claimed?: true }

/** The instant by which lateness and authority are judged, and where it comes from. */
export type Judged = { at: Instant; by: 'verifiedSignature' | 'paperSigning' | 'credential' | 'workflow' }

/** By what a person could decide at that instant (parts 8 and 9). */
export type Authority = {
  basis: 'head' | 'actingHead' | 'delegation'
  position: string
  /** The order of who replaces the vested person (reading `substituteOfVested`). */
  substitute?: { number: string; date: IsoDate }
  /** The delegation act or the order of the acting head. */
  act?: { id?: string; number: string; date: IsoDate }
}

/** What a request lacks of parts 4 and 5, or of the facts its dates need. */
export type Fault = { code: Code; citation: Citation; field: string }

/** The routing answer as a case keeps it (part 1-3). */
export type CaseRoute = {
  kind: 'approver' | 'exempt' | 'militaryOrder' | 'noRoute'
  route?: number
  approver?: string
  citation: Citation
  because: string
  reading?: string
  order?: { id: string; number: string; date: IsoDate; terms?: string }
}

/** Sent back by a reading of the approving body, not by a person (`incompleteRequest`, `wrongAddressee`). */
export type ReturnedByReading = {
  citation: 'part-1' | 'part-4' | 'part-5'
  reason: string
  reading: 'incompleteRequest' | 'wrongAddressee'
}

/** The readings in force for the case, where they are no longer those that it keeps. */
type Reread = { readings?: ReadingsInForce; returned?: ReturnedByReading }

/** Who sits where in the approving body when the receipt is registered; null where the registry names nobody. */
export type Officials = { head: string | null; legalHead: string | null }

/** A decision signed on paper: its own day and number beside the instant of its event, and who registered it (not in older logs). */
export type PaperDecision = { signedOn: IsoDate; number: string; registeredBy?: string }

type Prepared<Name extends string, Content> = {
  name: Name
  commandId: string
  by: Actor
  judged: Judged
  /** The JWS by which `by` and `judged` were proved; absent where they are only claimed. */
  credential?: string
} & Content

/** Commands after `prepare`: parsed, with the proof of who and when, and with dates where a fact changed. */
export type Open = Prepared<
  'open',
  {
    caseId: string
    /** Absent in histories older than rules 2. */
    rules?: RulesNumber
    request: ApprovalRequest
    faults: Fault[]
    route: CaseRoute
    /** Named where the sender addressed another body than the route does (reading `wrongAddressee`). */
    wronglyAddressedTo?: string
    registerBy?: Instant
    dates: CaseDates | null
    /** Present when the input's receipt was registered by the right body. */
    receipt?: { receipt: Receipt; officials: Officials }
    editions: { regulation: string; calendar: string }
  } & Reread
>
export type Complete = Prepared<'complete', { request: ApprovalRequest; faults: Fault[]; dates: CaseDates | null }>
export type Return = Prepared<'return', { citation: 'part-4' | 'part-5'; reason: string }>
export type RegisterReceipt = Prepared<
  'registerReceipt',
  {
    receipt: Receipt
    officials: Officials
    dates: CaseDates | null
    editions: { regulation: string; calendar: string }
  } & Reread
>
export type SetApprover = Prepared<
  'setApprover',
  {
    approver: string
    reason: string
    registerBy?: Instant
    /** What the request lacks, and its dates, as the chosen body reads the text. */
    faults?: Fault[]
    dates?: CaseDates | null
    editions?: { regulation: string; calendar: string }
    /** The approver does not exist any more, and a person chooses who goes on (reading `approverReorganised`). */
    reorganised?: { officials: Officials | null }
  } & Reread
>
export type Assign = Prepared<'assign', { lawyer: string }>
export type Reassign = Prepared<'reassign', { lawyer: string; reason: string }>
export type RequestInformation = Prepared<'requestInformation', { text: string }>
export type SupplyInformation = Prepared<'supplyInformation', { text: string }>
export type Recommend = Prepared<
  'recommend',
  { outcome: Outcome; groundsExist: boolean; text: string; addressedTo: string }
>
export type ReturnForRework = Prepared<'returnForRework', { reason: string }>
export type Decide = Prepared<
  'decide',
  {
    outcome: Outcome
    reasons?: string
    number?: string
    paper?: PaperDecision
    /** Why it comes before any proposal (reading `decisionBeforeProposal`). */
    withoutProposal?: string
    authority: Authority
    /** Where the day of the decision picks the edition (reading `editionDate`). */
    editions?: { regulation: string; calendar: string }
  }
>
export type ConfirmDelivery = Prepared<'confirmDelivery', { how: string }>
export type ReportFiling = Prepared<'reportFiling', { filedOn: IsoDate; number?: string }>
export type Withdraw = Prepared<'withdraw', { reason: string }>
export type CorrectFacts = Prepared<
  'correctFacts',
  {
    request: ApprovalRequest
    receipt: Receipt | null
    faults: Fault[]
    dates: CaseDates | null
    changed: string[]
    reason: string
    readings?: ReadingsInForce
    editions?: { regulation: string; calendar: string }
  }
>
export type Recompute = Prepared<'recompute', { dates: CaseDates; edition: string }>

export type Command =
  | Open
  | Complete
  | Return
  | RegisterReceipt
  | SetApprover
  | Assign
  | Reassign
  | RequestInformation
  | SupplyInformation
  | Recommend
  | ReturnForRework
  | Decide
  | ConfirmDelivery
  | ReportFiling
  | Withdraw
  | CorrectFacts
  | Recompute

/** What a sender puts on the wire: the argument of an update or signal. */
export type Message = { commandId: string; actor: string; payload: unknown; credential?: string }

/** What a sender gets back; `seq` is the number of the last event the command made. */
export type CommandResult = { commandId: string; stage: string; seq: number }
