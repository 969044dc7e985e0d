import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError } from '../../client/library/errors.ts'
import { mayInBody } from '../../domain/access/access.ts'
import { actorOf, type Caller } from '../../domain/access/caller.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import { bodyId, opaqueId } from '../../schemas/parts.ts'
import { webhookEvent } from '../../schemas/webhook.ts'
import { addressFault } from '../../schemas/webhook-address.ts'
import { createStore } from '../../store/store.ts'
import type { Delivery } from '../../store/webhook-deliveries.ts'
import { mostWebhooks, type Webhook } from '../../store/webhooks.ts'
import { refusals } from '../answers.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { callerOf } from '../guard.ts'
import { moment } from '../schema-parts.ts'
import { Malformed } from '../strict-json.ts'

/** For how long the secret before a rotation signs too. */
const rotationHours = 24

const address = z.string().min(1).max(2_000).describe('Public, https, port 443, unless the settings allow its origin')
const events = z
  .array(webhookEvent)
  .min(1)
  .max(100)
  .nullable()
  .describe('Which events; null: all, also those that come with a later version')

const webhookAnswer = z.strictObject({
  id: z.string(),
  system: z.string(),
  body: z.string().describe('Whose cases; * those of all'),
  address: z.string(),
  events: z.array(z.string()).nullable(),
  on: z.boolean(),
  offSince: moment.nullable(),
  offBecause: z.enum(['owner', 'gone', 'unregistered']).nullable(),
  previousSecretUntil: moment.nullable().describe('Until when the secret before the last rotation signs too'),
  createdAt: moment,
})

const deliveryAnswer = z.strictObject({
  webhookId: z.string(),
  type: z.string(),
  caseId: z.string().nullable(),
  status: z.enum(['pending', 'sent', 'failed']),
  attempts: z.int(),
  nextAttemptAt: moment.nullable(),
  lastError: z.string().nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
})

const webhookId = z.string().regex(/^[A-Za-z0-9._/-]{1,300}$/, 'must be the webhookId of a delivery')
const secret = z.string().describe('whsec_…; shown only now')
const params = z.strictObject({ webhook: z.uuid() })

/** What can be done with a subscription once it is there. */
const ofTheWebhook = Object.fromEntries(
  ['webhook', 'changeWebhook', 'unsubscribe', 'rotateSecret', 'testWebhook', 'deliveries', 'resendDeliveries'].map(
    operationId => [operationId, { operationId, parameters: { webhook: '$response.body#/webhook/id' } }],
  ),
)

