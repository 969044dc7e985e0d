import { type LogLevel, Runtime, type RuntimeOptions } from '@temporalio/worker'
import type { Logger } from 'pino'
import type { Environment } from './environment.ts'

/** Once per process, before anything else of Temporal: its log goes to ours, its metrics to Prometheus where an address is set. */
export const installRuntime = (
  logger: Logger,
  { KELISU_METRICS_ADDRESS: bindAddress }: Pick<Environment, 'KELISU_METRICS_ADDRESS'>,
): Runtime => {
  const write = (level: LogLevel, message: string, meta?: object) => logger[pinoLevel[level]]({ ...meta }, message)
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
