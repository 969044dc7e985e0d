import { bodyIn, type CaseParties, mayAct, type Owner } from '../authority/may-act.ts'
import { readingsOf } from '../bodies/readings-in-force.ts'
import type { Registry } from '../bodies/snapshot.ts'
import { standingOn } from '../bodies/standing-on.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { Caller } from './caller.ts'
import {
  type Action,
  type Administration,
  accessTable,
  actions,
  isByRole,
  isBySystem,
  type Right,
  type Sight,
  sights,
} from './table.ts'

/** What a caller may do and see of a case that day. */
export type Access = {
  /** What he may do as far as position and role go; stage and content are judged by the case. */
  actions: readonly Action[]
  sees: readonly Sight[]
  /** The requesting body, as the request names it and as it stands: the people of no other body are named to its own. */
  requesterBodies: readonly string[]
}

/**
 * What the caller may do and see of the case that day, by the table; undefined where he may not even know that there is such a
 * case. Bodies that are no more are taken as their successors (reading `approverReorganised`).
 */
export const accessTo = (caller: Caller, parties: CaseParties, registry: Registry, on: IsoDate): Access | undefined => {
  const standing = standingParties(parties, registry, on)
  const readings = standing.approver === undefined ? {} : readingsOf(standing.approver, on, registry)
  // What is seen never hangs on how one case is read or what it is about, so that a list is the same bodies for all its rows.
  const { means: _, ...anyMatter } = { ...standing, readings }
  const isSeen = (sight: Sight) => hasRight(sight, caller, anyMatter, registry, on)
  if (!isSeen('case')) return undefined
  const asked = { ...standing, readings: parties.readings ?? readings }
  return {
    sees: sights.filter(isSeen),
    actions: actions.filter(action => hasRight(action, caller, asked, registry, on)),
    requesterBodies: [parties.requester, standing.requester],
  }
}

/** Whether the caller has a right that concerns a body's own records and no case. */
export const mayInBody = (
  right: Administration,
  caller: Caller,
  body: string,
  registry: Registry,
  on: IsoDate,
): boolean => hasRight(right, caller, { own: body }, registry, on)

/** Whether the table gives the caller the right in that case, or for that body, that day. */
const hasRight = (
  right: Right,
  caller: Caller,
  parties: CaseParties | Owner,
  registry: Registry,
  on: IsoDate,
): boolean => {
  if (caller.kind === 'system') return systemHas(right, caller.system, parties, registry, on)
  const { person } = caller
  if (!registry.person(person)) return false
  return 'relation' in mayAct(right, person, parties, on, registry) || roleHas(right, person, parties, registry, on)
}

const systemHas = (
  right: Right,
  system: string,
  parties: CaseParties | Owner,
  registry: Registry,
  on: IsoDate,
): boolean => {
  const actsFor = registry.issuer(system, on)?.actsFor
  if (actsFor === undefined) return false
  return accessTable[right].grants.filter(isBySystem).some(grant => {
    if (grant.system === 'deployment') return actsFor === '*'
    const body = bodyIn(grant.system, parties, on, registry)
    return body !== undefined && [body, registry.seatOf(body, on), '*'].includes(actsFor)
  })
}

const roleHas = (
  right: Right,
  person: string,
  parties: CaseParties | Owner,
  registry: Registry,
  on: IsoDate,
): boolean => {
  // Who sits in the requesting body is not shown what is proposed, whatever he is charged with elsewhere.
  if (isInside(right) && 'requester' in parties && registry.positionsIn(person, parties.requester, on).length > 0)
    return false
  const held = registry.grantsOf(person, on)
  return accessTable[right].grants.filter(isByRole).some(grant => {
    const body = bodyIn(grant.relation, parties, on, registry)
    return body !== undefined && held.some(each => each.role === grant.role && [body, '*'].includes(each.body))
  })
}

const isInside = (right: Right): boolean => (['assignments', 'proposal', 'reworkNotes'] as Right[]).includes(right)

const standingParties = (parties: CaseParties, registry: Registry, on: IsoDate): CaseParties => {
  const standing = (id: string) => standingOn(id, on, registry)
  const { requester, approver, addressee, ...others } = parties
  return {
    ...others,
    requester: standing(requester),
    ...(approver === undefined ? {} : { approver: standing(approver) }),
    ...(addressee === undefined ? {} : { addressee: standing(addressee) }),
  }
}
