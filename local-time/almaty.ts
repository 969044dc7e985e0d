import { DateTime } from 'luxon'
import { type Instant, type IsoDate, instantOf, type LocalTime } from '../domain/calendar/dates.ts'

/**
 * The local time of Kazakhstan: Asia/Almaty, +06 until 2024-03-01, since then +05. Clocks went back at that midnight,
 * so 29 February 2024 lasted 25 hours; of a time that came twice then (23:00 to 24:00) the later one is meant.
 * Throws RangeError for what is no date, time or instant.
 */
export const almaty: LocalTime = {
  dateOf: at => valid(DateTime.fromISO(at, { zone }), at).toISODate() as IsoDate,
  startOf: date => instant(valid(DateTime.fromISO(date, { zone }), date).startOf('day')),
  timeOn: (date, time) => instant(valid(DateTime.fromISO(`${date}T${time}`, { zone }), `${date} ${time}`)),
}

const zone = 'Asia/Almaty'

const instant = (time: DateTime<true>): Instant => instantOf(time.toMillis())

const valid = (time: DateTime, written: string): DateTime<true> => {
  if (time.isValid) return time as DateTime<true>
  throw new RangeError(`${written}: ${time.invalidExplanation ?? time.invalidReason}`)
}