/** Subscriptions of registered systems to the events of their bodies' cases. */
export const webhooks = ({ db, localTime, clock, webhooks: settings }: ApiDependencies): FastifyPluginAsyncZod => {
  const store = createStore(db)
  const asked = async (caller: Caller): Promise<Asked> => ({
    caller,
    registry: await store.registry.snapshot(),
    on: localTime.dateOf(clock()),
  })
  /** Throws WEBHOOK_UNKNOWN for one that is not there or not the caller's: he does not learn which. */
  const ownWebhook = async (caller: Caller, id: string): Promise<Webhook> => {
    const found = await store.webhooks.one(id)
    if (found && manages(found, await asked(caller))) return found
    throw new KelisuError(reject('WEBHOOK_UNKNOWN'))
  }
  /** The address as URLs are written, so that what was checked is what is kept. */
  const allowed = (given: string): string => {
    const address = URL.parse(given)?.href ?? ''
    const fault = addressFault(address, settings?.allowedOrigins ?? [])
    if (fault) throw new KelisuError(reject('WEBHOOK_ADDRESS_REFUSED', { fault }))
    return address
  }
  const demandOn = ({ offSince }: Webhook): void => {
    if (offSince !== null) throw new KelisuError(reject('WEBHOOK_OFF'))
  }

  return async app => {
    // Without a key no secret can be kept.
    if (!settings) return
    const { key } = settings

    app.post(
      '/webhooks',
      {
        links: { 201: ofTheWebhook },
        schema: {
          operationId: 'subscribe',
          tags: ['webhooks'],
          summary: 'Subscribes a registered system to events',
          body: z.strictObject({
            address,
            events: events.default(null),
            body: z
              .union([z.literal('*'), bodyId])
              .exactOptional()
              .describe('Whose cases; without it those of the body for which the system acts'),
            system: opaqueId.exactOptional().describe('Which system; needed where a person asks'),
          }),
          response: { 201: z.strictObject({ webhook: webhookAnswer, secret }), ...refusals(403, 409, 422) },
        },
      },
      async (request, reply) => {
        const { body: given } = request
        const known = await asked(callerOf(request))
        const owner = ownerOf(given, known)
        if ('code' in owner) throw new KelisuError(owner)
        const address = allowed(given.address)
        const made = await store.webhooks.subscribe(key, { ...owner, address, events: given.events })
        if (!made) throw new KelisuError(reject('WEBHOOKS_TOO_MANY', { most: mostWebhooks, ...owner }))
        reply.code(201)
        return { webhook: shown(made.webhook), secret: made.secret }
      },
    )
    app.get(
      '/webhooks',
      {
        schema: {
          operationId: 'webhooks',
          tags: ['webhooks'],
          summary: "The caller's subscriptions",
          response: { 200: z.strictObject({ webhooks: z.array(webhookAnswer) }), ...refusals() },
        },
      },
      async request => {
        const known = await asked(callerOf(request))
        return { webhooks: (await store.webhooks.all()).filter(each => manages(each, known)).map(shown) }
      },
    )
    app.get(
      '/webhooks/:webhook',
      {
        schema: {
          operationId: 'webhook',
          tags: ['webhooks'],
          summary: 'One subscription',
          params,
          response: { 200: webhookAnswer, ...refusals(404) },
        },
      },
      async request => shown(await ownWebhook(callerOf(request), request.params.webhook)),
    )
    app.patch(
      '/webhooks/:webhook',
      {
        schema: {
          operationId: 'changeWebhook',
          tags: ['webhooks'],
          summary: 'Changes where and what is sent, or switches it off and on',
          params,
          body: z.strictObject({
            address: address.exactOptional(),
            events: events.exactOptional(),
            on: z.boolean().exactOptional(),
          }),
          response: { 200: webhookAnswer, ...refusals(404, 422) },
        },
      },
      async request => {
        const { id } = await ownWebhook(callerOf(request), request.params.webhook)
        const { on, address: given, ...others } = request.body
        const changed = await store.webhooks.change(id, {
          ...others,
          ...(given === undefined ? {} : { address: allowed(given) }),
          ...(on ? { on } : {}),
        })
        if (on === false) await store.webhooks.switchOff(id, 'owner')
        const after = on === false ? await store.webhooks.one(id) : changed
        if (!after) throw new KelisuError(reject('WEBHOOK_UNKNOWN'))
        return shown(after)
      },
    )
    app.delete(
      '/webhooks/:webhook',
      {
        schema: {
          operationId: 'unsubscribe',
          tags: ['webhooks'],
          summary: 'Ends a subscription for good',
          params,
          response: { 204: z.undefined(), ...refusals(404) },
        },
      },
      async (request, reply) => {
        const { id } = await ownWebhook(callerOf(request), request.params.webhook)
        await store.webhooks.switchOff(id, 'removed')
        return reply.code(204).send()
      },
    )
    app.post(
      '/webhooks/:webhook/secret',
      {
        schema: {
          operationId: 'rotateSecret',
          tags: ['webhooks'],
          summary: `Makes a new secret; for ${rotationHours} hours the one before signs too`,
          params,
          response: { 200: z.strictObject({ secret, previousSecretUntil: moment }), ...refusals(404) },
        },
      },
      async request => {
        const { id } = await ownWebhook(callerOf(request), request.params.webhook)
        const rotated = await store.webhooks.rotateSecret(key, id, { hours: rotationHours })
        if (!rotated) throw new KelisuError(reject('WEBHOOK_UNKNOWN'))
        return rotated
      },
    )
    app.post(
      '/webhooks/:webhook/test',
      {
        schema: {
          operationId: 'testWebhook',
          tags: ['webhooks'],
          summary: 'Has a message of the type Test sent, about no case; its delivery shows what came of it',
          params,
          response: { 202: z.strictObject({ webhookId: z.string() }), ...refusals(404, 409) },
        },
      },
      async (request, reply) => {
        const own = await ownWebhook(callerOf(request), request.params.webhook)
        demandOn(own)
        reply.code(202)
        return { webhookId: await store.webhooks.sendTest(own.id) }
      },
    )
    app.get(
      '/webhooks/:webhook/deliveries',
      {
        schema: {
          operationId: 'deliveries',
          tags: ['webhooks'],
          summary: 'What was sent and what waits, the newest first; the failed ones are the dead letters',
          params,
          querystring: z.strictObject({
            status: z.enum(['pending', 'sent', 'failed']).exactOptional(),
            limit: z.coerce.number().int().min(1).max(500).exactOptional().describe('100 by default'),
            after: z.string().max(1_000).exactOptional().describe('`next` of the page before'),
          }),
          response: {
            200: z.strictObject({ deliveries: z.array(deliveryAnswer), next: z.string().nullable() }),
            ...refusals(404),
          },
        },
      },
      async request => {
        const { id } = await ownWebhook(callerOf(request), request.params.webhook)
        const page = await store.webhooks.deliveries(id, request.query).catch(notAPlace)
        return { deliveries: page.deliveries.map(deliveryShown), next: page.next }
      },
    )
    app.post(
      '/webhooks/:webhook/resend',
      {
        schema: {
          operationId: 'resendDeliveries',
          tags: ['webhooks'],
          summary: 'Sends dead letters again: all of them, or the deliveries named, which may have arrived',
          params,
          body: z.strictObject({ webhookIds: z.array(webhookId).min(1).max(500).exactOptional() }),
          response: { 202: z.strictObject({ resent: z.int() }), ...refusals(404, 409) },
        },
      },
      async (request, reply) => {
        const own = await ownWebhook(callerOf(request), request.params.webhook)
        demandOn(own)
        reply.code(202)
        return { resent: await store.webhooks.resend(own.id, request.body.webhookIds) }
      },
    )
  }
}

