import type { FastifyInstance } from 'fastify'
import { KelisuError } from '../client/library/errors.ts'
import { reject } from '../domain/regulation/codes.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'] as const

/** Remembers the routes that are added from now on; called at the end, it answers every other method of their addresses with 405. */
export const methodNotAllowed = (app: FastifyInstance): (() => void) => {
  const taken = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const of = taken.get(url) ?? new Set()
    for (const one of [method].flat()) of.add(one)
    taken.set(url, of)
  })
  return () => {
    // What is added below is a route too, and must not count as one that is taken.
    const before = [...taken].map(([url, of]) => [url, [...of]] as const)
    for (const [url, allowed] of before) {
      app.route({
        method: methods.filter(method => !allowed.includes(method)),
        // The address with its prefix, which the scope would add again.
        url: url.slice(app.prefix.length),
        schema: { hide: true },
        // After the guard has counted and known the caller, before anything of the body is looked at: for QUERY that would be refused otherwise.
        preParsing: async (request, reply) => {
          reply.header('allow', allowed.join(', '))
          throw new KelisuError(reject('METHOD_NOT_ALLOWED', { method: request.method }))
        },
        handler: () => undefined,
      })
    }
  }
}
