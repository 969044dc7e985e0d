import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger, FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { ApiDependencies, Limits } from '../../api/dependencies.ts'
import { createApi } from '../../api/server.ts'
import type { KelisuClient } from '../../client/library/client.ts'
import type { Caller } from '../../domain/access/caller.ts'
import { instantOf } from '../../domain/calendar/dates.ts'
import { almaty } from '../../local-time/almaty.ts'
import type { WebhookSettings } from '../../settings/webhooks.ts'
import { watchCases } from '../../store/case-watch.ts'
import { openDatabase } from '../../store/database.ts'
import { createStore, type Store } from '../../store/store.ts'
import { freshDatabase } from '../setup/database.ts'

/** The API of one test file, on a database of its own; it is not asked over the network unless a test listens. */
export type AnApi = {
  app: FastifyInstance
  databaseUrl: string
  /** Asks as this caller; nobody where none is given. */
  ask(method: Method, path: string, options?: Asked): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'
export type Asked = { as?: string; body?: unknown; headers?: Record<string, string> }

/** Without cases: nothing may reach Temporal. */
const noKelisu = new Proxy({} as KelisuClient, {
  get: () => () => Promise.reject(new Error('this test has no Temporal')),
})

/** Tokens of the tests: `person:<id>` and `system:<id>` name who calls. How real ones are checked is another part's test. */
const identify: ApiDependencies['identity']['identify'] = async ({ headers }) => callerIn(headers.authorization)

const callerIn = (authorization: string | undefined): Caller | undefined => {
  const [, kind, id] = /^Bearer (person|system):(.+)$/.exec(authorization ?? '') ?? []
  if (id === undefined) return undefined
  return kind === 'person' ? { kind, person: id } : { kind: 'system', system: id }
}

/** So that every route is there, unless a test says otherwise. */
const webhooks: WebhookSettings = { key: randomBytes(32), allowedOrigins: [] }

/** No test may see an answer that the OpenAPI document does not know of. */
const mustBeDocumented = (
  { statusCode, headers }: LightMyRequestResponse,
  method: Method,
  path: string,
  paths: object,
): void => {
  const asked = `/api/v1${path.split('?', 1)[0]}`
  // `/cases/live` before `/cases/{caseId}`.
  const [, operations] =
    Object.entries(paths)
      .toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
      .find(([template]) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(asked)) ?? []
  const operation = operations?.[method.toLowerCase()]
  if (operation === undefined) return
  const answer = operation.responses[statusCode]
  const hasNoBody = statusCode === 204 || statusCode === 304
  const isDocumented = hasNoBody ? answer : answer?.content?.[String(headers['content-type']).split(';', 1)[0] ?? '']
  if (!isDocumented) throw new Error(`${method} ${asked}: ${statusCode} ${headers['content-type']} is not documented`)
}

export const openApi = async (
  options: {
    kelisu?: KelisuClient
    databaseUrl?: string
    limits?: Partial<Limits>
    logger?: FastifyBaseLogger
    webhooks?: WebhookSettings | null
    /** Who calls as the API itself finds it, instead of by the names that tests give. */
    identity?: (store: Store) => ApiDependencies['identity']
  } = {},
): Promise<AnApi> => {
  const database = options.databaseUrl === undefined ? await freshDatabase('sampleRegistry') : undefined
  const databaseUrl = options.databaseUrl ?? database?.url ?? ''
  const db = openDatabase(databaseUrl)
  const caseWatch = await watchCases(databaseUrl)
  const app = await createApi({
    db,
    kelisu: options.kelisu ?? noKelisu,
    identity: options.identity?.(createStore(db)) ?? { identify },
    caseWatch,
    localTime: almaty,
    clock: () => instantOf(Date.now()),
    limits: { requestsPerMinute: 100_000, ...options.limits },
    ...(options.webhooks === null ? {} : { webhooks: options.webhooks ?? webhooks }),
    ...(options.logger ? { logger: options.logger } : {}),
  })
  return {
    app,
    databaseUrl,
    ask: async (method, path, { as, body, headers } = {}) => {
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { ...(as === undefined ? {} : { authorization: `Bearer ${as}` }), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      mustBeDocumented(answer, method, path, app.swagger().paths ?? {})
      return answer
    },
    close: async () => {
      await app.close()
      await caseWatch.end()
      await db.destroy()
      await database?.drop()
    },
  }
}
