import type { CaseDates } from '../approval/dates.ts'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { type DeadlineDates, deadlineDates } from './deadlines.ts'
import type { DeadlineFacts, DeadlineReadings } from './facts.ts'
import { courtTerms } from './terms.ts'

/** The deadlines of a case as they stand, and what of its facts they were counted from: enough to count them again. */
export type StandingDeadlines = DeadlineDates & {
  /** The calendar edition by which they were counted. */
  edition: string
  actDate: IsoDate
  shortTerm?: true
  receivedOn?: IsoDate
  readings?: DeadlineReadings
  receivedAfterClosing?: true
  sentOn?: IsoDate
}

/** The facts that no proof starts from. */
export type OtherFacts = Pick<DeadlineFacts, 'means' | 'procedure'> & { sentOn: IsoDate }

/** A date or mark of a case that another calendar edition changes; a date is null where there is none. */
export type DeadlineChange =
  | { what: DateOfCase; before: IsoDate | null; after: IsoDate | null }
  | { what: MarkOfCase; before: boolean; after: boolean }
type DateOfCase = 'courtTermEnds' | 'sendByPlain' | 'sendByStrict' | 'decisionDue'
type MarkOfCase = 'lateRequestPlain' | 'lateRequestStrict' | 'termAtRisk' | 'provisional'

/** What stands, from the dates that an event carries: their compact proofs name act, receipt, rule, reading and edition. */
export const standingDeadlines = (dates: CaseDates): StandingDeadlines => {
  const { courtTerm, sendBy, decision, lateRequest, termAtRisk, provisional, countedBy = {} } = dates
  const receiptDay = decision?.proof.reading as DeadlineReadings['receiptDay'] | undefined
  return {
    edition: courtTerm.proof.calendar.edition,
    actDate: courtTerm.proof.start.date,
    ...(courtTerm.proof.rule === courtTerms.administrativeShortAppeal.citation ? { shortTerm: true } : {}),
    ...(decision
      ? { receivedOn: decision.proof.start.registeredOn ?? decision.proof.start.date, decisionDue: decision.dueOn }
      : {}),
    ...countedBy,
    ...(receiptDay || countedBy.readings
      ? { readings: { ...countedBy.readings, ...(receiptDay ? { receiptDay } : {}) } }
      : {}),
    courtTermEnds: courtTerm.endsOn,
    sendBy: { plain: sendBy.plain, strict: sendBy.strict },
    lateRequest,
    termAtRisk,
    provisional,
  }
}

/**
 * Which dates and marks change when the same facts are counted by another calendar edition; empty where none does.
 * Throws `BeyondCalendar` where a count leaves that edition's years.
 */
export const changesUnder = (
  calendar: WorkingCalendar,
  standing: StandingDeadlines,
  facts: OtherFacts,
): DeadlineChange[] => {
  const { actDate, shortTerm, receivedOn, receivedAfterClosing, readings = {} } = standing
  const { sentOn = facts.sentOn } = standing
  const counted = { ...facts, sentOn, actDate, shortTerm, receivedOn, receivedAfterClosing }
  const after = deadlineDates(counted, calendar, readings)
  const changes: DeadlineChange[] = []
  const date = (what: DateOfCase, old?: IsoDate, now?: IsoDate) => {
    if (old !== now) changes.push({ what, before: old ?? null, after: now ?? null })
  }
  const mark = (what: MarkOfCase, old = false, now = false) => {
    if (old !== now) changes.push({ what, before: old, after: now })
  }
  date('courtTermEnds', standing.courtTermEnds, after.courtTermEnds)
  date('sendByPlain', standing.sendBy.plain, after.sendBy.plain)
  date('sendByStrict', standing.sendBy.strict, after.sendBy.strict)
  date('decisionDue', standing.decisionDue, after.decisionDue)
  mark('lateRequestPlain', standing.lateRequest?.plain, after.lateRequest?.plain)
  mark('lateRequestStrict', standing.lateRequest?.strict, after.lateRequest?.strict)
  mark('termAtRisk', standing.termAtRisk, after.termAtRisk)
  mark('provisional', standing.provisional, after.provisional)
  return changes
}
