import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { mayDecide, vestablePositions } from '../domain/authority/may-decide.ts'
import { isRefusal } from '../domain/authority/refusal.ts'
import { readingsOf } from '../domain/bodies/readings-in-force.ts'
import type { Delegation, Issuer, Position, RegistryRecords, RoleGrant } from '../domain/bodies/records.ts'
import { registrySnapshot } from '../domain/bodies/snapshot.ts'
import { type Entered, isValidOn, type KnownTime } from '../domain/bodies/validity.ts'
import type { IsoDate } from '../domain/calendar/dates.ts'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import { loadInto, RegistryConflict } from './registry.ts'
import { faultsBetween } from './registry-files/checks.ts'
import { recordsOf, type Version, versionsOf } from './registry-snapshot.ts'
import type { Database } from './tables.ts'

/** A delegation act as entered; the registry gives the id, `revokeAct` the revocation. */
export type NewAct = Omit<Delegation, 'id' | 'kind' | 'revokedOn' | keyof KnownTime>

/**
 * Registers the head's act of delegation (part 9). Refuses with NOT_VESTED (not issued by the head; the person does not hold the
 * position), POSITION_NOT_VESTABLE (outside the closed list), PERSON_UNKNOWN, ACT_NUMBER_TAKEN, or RECORD_REFUSED with the field.
 */
export const issueAct = (db: Kysely<Database>, act: NewAct, by: string): Promise<Delegation | Rejection> =>
  changed(db, by, known => enteredAct({ ...act, id: randomUUID(), kind: 'delegation' }, known))

/** Corrects what was entered of an act: what was known until now stays known as of its time. Refuses as `issueAct`, and with ACT_UNKNOWN. */
export const correctAct = (
  db: Kysely<Database>,
  id: string,
  corrected: NewAct & Pick<Delegation, 'revokedOn'>,
  by: string,
): Promise<Delegation | Rejection> =>
  changed(db, by, known => {
    const act = delegationIn(known, id)
    if (!act) return reject('ACT_UNKNOWN', { act: id })
    const others = { ...known, acts: known.acts.filter(other => other !== act) }
    return enteredAct({ ...corrected, id, kind: 'delegation' }, others)
  })

/**
 * Revokes an act from a day on: from this moment it vests nobody on that day or later. What is revoked already stays so from the
 * earlier day; only `correctAct` undoes it. Refuses with ACT_UNKNOWN or RECORD_REFUSED.
 */
export const revokeAct = (
  db: Kysely<Database>,
  id: string,
  revokedOn: IsoDate,
  by: string,
): Promise<Delegation | Rejection> =>
  changed(
    db,
    by,
    known => {
      const act = delegationIn(known, id)
      return act
        ? { acts: [{ ...act, revokedOn: earlier(act.revokedOn, revokedOn) }] }
        : reject('ACT_UNKNOWN', { act: id })
    },
    'revokedOn',
  )

/** Puts a person in a position; who acts for another by an order (APPC 44(3)). Refuses with RECORD_REFUSED and the field. */
export const appoint = (
  db: Kysely<Database>,
  position: Omit<Position, keyof KnownTime>,
  by: string,
): Promise<Position | Rejection> => changed(db, by, () => ({ positions: [position] }))

/** Ends what the person holds in the body on its last day. Refuses with POSITION_NOT_HELD or RECORD_REFUSED. */
export const endPosition = (
  db: Kysely<Database>,
  { person, body, position, unit }: Pick<Position, 'person' | 'body' | 'position' | 'unit'>,
  lastDay: IsoDate,
  by: string,
): Promise<Position | Rejection> =>
  changed(
    db,
    by,
    known => {
      const held = known.positions.find(
        each =>
          each.person === person &&
          each.body === body &&
          each.position === position &&
          each.unit === unit &&
          isValidOn(each, lastDay),
      )
      return held
        ? { positions: [{ ...held, validTo: lastDay }] }
        : reject('POSITION_NOT_HELD', { person, body, position, on: lastDay })
    },
    'validTo',
  )

