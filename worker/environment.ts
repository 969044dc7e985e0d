import { z } from 'zod'
import { environmentOf } from '../settings/environment.ts'
import { count, everyProcess, setting } from '../settings/every-process.ts'
import { issuerKey } from '../settings/issuer-key.ts'
import { webhookEnvironment } from '../settings/webhooks.ts'

const yes = z.enum(['true', 'false']).transform(value => value === 'true')

/** The worker's settings, all from environment variables; Temporal's own (`TEMPORAL_*`) are read by its envconfig. */
const environmentSchema = z.object({
  ...everyProcess,
  NODE_ENV: z.string().optional(),
  KELISU_SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address'),
  KELISU_MAIL_FROM: setting,
  /** Who is told when a case differs from its log; without it only the log of the process says so. */
  KELISU_ADMIN_MAIL: z.email().optional(),
  KELISU_UI_URL: z.url(),
  KELISU_ALLOW_UNSIGNED: yes.default(false),
  ...webhookEnvironment,
  /** Whether all cases are derived again every night. */
  KELISU_REPLAY_NIGHTLY: yes.default(true),
  /** The deployment's own issuer (actsFor *) and the file with its private JWK: `recompute` signs its commands by it. */
  KELISU_ISSUER: setting.optional(),
  KELISU_ISSUER_KEY: issuerKey.optional(),
  KELISU_MAX_CACHED_CASES: count.min(4).default(2_000),
  KELISU_NOTICES_PER_SECOND: count.default(20),
  /** A bundle built before, so that a process starts without building it. */
  KELISU_WORKFLOW_BUNDLE: setting.optional(),
  KELISU_METRICS_ADDRESS: setting.optional(),
})

export type Environment = z.output<typeof environmentSchema>

/** The settings, or an `EnvironmentFault` that names every wrong one. In production unsigned commands are refused, so is starting with them allowed. */
export const readEnvironment = (variables: NodeJS.ProcessEnv): Environment =>
  environmentOf('worker', environmentSchema, variables, given => [
    ...(given.NODE_ENV === 'production' && given.KELISU_ALLOW_UNSIGNED === 'true'
      ? ['KELISU_ALLOW_UNSIGNED: must not be true in production: who sent a command would not be proved']
      : []),
    ...(Boolean(given.KELISU_ISSUER) === Boolean(given.KELISU_ISSUER_KEY)
      ? []
      : [
          `${given.KELISU_ISSUER ? 'KELISU_ISSUER_KEY' : 'KELISU_ISSUER'}: must be set too: an issuer signs by its key`,
        ]),
  ])
