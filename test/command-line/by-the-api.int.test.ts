import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { type AnApi, openApi } from '../api/an-api.ts'
import { people, today } from '../setup/office.ts'
import { runHere, runJsonHere } from './run-kelisu.ts'

let api: AnApi
let url: string
let db: ReturnType<typeof openDatabase>
beforeAll(async () => {
  api = await openApi({ webhooks: { key: randomBytes(32), allowedOrigins: [] } })
  db = openDatabase(api.databaseUrl, { poolSize: 2 })
  const publicKey = { kty: 'OKP', crv: 'Ed25519', x: 'none' }
  await createStore(db).registry.load({
    issuers: [{ id: 'documents', actsFor: 'kgd', publicKey, validFrom: '2023-01-01' }],
  })
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await db?.destroy()
  await api?.close()
})
beforeEach(() => {
  vi.stubEnv('TEMPORAL_ADDRESS', '')
  vi.stubEnv('KELISU_URL', url)
})
afterEach(() => vi.unstubAllEnvs())

const kelisu = (who: string, ...words: string[]) => {
  vi.stubEnv('KELISU_TOKEN', who)
  return runJsonHere(words)
}
const documents = 'system:documents'
const head = `person:${people.head}`
const address = 'https://documents.kgd.example/kelisu'

describe('kelisu webhooks', () => {
  it('subscribes, shows, rotates, tests, switches and removes', async () => {
    const made = await kelisu(documents, 'webhooks', 'add', address, '--events', 'Decided', 'BecameOverdue')
    expect(made).toMatchObject({
      code: 0,
      document: { webhook: { body: 'kgd', address, events: ['Decided', 'BecameOverdue'], on: true } },
    })
    expect(made.document.secret).toMatch(/^whsec_/)
    const { id } = made.document.webhook
    expect((await kelisu(documents, 'webhooks', 'list')).document).toEqual([made.document.webhook])
    expect((await kelisu(`person:${people.lawyer}`, 'webhooks', 'list')).document).toEqual([])
    expect((await runHere(['webhooks', 'list', '--language', 'ru'])).out).toContain('Ничего нет')

    const rotated = await kelisu(documents, 'webhooks', 'rotate', id)
    expect(rotated.document.secret).toMatch(/^whsec_/)
    expect(rotated.document.secret).not.toBe(made.document.secret)
    const tested = await kelisu(documents, 'webhooks', 'test', id)
    const { document: deliveries } = await kelisu(documents, 'webhooks', 'deliveries', id)
    expect(deliveries).toMatchObject([{ webhookId: tested.document.webhookId, type: 'Test', status: 'pending' }])

    expect(await kelisu(documents, 'webhooks', 'switch', id, 'off')).toMatchObject({ document: { on: false } })
    const refused = await kelisu(documents, 'webhooks', 'test', id)
    expect(refused).toMatchObject({ code: 1, document: { error: { code: 'WEBHOOK_OFF' } } })
    expect(await kelisu(documents, 'webhooks', 'switch', id, 'on')).toMatchObject({ document: { on: true } })
    expect(await kelisu(documents, 'webhooks', 'remove', id)).toMatchObject({ code: 0, document: { removed: id } })
    expect((await kelisu(documents, 'webhooks', 'list')).document).toEqual([])
  })

  it('lists the dead letters and sends them again', async () => {
    const { document } = await kelisu(documents, 'webhooks', 'add', address)
    const { id } = document.webhook
    const { document: tested } = await kelisu(documents, 'webhooks', 'test', id)
    // As the sender leaves it after three days without an answer.
    await createStore(db).outbox.markFailed(tested.webhookId, 'HTTP 500')
    const failed = await kelisu(documents, 'webhooks', 'deliveries', id, '--status', 'failed')
    expect(failed.document).toMatchObject([{ webhookId: tested.webhookId, lastError: 'HTTP 500' }])
    expect((await runHere(['webhooks', 'deliveries', id])).out).toMatch(/Test +failed .*HTTP 500/)
    expect(await kelisu(documents, 'webhooks', 'resend', id)).toMatchObject({ code: 0, document: { resent: 1 } })
    expect((await kelisu(documents, 'webhooks', 'deliveries', id, '--status', 'failed')).document).toEqual([])
  })

  it('refuses what the API refuses, by its code and in words', async () => {
    const refused = await kelisu(documents, 'webhooks', 'add', 'http://127.0.0.1/x')
    expect(refused).toMatchObject({ code: 1, document: { error: { code: 'WEBHOOK_ADDRESS_REFUSED' } } })
    const misspelt = await kelisu(documents, 'webhooks', 'add', address, '--events', 'Decide')
    expect(misspelt).toMatchObject({ code: 2, document: { error: { code: 'USAGE' } } })
  })
})

