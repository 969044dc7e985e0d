import { type Kysely, sql } from 'kysely'
import type { RegistryRecords, RoleGrant } from '../domain/bodies/records.ts'
import { registrySnapshot } from '../domain/bodies/snapshot.ts'
import type { KnownTime } from '../domain/bodies/validity.ts'
import { type IsoDate, plusDays } from '../domain/calendar/dates.ts'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import { changed, earlier } from './registry-changes.ts'
import { type Version, versionsOf } from './registry-snapshot.ts'
import type { Database } from './tables.ts'

/** Which grant: the same person, body and role from the same day on are one, through all its corrections. */
export type GrantKey = Pick<RoleGrant, 'person' | 'body' | 'role' | 'validFrom'>

export type NewGrant = Omit<RoleGrant, 'revokedOn' | keyof KnownTime>

/**
 * Grants a role by a written order, or corrects what was entered of that grant. Refuses with RECORD_REFUSED and the field, or with
 * LAST_ADMINISTRATOR where a correction would leave nobody to administer the body's records.
 */
export const grantRole = (
  db: Kysely<Database>,
  grant: NewGrant,
  by: string,
  today: IsoDate,
): Promise<RoleGrant | Rejection> => changed(db, by, known => unlessLast(known, grant, today))

/**
 * Revokes a grant from a day on: from this moment it gives nothing on that day or later. Refuses with ROLE_NOT_HELD, RECORD_REFUSED,
 * or LAST_ADMINISTRATOR where nobody would be left to administer the body's records.
 */
export const revokeRole = (
  db: Kysely<Database>,
  key: GrantKey,
  revokedOn: IsoDate,
  by: string,
  today: IsoDate,
): Promise<RoleGrant | Rejection> =>
  changed(
    db,
    by,
    known => {
      const grant = known.grants.find(isSame(key))
      if (!grant) return reject('ROLE_NOT_HELD', { person: key.person, role: key.role, from: key.validFrom })
      // The days after it are free for another grant.
      const lastDay = revokedOn > grant.validFrom ? plusDays(revokedOn, -1) : grant.validFrom
      const validTo = earlier(grant.validTo, lastDay)
      return unlessLast(known, { ...grant, validTo, revokedOn: earlier(grant.revokedOn, revokedOn) }, today)
    },
    'revokedOn',
  )

/** Every version of the roles for the body (`*`: for all) that was ever known, in the order in which they were entered. */
export const versionsOfGrants = (db: Kysely<Database>, body: string): Promise<Version<'grants'>[]> =>
  versionsOf(db, 'grants', sql`record ->> 'body' = ${body}`)

const isSame =
  ({ person, body, role, validFrom }: GrantKey) =>
  (other: RoleGrant): boolean =>
    other.person === person && other.body === body && other.role === role && other.validFrom === validFrom

/**
 * The records of a body, and of all, keep an administrator: his grant is not made shorter where on one of the days that it loses nobody
 * else has the role for the body or for all. That it ends on the day which it always had is nobody's mistake.
 */
const unlessLast = (known: RegistryRecords, grant: RoleGrant, today: IsoDate): { grants: [RoleGrant] } | Rejection => {
  const { body, role } = grant
  const before = known.grants.find(isSame(grant))
  if (role !== 'administrator' || !before || endOf(grant) >= endOf(before)) return { grants: [grant] }
  const others = known.grants.filter(other => other !== before)
  const registry = registrySnapshot({ ...known, grants: others })
  const freed = [grant, ...others].map(each => plusDays(endOf(each), 1)).filter(day => day > today)
  const isLeft = [today, ...freed]
    .filter(day => endOf(grant) < day && day <= endOf(before))
    .every(day => registry.charged(role, body, day).length > 0)
  return isLeft ? { grants: [grant] } : reject('LAST_ADMINISTRATOR', { body })
}

/** The last day on which it gives anything; the day before its first where it was revoked before it began. */
const endOf = ({ validTo = '9999-12-30', revokedOn }: RoleGrant): IsoDate =>
  revokedOn !== undefined && revokedOn <= validTo ? plusDays(revokedOn, -1) : validTo
