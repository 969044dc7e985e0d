import { accessTable, type Condition, isByPosition, type Relation, type Right } from '../access/table.ts'
import type { PositionName } from '../bodies/kinds.ts'
import type { Position } from '../bodies/records.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { Means } from '../deadlines/facts.ts'
import type { Citation } from '../regulation/citations.ts'
import { part } from '../regulation/citations.ts'
import { isProvenOn } from './acting.ts'
import { type DecidingReadings, mayDecide } from './may-decide.ts'
import type { Refusal } from './refusal.ts'

/** The bodies of the case and its lawyer. */
export type CaseParties = {
  requester: string
  approver?: string
  /** The body to which a request without an approver was sent. */
  addressee?: string
  assignee?: string
  /** For acts that vest the decision for some means only. */
  means?: Means
  readings?: DecidingReadings
}

/** The body whose own record is meant. */
export type Owner = { own: string }

/** As whom the person acts, and in which body. */
export type ActingAs = { body: string; relation: Relation; position: PositionName; acting: boolean; citation: Citation }

/**
 * Whether the person may do this in the case that day. A substitute counts by an order (APPC 44(3), para 13). A lawyer of the
 * approving body to whom the case is not assigned gets `NOT_ASSIGNED` where the assigned one would be allowed (part 7).
 */
export const mayAct = (
  action: Right,
  person: string,
  parties: CaseParties | Owner,
  on: IsoDate,
  registry: Registry,
): ActingAs | Refusal<'NOT_AUTHORISED' | 'NOT_ASSIGNED' | 'PERSON_UNKNOWN'> => {
  const { citation, grants } = accessTable[action]
  const facts = { action, person, on }
  if (!registry.person(person)) return { code: 'PERSON_UNKNOWN', citation, facts }
  let unassigned = false
  for (const grant of grants.filter(isByPosition)) {
    const body = bodyIn(grant.relation, parties, on, registry)
    if (body === undefined) continue
    for (const held of registry.positionsIn(person, body, on)) {
      if (!grant.positions.includes(held.position) || !isProvenOn(held, on)) continue
      if (!holdsTo(grant.only, held, body, parties, on, registry)) {
        unassigned ||= grant.only === 'assignee'
        continue
      }
      return { body, relation: grant.relation, position: held.position, acting: held.acting, citation }
    }
  }
  return unassigned ? { code: 'NOT_ASSIGNED', citation: part(7), facts } : { code: 'NOT_AUTHORISED', citation, facts }
}

/** The body that stands in the relation, as it stands that day; undefined where there is none. */
export const bodyIn = (
  relation: Relation,
  parties: CaseParties | Owner,
  on: IsoDate,
  registry: Registry,
): string | undefined => {
  if ('own' in parties) return relation === 'own' ? parties.own : undefined
  switch (relation) {
    case 'own':
      return undefined
    case 'requester':
      return parties.requester
    case 'approver':
      return parties.approver
    case 'addressee':
      return parties.approver === undefined ? parties.addressee : undefined
    case 'superior': {
      const above = registry.body(parties.approver ?? parties.requester, on)?.parent
      return above === undefined ? undefined : registry.standing(above, on)?.id
    }
  }
}

const holdsTo = (
  condition: Condition | undefined,
  held: Position,
  body: string,
  parties: CaseParties | Owner,
  on: IsoDate,
  registry: Registry,
): boolean => {
  const { assignee, readings = {}, means, requester = '' }: Partial<CaseParties> = 'own' in parties ? {} : parties
  switch (condition) {
    case undefined:
      return true
    case 'assignee':
      return assignee === held.person
    case 'designatedUnit':
      return held.unit !== undefined && held.unit === registry.body(body, on)?.designatedUnit
    case 'vested':
    case 'mayDecide': {
      const authority = mayDecide(
        held.person,
        body,
        { on, readings, ...(means && { matter: { means, requester } }) },
        registry,
      )
      return 'basis' in authority && (condition === 'mayDecide' || authority.basis === 'delegation')
    }
  }
}