describe('kelisu acts', () => {
  const act = (number: string, ...more: string[]) => [
    ...['kgd', '--number', number, '--date', '2026-10-01', '--issued-by', people.head],
    ...['--person', people.legalHead, '--position', 'headOfLegalService', '--valid-from', '2026-10-01', ...more],
  ]

  it('issues, lists, corrects and revokes an act, and shows every version', async () => {
    const issued = await kelisu(head, 'acts', 'issue', ...act('77-н', '--valid-to', '2026-12-31', '--means', 'appeal'))
    expect(issued).toMatchObject({ code: 0, document: { number: '77-н', scope: { means: ['appeal'] } } })
    const { id } = issued.document
    const { document: listed } = await kelisu(head, 'acts', 'list', 'kgd')
    expect(listed).toContainEqual({ ...issued.document, overlaps: [] })
    const corrected = await kelisu(head, 'acts', 'correct', ...act('77-н', '--valid-to', '2026-11-30'), '--act', id)
    expect(corrected).toMatchObject({ code: 0, document: { id, validTo: '2026-11-30' } })
    const revoked = await kelisu(head, 'acts', 'revoke', 'kgd', id, '--on', '2026-11-20')
    expect(revoked).toMatchObject({ code: 0, document: { id, revokedOn: '2026-11-20' } })
    const { document: versions } = await kelisu(head, 'acts', 'history', 'kgd', id)
    expect(versions).toHaveLength(3)
    expect((await runHere(['acts', 'list', 'kgd', '--language', 'kk'])).out).toContain('заң қызметінің басшысы')
  })

  it('refuses a position outside the closed list before anything is sent, and who is not the head', async () => {
    const outside = await kelisu(head, 'acts', 'issue', ...act('78-н'), '--position', 'lawyer')
    expect(outside).toMatchObject({ code: 2, document: { error: { code: 'USAGE' } } })
    const lawyer = await kelisu(`person:${people.lawyer}`, 'acts', 'issue', ...act('78-н'))
    expect(lawyer).toMatchObject({ code: 1, document: { error: { code: 'NOT_AUTHORISED' } } })
  })
})

describe('kelisu grants', () => {
  /** Administers the records of the Committee. */
  const administrator = 'person:p-0042'
  const role = ['kgd', '--person', people.lawyer, '--role', 'auditor', '--valid-from', today()]

  it('grants a role by an order, lists it and revokes it', async () => {
    const granted = await kelisu(administrator, 'grants', 'grant', ...role, '--order', '12-к', '--order-date', today())
    expect(granted).toMatchObject({
      code: 0,
      document: { person: people.lawyer, body: 'kgd', role: 'auditor', order: { number: '12-к' } },
    })
    const isHers = expect.objectContaining({ person: people.lawyer, role: 'auditor' })
    expect((await kelisu(administrator, 'grants', 'list', 'kgd')).document).toContainEqual(isHers)
    expect((await runHere(['grants', 'list', 'kgd'])).out).toMatch(/p-0041 +auditor +№ 12-к/)
    const revoked = await kelisu(administrator, 'grants', 'revoke', ...role, '--on', today())
    expect(revoked).toMatchObject({ code: 0, document: { revokedOn: today() } })
  })

  it('refuses who does not administer the body', async () => {
    const refused = await kelisu(head, 'grants', 'list', 'kgd')
    expect(refused).toMatchObject({ code: 1, document: { error: { code: 'NOT_AUTHORISED' } } })
  })
})
