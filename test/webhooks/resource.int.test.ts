import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mayInBody } from '../../domain/access/access.ts'
import type { Caller } from '../../domain/access/caller.ts'
import { instantOf } from '../../domain/calendar/dates.ts'
import { webhookEventNames } from '../../domain/webhooks/events.ts'
import { almaty } from '../../local-time/almaty.ts'
import { append } from '../../store/case-log.ts'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { type AnApi, openApi } from '../api/an-api.ts'
import { batch, caseNumbered } from '../store/a-case.ts'

let api: AnApi
let db: ReturnType<typeof openDatabase>
beforeAll(async () => {
  api = await openApi({ webhooks: { key: randomBytes(32), allowedOrigins: ['http://127.0.0.1:9000'] } })
  db = openDatabase(api.databaseUrl, { poolSize: 2 })
  const issuer = (id: string, actsFor: string) => ({
    id,
    actsFor,
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'none' },
    validFrom: '2023-01-01' as const,
  })
  await createStore(db).registry.load({
    issuers: [
      issuer('documents', 'kgd'),
      issuer('archive', 'kgd'),
      issuer('intake', 'dgd-almaty'),
      issuer('oversight', '*'),
    ],
  })
})
afterAll(async () => {
  await db.destroy()
  await api.close()
})

/** The document system of the approving Committee; that of the requesting department; one of the whole deployment. */
const documents = { as: 'system:documents' }
const intake = { as: 'system:intake' }
const oversight = { as: 'system:oversight' }
/** Administers the records of the Committee, and of all bodies. */
const administrator = { as: 'person:p-0042' }
const administratorOfAll = { as: 'person:p-0227' }
const lawyer = { as: 'person:p-0041' }

const address = 'https://documents.kgd.example/kelisu'
const subscribe = (who: { as?: string }, body: object = {}) =>
  api.ask('POST', '/webhooks', { ...who, body: { address, ...body } })
const subscribed = async (who: { as: string }, body: object = {}): Promise<string> =>
  (await subscribe(who, body)).json().webhook.id
const codeOf = (answer: { json(): { code?: string } }) => answer.json().code

describe('a system that subscribes', () => {
  it('follows the cases of its own body, and is shown the secret this once', async () => {
    const answer = await subscribe(documents)
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['cache-control']).toBe('no-store')
    const { webhook, secret } = answer.json()
    expect(webhook).toMatchObject({ system: 'documents', body: 'kgd', address, events: null, on: true })
    expect(secret).toMatch(/^whsec_/)
    const again = await api.ask('GET', `/webhooks/${webhook.id}`, documents)
    expect(again.json()).toEqual(webhook)
    expect(again.body).not.toContain(secret)
  })

  it.each([
    ['of another body', documents, { body: 'dgd-almaty' }, 403, 'NOT_AUTHORISED'],
    ['of all, acting for one body', documents, { body: '*' }, 403, 'NOT_AUTHORISED'],
    ['in the name of another system', documents, { system: 'intake' }, 403, 'NOT_AUTHORISED'],
    ['in the name of another system of its body', documents, { system: 'archive' }, 403, 'NOT_AUTHORISED'],
    ['in the name of another, acting for all', oversight, { system: 'documents' }, 403, 'NOT_AUTHORISED'],
    ['of a body that nobody registered', oversight, { body: 'nobody' }, 422, 'BODY_UNKNOWN'],
    ['while no registered system', { as: 'system:nobody' }, {}, 403, 'ISSUER_UNKNOWN'],
  ])('cannot follow cases %s', async (_, who, body, status, code) => {
    const answer = await subscribe(who, body)
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code])
  })

  it('of the whole deployment follows the cases of all, or of one body', async () => {
    expect((await subscribe(oversight)).json().webhook.body).toBe('*')
    expect((await subscribe(oversight, { body: 'kgd' })).json().webhook.body).toBe('kgd')
  })

  it.each([
    ['plain http', 'http://documents.kgd.example/'],
    ['this machine', 'https://127.0.0.1/'],
    ['with a password', 'https://kelisu:1234@documents.kgd.example/'],
    ['another port', 'https://documents.kgd.example:8443/'],
  ])('cannot be sent to an address that is not allowed: %s', async (_, wrong) => {
    const answer = await subscribe(documents, { address: wrong })
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'WEBHOOK_ADDRESS_REFUSED'])
    const id = await subscribed(documents)
    const changed = await api.ask('PATCH', `/webhooks/${id}`, { ...documents, body: { address: wrong } })
    expect([changed.statusCode, codeOf(changed)]).toEqual([422, 'WEBHOOK_ADDRESS_REFUSED'])
  })

  it('can be sent to an address that the settings name', async () => {
    expect((await subscribe(documents, { address: 'http://127.0.0.1:9000/kelisu' })).statusCode).toBe(201)
  })

  it('is sent to the address as URLs are written, whatever was typed', async () => {
    const { webhook } = (
      await subscribe(oversight, { address: 'HTTPS://Documents.KGD.example:443/\u0000 қала#here' })
    ).json()
    expect(webhook.address).toBe('https://documents.kgd.example/%00%20%D2%9B%D0%B0%D0%BB%D0%B0#here')
  })

  it.each([
    ['an event that there is not', { events: ['RecommendationGiven'] }],
    ['no event', { events: [] }],
    ['an unknown field', { secret: 'whsec_mine' }],
  ])('is refused %s', async (_, body) => {
    const answer = await subscribe(documents, body)
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'REQUEST_MALFORMED'])
  })
})

