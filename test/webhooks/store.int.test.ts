import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../domain/calendar/dates.ts'
import { append } from '../../store/case-log.ts'
import { seal, unseal } from '../../store/sealed-secret.ts'
import { createStore, type Store } from '../../store/store.ts'
import { claimDeliveries } from '../../store/webhook-deliveries.ts'
import { mostWebhooks } from '../../store/webhooks.ts'
import { batch, caseNumbered, eventsOf, runId, summaryOf } from '../store/a-case.ts'
import { aDatabase } from '../store/a-database.ts'
import { outboxOf } from '../store/outbox-of.ts'

const database = aDatabase()
const key = randomBytes(32)
let store: Store
let number = 0

beforeEach(() => {
  store = createStore(database.db)
})
afterEach(async () => {
  await sql`truncate outbox, webhook_subscription`.execute(database.db)
})

const subscribed = async (changes: Partial<Parameters<Store['webhooks']['subscribe']>[1]> = {}) => {
  const address = 'https://intake.example/kelisu'
  const made = await store.webhooks.subscribe(key, {
    system: 'intake',
    body: 'kgd',
    address,
    events: null,
    ...changes,
  })
  if (!made) throw new Error('too many subscriptions')
  return { ...made.webhook, secret: made.secret }
}

/** A case between `dgd-almaty` and `kgd` of which so many events were recorded. */
const recorded = async (events = 3): Promise<string> => {
  number += 1
  const caseId = caseNumbered(number)
  await append(database.db, batch(caseId, 1, events))
  return caseId
}

const idsFor = async (subscription: string, status?: 'pending' | 'sent' | 'failed') =>
  (await store.webhooks.deliveries(subscription, status ? { status } : {})).deliveries.map(row => row.noticeId).sort()

describe('an event that is recorded', () => {
  it.each(['kgd', 'dgd-almaty', '*'])(
    'is told to who follows the cases of %s, once, by an id of its own',
    async body => {
      const { id } = await subscribed({ body })
      const caseId = await recorded()
      const ids = [1, 2, 3].map(seq => `${caseId}/${seq}/webhook/${id}`)
      expect(await idsFor(id)).toEqual(ids)

      await append(database.db, batch(caseId, 1, 3))
      expect(await idsFor(id)).toEqual(ids)
    },
  )

  it('is told to who follows the cases of the body that went on with the affairs of a party', async () => {
    const { id } = await subscribed({ body: 'new-committee' })
    const caseId = caseNumbered(9_001)
    await append(database.db, batch(caseId, 1, 1), [], ['dgd-almaty', 'new-committee'])
    expect(await idsFor(id)).toEqual([`${caseId}/1/webhook/${id}`])
  })

  it('is not told to who follows the cases of another body', async () => {
    const { id } = await subscribed({ body: 'minzdrav' })
    await recorded()
    expect(await idsFor(id)).toEqual([])
  })

  it('is told only to who asked for events of its type', async () => {
    const { id } = await subscribed({ events: ['BecameOverdue', 'Decided'] })
    const caseId = await recorded()
    expect(await idsFor(id)).toEqual([`${caseId}/3/webhook/${id}`])
  })

  it('is told to nobody where it shows the proposal, who works on the case, or a refused command', async () => {
    const { id } = await subscribed({ body: '*' })
    const caseId = caseNumbered(9_000)
    const at = '2026-08-18T05:00:00.000Z' as const
    const by = { person: 'p-0041', body: 'kgd', position: 'lawyer' }
    await append(database.db, {
      caseId,
      runId,
      firstSeq: 1,
      previousHash: '',
      events: [
        eventsOf(caseId)[0],
        { type: 'LawyerAssigned', version: 1, at, lawyer: 'p-0041' },
        {
          type: 'RecommendationGiven',
          version: 1,
          at,
          by,
          outcome: 'refuse',
          groundsExist: false,
          text: 'Жоқ',
          addressedTo: 'p-0038',
        },
        { type: 'RecommendationReturned', version: 1, at, reason: 'Толықтыру керек' },
        { type: 'Reassigned', version: 1, at, lawyer: 'p-0042', from: 'p-0041', reason: 'Демалыс' },
        { type: 'CommandRefused', version: 1, at, name: 'decide', code: 'NOT_VESTED', citation: 'part-9', facts: {} },
        { type: 'NoticeFailed', version: 1, at, notice: `${caseId}/2/lawyer`, reason: '550' },
      ],
      summary: summaryOf(caseId, { seq: 7 }),
    })
    expect(await idsFor(id)).toEqual([`${caseId}/1/webhook/${id}`])
  })

  it('is no mail, and a mail is no message to a system', async () => {
    const { id } = await subscribed()
    const caseId = await recorded()
    expect(await outboxOf(database.db, caseId)).toEqual([])
    expect(await store.outbox.claimDue()).toEqual([])
    expect(await store.webhooks.claimDeliveries()).toHaveLength(3)
    expect(await idsFor(id, 'pending')).toHaveLength(3)
  })
})

