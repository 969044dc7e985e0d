import type { CaseRoute } from '../approval/commands.ts'
import type { ApprovalRequest } from '../approval/request.ts'
import { readingsOf } from '../bodies/readings-in-force.ts'
import type { Registry } from '../bodies/snapshot.ts'
import { type RouteAnswer, route } from '../routing/route.ts'
import type { Row } from '../routing/table.ts'

/** What a route is compared by: not `because`, a sentence for people, which may be worded better one day. */
export type ComparedRoute = Omit<CaseRoute, 'because' | 'order'> & { order?: string }

/** The route of a request by a registry, asked again as at its opening. @param table a draft edition's, where not the one in force. */
export const routeAgain = (
  { requester, outgoing: { sentOn } }: ApprovalRequest,
  registry: Registry,
  table?: readonly Row[],
): ComparedRoute => comparedRoute(route(requester, sentOn, registry, readingsOf(null, sentOn, registry), table))

/** A route as it is compared. */
export const comparedRoute = (answer: CaseRoute | RouteAnswer): ComparedRoute => {
  const { kind, citation, reading } = answer
  return {
    kind,
    citation,
    ...('route' in answer ? { route: answer.route } : {}),
    ...('approver' in answer ? { approver: answer.approver } : {}),
    ...(reading === undefined ? {} : { reading: typeof reading === 'string' ? reading : reading.id }),
    ...('order' in answer && answer.order ? { order: answer.order.id } : {}),
  } as ComparedRoute
}
