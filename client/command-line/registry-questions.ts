import { positionNames } from '../../domain/bodies/kinds.ts'
import { type OpenPointInForce, openPointsInForce } from '../../domain/bodies/open-points.ts'
import { readingsOf } from '../../domain/bodies/readings-in-force.ts'
import type { Body } from '../../domain/bodies/records.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { type RouteAnswer, route } from '../../domain/routing/route.ts'
import { type Holder, holder } from './holder.ts'
import type { Pace } from './over-http/api.ts'
import type { Print } from './print.ts'
import { refusedBy } from './refusal-of.ts'
import { registryInUse } from './registry-in-use.ts'
import { speaksHttp } from './settings.ts'

/** What verbs ask of a registry as it is on a day, wherever it lies. */
export type RegistryQuestions = {
  bodies(on: IsoDate): Promise<Body[]>
  /** Undefined where there is no such body that day. */
  body(id: string, on: IsoDate): Promise<Body | undefined>
  /** Who holds which position of the body that day; for an akim, also in his apparatus. Throws Refused BODY_UNKNOWN. */
  people(body: string, on: IsoDate): Promise<Holder[]>
  /** Throws Refused REQUESTER_UNKNOWN. */
  route(body: string, on: IsoDate): Promise<RouteAnswer>
  /** As the body reads the open points, or the whole deployment. Throws Refused BODY_UNKNOWN. */
  openPoints(body: string | undefined, on: IsoDate): Promise<OpenPointInForce[]>
}

/** The registry of the API where cases are asked over HTTP, else of the database, else the sample; a remark says which of the latter. */
export const registryAsked = async (print: Print, pace?: Pace): Promise<RegistryQuestions> => {
  if (speaksHttp()) return (await import('./over-http/registry.ts')).registryOverHttp(print, pace)
  const registry = await registryInUse(print)
  return {
    bodies: async on => registry.bodies(on),
    body: async (id, on) => registry.body(id, on),
    people: async (body, on) => {
      if (!registry.body(body, on)) throw refusedBy(reject('BODY_UNKNOWN', { body }))
      return positionNames
        .flatMap(position => registry.holders(body, position, on))
        .map(held => holder(held, registry.person(held.person)))
    },
    route: async (body, on) => {
      if (!registry.body(body, on)) throw refusedBy(reject('REQUESTER_UNKNOWN', { requester: body }))
      return route(body, on, registry, readingsOf(null, on, registry))
    },
    openPoints: async (body, on) => {
      if (body !== undefined && !registry.body(body, on)) throw refusedBy(reject('BODY_UNKNOWN', { body }))
      return openPointsInForce(body ?? null, on, registry)
    },
  }
}
