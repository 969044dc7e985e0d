import { type Instant, instantOf, millisecondsOf } from '../../domain/calendar/dates.ts'

/** When what did not leave is tried again: after 30 s, 1 min, 2 min … at most an hour. */
export const nextAttemptAt = ({ attempts }: { attempts: number }, now: Instant): Instant =>
  instantOf(millisecondsOf(now) + Math.min(30 * second * 2 ** Math.max(0, attempts - 1), hour))

/** Whether it was tried for three days and is tried no more. */
export const isTooOld = ({ firstAttemptAt }: { firstAttemptAt: Instant | null }, now: Instant): boolean =>
  firstAttemptAt !== null && millisecondsOf(now) - millisecondsOf(firstAttemptAt) >= 72 * hour

const second = 1_000
const hour = 3_600 * second
