import type { CalendarDay, WorkingCalendar } from './calendar.ts'
import { yearsOf } from './totals.ts'

/** A date of which two editions say something different; `moves`: worked in one and off in the other, so counts change. */
export type DayDifference = { date: CalendarDay['date']; a: CalendarDay; b: CalendarDay; moves: boolean }

/** What two editions answer differently, date by date. */
export type CalendarDifference = {
  a: string
  b: string
  /** Years that only one of them covers: there the other refuses to count. */
  yearsOnlyInA: number[]
  yearsOnlyInB: number[]
  days: DayDifference[]
}

/** Compares two editions on every date of the years that both cover: worked or off, why, how sure, by which source. */
export const calendarDifference = (a: WorkingCalendar, b: WorkingCalendar): CalendarDifference => {
  const [yearsOfA, yearsOfB] = [yearsOf(a), yearsOf(b)]
  return {
    a: a.edition.id,
    b: b.edition.id,
    yearsOnlyInA: yearsOfA.filter(year => !yearsOfB.includes(year)),
    yearsOnlyInB: yearsOfB.filter(year => !yearsOfA.includes(year)),
    days: yearsOfA
      .filter(year => yearsOfB.includes(year))
      .flatMap(year => a.year(year).flatMap(day => differenceOn(day, b.day(day.date)))),
  }
}

const differenceOn = (a: CalendarDay, b: CalendarDay): DayDifference[] => {
  const isSame =
    a.working === b.working &&
    a.reason === b.reason &&
    a.for === b.for &&
    a.status === b.status &&
    a.source === b.source
  return isSame ? [] : [{ date: a.date, a, b, moves: a.working !== b.working }]
}