/** Every version of an act that was ever known, the first first: who corrected nothing has overwritten nothing. */
export const versionsOfAct = (db: Kysely<Database>, id: string): Promise<Version<'acts'>[]> =>
  versionsOf(db, 'acts', sql`subject = ${id}`)

type Change =
  | { acts: [Delegation] }
  | { positions: [Position] }
  | { grants: [RoleGrant] }
  | { issuers: [Issuer, ...Issuer[]] }
type Entry<Wanted extends Change> = Wanted extends Record<string, [infer Entered, ...unknown[]]> ? Entered : never

/**
 * One record judged by the registry as it is known, with others that it moves, and entered by the caller (`p-0041`, `system:erp`),
 * in one transaction: changes follow each other.
 */
export const changed = async <Wanted extends Change>(
  db: Kysely<Database>,
  by: string,
  change: (known: RegistryRecords) => Wanted | Rejection,
  /** Where only one field is set, older faults of the record do not stand in the way. */
  only?: string,
): Promise<Entry<Wanted> | Rejection> => {
  try {
    return await db.transaction().execute(async tx => {
      await tx.selectFrom('registryRevision').select('revision').forUpdate().execute()
      const known = await recordsOf(tx)
      const wanted = change(known)
      if ('code' in wanted) return wanted
      const fault = faultsIn(wanted, known).find(({ column }) => only === undefined || column === only)
      if (fault) return reject('RECORD_REFUSED', { field: fault.column, fault: fault.code })
      const entered: Entered = { source: 'api', by }
      await loadInto(tx, wanted, entered)
      return { ...(Object.values(wanted)[0][0] as Entry<Wanted>), entered }
    })
  } catch (error) {
    if (error instanceof RegistryConflict) return reject('RECORD_REFUSED', { field: 'validFrom', fault: 'DUPLICATE' })
    throw error
  }
}

/** The earlier of two days: who was to lose a right from one day on does not get it back by a later one. */
export const earlier = (known: IsoDate | undefined, day: IsoDate): IsoDate =>
  known !== undefined && known < day ? known : day

/** The same rules as for files; a record entered by hand is a file of one line. */
const faultsIn = (wanted: Change, known: RegistryRecords) => {
  const line = { file: '', line: 1, cells: {} }
  const asLines = <Kept>(records: Kept[] = []) => records.map(record => ({ record, line }))
  const { acts, positions, grants, issuers } = wanted as Partial<RegistryRecords>
  const nothing = { bodies: [], people: [], readings: [] }
  const none = { bodies: new Set<string>(), people: new Set<string>() }
  const lines = {
    ...nothing,
    acts: asLines(acts),
    positions: asLines(positions),
    grants: asLines(grants),
    issuers: asLines(issuers),
  }
  return faultsBetween(lines, known, none)
}

const enteredAct = (act: Delegation, known: RegistryRecords): { acts: [Delegation] } | Rejection => {
  const { body, number, date, person, position, validFrom } = act
  const isSame = (other: RegistryRecords['acts'][number]) =>
    other.body === body && other.number === number && other.date === date
  if (known.acts.some(isSame)) return reject('ACT_NUMBER_TAKEN', { body, number, date })
  if (position !== undefined && !(vestablePositions as readonly string[]).includes(position))
    return reject('POSITION_NOT_VESTABLE', { body, position })
  // Asked of its first day, of a registry with this act alone: whoever it vests must be able to decide by it, revoked later or not.
  const isBackdated = validFrom < date
  const on = isBackdated ? date : validFrom
  const { revokedOn: _, ...issued } = act
  const registry = registrySnapshot({ ...known, acts: [{ ...issued, validTo: on }] })
  const vested =
    person === undefined && position !== undefined
      ? registry.holders(body, position, on).flatMap(held => (held.acting ? [] : [held.person]))
      : [person ?? '']
  for (const each of vested) {
    const answer = mayDecide(each, body, { on, readings: readingsOf(body, on, registry) }, registry)
    if (isRefusal(answer)) return answer
  }
  return { acts: [act] }
}

const delegationIn = ({ acts }: RegistryRecords, id: string): Delegation | undefined => {
  const act = acts.find(each => each.id === id)
  return act?.kind === 'delegation' ? act : undefined
}
