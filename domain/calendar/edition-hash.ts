import type { WorkingCalendar } from './calendar.ts'

/** Sha-256, hexadecimal, of the RFC 8785 canonical JSON of a value. */
export type Hash = (value: unknown) => string

const hashes = new WeakMap<WorkingCalendar, string>()

/** The hash of the calendar's edition, made once for each. */
export const hashOfEdition = (calendar: WorkingCalendar, hashOf: Hash): string => {
  const known = hashes.get(calendar) ?? hashOf(calendar.edition)
  hashes.set(calendar, known)
  return known
}
