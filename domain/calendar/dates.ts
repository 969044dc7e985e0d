/** A local calendar date in Kazakhstan, `YYYY-MM-DD`. */
export type IsoDate = `${number}-${number}-${number}`

/** A point in time in UTC with milliseconds, `YYYY-MM-DDTHH:mm:ss.sssZ`: compares correctly as text. */
export type Instant = `${number}-${number}-${number}T${number}:${number}:${number}Z`

/**
 * What the time zone of the office answers (Asia/Almaty, +06 before 2024-03-01, then +05).
 * The domain has no clock and no zone data of its own; `local-time/` gives it this.
 */
export type LocalTime = {
  /** The local date on which the instant falls. */
  dateOf(at: Instant): IsoDate
  /** The instant at which the local date begins (00:00). A date ends where the next one begins. */
  startOf(date: IsoDate): Instant
  /** The instant of a local wall-clock time `HH:mm` on the date. */
  timeOn(date: IsoDate, time: `${number}:${number}`): Instant
}

export const millisecondsPerDay = 86_400_000

/** Days since 1970-01-01; all arithmetic on dates is integer arithmetic on these. */
export const dayNumber = (date: IsoDate): number =>
  Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / millisecondsPerDay

/** Whether the value is a date that exists, written `YYYY-MM-DD`. */
export const isIsoDate = (value: unknown): value is IsoDate =>
  typeof value === 'string' &&
  !Number.isNaN(dayNumber(value as IsoDate)) &&
  dateOfDay(dayNumber(value as IsoDate)) === value

/** The date of a day number: inverse of `dayNumber`. */
export const dateOfDay = (day: number): IsoDate =>
  new Date(day * millisecondsPerDay).toISOString().slice(0, 10) as IsoDate

/** The date `days` calendar days after (or, if negative, before). */
export const plusDays = (date: IsoDate, days: number): IsoDate => dateOfDay(dayNumber(date) + days)

/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: IsoDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** The instant of milliseconds since the epoch, as workflow and system clocks give them. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant

/** Milliseconds since the epoch. */
export const millisecondsOf = (at: Instant): number => Date.parse(at)
