import type { Instant, IsoDate } from '../calendar/dates.ts'
import { isInForce } from './acts.ts'
import type { PositionName, RoleName } from './kinds.ts'
import type {
  Act,
  Akim,
  Body,
  Delegation,
  Issuer,
  MilitaryOrder,
  Person,
  Position,
  ReadingChoice,
  RegistryRecords,
  RoleGrant,
} from './records.ts'
import { isKnownAt, isValidOn } from './validity.ts'

/** The registry as known at one instant, answering for any day. */
export type Registry = {
  /** The body's version of that day. */
  body(id: string, on: IsoDate): Body | undefined
  /** All bodies of that day, in the order of the records. */
  bodies(on: IsoDate): Body[]
  /** The body, or, where it no longer exists that day, the successor that does (reading `approverReorganised`). */
  standing(id: string, on: IsoDate): Body | undefined
  /** Whether the body is the National Security Committee: the central body that has `knbDepartment`s under it. */
  isKnb(id: string, on: IsoDate): boolean
  /** Where the body's people other than its head sit: an akim's apparatus, else the body itself. */
  seatOf(id: string, on: IsoDate): string
  /** The akim whose apparatus the body is. */
  akimOf(apparatus: string, on: IsoDate): Akim | undefined
  person(id: string): Person | undefined
  /** Everything the person holds that day, in any body. */
  positionsOf(person: string, on: IsoDate): Position[]
  /** What the person holds that day in the body or, for an akim, in his apparatus. */
  positionsIn(person: string, body: string, on: IsoDate): Position[]
  /** What the person is charged with that day by an order already issued. */
  grantsOf(person: string, on: IsoDate): RoleGrant[]
  /** Who has the role that day for the body, or for all. */
  charged(role: RoleName, body: string, on: IsoDate): string[]
  /** The body itself and those that are no more that day and whose affairs it goes on with. */
  continuedBy(id: string, on: IsoDate): string[]
  /** Who holds the position of the body that day, acting or not. */
  holders(body: string, position: PositionName, on: IsoDate): Position[]
  act(id: string): Act | undefined
  /**
   * The body's delegation acts to the person, in force or not (ask `isInForce`): those that name him, and those that
   * name only a position which he holds that day, not acting.
   */
  delegationsTo(person: string, body: string, on: IsoDate): Delegation[]
  /** All delegation acts of the body, in force or not. */
  delegationsOf(body: string): Delegation[]
  /** The military order in force that day of the nearest body above, as it stands that day (part 3). */
  militaryOrderFor(body: string, on: IsoDate): MilitaryOrder | undefined
  /** The issuer with the key of that day; without a day, the last registered one. */
  issuer(id: string, on?: IsoDate): Issuer | undefined
  /** What was chosen for that day of the open points of the text: by the whole deployment (`*`), then by the body itself. */
  readingChoices(body: string | null, on: IsoDate): ReadingChoice[]
}

