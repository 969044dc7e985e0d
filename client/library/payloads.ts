import type { CommandName, Outcome } from '../../domain/approval/commands.ts'
import type { JudicialAct, RequestSignature, StoredDocument } from '../../domain/approval/request.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'

/** A point in time as a sender writes it: ISO 8601 with `Z` or an offset, seconds included; it is kept in UTC. */
export type SentInstant = string

/** What each command carries; the argument's `payload`. JSON Schemas of the same in `docs/schemas/`. */
export type CommandPayloads = {
  complete: {
    signature?: Omit<RequestSignature, 'signedAt'> & { signedAt: SentInstant }
    draft?: StoredDocument
    act?: JudicialAct
    shortTerm?: boolean
    nonParticipant?: boolean
  }
  return: { citation: 'part-4' | 'part-5'; reason: string }
  /** `deliveredAt`: by the exchange system, for a body that counts from there. */
  registerReceipt: { number: string; at: SentInstant; deliveredAt?: SentInstant }
  setApprover: { approver: string; reason: string }
  assign: { lawyer: string }
  requestInformation: { text: string }
  supplyInformation: { text: string }
  recommend: { outcome: Outcome; groundsExist: boolean; text: string; addressedTo?: string }
  returnForRework: { reason: string }
  decide: {
    outcome: Outcome
    reasons?: string
    number?: string
    /** `registeredBy`: who of the records service registered it; else the sender. */
    paper?: { signedOn: IsoDate; number: string; registeredBy?: string }
    /** Why it comes before any proposal, where the body reads part 7 to allow that. */
    withoutProposal?: string
  }
  confirmDelivery: { how: string }
  reportFiling: { filedOn: IsoDate; number?: string }
  withdraw: { reason: string }
  correctFacts: {
    act?: JudicialAct
    outgoing?: { sentOn?: IsoDate; number?: string }
    receiptAt?: SentInstant
    deliveredAt?: SentInstant
    shortTerm?: boolean
    nonParticipant?: boolean
    reason: string
  }
  reassign: { lawyer: string; reason: string }
  recompute: { edition: string }
}

/** The payload of one command. */
export type PayloadOf<Name extends CommandName> = CommandPayloads[Name]
