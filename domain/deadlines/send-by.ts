import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { defaultReadings, type Procedure, type SendByReading } from './facts.ts'
import { countingRows, type DeadlineProof } from './proof.ts'
import { sendingTerm } from './terms.ts'

/** The latest date of sending by each reading of part 6. */
export type SendBy = Record<SendByReading, IsoDate>

/**
 * The latest date on which the request is sent in time (part 6), with its proof. The term's last day is not counted.
 * `plain`: the tenth working day counted back; `strict`: ten full working days lie between, so the eleventh.
 * The text does not choose. Throws `BeyondCalendar` when the count leaves the calendar's years.
 */
export const sendBy = (
  courtTermEnds: IsoDate,
  calendar: WorkingCalendar,
  procedure: Procedure = 'civil',
  reading: SendByReading = defaultReadings.sendBy,
  term = sendingTerm,
): SendBy & { provisional: boolean; proof: DeadlineProof<SendByReading> } => {
  const dates = sendByDates(courtTermEnds, calendar, term)
  const other = reading === 'plain' ? 'strict' : 'plain'
  const provisional = calendar.isProvisional(dates.strict, courtTermEnds)
  const proof: DeadlineProof<SendByReading> = {
    start: { fact: 'courtTermEnds', date: courtTermEnds },
    rule: { ...term, counting: ['design'] },
    reading,
    // Part 6 speaks of CPC terms only; that it governs a term of the APPC too is our reading.
    openPoints: procedure === 'administrative' ? ['sendBy', 'administrativeTerms'] : ['sendBy'],
    rows: countingRows(calendar, courtTermEnds, dates.strict, 'design', term.citation),
    result: dates[reading],
    other: { reading: other, result: dates[other] },
    provisional,
    calendarEdition: calendar.edition.id,
  }
  return { ...dates, provisional, proof }
}

/** The same dates without their proof. */
export const sendByDates = (courtTermEnds: IsoDate, calendar: WorkingCalendar, { term } = sendingTerm): SendBy => ({
  plain: calendar.workingDayBefore(courtTermEnds, term.workingDays),
  strict: calendar.workingDayBefore(courtTermEnds, term.workingDays + 1),
})
