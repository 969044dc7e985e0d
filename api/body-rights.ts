import type { FastifyRequest } from 'fastify'
import { KelisuError } from '../client/library/errors.ts'
import { mayInBody } from '../domain/access/access.ts'
import { actorOf } from '../domain/access/caller.ts'
import type { Administration } from '../domain/access/table.ts'
import type { Registry } from '../domain/bodies/snapshot.ts'
import type { IsoDate } from '../domain/calendar/dates.ts'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import { inForce } from '../store/in-force.ts'
import type { ApiDependencies } from './dependencies.ts'
import { callerOf } from './guard.ts'

/** The registry, the day and who asks, where the caller has the right over the own records of the body (`*`: of all). Throws BODY_UNKNOWN, NOT_AUTHORISED. */
export const rightIn = async (
  right: Administration,
  body: string,
  request: FastifyRequest,
  { db, localTime, clock }: ApiDependencies,
): Promise<{ registry: Registry; on: IsoDate; by: string }> => {
  const caller = callerOf(request)
  const { registry } = await inForce(db)
  const on = localTime.dateOf(clock())
  if (body !== '*' && !registry.body(body, on)) throw new KelisuError(reject('BODY_UNKNOWN', { body }))
  if (!mayInBody(right, caller, body, registry, on))
    throw new KelisuError(reject('NOT_AUTHORISED', { action: right, actor: actorOf(caller) }))
  return { registry, on, by: actorOf(caller) }
}

/** What was done, or throws why not. */
export const orRefused = async <Done extends object>(answer: Promise<Done | Rejection>): Promise<Done> => {
  const done = await answer
  if (isRejection(done)) throw new KelisuError(done)
  return done
}

const isRejection = (answer: object): answer is Rejection => 'code' in answer && 'facts' in answer
