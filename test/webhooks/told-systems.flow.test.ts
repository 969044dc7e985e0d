import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type WebhookEvent, webhookEvents } from '../../domain/webhooks/events.ts'
import { webhookPayloadSchema } from '../../schemas/webhook.ts'
import { retryNoticesNow } from '../faults/notices.ts'
import { eventually } from '../setup/eventually.ts'
import { type Office, openOffice, people, today } from '../setup/office.ts'
import { aReceiver, certificate, isSignedBy, type Message, type Receiver } from './a-receiver.ts'

const key = randomBytes(32)
let office: Office
/** Of the approving Committee, over https; of the requesting department; of a department whose cases these are not. */
let documents: Receiver
let intake: Receiver
let foreign: Receiver
beforeAll(async () => {
  documents = await aReceiver({ secure: true })
  intake = await aReceiver()
  foreign = await aReceiver()
  const allowedOrigins = [documents, intake, foreign].map(({ origin }) => origin)
  office = await openOffice({ webhooks: { key, allowedOrigins, ca: certificate } })
  await office.store.registry.load({
    issuers: [issuer('documents', 'kgd'), issuer('intake', 'dgd-almaty'), issuer('foreign', 'dgd-karaganda')],
  })
})
beforeEach(async () => {
  for (const { id } of await office.store.webhooks.all()) await office.store.webhooks.switchOff(id, 'removed')
  for (const receiver of [documents, intake, foreign]) {
    receiver.messages.length = 0
    receiver.answer = 204
  }
})
afterAll(async () => {
  await office.stop()
  for (const receiver of [documents, intake, foreign]) await receiver.close()
})

const issuer = (id: string, actsFor: string, validTo?: `${number}-${number}-${number}`) => ({
  id,
  actsFor,
  publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'none' },
  validFrom: '2023-01-01' as const,
  ...(validTo ? { validTo } : {}),
})

const subscribed = async (system: string, body: string, { origin }: Receiver, events: WebhookEvent[] | null = null) => {
  const made = await office.store.webhooks.subscribe(key, {
    system,
    body,
    events,
    address: `${origin}/kelisu`,
  })
  if (!made) throw new Error('too many subscriptions')
  return { id: made.webhook.id, secret: made.secret }
}
const about = ({ messages }: Receiver, caseId: string): Message[] =>
  messages.filter(({ headers }) => String(headers['webhook-id']).startsWith(`${caseId}/`))
const statusesOf = async (id: string) =>
  (await office.store.webhooks.deliveries(id)).deliveries.map(({ status }) => status)
const noticeIdOf = ({ headers }: Office['mailbox']['mails'][number]): string => {
  const id = headers.get('x-kelisu-notice')
  return typeof id === 'string' ? id : ''
}
const seqOf = ({ payload }: Message): number => (payload.type === 'Test' ? 0 : payload.data.seq)

/** As if what waits had been tried for more than three days. */
const threeDaysLater = async (): Promise<void> => {
  const client = new Client({ connectionString: office.databaseUrl })
  await client.connect()
  await client.query(`update outbox set first_attempt_at = now() - interval '73 hours' where status = 'pending'`)
  await client.end()
  await retryNoticesNow(office)
}

