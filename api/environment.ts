import { z } from 'zod'
import { environmentOf } from '../settings/environment.ts'
import { count, everyProcess, setting } from '../settings/every-process.ts'
import { issuerKey } from '../settings/issuer-key.ts'
import { webhookEnvironment } from '../settings/webhooks.ts'
import { mebibyte, usualLimits } from './dependencies.ts'

/** The API's settings, all from environment variables; those of login are read by `identity/settings.ts`, Temporal's own by its envconfig. */
const environmentSchema = z.object({
  ...everyProcess,
  /** The deployment's own issuer (actsFor *) and the file with its private JWK: every command is signed by it for whoever called. */
  KELISU_ISSUER: setting,
  KELISU_ISSUER_KEY: issuerKey,
  KELISU_API_HOST: setting.default('127.0.0.1'),
  KELISU_API_PORT: z.coerce.number().int().min(1).max(65_535).default(8400),
  /** Addresses of proxies in front, comma-separated: only what these say of a caller's address is believed. */
  KELISU_API_PROXIES: setting.optional(),
  KELISU_API_REQUESTS_PER_MINUTE: count.default(usualLimits.requestsPerMinute),
  /** Of one file, in MiB; the database holds it in parts, so that no process needs the memory for a whole one. */
  KELISU_API_FILE_LIMIT: count.max(1024).default(usualLimits.fileBytes / mebibyte),
  /** In which a whole request, with its files, must have come. */
  KELISU_API_REQUEST_SECONDS: count.max(3600).default(usualLimits.requestMs / 1000),
  ...webhookEnvironment,
})

export type Environment = z.output<typeof environmentSchema>

/** The settings, or an `EnvironmentFault` that names every wrong one. */
export const readEnvironment = (variables: NodeJS.ProcessEnv): Environment =>
  environmentOf('API', environmentSchema, variables)