type Asked = { caller: Caller; registry: Registry; on: IsoDate }

/** Whether the subscription is the caller's: his system's own, or one of a body whose records he administers. */
const manages = ({ system, body }: Webhook, { caller, registry, on }: Asked): boolean =>
  (caller.kind === 'person' || caller.system === system) && mayInBody('manageWebhooks', caller, body, registry, on)

/** Which system is subscribed to whose cases, or why not. */
const ownerOf = (
  given: { body?: string; system?: string },
  { caller, registry, on }: Asked,
): { system: string; body: string } | Rejection => {
  const notAuthorised = (): Rejection => reject('NOT_AUTHORISED', { action: 'manageWebhooks', actor: actorOf(caller) })
  const system = given.system ?? (caller.kind === 'system' ? caller.system : '')
  if (caller.kind === 'system' && system !== caller.system) return notAuthorised()
  const issuer = registry.issuer(system, on)
  if (!issuer) return reject('ISSUER_UNKNOWN', { issuer: system })
  const body = given.body ?? issuer.actsFor
  if (!mayInBody('manageWebhooks', caller, body, registry, on)) return notAuthorised()
  if (body !== '*' && !registry.standing(body, on)) return reject('BODY_UNKNOWN', { body })
  if (!mayInBody('manageWebhooks', { kind: 'system', system }, body, registry, on))
    return reject('ISSUER_NOT_ALLOWED', { issuer: system, body })
  return { system, body }
}

const shown = ({ offBecause, ...webhook }: Webhook) => ({
  ...webhook,
  on: webhook.offSince === null,
  // What was removed is shown to nobody.
  offBecause: offBecause === 'removed' ? null : offBecause,
})

const deliveryShown = (delivery: Delivery) => ({
  webhookId: delivery.noticeId,
  type: delivery.kind,
  caseId: delivery.caseId === '' ? null : delivery.caseId,
  status: delivery.status,
  attempts: delivery.attempts,
  nextAttemptAt: delivery.status === 'pending' ? delivery.nextAttemptAt : null,
  lastError: delivery.lastError,
  createdAt: delivery.createdAt,
  sentAt: delivery.sentAt,
})

const notAPlace = (error: unknown): never => {
  throw error instanceof RangeError ? new Malformed({ field: 'after', message: 'must be the `next` of a page' }) : error
}
