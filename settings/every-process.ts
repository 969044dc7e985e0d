import { z } from 'zod'

/** A setting that is not blank. */
export const setting = z.string().trim().min(1)

/** A whole number from one. */
export const count = z.coerce.number().int().positive()

/** What worker and API are both told by environment variables; Temporal's own (`TEMPORAL_*`) are read by its envconfig. */
export const everyProcess = {
  KELISU_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  KELISU_DATABASE_POOL: count.default(10),
  KELISU_TASK_QUEUE: setting.default('approvals'),
  KELISU_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
}
