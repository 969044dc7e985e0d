import { type IsoDate, isIsoDate } from '../domain/calendar/dates.ts'

/** The years of which anything is accepted, 1991 to 2199, as part of a pattern: with others, counting may leave the calendar of dates. */
export const years = String.raw`(?:199[1-9]|2[01]\d\d)`

/** Whether it is such a year, of four digits. */
export const isAcceptedYear = (text: string): boolean => pattern.test(text)

/** Whether it is a date that exists, `YYYY-MM-DD`, in such a year: as `isoDate` of the schemas, which the command line does without. */
export const isAcceptedDate = (value: unknown): value is IsoDate =>
  isIsoDate(value) && isAcceptedYear(value.slice(0, 4))

const pattern = new RegExp(`^${years}$`)
