import type { Instant, IsoDate, LocalTime } from '../calendar/dates.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'

/** The instant at which the body closes that day, where a reading rests on it: the hour is the body's own, in no provision. */
export const closingOf = (
  date: IsoDate,
  reading: 'seventhDayEnds' | 'receiptOnDayOff',
  localTime: LocalTime,
  { hours }: ReadingsInForce,
): Instant | undefined => {
  const hour = hours?.[reading]
  return hour === undefined ? undefined : localTime.timeOn(date, hour)
}
