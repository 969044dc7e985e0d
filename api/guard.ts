import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { KelisuError } from '../client/library/errors.ts'
import { actorOf, type Caller } from '../domain/access/caller.ts'
import { reject } from '../domain/regulation/codes.ts'
import type { Identity, Limits } from './dependencies.ts'
import { networkOf } from './network-of.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, or why that is not known. */
    identified: { caller: Caller } | { refusal: unknown } | undefined
  }
}

/** Lets only known callers in, each so many times a minute; must be given before the routes that it guards. */
export const guard = async (app: FastifyInstance, identity: Identity, limits: Limits): Promise<void> => {
  app.decorateRequest('identified', undefined)
  app.addHook('onRequest', async request => {
    request.identified = await identified(identity, request)
  })
  // Counted before anybody is refused, so that tokens cannot be guessed without end.
  await app.register(rateLimit, {
    max: limits.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: request => {
      const { identified } = request
      return identified && 'caller' in identified ? actorOf(identified.caller) : `address ${networkOf(request.ip)}`
    },
    errorResponseBuilder: () => new KelisuError(reject('TOO_MANY_REQUESTS')),
  })
  app.addHook('preParsing', async request => void callerOf(request))
}

/** Who calls. Throws what refused him. */
export const callerOf = ({ identified }: FastifyRequest): Caller => {
  if (identified && 'caller' in identified) return identified.caller
  throw identified?.refusal ?? new KelisuError(reject('NOT_LOGGED_IN'))
}

const identified = async (identity: Identity, request: FastifyRequest): Promise<FastifyRequest['identified']> => {
  try {
    const caller = await identity.identify(request)
    return caller ? { caller } : { refusal: new KelisuError(reject('NOT_LOGGED_IN')) }
  } catch (refusal) {
    return { refusal }
  }
}
