import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { courtTerm, courtTermEnd, firstDateOfCourtTerm } from './court-term.ts'
import { decisionDue, decisionDueDate } from './decision-due.ts'
import {
  type DeadlineFacts,
  type DeadlineReadings,
  defaultReadings,
  type ReceiptDayReading,
  type SendByReading,
} from './facts.ts'
import type { DeadlineProof } from './proof.ts'
import { receiptDate } from './receipt-date.ts'
import { type SendBy, sendBy, sendByDates } from './send-by.ts'
import { termsInForce, workingDaysToFile } from './terms.ts'

/** The dates that run in a case. */
export type DeadlineDates = {
  /** The last day for going to court; it ends at 24:00 (CPC 123(5)). */
  courtTermEnds: IsoDate
  /** The latest date of sending by each reading of part 6. */
  sendBy: SendBy
  /** Part 6 is read as not governing this term of the APPC (reading `administrativeTerms`): `sendBy` binds nobody. */
  sendByNotApplied?: true
  /** The last day for the decision (part 10), once the receipt is registered. */
  decisionDue?: IsoDate
  /** Whether the request was sent after `sendBy`, once it is sent. Late is a flag, never a refusal. */
  lateRequest?: Record<SendByReading, boolean>
  /** Fewer than three working days are left for filing after the decision is due; false while nothing is due. */
  termAtRisk: boolean
  /** A date looked at is only estimated. */
  provisional: boolean
}

/** The dates and how each was found. */
export type Deadlines = DeadlineDates & {
  proof: {
    courtTerm: DeadlineProof<never>
    sendBy: DeadlineProof<SendByReading>
    decisionDue?: DeadlineProof<ReceiptDayReading>
  }
}

/**
 * All deadlines that the facts known so far give, each with its proof.
 * `terms` are those of parts 6 and 10; a draft edition's may be others.
 * Throws `DeadlineFault` for facts that no provision puts together, `BeyondCalendar` outside the calendar's years.
 */
export const deadlines = (
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
  readings: DeadlineReadings = {},
  terms = termsInForce,
): Deadlines => {
  const dates = deadlineDates(facts, calendar, readings, terms)
  const proof: Deadlines['proof'] = {
    courtTerm: courtTerm(facts, calendar).proof,
    sendBy: sendBy(dates.courtTermEnds, calendar, facts.procedure, readings.sendBy, terms.sending).proof,
  }
  if (facts.receivedOn) {
    const countedFrom = receiptDate(facts.receivedOn, facts, calendar, readings)
    proof.decisionDue = decisionDue(countedFrom, calendar, readings.receiptDay, facts.receivedOn, terms.decision).proof
  }
  return { ...dates, proof }
}

/** The same dates without proofs, for lists and for recomputing many. */
export const deadlineDates = (
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
  readings: DeadlineReadings = {},
  terms = termsInForce,
): DeadlineDates => {
  const { sentOn, receivedOn } = facts
  const courtTermEnds = courtTermEnd(facts, calendar)
  const latest = sendByDates(courtTermEnds, calendar, terms.sending)
  const dates: DeadlineDates = {
    courtTermEnds,
    sendBy: latest,
    termAtRisk: false,
    provisional:
      calendar.isProvisional(firstDateOfCourtTerm(facts), courtTermEnds) ||
      calendar.isProvisional(latest.strict, courtTermEnds),
  }
  const applies = facts.procedure === 'civil' || readings.administrativeTerms !== 'notApplied'
  if (!applies) dates.sendByNotApplied = true
  if (sentOn) dates.lateRequest = { plain: applies && sentOn > latest.plain, strict: applies && sentOn > latest.strict }
  if (receivedOn) {
    const countedFrom = receiptDate(receivedOn, facts, calendar, readings)
    const due = decisionDueDate(
      countedFrom,
      calendar,
      readings.receiptDay ?? defaultReadings.receiptDay,
      terms.decision,
    )
    dates.decisionDue = due
    // A draft's terms may leave no days for filing: then only a court term that ends before the decision is due is at risk.
    dates.termAtRisk = due > courtTermEnds || calendar.workingDaysBetween(due, courtTermEnds) < workingDaysToFile(terms)
    dates.provisional ||= calendar.isProvisional(receivedOn, due)
  }
  return dates
}
