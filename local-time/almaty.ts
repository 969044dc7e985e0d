import { DateTime } from 'luxon'
import {
  type Instant,
  type IsoDate,
  instantOf,
  type LocalTime,
  millisecondsOf,
  plusDays,
} from '../domain/calendar/dates.ts'

/**
 * The local time of Kazakhstan: Asia/Almaty, +06 until 2024-03-01, since then +05. Clocks went back at that midnight,
 * so 29 February 2024 lasted 25 hours; of a time that came twice then (23:00 to 24:00) the later one is meant.
 * Throws RangeError for what is no date, time or instant.
 */
export const almaty: LocalTime = {
  dateOf: at => {
    const inUtc = instantOf(millisecondsOf(at)).slice(0, 10) as IsoDate
    const next = plusDays(inUtc, 1)
    // East of Greenwich the local date is that of UTC or the next.
    return millisecondsOf(at) < millisecondsOf(almaty.startOf(next)) ? inUtc : next
  },
  startOf: date => remembered(date, () => DateTime.fromISO(date, { zone }).startOf('day')),
  timeOn: (date, time) => remembered(`${date}T${time}`, () => DateTime.fromISO(`${date}T${time}`, { zone })),
}

const zone = 'Asia/Almaty'

/** Zone rules cost luxon 60 µs a time, and the same few dates are asked for again and again. */
const instants = new Map<string, Instant>()
const mostRemembered = 10_000

const remembered = (written: string, read: () => DateTime): Instant => {
  const known = instants.get(written)
  if (known) return known
  const time = read()
  if (!time.isValid) throw new RangeError(`${written}: ${time.invalidExplanation ?? time.invalidReason}`)
  if (instants.size === mostRemembered) instants.clear()
  const at = instantOf(time.toMillis())
  instants.set(written, at)
  return at
}
