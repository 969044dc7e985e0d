import type { CaseParties } from '../authority/may-act.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { accessTo } from './access.ts'
import type { Caller } from './caller.ts'

/** Which cases a caller may know of: all, or those in which one of these bodies stands in the relation. `addressee` only while there is no approver. */
export type VisibleCases = 'all' | { requester: string[]; approver: string[]; addressee: string[] }

/** The same answer as `accessTo` for all cases at once, so that lists and counts are filtered where the rows are. */
export const visibleCases = (caller: Caller, registry: Registry, on: IsoDate): VisibleCases => {
  const sees = (parties: CaseParties) => accessTo(caller, parties, registry, on) !== undefined
  if (sees({ requester: nobody })) return 'all'
  const own = bodiesOf(caller, registry, on)
  const where = (parties: (body: string) => CaseParties) =>
    own.filter(body => sees(parties(body))).flatMap(body => registry.continuedBy(body, on))
  return {
    requester: where(requester => ({ requester })),
    approver: where(approver => ({ requester: nobody, approver })),
    addressee: where(addressee => ({ requester: nobody, addressee })),
  }
}

/** The bodies in which the person sits, with those whose affairs they go on with: of their cases he is not told who has one in hand. */
export const seatsOf = (caller: Caller, registry: Registry, on: IsoDate): string[] =>
  caller.kind === 'system'
    ? []
    : bodiesOf(caller, registry, on)
        .filter(body => registry.positionsIn(caller.person, body, on).length > 0)
        .flatMap(body => registry.continuedBy(body, on))

/** No body has this id: only who sees the cases of all bodies sees one of it. */
const nobody = ''

/** Every body in whose name the caller could see anything: where he sits, whose apparatus that is, and what he is charged with. */
const bodiesOf = (caller: Caller, registry: Registry, on: IsoDate): string[] => {
  const seats =
    caller.kind === 'system'
      ? [registry.issuer(caller.system, on)?.actsFor ?? nobody]
      : registry.positionsOf(caller.person, on).map(({ body }) => body)
  const charged = caller.kind === 'system' ? [] : registry.grantsOf(caller.person, on).map(({ body }) => body)
  return [...new Set([...seats, ...seats.flatMap(seat => registry.akimOf(seat, on)?.id ?? []), ...charged])]
}
