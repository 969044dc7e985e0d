import type { Instant, IsoDate } from '../calendar/dates.ts'
import type { Citation } from '../regulation/citations.ts'
import type { ReadingId, ReadingsInForce } from '../regulation/readings.ts'

/** A deadline's proof in short; the day rows are derived again from the named calendar edition when shown. */
export type CompactProof = {
  start: { fact: string; date: IsoDate; registeredOn?: IsoDate }
  rule: Citation
  reading?: string
  /** The open points on which the result rests, where there are others beside `reading`. */
  openPoints?: readonly ReadingId[]
  result: IsoDate
  other?: { reading: string; result: IsoDate }
  calendar: { edition: string; sha256: string }
  /** Of the canonical JSON of the full proof document. */
  sha256: string
}

export type MomentKind =
  | 'registrationReminder'
  | 'reminder'
  | 'dueSoon'
  | 'decisionDue'
  | 'courtTermReminder'
  | 'courtTermEnded'
  | 'filingReportDue'

/** An instant at which something about a case changes by itself. */
export type Moment = {
  at: Instant
  kind: MomentKind
  /** Working days left until the deadline's day; 0 on the day itself. Not where the deadline has ended. */
  workingDaysLeft?: number
}

/** All dates of a case, computed once by `prepare` whenever a fact they rest on changes. */
export type CaseDates = {
  courtTerm: { endsOn: IsoDate; endsAt: Instant; proof: CompactProof }
  /** `notApplied`: part 6 is read as not governing a term of the APPC (reading `administrativeTerms`). */
  sendBy: { plain: IsoDate; strict: IsoDate; proof: CompactProof; notApplied?: true }
  lateRequest: { plain: boolean; strict: boolean }
  /** Only from the registration of receipt (part 10). `dueAt` is 24:00 local of `dueOn`, or the hour of closing (reading `seventhDayEnds`). */
  decision?: { dueOn: IsoDate; dueAt: Instant; proof: CompactProof }
  /** The court term ends before, or fewer than three working days after, the decision is due. */
  termAtRisk: boolean
  /** Touches a day of the calendar that is only estimated. */
  provisional: boolean
  moments: Moment[]
  /** What else they were counted by, where not by the defaults: enough to count them again. */
  countedBy?: {
    readings?: Pick<ReadingsInForce, 'receiptOnDayOff' | 'administrativeTerms'>
    receivedAfterClosing?: true
    /** Where another day than that of the outgoing registration counts as that of the sending. */
    sentOn?: IsoDate
  }
}