describe('a subscription', () => {
  it('has a secret that the database does not show and that only its own row opens', async () => {
    const { id, secret } = await subscribed()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(await store.webhooks.secretsOf({ key }, id)).toEqual([secret])
    const { rows } = await sql<{ row: string }>`select row_to_json(s)::text as row from webhook_subscription s`.execute(
      database.db,
    )
    expect(rows[0]?.row).not.toContain(secret.slice(6))
    await expect(store.webhooks.secretsOf({ key: randomBytes(32) }, id)).rejects.toThrow()

    const other = await subscribed()
    await sql`update webhook_subscription set secret = (select secret from webhook_subscription where id = ${id}) where id = ${other.id}`.execute(
      database.db,
    )
    await expect(store.webhooks.secretsOf({ key }, other.id)).rejects.toThrow()
  })

  it('signs by the old secret too for a while after a rotation, and then no more', async () => {
    const { id, secret } = await subscribed()
    const rotated = await store.webhooks.rotateSecret(key, id, { hours: 24 })
    expect(rotated?.secret).not.toBe(secret)
    expect(Date.parse(rotated?.previousSecretUntil ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    expect(await store.webhooks.secretsOf({ key }, id)).toEqual([rotated?.secret, secret])

    await sql`update webhook_subscription set previous_secret_until = now() - interval '1 second'`.execute(database.db)
    expect(await store.webhooks.secretsOf({ key }, id)).toEqual([rotated?.secret])
  })

  it('is signed for by either key while the deployment changes its own, and once sealed anew by the new one alone', async () => {
    const { id, secret } = await subscribed()
    const rotated = await store.webhooks.rotateSecret(key, id, { hours: 24 })
    const changing = { key: randomBytes(32), keyBefore: key }
    expect(await store.webhooks.secretsOf(changing, id)).toEqual([rotated?.secret, secret])
    await expect(store.webhooks.secretsOf({ key: changing.key }, id)).rejects.toThrow()

    expect(await store.webhooks.sealAnew(changing)).toBeGreaterThan(0)
    expect(await store.webhooks.sealAnew(changing)).toBe(0)
    expect(await store.webhooks.secretsOf({ key: changing.key }, id)).toEqual([rotated?.secret, secret])
    await expect(store.webhooks.secretsOf({ key }, id)).rejects.toThrow()
    // The other tests go on with their own.
    await store.webhooks.sealAnew({ key, keyBefore: changing.key })
  })

  it('that neither key opens is left as it is', async () => {
    const { id, secret } = await subscribed()
    expect(await store.webhooks.sealAnew({ key: randomBytes(32), keyBefore: randomBytes(32) })).toBe(0)
    expect(await store.webhooks.secretsOf({ key }, id)).toEqual([secret])
  })

  it('that is switched off is told nothing; what waited can be sent again once it is on', async () => {
    const { id } = await subscribed()
    const caseId = await recorded(1)
    await store.webhooks.switchOff(id, 'gone')
    await recorded()
    expect(await store.webhooks.one(id)).toMatchObject({ offBecause: 'gone', offSince: expect.stringMatching(/Z$/) })
    expect(await idsFor(id, 'failed')).toEqual([`${caseId}/1/webhook/${id}`])
    expect(await idsFor(id)).toHaveLength(1)

    expect(await store.webhooks.change(id, { on: true })).toMatchObject({ offSince: null, offBecause: null })
    expect(await store.webhooks.resend(id)).toBe(1)
    expect(await store.webhooks.claimDeliveries()).toMatchObject([
      { noticeId: `${caseId}/1/webhook/${id}`, attempts: 1 },
    ])
  })

  it('is made for the cases of a body, however many its system has for those of another', async () => {
    for (let count = 0; count < mostWebhooks; count++) await subscribed()
    const one = { system: 'intake', address: 'https://intake.example/', events: null }
    expect(await store.webhooks.subscribe(key, { ...one, body: 'kgd' })).toBeNull()
    for (const body of ['*', 'dgd-almaty']) expect(await store.webhooks.subscribe(key, { ...one, body })).not.toBeNull()
  })

  it('more than a system may have is not made; one that ended makes room', async () => {
    const { id } = await subscribed()
    for (let count = 1; count < mostWebhooks; count++) await subscribed()
    const one = { system: 'intake', body: 'kgd', address: 'https://intake.example/', events: null }
    expect(await store.webhooks.subscribe(key, one)).toBeNull()
    expect(await store.webhooks.subscribe(key, { ...one, system: 'documents' })).not.toBeNull()
    await store.webhooks.switchOff(id, 'removed')
    expect(await store.webhooks.subscribe(key, one)).not.toBeNull()
  })

  it('more than a system may have is not made by asking for many at once', async () => {
    const one = { system: 'intake', body: 'kgd', address: 'https://intake.example/', events: null }
    const asked = Array.from({ length: mostWebhooks + 10 }, () => store.webhooks.subscribe(key, one))
    expect((await Promise.all(asked)).filter(made => made !== null)).toHaveLength(mostWebhooks)
  })

  it('that was removed is not there, and its secrets are gone', async () => {
    const { id } = await subscribed()
    await store.webhooks.rotateSecret(key, id, { hours: 24 })
    await store.webhooks.switchOff(id, 'removed')
    expect(await store.webhooks.one(id)).toBeNull()
    expect(await store.webhooks.all()).toEqual([])
    expect(await store.webhooks.change(id, { on: true })).toBeNull()
    expect(await store.webhooks.rotateSecret(key, id, { hours: 24 })).toBeNull()
    const { rows } = await sql`select secret, previous_secret from webhook_subscription`.execute(database.db)
    expect(rows).toEqual([{ secret: '', previousSecret: null }])
  })
})

describe('deliveries', () => {
  it('of one subscriber with many waiting leave room for those of another', async () => {
    const busy = await subscribed({ events: ['BecameOverdue', 'RequestSubmitted', 'ReceiptRegistered'] })
    for (let count = 0; count < 3; count++) await recorded()
    const other = await subscribed({ events: ['BecameOverdue'] })
    await recorded()
    const claimed = (await store.webhooks.claimDeliveries()).map(({ subscription }) => subscription)
    expect(claimed.filter(each => each === busy.id)).toHaveLength(4)
    expect(claimed.filter(each => each === other.id)).toHaveLength(1)
  })

  it('go to one claimer each, and come back when it died', async () => {
    await subscribed()
    await recorded()
    await database.db.transaction().execute(async tx => {
      expect(await claimDeliveries(tx, { leaseSeconds: 0 })).toHaveLength(3)
      expect(await store.webhooks.claimDeliveries()).toEqual([])
    })
    const again = await store.webhooks.claimDeliveries()
    expect(again.map(({ attempts }) => attempts)).toEqual([2, 2, 2])
  })

  it('are held back all together from a subscriber who does not answer', async () => {
    const { id } = await subscribed()
    await recorded()
    await store.webhooks.holdBack(id, instantOf(Date.now() + 60_000))
    expect(await store.webhooks.claimDeliveries()).toEqual([])
    const { deliveries } = await store.webhooks.deliveries(id)
    for (const row of deliveries) expect(row).toMatchObject({ attempts: 0, firstAttemptAt: expect.any(String) })
  })

  it('are listed by pages, the newest first, and by status', async () => {
    const { id } = await subscribed()
    const older = await recorded()
    const newer = await recorded()
    await store.outbox.markFailed(`${older}/2/webhook/${id}`, 'HTTP 500')
    expect(await idsFor(id, 'failed')).toEqual([`${older}/2/webhook/${id}`])

    const pages: string[][] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await store.webhooks.deliveries(id, { limit: 2, ...(after ? { after } : {}) })
      pages.push(page.deliveries.map(row => `${row.caseId} ${row.seq}`))
      after = page.next
    }
    expect(pages).toEqual([
      [`${newer} 3`, `${newer} 2`],
      [`${newer} 1`, `${older} 3`],
      [`${older} 2`, `${older} 1`],
    ])
    const place = (...keys: string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')
    for (const after of [
      'nowhere',
      place('2026-02-31T00:00:00.000Z', 'a'),
      place('1', 'a'),
      place('2026-08-17T05:00:00.000Z', 'a\0'),
      place('2026-08-17T05:00:00.000Z'),
    ])
      await expect(store.webhooks.deliveries(id, { after }), after).rejects.toThrow(RangeError)
  })

  it('that arrived are sent again only where they are named', async () => {
    const { id } = await subscribed()
    const caseId = await recorded(1)
    await store.outbox.markSent(`${caseId}/1/webhook/${id}`)
    expect(await store.webhooks.resend(id)).toBe(0)
    expect(await store.webhooks.resend(id, [`${caseId}/1/webhook/${id}`, 'another'])).toBe(1)
    const other = await subscribed()
    expect(await store.webhooks.resend(other.id, [`${caseId}/1/webhook/${id}`])).toBe(0)
  })
})

it('a sealed secret opens only by its key, for its place, unchanged', () => {
  const sealed = seal(key, 'one', 'whsec_a')
  expect(unseal({ key }, 'one', sealed)).toBe('whsec_a')
  expect(seal(key, 'one', 'whsec_a')).not.toBe(sealed)
  expect(() => unseal({ key }, 'two', sealed)).toThrow()
  expect(() => unseal({ key: randomBytes(32) }, 'one', sealed)).toThrow()
  const changed = Buffer.from(sealed, 'base64')
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  expect(() => unseal({ key }, 'one', changed.toString('base64'))).toThrow()
})
