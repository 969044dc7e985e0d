import { type LogLevel, Runtime, type RuntimeOptions } from '@temporalio/worker'
import type { Logger } from 'pino'
import { whereItBroke } from '../telemetry/where-it-broke.ts'
import type { Environment } from './environment.ts'

/** Once per process, before anything else of Temporal: its log goes to ours, its metrics to Prometheus where an address is set. */
export const installRuntime = (
  logger: Logger,
  { KELISU_METRICS_ADDRESS: bindAddress }: Pick<Environment, 'KELISU_METRICS_ADDRESS'>,
): Runtime => {
  const write = (level: LogLevel, message: string, meta: object = {}) => logger[pinoLevel[level]](toldOf(meta), message)
  const options: RuntimeOptions = {
    logger: {
      log: write,
      trace: (message, meta) => write('TRACE', message, meta),
      debug: (message, meta) => write('DEBUG', message, meta),
      info: (message, meta) => write('INFO', message, meta),
      warn: (message, meta) => write('WARN', message, meta),
      error: (message, meta) => write('ERROR', message, meta),
    },
    // The signals are ours to handle: the workers stop first, then the database connection.
    shutdownSignals: [],
    ...(bindAddress ? { telemetryOptions: { metrics: { prometheus: { bindAddress } } } } : {}),
  }
  return Runtime.install(options)
}

const pinoLevel = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const

/** What names a task. All else that Temporal tells is left out: at its most talkative that is whole messages, with credentials and people in them. */
const told = new Set([
  ...['sdkComponent', 'namespace', 'taskQueue', 'state', 'workflowType', 'workflowId', 'runId', 'workflowRunId'],
  ...['activityType', 'activityId', 'attempt', 'isLocal', 'status', 'durationMs', 'historyLength', 'isReplaying'],
])

const toldOf = (meta: object): object => ({
  ...Object.fromEntries(Object.entries(meta).filter(([name]) => told.has(name))),
  ...('error' in meta ? whereItBroke(meta.error) : {}),
})