/** Indexes the records as known at `knownAt`; without it, as known now (records not superseded). */
export const registrySnapshot = (records: RegistryRecords, { knownAt }: { knownAt?: Instant } = {}): Registry => {
  const known = <T extends { knownFrom?: Instant; knownTo?: Instant }>(all: T[]) =>
    all.filter(r => isKnownAt(r, knownAt))
  const bodies = known(records.bodies)
  const acts = known(records.acts)
  const bodyVersions = Map.groupBy(bodies, body => body.id)
  const children = Map.groupBy(bodies, body => body.parent)
  const akims = Map.groupBy(bodies.filter(isAkim), akim => akim.apparatus)
  const people = new Map(known(records.people).map(person => [person.id, person]))
  const positions = known(records.positions)
  const byPerson = Map.groupBy(positions, position => position.person)
  const byBody = Map.groupBy(positions, position => position.body)
  const delegations = Map.groupBy(acts.filter(isDelegation), act => act.body)
  const militaryOrders = Map.groupBy(acts.filter(isMilitaryOrder), act => act.body)
  const actsById = new Map(acts.map(act => [act.id, act]))
  const choices = Map.groupBy(known(records.readings), choice => choice.body)
  const grants = Map.groupBy(known(records.grants), grant => grant.person)
  const grantsByBody = Map.groupBy(known(records.grants), grant => grant.body)
  const issuers = Map.groupBy(known(records.issuers), issuer => issuer.id)

  const body: Registry['body'] = (id, on) => bodyVersions.get(id)?.find(version => isValidOn(version, on))

  const standing: Registry['standing'] = (id, on) => {
    const passed = new Set<string>()
    for (let next: string | undefined = id; next !== undefined && !passed.has(next); ) {
      const found = body(next, on)
      if (found) return found
      passed.add(next)
      next = lastBefore(bodyVersions.get(next) ?? [], on)?.successor
    }
    return undefined
  }

  const seatOf: Registry['seatOf'] = (id, on) => {
    const found = body(id, on)
    return found?.kind === 'akim' ? (found.apparatus ?? id) : id
  }

  // The head of an apparatus is not the akim: of an akim himself only `firstHead` is looked up, of his apparatus all else.
  const belongs = (position: Position, bodyId: string, seat: string) =>
    seat === bodyId
      ? position.body === bodyId
      : position.position === 'firstHead'
        ? position.body === bodyId
        : position.body === seat

  const positionsOf: Registry['positionsOf'] = (person, on) =>
    (byPerson.get(person) ?? []).filter(position => isValidOn(position, on))

  const positionsIn: Registry['positionsIn'] = (person, bodyId, on) => {
    const seat = seatOf(bodyId, on)
    return positionsOf(person, on).filter(position => belongs(position, bodyId, seat))
  }

  return {
    body,
    bodies: on => bodies.filter(version => isValidOn(version, on)),
    standing,
    isKnb: (id, on) => (children.get(id) ?? []).some(child => child.kind === 'knbDepartment' && isValidOn(child, on)),
    seatOf,
    akimOf: (apparatus, on) => (akims.get(apparatus) ?? []).find(akim => isValidOn(akim, on)),
    person: id => people.get(id),
    positionsOf,
    positionsIn,
    grantsOf: (person, on) => (grants.get(person) ?? []).filter(grant => isGranted(grant, on)),
    charged: (role, body, on) => {
      const held = [body, '*'].flatMap(each => grantsByBody.get(each) ?? [])
      return [...new Set(held.filter(each => each.role === role && isGranted(each, on)).map(({ person }) => person))]
    },
    continuedBy: (id, on) => [
      id,
      ...[...bodyVersions.keys()].filter(other => other !== id && !body(other, on) && standing(other, on)?.id === id),
    ],
    holders: (bodyId, position, on) =>
      (byBody.get(position === 'firstHead' ? bodyId : seatOf(bodyId, on)) ?? []).filter(
        held => held.position === position && isValidOn(held, on),
      ),
    act: id => actsById.get(id),
    delegationsTo: (person, bodyId, on) => {
      const held = positionsIn(person, bodyId, on).filter(position => !position.acting)
      return (delegations.get(bodyId) ?? []).filter(act =>
        act.person === undefined ? held.some(position => position.position === act.position) : act.person === person,
      )
    },
    delegationsOf: bodyId => delegations.get(bodyId) ?? [],
    militaryOrderFor: (id, on) => {
      const above = (of: Body | undefined) => (of?.parent === undefined ? undefined : standing(of.parent, on))
      const passed = new Set([id])
      for (let next = above(body(id, on)); next && !passed.has(next.id); next = above(next)) {
        const order = militaryOrders.get(next.id)?.find(act => isInForce(act, on))
        if (order) return order
        passed.add(next.id)
      }
      return undefined
    },
    issuer: (id, on) => {
      const keys = issuers.get(id) ?? []
      return on === undefined ? keys.at(-1) : keys.find(key => isInForce({ ...key, date: key.validFrom }, on))
    },
    readingChoices: (id, on) =>
      ['*', ...(id === null ? [] : [id])].flatMap(each =>
        (choices.get(each) ?? []).filter(choice => isValidOn(choice, on)),
      ),
  }
}

const isAkim = (body: Body): body is Akim => body.kind === 'akim'
const isDelegation = (act: Act): act is Delegation => act.kind === 'delegation'
const isMilitaryOrder = (act: Act): act is MilitaryOrder => act.kind === 'militaryOrder'

const isGranted = (grant: RoleGrant, on: IsoDate): boolean => isInForce({ ...grant, date: grant.order.date }, on)

const lastBefore = (versions: Body[], on: IsoDate): Body | undefined =>
  versions
    .filter(version => version.validFrom <= on)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom))
    .at(-1)
