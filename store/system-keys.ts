import { type Kysely, sql } from 'kysely'
import type { Issuer } from '../domain/bodies/records.ts'
import type { KnownTime } from '../domain/bodies/validity.ts'
import { type IsoDate, plusDays } from '../domain/calendar/dates.ts'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import { changed, earlier } from './registry-changes.ts'
import { type Version, versionsOf } from './registry-snapshot.ts'
import type { Database } from './tables.ts'

export type NewKey = Omit<Issuer, 'revokedOn' | keyof KnownTime>

/**
 * Registers the key by which a system signs from a day on, or corrects what was entered from that day; a key before it ends on the day
 * before. Refuses with RECORD_REFUSED and the field: a system that acts for another body keeps its id.
 */
export const registerKey = (db: Kysely<Database>, key: NewKey, by: string): Promise<Issuer | Rejection> =>
  changed(db, by, known => {
    const own = known.issuers.filter(({ id }) => id === key.id)
    if (own.some(({ actsFor }) => actsFor !== key.actsFor))
      return reject('RECORD_REFUSED', { field: 'system', fault: 'DUPLICATE' })
    const before = own.filter(
      ({ validFrom, validTo }) => validFrom < key.validFrom && (validTo ?? key.validFrom) >= key.validFrom,
    )
    return { issuers: [key, ...before.map(each => ({ ...each, validTo: plusDays(key.validFrom, -1) }))] }
  })

/**
 * Revokes the key that a system has since a day: from this moment nothing that it signs, or asks, counts on `revokedOn` or later. What is
 * revoked already stays so from the earlier day; only `registerKey` undoes it. Refuses with SYSTEM_UNKNOWN, RECORD_REFUSED.
 */
export const revokeKey = (
  db: Kysely<Database>,
  key: Pick<Issuer, 'id' | 'actsFor' | 'validFrom'>,
  revokedOn: IsoDate,
  by: string,
): Promise<Issuer | Rejection> =>
  changed(
    db,
    by,
    known => {
      const { id, actsFor, validFrom } = key
      const found = known.issuers.find(
        each => each.id === id && each.actsFor === actsFor && each.validFrom === validFrom,
      )
      return found
        ? { issuers: [{ ...found, revokedOn: earlier(found.revokedOn, revokedOn) }] }
        : reject('SYSTEM_UNKNOWN', { system: id, from: validFrom })
    },
    'revokedOn',
  )

/** Every version of the keys of the systems that act for the body (`*`: for all), in the order in which they were entered. */
export const versionsOfKeys = (db: Kysely<Database>, body: string): Promise<Version<'issuers'>[]> =>
  versionsOf(db, 'issuers', sql`record ->> 'actsFor' = ${body}`)
