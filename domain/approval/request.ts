import type { Instant, IsoDate } from '../calendar/dates.ts'
import type { Means, Procedure } from '../deadlines/facts.ts'

export type { Means, Procedure } from '../deadlines/facts.ts'

/** The dates of the judicial act. None is ever guessed: an appeal runs from `finalFormOn`, or of who took no part from `copySentOn`; a cassation from `inForceOn`. */
export type JudicialAct = {
  kind: string
  pronouncedOn?: IsoDate
  finalFormOn?: IsoDate
  copySentOn?: IsoDate
  inForceOn?: IsoDate
}

/** Registration of the request by the approving body's records service (APPC 44(1)). */
export type Receipt = {
  number: string
  at: Instant
  registeredBy: string
  /** The delivery in the exchange system, where it came through one (reading `receivedMoment`). */
  deliveredAt?: Instant
}

/** The signature of the requesting body's head (part 4). */
export type RequestSignature = {
  kind: 'paper' | 'cms'
  signer: string
  position: string
  signedAt: Instant
  actingOrder?: { number: string; date: IsoDate }
}

export type StoredDocument = { name: string; sha256: string }

/** The request for approval (parts 4 and 5) as the requesting body sent it; the input of the workflow. */
export type ApprovalRequest = {
  requestId: string
  requester: string
  addressedTo?: string
  means: Means
  procedure: Procedure
  shortTerm?: boolean
  /** The requester took no part in the trial: its appeal runs from `act.copySentOn` (CPC 403(3)). */
  nonParticipant?: boolean
  court: string
  courtCaseNumber: string
  act: JudicialAct
  parties?: string[]
  subject: string
  outgoing: { number: string; sentOn: IsoDate }
  receipt?: Receipt
  signature?: RequestSignature
  draft?: StoredDocument
  attachments?: StoredDocument[]
  /** The request that was returned or withdrawn before: sent again it is a new case with this link (reading `resubmission`). */
  replaces?: string
}
