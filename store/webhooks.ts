import { randomBytes, randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Instant } from '../domain/calendar/dates.ts'
import type { WebhookEvent } from '../domain/webhooks/events.ts'
import { type SealingKeys, seal, sealedAnew, unseal } from './sealed-secret.ts'
import type { Database, SwitchedOffBecause } from './tables.ts'

/** A registered system that is told of the events of a body's cases (`*`: of all). `events` null: every one of the catalogue. */
export type Webhook = {
  id: string
  system: string
  body: string
  address: string
  events: WebhookEvent[] | null
  offSince: Instant | null
  offBecause: SwitchedOffBecause | null
  previousSecretUntil: Instant | null
  createdAt: Instant
}

/** How many one system may have for the cases of one body (or of all): each event of them is written once for each. */
export const mostWebhooks = 20

/** Makes a subscription, or null where its system has enough for that body. `secret` is answered only here: in the database it lies sealed by `key` (32 bytes). */
export const subscribe = async (
  db: Kysely<Database>,
  key: Uint8Array,
  webhook: Pick<Webhook, 'system' | 'body' | 'address' | 'events'>,
): Promise<{ webhook: Webhook; secret: string } | null> =>
  db.transaction().execute(async tx => {
    const { system, body } = webhook
    // One at a time for each system and body: two at once would both find room. Neither id has a space.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${system} ${body}`}, 0))`.execute(tx)
    // Of each body for itself: its administrator must not use up what is another's.
    const { length: has } = await standing(tx).where('system', '=', system).where('body', '=', body).execute()
    if (has >= mostWebhooks) return null
    const id = randomUUID()
    const secret = newSecret()
    const made = await tx
      .insertInto('webhookSubscription')
      .values({ ...webhook, id, secret: seal(key, id, secret) })
      .returning(columns)
      .executeTakeFirstOrThrow()
    return { webhook: made, secret }
  })

/** All subscriptions that were not removed, the oldest first. */
export const webhooks = (db: Kysely<Database>): Promise<Webhook[]> =>
  standing(db).orderBy('createdAt').orderBy('id').execute()

/** One of them, or null. */
export const webhookOf = async (db: Kysely<Database>, id: string): Promise<Webhook | null> =>
  (await standing(db).where('id', '=', id).executeTakeFirst()) ?? null

/** Changes where and what is sent, or switches it on again; null when there is no such subscription. */
export const changeWebhook = async (
  db: Kysely<Database>,
  id: string,
  { on, ...changes }: { address?: string; events?: WebhookEvent[] | null; on?: true },
): Promise<Webhook | null> => {
  const changed = await db
    .updateTable('webhookSubscription')
    // An update must set something.
    .set({ id, ...changes, ...(on ? { offSince: null, offBecause: null } : {}) })
    .where('id', '=', id)
    .where(notRemoved)
    .returning(columns)
    .executeTakeFirst()
  return changed ?? null
}

/**
 * Nothing more is sent to it, and what waited becomes failed, to be sent again by a person. `removed` is for good: its secrets are
 * gone. Safe to repeat; the first cause stays, but for `removed`.
 */
export const switchOff = (db: Kysely<Database>, id: string, because: SwitchedOffBecause): Promise<void> =>
  db.transaction().execute(async tx => {
    await tx
      .updateTable('webhookSubscription')
      .set({
        offSince: sql<Instant>`coalesce(off_since, now())`,
        offBecause: because === 'removed' ? because : sql<SwitchedOffBecause>`coalesce(off_because, ${because})`,
        ...(because === 'removed' ? { secret: '', previousSecret: null, previousSecretUntil: null } : {}),
      })
      .where('id', '=', id)
      .execute()
    await tx
      .updateTable('outbox')
      .set({ status: 'failed', lastError: `switched off: ${because}` })
      .where('subscription', '=', id)
      .where('status', '=', 'pending')
      .execute()
  })

/** A new secret, answered only here; the one before signs too for some hours, so that the receiver can change over. */
export const rotateSecret = async (
  db: Kysely<Database>,
  key: Uint8Array,
  id: string,
  { hours }: { hours: number },
): Promise<{ secret: string; previousSecretUntil: Instant } | null> => {
  const secret = newSecret()
  const rotated = await db
    .updateTable('webhookSubscription')
    .set(({ ref }) => ({
      secret: seal(key, id, secret),
      previousSecret: ref('secret'),
      previousSecretUntil: sql<Instant>`now() + make_interval(hours => ${hours})`,
    }))
    .where('id', '=', id)
    .where(notRemoved)
    .returning(sql<Instant>`previous_secret_until`.as('previousSecretUntil'))
    .executeTakeFirst()
  return rotated ? { secret, ...rotated } : null
}

/** The secrets by which a message is signed now: the subscription's own, and for a while the one before it. Throws where they were sealed by neither key. */
export const secretsOf = async (db: Kysely<Database>, keys: SealingKeys, id: string): Promise<string[]> => {
  const { secret, previous } = await db
    .selectFrom('webhookSubscription')
    .select([
      'secret',
      sql<string | null>`case when previous_secret_until > now() then previous_secret end`.as('previous'),
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return [secret, ...(previous === null ? [] : [previous])].map(sealed => unseal(keys, id, sealed))
}

/** Seals by `key` what is still sealed by the key before it, which is then needed no more. Answers how many subscriptions; safe to repeat. */
export const sealAnew = async (db: Kysely<Database>, keys: Required<SealingKeys>): Promise<number> => {
  const rows = await db
    .selectFrom('webhookSubscription')
    .select(['id', 'secret', 'previousSecret'])
    .where(notRemoved)
    .execute()
  let sealed = 0
  for (const { id, secret, previousSecret } of rows) {
    const anew = sealedAnew(keys, id, secret)
    const previousAnew = previousSecret === null ? null : sealedAnew(keys, id, previousSecret)
    if (anew === null && previousAnew === null) continue
    const { numUpdatedRows } = await db
      .updateTable('webhookSubscription')
      .set({ secret: anew ?? secret, previousSecret: previousAnew ?? previousSecret })
      .where('id', '=', id)
      // Rotated meanwhile: the next time is for it.
      .where('secret', '=', secret)
      .executeTakeFirstOrThrow()
    sealed += Number(numUpdatedRows)
  }
  return sealed
}

const columns = [
  'id',
  'system',
  'body',
  'address',
  'events',
  'offSince',
  'offBecause',
  'previousSecretUntil',
  'createdAt',
] as const satisfies (keyof Webhook)[]

const notRemoved = sql<boolean>`off_because is distinct from 'removed'`

const standing = (db: Kysely<Database>) => db.selectFrom('webhookSubscription').select(columns).where(notRemoved)

/** Standard Webhooks: 24 to 64 random bytes in base64, marked. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
