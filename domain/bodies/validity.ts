import type { Instant, IsoDate } from '../calendar/dates.ts'

/** When a record holds in the world. Both days are included: `validTo` is the last day. */
export type ValidTime = { validFrom: IsoDate; validTo?: IsoDate }

/**
 * When the registry knew the record, and from whom, set by the store when it loads: known from `knownFrom` until just before
 * `knownTo`. A record that has neither (read from a file) counts as known always.
 */
export type KnownTime = { knownFrom?: Instant; knownTo?: Instant; entered?: Entered }

/** Who brought a record into the registry: whoever loaded a file, or a caller of the API (`p-0041`, `system:erp`). */
export type Entered = { source: 'file' } | { source: 'api'; by: string }

/** Whether the record holds on the day. */
export const isValidOn = (record: ValidTime, on: IsoDate): boolean =>
  record.validFrom <= on && (record.validTo === undefined || on <= record.validTo)

/** Whether there is a day on which both hold. */
export const overlap = (a: ValidTime, b: ValidTime): boolean =>
  (b.validTo === undefined || a.validFrom <= b.validTo) && (a.validTo === undefined || b.validFrom <= a.validTo)

/** Whether the registry knew the record at the instant; without an instant, whether it is the latest knowledge. */
export const isKnownAt = (record: KnownTime, at?: Instant): boolean =>
  at === undefined
    ? record.knownTo === undefined
    : (record.knownFrom === undefined || record.knownFrom <= at) &&
      (record.knownTo === undefined || at < record.knownTo)
