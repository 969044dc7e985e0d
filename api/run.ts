import { Client } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { kelisuClient } from '../client/library/client.ts'
import { instantOf } from '../domain/calendar/dates.ts'
import { almaty } from '../local-time/almaty.ts'
import { EnvironmentFault } from '../settings/environment.ts'
import { databaseAnswers, temporalConnection } from '../settings/servers-answer.ts'
import { watchCases } from '../store/case-watch.ts'
import { openDatabase } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { createStore } from '../store/store.ts'
import { createLogger } from '../telemetry/logger.ts'
import { mebibyte } from './dependencies.ts'
import { createIdentity } from './identity/identity.ts'
import { createApi } from './server.ts'
import type { ApiSettings } from './settings.ts'

/** A call waits for a case no longer than a caller does for an answer. */
const patienceMs = 8_000

/** Prepares the database, then answers until SIGTERM or SIGINT. */
export const run = async ({ environment, identity, webhooks }: ApiSettings): Promise<void> => {
  const { KELISU_API_HOST: host, KELISU_API_PORT: port, KELISU_DATABASE_URL: databaseUrl } = environment
  const logger = createLogger(environment.KELISU_LOG_LEVEL)
  const stop = new Promise<NodeJS.Signals>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve)
  })

  await databaseAnswers('API', databaseUrl)
  await migrate(databaseUrl)
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig()
  const { connection } = await temporalConnection('API', connectionOptions)
  const db = openDatabase(databaseUrl, { poolSize: environment.KELISU_DATABASE_POOL })
  const store = createStore(db)
  if (webhooks?.keyBefore) {
    const subscriptions = await store.webhooks.sealAnew({ key: webhooks.key, keyBefore: webhooks.keyBefore })
    logger.info({ subscriptions }, 'secrets of webhooks sealed by the new key')
  }
  const caseWatch = await watchCases(databaseUrl)
  const app = await createApi({
    db,
    kelisu: kelisuClient({
      client: new Client({ connection, namespace }),
      taskQueue: environment.KELISU_TASK_QUEUE,
      signer: { issuer: environment.KELISU_ISSUER, key: environment.KELISU_ISSUER_KEY },
      deadlineMs: patienceMs,
      limitMs: patienceMs,
    }),
    identity: createIdentity(identity, { store }),
    ...(webhooks ? { webhooks } : {}),
    caseWatch,
    localTime: almaty,
    clock: () => instantOf(Date.now()),
    logger,
    limits: {
      requestsPerMinute: environment.KELISU_API_REQUESTS_PER_MINUTE,
      fileBytes: environment.KELISU_API_FILE_LIMIT * mebibyte,
      requestMs: environment.KELISU_API_REQUEST_SECONDS * 1000,
    },
    ...(environment.KELISU_API_PROXIES ? { proxies: environment.KELISU_API_PROXIES } : {}),
  })
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`
    throw new EnvironmentFault('API', [`KELISU_API_PORT: port ${port} of ${host} ${why}; choose another`])
  })
  logger.info({ host, port }, 'the API answers')
  process.send?.('ready')

  const reason = await stop
  logger.info({ reason }, 'the API stops')
  await app.close()
  await caseWatch.end()
  await db.destroy()
  await connection.close()
}
