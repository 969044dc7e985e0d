import { withinCalendar } from '../calendar/beyond-calendar.ts'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { defaultReadings, type ReceiptDayReading } from './facts.ts'
import { countingRows, type DeadlineProof } from './proof.ts'
import { decisionTerm } from './terms.ts'

/**
 * The last day for the decision (part 10), with its proof and the other reading's date. By `nextWorkingDay` the first
 * of the seven is the first working day after the receipt; by `receiptDay` the receipt itself, or the first working
 * day on or after it. `registeredOn` where the receipt counts as of another day (reading `receiptOnDayOff`).
 * Throws `BeyondCalendar` when the count leaves the calendar's years; where only the other reading's does, there is no `other`.
 */
export const decisionDue = (
  receivedOn: IsoDate,
  calendar: WorkingCalendar,
  reading: ReceiptDayReading = defaultReadings.receiptDay,
  registeredOn: IsoDate = receivedOn,
  term = decisionTerm,
): {
  dueOn: IsoDate
  other?: { reading: ReceiptDayReading; dueOn: IsoDate }
  provisional: boolean
  proof: DeadlineProof<ReceiptDayReading>
} => {
  const receiptCounts = reading === 'receiptDay'
  const otherReading = receiptCounts ? 'nextWorkingDay' : 'receiptDay'
  const dueOn = decisionDueDate(receivedOn, calendar, reading, term)
  const otherDueOn = withinCalendar(() => decisionDueDate(receivedOn, calendar, otherReading, term))
  const provisional = calendar.isProvisional(registeredOn, dueOn)
  const proof: DeadlineProof<ReceiptDayReading> = {
    start: { fact: 'receivedOn', date: receivedOn, ...(registeredOn === receivedOn ? {} : { registeredOn }) },
    // Part 10 does not say how to count; the default borrows CPC 122(2), which is our choice.
    rule: { ...term, counting: receiptCounts ? ['design'] : ['CPC-122-2', 'design'] },
    reading,
    openPoints:
      registeredOn === receivedOn && calendar.isWorking(receivedOn)
        ? ['receiptDay']
        : ['receiptDay', 'receiptOnDayOff'],
    // Up to the later of both readings' days, so that the other result stands in the rows too.
    rows: countingRows(
      calendar,
      receivedOn,
      receiptCounts && otherDueOn ? otherDueOn : dueOn,
      'CPC-122-2',
      term.citation,
      receiptCounts,
    ),
    result: dueOn,
    ...(otherDueOn && { other: { reading: otherReading, result: otherDueOn } }),
    provisional,
    calendarEdition: calendar.edition.id,
  }
  return { dueOn, ...(otherDueOn && { other: { reading: otherReading, dueOn: otherDueOn } }), provisional, proof }
}

/** The same date without its proof. */
export const decisionDueDate = (
  receivedOn: IsoDate,
  calendar: WorkingCalendar,
  reading: ReceiptDayReading,
  { term } = decisionTerm,
): IsoDate =>
  reading === 'receiptDay'
    ? calendar.workingDayFrom(receivedOn, term.workingDays)
    : calendar.workingDayAfter(receivedOn, term.workingDays)
