import type { CalendarDay, WorkingCalendar } from '../calendar/calendar.ts'
import { type IsoDate, weekday } from '../calendar/dates.ts'
import { reasons } from '../calendar/reasons.ts'
import type { Citation } from '../regulation/citations.ts'
import type { ReadingId } from '../regulation/readings.ts'
import type { ActFact, ReceiptDayReading, SendByReading } from './facts.ts'
import type { Term } from './terms.ts'

/**
 * What a date is in the count: `start` is the day of the event, which the count leaves out; `dayOff` is passed over;
 * `monthEnd` is where a term of months would end; `rolledTo` is the working day that replaces it.
 */
export type RowRole = 'start' | 'counted' | 'dayOff' | 'monthEnd' | 'rolledTo'

/** One date passed on the way from start to result, in the order in which it is passed. */
export type ProofRow = CalendarDay & {
  /** 1 = Monday … 7 = Sunday. */
  weekday: number
  role: RowRole
  counted: boolean
  /** Which of the term's working days it is. */
  count?: number
  /** Why it is counted, left out, or replaced. */
  citation: Citation
}

/** How a deadline was found, so that a person can count it again on paper. */
export type DeadlineProof<Reading extends string = ReceiptDayReading | SendByReading> = {
  start: { fact: ActFact | 'courtTermEnds' | 'receivedOn'; date: IsoDate; registeredOn?: IsoDate }
  rule: { citation: Citation; term: Term; counting: readonly Citation[] }
  /** Which alternative of an open point was taken, where it can move this date. */
  reading?: Reading
  /** The rows of the table of readings on which the result rests. */
  openPoints: readonly ReadingId[]
  rows: readonly ProofRow[]
  /** Terms of months: the end before it is moved off a day off. */
  nominalEnd?: IsoDate
  /** The month has no day of the start's number, so its last day is taken. */
  noCorrespondingDay?: true
  result: IsoDate
  other?: { reading: Reading; result: IsoDate }
  /** A date looked at is only estimated. */
  provisional: boolean
  calendarEdition: string
}

/** The rows of a count of working days from `start` to `result`, forwards or back. */
export const countingRows = (
  calendar: WorkingCalendar,
  start: IsoDate,
  result: IsoDate,
  startRule: Citation,
  rule: Citation,
  startCounts = false,
): readonly ProofRow[] => {
  const days = result < start ? calendar.daysFrom(result, start).toReversed() : calendar.daysFrom(start, result)
  let count = 0
  return days.map(day => {
    if (!startCounts && day.date === start) return row(day, 'start', startRule)
    if (!day.working) return row(day, 'dayOff', reasons[day.reason].citation)
    count += 1
    return row(day, 'counted', rule, count)
  })
}

/** The rows of a term of months: its nominal end and, where that is off, every date up to the next working day. */
export const rollingRows = (calendar: WorkingCalendar, nominalEnd: IsoDate, result: IsoDate): readonly ProofRow[] =>
  calendar.daysFrom(nominalEnd, result).map(day => {
    if (!day.working) return row(day, 'dayOff', reasons[day.reason].citation)
    return day.date === nominalEnd ? row(day, 'monthEnd', 'CPC-123-2') : row(day, 'rolledTo', 'CPC-123-4')
  })

const row = (day: CalendarDay, role: RowRole, citation: Citation, count?: number): ProofRow => ({
  ...day,
  weekday: weekday(day.date),
  role,
  counted: role !== 'start' && role !== 'dayOff',
  ...(count === undefined ? {} : { count }),
  citation,
})
