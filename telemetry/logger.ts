import { type Logger, pino } from 'pino'

/** Writes to standard output, one JSON object a line; personal numbers, secrets and credentials never get there. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    redact: { paths: ['iin', '*.iin', 'password', '*.password', 'credential', '*.credential'], remove: true },
  })