describe('a case from request to filing', () => {
  it('is told to the systems of both bodies event by event, signed, without the proposal or a person, and to no third', async () => {
    const committee = await subscribed('documents', 'kgd', documents)
    const department = await subscribed('intake', 'dgd-almaty', intake)
    await subscribed('foreign', 'dgd-karaganda', foreign)
    const caseId = await office.broughtTo('decision')
    await office.kelisu.returnForRework(caseId, { reason: 'Толықтыру керек' }, { actor: people.legalHead })
    const proposal = { outcome: 'refuse' as const, groundsExist: false, text: 'Негіздер жоқ' }
    await office.kelisu.recommend(caseId, proposal, { actor: people.lawyer })
    await office.kelisu.decide(caseId, { outcome: 'approve', reasons: 'Шешімнің уәжі' }, { actor: people.head })
    await eventually(async () => (await office.log(caseId)).includes('DecisionDelivered'))
    await office.kelisu.reportFiling(caseId, { filedOn: today() }, { actor: people.requesterHead })
    await office.closed(caseId)

    const log = await office.log(caseId)
    const told = log.flatMap((type, index) => (type in webhookEvents ? [`${index + 1} ${type}`] : []))
    expect(log).toEqual(expect.arrayContaining(['RecommendationGiven', 'RecommendationReturned', 'LawyerAssigned']))
    for (const [receiver, { id, secret }] of [
      [documents, committee],
      [intake, department],
    ] as const) {
      const messages = await eventually(() => {
        const all = about(receiver, caseId).sort((a, b) => seqOf(a) - seqOf(b))
        return all.length >= told.length ? all : undefined
      })
      expect(messages.map(message => `${seqOf(message)} ${message.payload.type}`)).toEqual(told)
      for (const message of messages) {
        expect(message.headers['webhook-id']).toBe(`${caseId}/${seqOf(message)}/webhook/${id}`)
        expect(isSignedBy(secret, message)).toBe(true)
        expect(isSignedBy(`whsec_${randomBytes(32).toString('base64')}`, message)).toBe(false)
        expect(webhookPayloadSchema.parse(message.payload)).toEqual(message.payload)
        expect(message.text).not.toMatch(/p-\d{4}|Негіздер|Толықтыру|Шешімнің уәжі/)
      }
      expect(messages.at(-1)?.payload).toMatchObject({
        type: 'FilingReported',
        data: { stage: 'closed', outcome: 'approved' },
      })
    }
    expect(foreign.messages).toEqual([])
  })
})

describe('a receiver', () => {
  it('that is down gets everything once it is back, under the same ids and in the same words', async () => {
    const { id } = await subscribed('intake', 'dgd-almaty', intake)
    intake.answer = 503
    const caseId = await office.broughtTo('received')
    const tried = await eventually(() => {
      const messages = about(intake, caseId)
      return new Set(messages.map(seqOf)).size >= 4 ? messages : undefined
    })
    // The receiver has its answer before the store has written it down.
    const failures = await eventually(async () => {
      const { deliveries } = await office.store.webhooks.deliveries(id)
      return deliveries.every(({ lastError }) => lastError !== null) ? deliveries : undefined
    })
    expect(new Set(failures.map(({ lastError }) => lastError))).toEqual(new Set(['HTTP 503']))

    intake.answer = 204
    await eventually(async () => {
      await retryNoticesNow(office)
      return (await statusesOf(id)).every(status => status === 'sent')
    })
    for (const { headers, text } of tried) {
      const copies = about(intake, caseId).filter(each => each.headers['webhook-id'] === headers['webhook-id'])
      expect(copies.length).toBeGreaterThan(1)
      expect(new Set(copies.map(copy => copy.text))).toEqual(new Set([text]))
    }
  })

  it('that never answers holds up no mail, no other receiver and no answer to a person', async () => {
    await subscribed('intake', 'dgd-almaty', intake)
    await subscribed('documents', 'kgd', documents)
    intake.answer = () => undefined
    await office.submitted()
    await eventually(() => intake.messages.length > 0)
    const began = performance.now()
    const caseId = await office.broughtTo('received')
    await eventually(() => office.mailbox.mails.some(mail => noticeIdOf(mail).startsWith(caseId)))
    await eventually(() => about(documents, caseId).some(({ payload }) => payload.type === 'ReceiptRegistered'))
    // It has ten seconds to answer, and is silent for all of them.
    expect(performance.now() - began).toBeLessThan(8_000)
  })

  it('that never answers is left alone with all that waits, not only with what it was sent', async () => {
    const { id } = await subscribed('intake', 'dgd-almaty', intake)
    intake.answer = response => response.destroy()
    await office.broughtTo('review')
    const waiting = await eventually(async () => {
      const { deliveries } = await office.store.webhooks.deliveries(id)
      const soon = Date.now() + 10_000
      const leftAlone = deliveries.every(({ nextAttemptAt }) => Date.parse(nextAttemptAt) > soon)
      return deliveries.length >= 5 && leftAlone ? deliveries : undefined
    })
    expect(waiting.some(({ lastError }) => lastError === 'ECONNRESET')).toBe(true)
  })

  it('that answers 410 is told nothing more until its owner switches it on', async () => {
    const { id } = await subscribed('intake', 'dgd-almaty', intake)
    intake.answer = 410
    const caseId = await office.submitted()
    await eventually(async () => (await office.store.webhooks.one(id))?.offBecause === 'gone')
    await eventually(async () => (await statusesOf(id)).every(status => status === 'failed'))
    intake.answer = 204
    await office.kelisu.withdraw(caseId, { reason: 'Қажет емес' }, { actor: people.requesterHead })
    await office.closed(caseId)
    await retryNoticesNow(office)
    expect(about(intake, caseId).map(({ payload }) => payload.type)).not.toContain('Withdrawn')
    // What was on its way when the first 410 came has come once, and nothing is sent again.
    const ids = intake.messages.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(ids.length)

    await office.store.webhooks.change(id, { on: true })
    expect(await office.store.webhooks.resend(id)).toBeGreaterThan(0)
    await eventually(async () => (await statusesOf(id)).every(status => status === 'sent'))
  })

  it('whose system the registry does not know any more is told nothing', async () => {
    const { id } = await subscribed('foreign', 'dgd-karaganda', foreign)
    await office.store.registry.load({ issuers: [issuer('foreign', 'dgd-karaganda', today(-1))] })
    await office.store.webhooks.sendTest(id)
    await eventually(async () => (await office.store.webhooks.one(id))?.offBecause === 'unregistered')
    expect(foreign.messages).toEqual([])
    await office.store.registry.load({ issuers: [issuer('foreign', 'dgd-karaganda')] })
  })

  it('follows only what its system may see, even where a row is for another body', async () => {
    const { id } = await subscribed('foreign', 'dgd-almaty', foreign)
    await office.submitted()
    const failed = await eventually(async () => {
      const { deliveries } = await office.store.webhooks.deliveries(id, { status: 'failed' })
      return deliveries[0]
    })
    expect(failed.lastError).toBe('its system may not see it')
    expect(foreign.messages).toEqual([])
  })
})

