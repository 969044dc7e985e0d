import type { Instant, IsoDate } from '../calendar/dates.ts'

/** When a record holds in the world. Both days are included: `validTo` is the last day. */
export type ValidTime = { validFrom: IsoDate; validTo?: IsoDate }

/**
 * When the registry knew the record, set by the store when it loads: known from `knownFrom` until just before `knownTo`.
 * A record that has neither (read from a file) counts as known always.
 */
export type KnownTime = { knownFrom?: Instant; knownTo?: Instant }

/** Whether the record holds on the day. */
export const isValidOn = (record: ValidTime, on: IsoDate): boolean =>
  record.validFrom <= on && (record.validTo === undefined || on <= record.validTo)

/** Whether the registry knew the record at the instant; without an instant, whether it is the latest knowledge. */
export const isKnownAt = (record: KnownTime, at?: Instant): boolean =>
  at === undefined
    ? record.knownTo === undefined
    : (record.knownFrom === undefined || record.knownFrom <= at) &&
      (record.knownTo === undefined || at < record.knownTo)