describe('a person', () => {
  it('who administers the records of a body manages the subscriptions of its systems', async () => {
    const { webhook } = (await subscribe(administrator, { system: 'documents' })).json()
    expect(webhook).toMatchObject({ system: 'documents', body: 'kgd' })
    expect((await api.ask('GET', `/webhooks/${webhook.id}`, documents)).statusCode).toBe(200)
    expect((await api.ask('GET', `/webhooks/${webhook.id}`, administratorOfAll)).statusCode).toBe(200)
  })

  it('cannot let a system follow cases that are not for it', async () => {
    const answer = await subscribe(administratorOfAll, { system: 'intake', body: 'kgd' })
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'ISSUER_NOT_ALLOWED'])
  })

  it('who does not administer them manages none', async () => {
    expect((await subscribe(lawyer, { system: 'documents' })).statusCode).toBe(403)
    const id = await subscribed(documents)
    expect((await api.ask('GET', `/webhooks/${id}`, lawyer)).statusCode).toBe(404)
    expect((await api.ask('GET', '/webhooks', lawyer)).json()).toEqual({ webhooks: [] })
  })
})

describe('of all people and systems of the registry', () => {
  it('exactly those see a subscription whom the table of access lets manage it', async () => {
    const id = await subscribed(documents)
    const { registry } = createStore(db)
    const snapshot = await registry.snapshot()
    const { people, issuers } = await registry.records()
    const on = almaty.dateOf(instantOf(Date.now()))
    const callers: Caller[] = [
      ...people.map(person => ({ kind: 'person' as const, person: person.id })),
      ...issuers.map(issuer => ({ kind: 'system' as const, system: issuer.id })),
    ]
    const seen: string[] = []
    for (const caller of callers) {
      const as = caller.kind === 'person' ? `person:${caller.person}` : `system:${caller.system}`
      const { statusCode } = await api.ask('GET', `/webhooks/${id}`, { as })
      const isOwn = caller.kind === 'person' || caller.system === 'documents'
      const may = isOwn && mayInBody('manageWebhooks', caller, 'kgd', snapshot, on)
      expect([as, statusCode]).toEqual([as, may ? 200 : 404])
      if (may) seen.push(as)
    }
    expect(seen.sort()).toEqual(['person:p-0042', 'person:p-0227', 'system:documents'])
  })
})

describe("another's subscription", () => {
  it('is not there for a system: not by lists, not by its id, and with the same words as one that never was', async () => {
    const id = await subscribed(documents)
    const list = (await api.ask('GET', '/webhooks', intake)).json()
    expect(list.webhooks.map((each: { id: string }) => each.id)).not.toContain(id)
    const never = await api.ask('GET', '/webhooks/00000000-0000-4000-8000-000000000000', intake)
    for (const [method, path, body] of [
      ['GET', ''],
      ['PATCH', '', { on: false }],
      ['DELETE', ''],
      ['POST', '/secret'],
      ['POST', '/test'],
      ['GET', '/deliveries'],
      ['POST', '/resend', {}],
    ] as const) {
      const answer = await api.ask(method, `/webhooks/${id}${path}`, { ...intake, ...(body ? { body } : {}) })
      expect([answer.statusCode, answer.json().detail], `${method} ${path}`).toEqual([404, never.json().detail])
      const anonymous = await api.ask(method, `/webhooks/${id}${path}`, body ? { body } : {})
      expect(anonymous.statusCode, `${method} ${path}`).toBe(401)
    }
    expect((await api.ask('GET', `/webhooks/${id}`, documents)).json().on).toBe(true)
  })
})

