import { existsSync, readFileSync } from 'node:fs'
import { Client } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { NativeConnection } from '@temporalio/worker'
import { databaseAnswers, reached, temporalConnection } from '../settings/servers-answer.ts'
import { migrate } from '../store/migrate.ts'
import { createLogger } from '../telemetry/logger.ts'
import { createActivities } from './activities.ts'
import { bundle } from './bundle.ts'
import { keepReplaySchedule } from './replay-schedule.ts'
import { registerSearchAttributes } from './search-attributes.ts'
import type { WorkerSettings } from './settings.ts'
import { installRuntime } from './telemetry.ts'
import { createWorkers } from './workers.ts'

/** Prepares database and namespace, then works until SIGTERM or SIGINT. */
export const run = async ({ environment, ...settings }: WorkerSettings): Promise<void> => {
  const logger = createLogger(environment.KELISU_LOG_LEVEL)
  installRuntime(logger, environment)
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig()
  const stop = new Promise<NodeJS.Signals>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve)
  })

  await databaseAnswers('worker', environment.KELISU_DATABASE_URL)
  await migrate(environment.KELISU_DATABASE_URL)
  const { connection, address } = await temporalConnection('worker', connectionOptions)
  const named = { server: 'Temporal', address: `${address}, namespace ${namespace}`, setting: 'TEMPORAL_NAMESPACE' }
  // Before any worker polls: an unregistered attribute would fail workflow tasks.
  await reached('worker', named, () => registerSearchAttributes(connection, namespace))
  const client = new Client({ connection, namespace })
  const native = await NativeConnection.connect(connectionOptions)
  const { activities, stopSending, close } = createActivities({
    databaseUrl: environment.KELISU_DATABASE_URL,
    poolSize: environment.KELISU_DATABASE_POOL,
    smtpUrl: environment.KELISU_SMTP_URL,
    mailFrom: environment.KELISU_MAIL_FROM,
    mailsPerSecond: environment.KELISU_NOTICES_PER_SECOND,
    ...(environment.KELISU_ADMIN_MAIL ? { adminMail: environment.KELISU_ADMIN_MAIL } : {}),
    uiUrl: environment.KELISU_UI_URL,
    allowUnsigned: environment.KELISU_ALLOW_UNSIGNED,
    ...settings,
    client,
    logger,
  })
  const taskQueue = environment.KELISU_TASK_QUEUE
  const workers = await createWorkers({
    connection: native,
    namespace,
    taskQueue,
    workflowBundle: await builtBundle(environment.KELISU_WORKFLOW_BUNDLE),
    activities,
    maxCachedWorkflows: environment.KELISU_MAX_CACHED_CASES,
  })
  const running = Promise.all(workers.map(worker => worker.run()))
  // One loop of notices for the whole deployment; whoever comes first starts it.
  await client.workflow.start('notices', {
    taskQueue,
    workflowId: `notices-${taskQueue}`,
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
  // Cases go on without it; a schedule that is there already stays as it was.
  await keepReplaySchedule(client, { taskQueue, nightly: environment.KELISU_REPLAY_NIGHTLY }).catch((error: Error) =>
    logger.error({ reason: error.message }, 'the nightly replay could not be scheduled'),
  )
  logger.info({ taskQueue, namespace, unsignedAllowed: environment.KELISU_ALLOW_UNSIGNED }, 'the worker takes cases')
  process.send?.('ready')

  const reason = await Promise.race([stop, running.then(() => 'a worker ended' as const)])
  logger.info({ reason }, 'the worker stops')
  stopSending()
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown()
  await running
  await close()
  await native.close()
  await connection.close()
}

const builtBundle = async (path: string | undefined) =>
  path !== undefined && existsSync(path) ? { code: readFileSync(path, 'utf8') } : await bundle()