describe('a message', () => {
  it('that nobody took for three days is a dead letter, no matter of the case, and is sent again under its id', async () => {
    const { id } = await subscribed('intake', 'dgd-almaty', intake, ['RequestSubmitted'])
    intake.answer = 500
    const caseId = await office.submitted()
    await eventually(() => about(intake, caseId).length > 0)
    const dead = await eventually(async () => {
      await threeDaysLater()
      return (await office.store.webhooks.deliveries(id, { status: 'failed' })).deliveries[0]
    })
    expect(dead).toMatchObject({ noticeId: `${caseId}/1/webhook/${id}`, lastError: 'HTTP 500' })
    expect(await office.log(caseId)).not.toContain('NoticeFailed')

    intake.answer = 204
    const [first] = about(intake, caseId)
    intake.messages.length = 0
    await office.store.webhooks.resend(id)
    const again = await eventually(() => about(intake, caseId)[0])
    expect([again.headers['webhook-id'], again.text]).toEqual([first?.headers['webhook-id'], first?.text])
    await eventually(async () => (await statusesOf(id)).every(status => status === 'sent'))
  })

  it('is signed by the new secret and the old one while the receiver changes over', async () => {
    const { id, secret } = await subscribed('documents', 'kgd', documents)
    const rotated = await office.store.webhooks.rotateSecret(key, id, { hours: 1 })
    await office.store.webhooks.sendTest(id)
    const message = await eventually(() => documents.messages[0])
    expect(message.payload).toMatchObject({ type: 'Test', data: { webhook: id } })
    expect(isSignedBy(secret, message)).toBe(true)
    expect(isSignedBy(rotated?.secret ?? '', message)).toBe(true)
  })
})

// The last of the file: its office has no worker any more.
it('a worker that stops while a receiver is silent gives the message back at once', async () => {
  const { id } = await subscribed('intake', 'dgd-almaty', intake, ['RequestSubmitted'])
  intake.answer = () => undefined
  const caseId = await office.submitted()
  await eventually(() => about(intake, caseId).length > 0)
  await office.stopWorkers()
  const { deliveries } = await office.store.webhooks.deliveries(id)
  expect(deliveries).toMatchObject([{ status: 'pending', lastError: 'the worker stopped' }])
  expect(Date.parse(deliveries[0]?.nextAttemptAt ?? '')).toBeLessThanOrEqual(Date.now())
})
