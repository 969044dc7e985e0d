import type { WorkingCalendar } from './calendar.ts'

/** The working days of each month of a year, January first, and of the whole year. */
export type YearTotals = { year: number; months: readonly number[]; total: number }

/** How many working days each month and year of the calendar has: what its readers compare with the official balance of working time. */
export const workingDayTotals = (calendar: WorkingCalendar): YearTotals[] =>
  yearsOf(calendar).map(year => {
    const months = new Array<number>(12).fill(0)
    for (const { date, working } of calendar.year(year)) if (working) (months[Number(date.slice(5, 7)) - 1] as number)++
    return { year, months, total: months.reduce((sum, days) => sum + days, 0) }
  })

/** The years that the calendar covers. */
export const yearsOf = ({ edition }: WorkingCalendar): number[] => {
  const first = Number(edition.from.slice(0, 4))
  return Array.from({ length: Number(edition.to.slice(0, 4)) - first + 1 }, (_, index) => first + index)
}
