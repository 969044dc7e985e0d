import type { IsoDate } from '../calendar/dates.ts'

/**
 * The day that ends a term of months: the day of the same number, or the month's last day where that number
 * does not exist (CPC 123(2)). That the count starts the day after (CPC 122(2)) is already in "the same number".
 */
export const monthsAfter = (date: IsoDate, months: number): { end: IsoDate; noCorrespondingDay: boolean } => {
  const monthIndex = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(monthIndex / 12)
  const month = (monthIndex % 12) + 1
  const day = Number(date.slice(8, 10))
  const lastDay = lengthOf(year, month)
  return {
    end: `${year}-${twoDigits(month)}-${twoDigits(Math.min(day, lastDay))}` as IsoDate,
    noCorrespondingDay: day > lastDay,
  }
}

const lengthOf = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`)
