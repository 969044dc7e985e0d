import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What worker and API need for webhooks. */
export type WebhookSettings = {
  /** By which the subscribers' secrets are sealed: 32 bytes, the same in worker and API. */
  key: Uint8Array
  /** By which they were sealed before, while the deployment changes over: it opens, and seals nothing. */
  keyBefore?: Uint8Array
  /** Origins (`https://host:port`, `http://host:port`) for which other ports, plain http and private addresses are allowed. */
  allowedOrigins: readonly string[]
  /** Certificates (PEM) that are trusted beside the usual ones. */
  ca?: string
}

const keyBytes = 32

const sealingKey = z
  .string()
  .refine(
    text => Buffer.from(text, 'base64').length === keyBytes,
    `must be ${keyBytes} random bytes in base64, such as "openssl rand -base64 ${keyBytes}" prints`,
  )
  .transform(text => Buffer.from(text, 'base64'))

/** The settings of webhooks among the environment variables of a process. Without a key there are no webhooks. */
export const webhookEnvironment = {
  KELISU_WEBHOOK_KEY: sealingKey.optional(),
  KELISU_WEBHOOK_KEY_BEFORE: sealingKey.optional(),
  KELISU_WEBHOOK_ORIGINS: z
    .string()
    .transform(text => text.split(',').map(origin => origin.trim()))
    .refine(origins => origins.every(isOrigin), 'must be origins such as https://host:8443, separated by commas')
    .optional(),
  KELISU_WEBHOOK_CA: z
    .string()
    .transform((file, context) => {
      try {
        return readFileSync(file, 'utf8')
      } catch {
        context.addIssue('must name a file with certificates (PEM)')
        return z.NEVER
      }
    })
    .optional(),
}

/** The settings by what was read of the environment; none where webhooks are not set up. */
export const webhookSettings = (
  read: z.output<z.ZodObject<typeof webhookEnvironment>>,
): { webhooks?: WebhookSettings } => {
  const { KELISU_WEBHOOK_KEY: key, KELISU_WEBHOOK_KEY_BEFORE: keyBefore } = read
  const { KELISU_WEBHOOK_ORIGINS: allowedOrigins = [], KELISU_WEBHOOK_CA: ca } = read
  if (key === undefined) return {}
  return {
    webhooks: { key, allowedOrigins, ...(keyBefore && { keyBefore }), ...(ca === undefined ? {} : { ca }) },
  }
}

const isOrigin = (text: string): boolean =>
  ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.origin === text
