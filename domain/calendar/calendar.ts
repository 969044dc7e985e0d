import { BeyondCalendar } from './beyond-calendar.ts'
import { dateOfDay, dayNumber, type IsoDate, isIsoDate, weekday } from './dates.ts'
import type { CalendarEdition, DayStatus } from './edition.ts'
import type { DayReason } from './reasons.ts'

/** One date of the calendar: worked or off, why, by which act or publication, and how sure that is. */
export type CalendarDay = {
  readonly date: IsoDate
  readonly working: boolean
  readonly reason: DayReason
  readonly for?: IsoDate
  readonly source: string
  readonly status: DayStatus
}

/** Questions about working days. Whatever leaves the edition's years throws `BeyondCalendar`. */
export type WorkingCalendar = {
  readonly edition: CalendarEdition
  day(date: IsoDate): CalendarDay
  isWorking(date: IsoDate): boolean
  /** The `n`-th working day (n ≥ 1) strictly after the date. */
  workingDayAfter(date: IsoDate, n: number): IsoDate
  /** The `n`-th working day (n ≥ 1) counted back from the date, which itself is not counted. */
  workingDayBefore(date: IsoDate, n: number): IsoDate
  /** The `n`-th working day (n ≥ 1) when the date itself, if worked, is the first. */
  workingDayFrom(date: IsoDate, n: number): IsoDate
  /** The date if it is worked, else the next working day. */
  onOrNextWorkingDay(date: IsoDate): IsoDate
  /** How many working days lie strictly after `start` and up to and including `end`; 0 if `end` is not after it. */
  workingDaysBetween(start: IsoDate, end: IsoDate): number
  /** Every date from `first` to `last`, both included. */
  daysFrom(first: IsoDate, last: IsoDate): readonly CalendarDay[]
  /** Every date of the year, in order. */
  year(year: number): readonly CalendarDay[]
  /** Whether any date from `first` to `last`, both included, is only estimated. */
  isProvisional(first: IsoDate, last: IsoDate): boolean
}

/** The calendar of an edition, with its counts computed once: each question is then a look-up. */
export const workingCalendar = (edition: CalendarEdition): WorkingCalendar => {
  const days = everyDay(edition)
  const indexes = new Map(days.map((day, index) => [day.date, index]))
  const workingDays = days.filter(day => day.working).map(day => day.date)
  const workingBefore = countsBefore(days, day => day.working)
  const estimatedBefore = countsBefore(days, day => day.status === 'estimated')

  const indexOf = (date: IsoDate): number => {
    const index = indexes.get(date)
    if (index !== undefined) return index
    if (isIsoDate(date)) throw new BeyondCalendar(Number(date.slice(0, 4)), edition.id)
    throw new RangeError(`${String(date)} is not a date`)
  }
  const dayAt = (index: number) => days[index] as CalendarDay
  const countUntil = (counts: Int32Array, index: number) => counts[index] as number
  const nthWorkingDay = (index: number): IsoDate => {
    const date = workingDays[index]
    if (date) return date
    const missingYear = index < 0 ? Number(edition.from.slice(0, 4)) - 1 : Number(edition.to.slice(0, 4)) + 1
    throw new BeyondCalendar(missingYear, edition.id)
  }
  const daysFrom = (first: IsoDate, last: IsoDate) => days.slice(indexOf(first), indexOf(last) + 1)

  return {
    edition,
    day: date => dayAt(indexOf(date)),
    isWorking: date => dayAt(indexOf(date)).working,
    workingDayAfter: (date, n) => nthWorkingDay(countUntil(workingBefore, indexOf(date) + 1) + counted(n) - 1),
    workingDayBefore: (date, n) => nthWorkingDay(countUntil(workingBefore, indexOf(date)) - counted(n)),
    workingDayFrom: (date, n) => nthWorkingDay(countUntil(workingBefore, indexOf(date)) + counted(n) - 1),
    onOrNextWorkingDay: date => nthWorkingDay(countUntil(workingBefore, indexOf(date))),
    workingDaysBetween: (start, end) =>
      Math.max(0, countUntil(workingBefore, indexOf(end) + 1) - countUntil(workingBefore, indexOf(start) + 1)),
    daysFrom,
    year: year => daysFrom(`${year}-01-01` as IsoDate, `${year}-12-31` as IsoDate),
    isProvisional: (first, last) =>
      countUntil(estimatedBefore, indexOf(last) + 1) > countUntil(estimatedBefore, indexOf(first)),
  }
}

const everyDay = (edition: CalendarEdition): readonly CalendarDay[] => {
  const overrides = new Map(edition.days.map(day => [day.date, day]))
  const days: CalendarDay[] = []
  for (let day = dayNumber(edition.from); day <= dayNumber(edition.to); day++) {
    const date = dateOfDay(day)
    days.push(Object.freeze(overrides.get(date) ?? plainDay(date, edition)))
  }
  return days
}

const plainDay = (date: IsoDate, edition: CalendarEdition): CalendarDay => {
  const reason = weekday(date) === 7 ? 'sunday' : weekday(date) === 6 ? 'saturday' : 'weekday'
  // A plain day rests on the law's text: no act names it, so it is derived, never confirmed.
  const status = date >= edition.provisionalFrom ? 'estimated' : 'derived'
  return { date, working: reason === 'weekday', reason, source: 'LC 84', status }
}

/** At index i: how many of the first i days match; one longer than the days. */
const countsBefore = (days: readonly CalendarDay[], matches: (day: CalendarDay) => boolean): Int32Array => {
  const counts = new Int32Array(days.length + 1)
  for (const [index, day] of days.entries()) counts[index + 1] = (counts[index] as number) + (matches(day) ? 1 : 0)
  return counts
}

const counted = (n: number): number => {
  if (Number.isInteger(n) && n >= 1) return n
  throw new RangeError(`Working days are counted from 1, not ${n}`)
}
