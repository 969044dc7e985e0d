import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import sse from '@fastify/sse'
import { type FastifyInstance, type FastifyPluginAsync, fastify, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { KelisuError } from '../client/library/errors.ts'
import { reject } from '../domain/regulation/codes.ts'
import { type ApiDependencies, usualLimits } from './dependencies.ts'
import { endConnections } from './ending-connections.ts'
import { guard } from './guard.ts'
import { recentlyInForce } from './in-force.ts'
import { jsonOnly } from './json-only.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { collectOpenApi, showOpenApi } from './openapi.ts'
import { sendProblem } from './problem.ts'
import { actions } from './resources/actions.ts'
import { acts } from './resources/acts.ts'
import { bodies } from './resources/bodies.ts'
import { calendar } from './resources/calendar.ts'
import { caseList } from './resources/case-list.ts'
import { cases } from './resources/cases.ts'
import { documents } from './resources/documents.ts'
import { grants } from './resources/grants.ts'
import { live } from './resources/live.ts'
import { people } from './resources/people.ts'
import { previews } from './resources/previews.ts'
import { regulation } from './resources/regulation.ts'
import { requests } from './resources/requests.ts'
import { systems } from './resources/systems.ts'
import { webhooks } from './resources/webhooks.ts'
import { refuseConnection } from './slow-senders.ts'

/** Every resource of the API; each is a file of its own. */
const resources = [
  requests,
  caseList,
  live,
  cases,
  documents,
  actions,
  previews,
  calendar,
  regulation,
  bodies,
  people,
  acts,
  grants,
  systems,
  webhooks,
]

/** The HTTP API, ready to listen. Whoever made the dependencies closes them, after the API. */
export const createApi = async (dependencies: ApiDependencies): Promise<FastifyInstance> => {
  const limits = { ...usualLimits, ...dependencies.limits }
  const app: FastifyInstance = fastify({
    ...(dependencies.logger ? { loggerInstance: dependencies.logger } : {}),
    ...(dependencies.proxies ? { trustProxy: dependencies.proxies } : {}),
    // Our own line says less: no addresses with what was asked in them, no one's network address.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: 1_000 },
    clientErrorHandler: (error, socket) => refuseConnection(error, socket as Socket),
    // An address that cannot even be decoded meets no hook.
    frameworkErrors: (error, request, reply) =>
      void sendProblem(error, request, reply.header('x-request-id', request.id)),
    // As long as a head of HTTP may be: what is too long for an id is refused by its schema, like all else.
    routerOptions: { maxParamLength: 16_384 },
    forceCloseConnections: 'idle',
    // Said below, as a problem like all others.
    return503OnClosing: false,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.setNotFoundHandler(notFound)
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    endConnections(app.server, limits.closingMs)
  })
  app.addHook('onRequest', async () => {
    if (closing) throw new KelisuError(reject('SERVICE_UNAVAILABLE'))
  })
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id))
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
  await app.register(helmet, {
    // An intranet host may be plain http: a browser told to use https only would never reach it. The proxy in front says so.
    hsts: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", "'unsafe-inline'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
  })
  // For what stands in front: whether this process takes requests, not whether all behind it answers.
  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  await collectOpenApi(app)
  if (dependencies.identity.plugin) await app.register(dependencies.identity.plugin)
  await app.register(showOpenApi, { prefix: '/api/v1' })
  await app.register(guarded(dependencies, limits), { prefix: '/api/v1' })
  await app.ready()
  return app
}

const guarded =
  (dependencies: ApiDependencies, limits: typeof usualLimits): FastifyPluginAsync =>
  async app => {
    await guard(app, dependencies.identity, limits)
    // What one caller is told of a case is for nobody's cache; a document says itself who may keep it.
    app.addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    })
    jsonOnly(app)
    await app.register(sse.default)
    app.setNotFoundHandler({ preHandler: app.rateLimit() }, notFound)
    const refuseOtherMethods = methodNotAllowed(app)
    const shared = { ...dependencies, recentlyInForce: recentlyInForce(dependencies.db) }
    for (const resource of resources) await app.register(resource(shared))
    refuseOtherMethods()
  }

const notFound = () => {
  throw new KelisuError(reject('ADDRESS_UNKNOWN'))
}