describe('a subscription', () => {
  let id: string
  beforeEach(async () => {
    id = await subscribed(documents)
  })
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path = '', body?: object) =>
    api.ask(method, `/webhooks/${id}${path}`, { ...documents, ...(body ? { body } : {}) })

  it('is changed, switched off and on, and ended', async () => {
    const other = 'https://other.kgd.example/'
    const changed = (await ask('PATCH', '', { address: other, events: ['Decided'] })).json()
    expect(changed).toMatchObject({ address: other, events: ['Decided'], on: true })
    expect((await ask('PATCH', '', { on: false })).json()).toMatchObject({ on: false, offBecause: 'owner' })
    expect(codeOf(await ask('POST', '/test'))).toBe('WEBHOOK_OFF')
    expect(codeOf(await ask('POST', '/resend', {}))).toBe('WEBHOOK_OFF')
    expect((await ask('PATCH', '', { on: true })).json()).toMatchObject({ on: true, offBecause: null, offSince: null })
    expect((await ask('PATCH', '', {})).json()).toMatchObject({ address: other })
    expect((await ask('DELETE')).statusCode).toBe(204)
    expect((await ask('GET')).statusCode).toBe(404)
    expect((await ask('DELETE')).statusCode).toBe(404)
  })

  it('gets a new secret, and says how long the old one signs too', async () => {
    const { secret, previousSecretUntil } = (await ask('POST', '/secret')).json()
    expect(secret).toMatch(/^whsec_/)
    expect((await ask('GET')).json().previousSecretUntil).toBe(previousSecretUntil)
  })

  it('shows its deliveries and its dead letters, which can be sent again', async () => {
    const caseId = caseNumbered(1)
    await append(db, batch(caseId, 1, 2))
    const { webhookId } = (await ask('POST', '/test')).json()
    const failed = `${caseId}/2/webhook/${id}`
    await createStore(db).outbox.markFailed(failed, 'HTTP 500')

    const { deliveries } = (await ask('GET', '/deliveries')).json()
    expect(deliveries).toHaveLength(3)
    expect(deliveries[0]).toMatchObject({ webhookId, type: 'Test', caseId: null, status: 'pending' })
    const dead = (await ask('GET', '/deliveries?status=failed')).json()
    expect(dead.deliveries).toMatchObject([
      { webhookId: failed, type: 'ReceiptRegistered', caseId, lastError: 'HTTP 500', nextAttemptAt: null },
    ])
    expect((await ask('POST', '/resend', { webhookIds: [failed] })).json()).toEqual({ resent: 1 })
    expect((await ask('GET', '/deliveries?status=failed')).json().deliveries).toEqual([])
    expect(codeOf(await ask('GET', '/deliveries?after=nowhere'))).toBe('REQUEST_MALFORMED')
    expect(codeOf(await ask('POST', '/resend', { webhookIds: ['a\0'] }))).toBe('REQUEST_MALFORMED')
  })
})

it('the OpenAPI document has every event of the catalogue, with the schema of what is sent', async () => {
  const document = (await api.ask('GET', '/openapi.json')).json()
  expect(Object.keys(document.webhooks)).toEqual(webhookEventNames)
  const { schema } = document.webhooks.Decided.post.requestBody.content['application/json']
  expect(schema.properties.type.enum).toEqual(['Decided'])
  expect(schema.properties.data.$ref).toBe('#/components/schemas/WebhookCase')
  expect(document.components.schemas.WebhookCase.properties).toHaveProperty('outcome')
})

it('without a key in the settings there are no webhooks', async () => {
  const without = await openApi({ databaseUrl: api.databaseUrl, webhooks: null })
  expect((await without.ask('GET', '/webhooks', documents)).statusCode).toBe(404)
  await without.close()
})
