import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublicKey } from '../../domain/bodies/records.ts'
import { type LocalIdentityProvider, startIdentityProvider } from '../../scripts/dev/identity-provider.ts'
import { freePort } from '../../scripts/servers/ports.ts'
import { aBrowser, logIn } from '../identity/a-browser.ts'
import { eventually } from '../setup/eventually.ts'
import { type FaultProxy, openFaultProxy } from '../setup/fault-proxy.ts'
import { aRequest, now, type Office, openOffice, people, today } from '../setup/office.ts'
import { aReceiver, type Receiver } from '../webhooks/a-receiver.ts'
import { retryNoticesNow } from './notices.ts'
import { startApi, startWorker, type WorkerProcess } from './worker-process.ts'

/** What people write into free texts and into fields that are not for it. */
const personal = {
  number: '880214300127',
  mail: 'aigerim.s@mail.example',
  phone: '+77015556677',
  name: 'Сапарова Әйгерім',
}
const someone = `${personal.name}, ЖСН ${personal.number}, ${personal.phone}, ${personal.mail}`

const folder = mkdtempSync(join(tmpdir(), 'kelisu-secrets-'))
/** Everything that must stay where it is, by what it is. */
const planted: Record<string, string> = { ...personal }
/** Everything that came out, by where. */
const outputs: Record<string, string> = {}
const written: WorkerProcess[] = []
const answers: string[] = []

let office: Office
let provider: LocalIdentityProvider
let database: FaultProxy
let mail: FaultProxy
let receiver: Receiver

beforeAll(async () => {
  database = await openFaultProxy()
  mail = await openFaultProxy()
  receiver = await aReceiver()
  office = await openOffice({ withoutWorkers: true })
  await aWholeRun()
  await collect()
}, 120_000)
afterAll(async () => {
  await provider?.stop()
  await office?.stop()
  await receiver?.close()
  await mail?.close()
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a whole run, with all that goes wrong in it and everything logged', () => {
  it('writes what is searched: logs at the most talkative level, refusals in three languages, failures, labels', () => {
    for (const [where, text] of Object.entries(outputs)) expect(text.length, where).toBeGreaterThan(100)
    expect(outputs.processes).toMatch(/"level":(10|20)/)
    expect(outputs.processes).toContain('"status":503')
    expect(new Set(answers.map(text => JSON.parse(text).status))).toEqual(new Set([400, 401, 403, 404, 409, 422, 503]))
    expect(outputs.failures).toMatch(/NOT_A_LAWYER|MESSAGE_MALFORMED/)
    expect(outputs.undelivered).toContain('HTTP 500')
    expect(Object.keys(planted)).toHaveLength(16)
  })

  it.each(['processes', 'problems', 'labels', 'failures', 'undelivered', 'documents'])(
    'shows no secret and nothing of a person in its %s',
    where => {
      const found = Object.entries(planted).filter(([, secret]) => outputs[where]?.includes(secret))
      expect(found.map(([what, secret]) => `${what}: …${around(outputs[where] ?? '', secret)}…`)).toEqual([])
    },
  )
})

const around = (text: string, secret: string): string => {
  const at = text.indexOf(secret)
  return text.slice(Math.max(0, at - 200), at + secret.length + 60)
}

async function aWholeRun(): Promise<void> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const key = await exportJWK(privateKey)
  const { d: privatePart = '', ...publicKey } = key
  const keyFile = join(folder, 'issuer.json')
  writeFileSync(keyFile, JSON.stringify(key), { mode: 0o600 })
  const order = { number: '5', date: '2026-01-05' } as const
  const issuers = [
    ['deployment', '*'],
    ['intake', 'dgd-almaty'],
    ['records', 'kgd'],
  ].map(([id = '', actsFor = '']) => ({
    id,
    actsFor,
    publicKey: publicKey as PublicKey,
    validFrom: '2023-01-01' as const,
  }))
  await office.store.registry.load({
    issuers,
    grants: [{ person: people.outsider, body: '*', role: 'auditor', order, validFrom: order.date }],
  })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const accounts = [...Object.values(people), 'p-9999'].map(id => ({ id, name: id, does: '' }))
  provider = await startIdentityProvider({ folder, port: 0, apiUrl: url, accounts, systems: ['intake', 'records'] })
  const webhookKey = randomBytes(32).toString('base64')
  const smtp = new URL(mail.before(office.mailbox.url))
  smtp.username = 'kelisu'
  smtp.password = randomUUID()
  const databaseUrl = database.before(office.databaseUrl)
  const settings = {
    KELISU_LOG_LEVEL: 'trace',
    KELISU_DATABASE_URL: databaseUrl,
    KELISU_TASK_QUEUE: office.taskQueue,
    KELISU_ISSUER: 'deployment',
    KELISU_ISSUER_KEY: keyFile,
    KELISU_WEBHOOK_KEY: webhookKey,
    KELISU_WEBHOOK_ORIGINS: receiver.origin,
  }
  const workerSettings = {
    ...settings,
    KELISU_ALLOW_UNSIGNED: 'false',
    KELISU_SMTP_URL: smtp.href,
    KELISU_ADMIN_MAIL: 'admin@office.example',
  }
  const apiSettings = { ...settings, ...provider.environment, KELISU_URL: url, KELISU_API_PORT: String(port) }
  Object.assign(planted, {
    clientSecret: provider.environment.KELISU_OIDC_CLIENT_SECRET,
    systemSecret: provider.secretOf('intake'),
    issuerKey: privatePart,
    webhookKey,
    databasePassword: new URL(databaseUrl).password,
    smtpPassword: smtp.password,
    registeredMail: (await office.store.registry.snapshot()).person(people.lawyer)?.email ?? '',
    registeredName: (await office.store.registry.snapshot()).person(people.lawyer)?.name.ru ?? '',
  })

  let [worker, api] = await Promise.all([startWorker(office, workerSettings), startApi(apiSettings)])
  written.push(worker, api)

  const browsers = new Map<string, ReturnType<typeof aBrowser>>()
  for (const person of ['requesterHead', 'chancery', 'legalHead', 'lawyer', 'head', 'outsider'] as const) {
    const browser = aBrowser()
    await logIn(browser, url, people[person], '/api/v1/me')
    browsers.set(person, browser)
  }
  const sessionOf = (person: string) =>
    browsers
      .get(person)
      ?.cookies()
      .find(({ name }) => name === 'kelisu')?.value ?? ''
  planted.session = sessionOf('lawyer')
  const tokenOf = async (system: string) => {
    const response = await fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${system}:${provider.secretOf(system)}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:kelisu:api' }),
    })
    return ((await response.json()) as { access_token: string }).access_token
  }
  planted.accessToken = await tokenOf('intake')

  const languages = ['kk', 'ru', 'en']
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const sent = {
      'accept-language': languages[answers.length % 3] ?? 'kk',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(`${url}${path}`, {
      method,
      headers: sent,
      ...(text === undefined ? {} : { body: text }),
    })
    const answer = await response.text()
    if (response.status >= 400) answers.push(answer)
    return { status: response.status, json: answer.startsWith('{') ? JSON.parse(answer) : undefined }
  }
  const bySystem = { authorization: `Bearer ${planted.accessToken}` }
  const byPerson = (person: string) => ({ cookie: `kelisu=${sessionOf(person)}`, origin: url })
  const act = (person: string, caseId: string, name: string, body: unknown, key: string = randomUUID()) =>
    ask('POST', `/api/v1/cases/${caseId}/actions/${name}`, { ...byPerson(person), 'idempotency-key': key }, body)
  const done = async (person: string, caseId: string, name: string, body: object) =>
    expect([name, (await act(person, caseId, name, body)).status]).toEqual([name, 200])
  const submit = async (changes: object = {}) => {
    const request = { ...aRequest(), subject: someone, parties: [someone], courtCaseNumber: '7527-26', ...changes }
    const { status, json } = await ask('POST', '/api/v1/requests', bySystem, request)
    expect(status).toBe(201)
    return json.caseId as string
  }

  // A receiver that answers with all that it knows.
  receiver.answer = response => {
    response.writeHead(500, { 'x-secret': String(planted.webhookSecret) }).end(`${planted.webhookSecret} ${someone}`)
  }
  const records = { authorization: `Bearer ${await tokenOf('records')}` }
  const subscription = await ask('POST', '/api/v1/webhooks', records, { address: `${receiver.origin}/told` })
  planted.webhookSecret = subscription.json.secret

  // One case through everything, its texts full of somebody.
  office.mailbox.refused.add(planted.registeredMail ?? '')
  const whole = await submit({ signature: undefined, draft: undefined })
  const { signature, draft } = aRequest()
  await done('requesterHead', whole, 'complete', { signature, draft })
  await done('chancery', whole, 'registerReceipt', { number: 'кіріс-1', at: now() })
  await done('legalHead', whole, 'assign', { lawyer: people.otherLawyer })
  await done('legalHead', whole, 'reassign', { lawyer: people.lawyer, reason: someone })
  await done('lawyer', whole, 'requestInformation', { text: someone })
  await done('requesterHead', whole, 'supplyInformation', { text: someone })
  const proposal = { outcome: 'approve', groundsExist: true, text: someone }
  await done('lawyer', whole, 'recommend', proposal)
  await done('legalHead', whole, 'returnForRework', { reason: someone })
  await done('lawyer', whole, 'recommend', proposal)
  const incomplete = await submit({ draft: undefined })
  await done('chancery', incomplete, 'return', { citation: 'part-5', reason: someone })

  // Refused for all kinds of reasons, with what does not belong there in every field that takes it.
  for (const [person, name, body] of [
    ['legalHead', 'reassign', { lawyer: personal.number, reason: someone }],
    ['lawyer', 'decide', { outcome: 'approve', reasons: someone }],
    ['requesterHead', 'reportFiling', { filedOn: today(), number: someone }],
    ['head', 'decide', { outcome: 'approve', reasons: someone, [personal.number]: someone }],
    ['head', 'decide', `{"outcome": "${someone}"`],
    ['head', 'decide', { outcome: personal.number, reasons: { [someone]: 1 } }],
    ['requesterHead', 'correctFacts', { outgoing: { number: someone, sentOn: today(9) }, reason: someone }],
    ['outsider', 'withdraw', { reason: someone }],
  ] as const)
    expect((await act(person, whole, name, body)).status).toBeGreaterThanOrEqual(400)
  await ask('GET', `/api/v1/cases/${personal.number}`, byPerson('head'))
  await ask('GET', `/api/v1/cases?for=${personal.number}&text=${encodeURIComponent(someone)}`, byPerson('head'))
  await ask('GET', `/api/v1/people/${personal.number}`, byPerson('head'))
  await ask('GET', '/api/v1/cases', { authorization: `Bearer ${planted.accessToken}x` })
  await ask('GET', '/api/v1/cases', { cookie: `kelisu=${planted.session}x` })
  await ask('GET', '/api/v1/cases', { authorization: `Basic ${btoa(`intake:${planted.systemSecret}`)}` })
  await ask('POST', '/api/v1/previews/route', { ...byPerson('head'), origin: 'https://evil.example' }, {})
  await ask('GET', `/auth/callback?code=${planted.systemSecret}&state=${planted.session}`, {})
  const taken = aRequest({ subject: someone })
  await ask('POST', '/api/v1/requests', bySystem, taken)
  await ask('POST', '/api/v1/requests', bySystem, { ...taken, subject: `${someone}!` })
  await ask('POST', '/api/v1/requests', bySystem, { ...aRequest(), subject: someone, requester: 'kgd' })
  // By Temporal itself: unsigned, and what is no message at all.
  const handle = office.client.workflow.getHandle(whole)
  await handle.executeUpdate('decide', { args: [{ commandId: 'c-1', [someone]: 1, payload: someone }] }).catch(() => 0)
  await handle.executeUpdate(someone, { args: [{ commandId: 'c-2', payload: someone }] }).catch(() => 0)
  await handle.signal('decide', { commandId: personal.number, actor: personal.number, payload: proposal })
  await office.kelisu.submit(aRequest({ requester: 'dgd-almaty', subject: someone })).catch(() => 0)

  // The database away, then the worker dead, then the API too.
  database.cut()
  await act('head', whole, 'decide', { outcome: 'approve', reasons: someone }, 'decision-1')
  await ask('GET', '/api/v1/cases', byPerson('head'))
  database.restore()
  mail.cut()
  await eventually(async () => (await ask('GET', '/api/v1/me', byPerson('head'))).status === 200)
  await worker.kill()
  const lost = act('head', whole, 'decide', { outcome: 'approve', reasons: someone }, 'decision-2')
  lost.catch(() => undefined)
  await eventually(async () => (await rows(`select from api_command where command_id = 'decision-2'`)).length > 0)
  await api.kill()
  await expect(lost).rejects.toThrow()
  ;[worker, api] = await Promise.all([startWorker(office, workerSettings), startApi(apiSettings)])
  written.push(worker, api)
  mail.restore()
  await eventually(
    async () =>
      (await act('head', whole, 'decide', { outcome: 'approve', reasons: someone }, 'decision-2')).status === 200,
  )
  await eventually(async () => {
    await retryNoticesNow(office)
    return (await office.log(whole)).includes('DecisionDelivered')
  })
  await done('requesterHead', whole, 'reportFiling', { filedOn: today(), number: someone })
  await office.closed(whole)
  await eventually(() => receiver.messages.length > 5)
  planted.credential = (await office.store.caseLog.read(whole)).flatMap(({ event }) => event.credential ?? [])[0] ?? ''
  outputs.documents = JSON.stringify(await (await fetch(`${url}/api/v1/openapi.json`)).json())
  await worker.stop()
  await api.stop()
}

/** Everything that anybody but the parties can come to see. */
async function collect(): Promise<void> {
  outputs.processes = withDecoded(written.map(each => each.written()).join('\n'))
  outputs.problems = answers.join('\n')
  const labels: unknown[] = []
  const failures: unknown[] = []
  for await (const { workflowId } of office.client.workflow.list({ query: `TaskQueue = '${office.taskQueue}'` })) {
    const handle = office.client.workflow.getHandle(workflowId)
    const described = await handle.describe()
    const { searchAttributes, memo, taskQueue } = described
    labels.push([workflowId, taskQueue, searchAttributes, memo])
    labels.push([await described.staticSummary(), await described.staticDetails()])
    const { events = [] } = await handle.fetchHistory()
    failures.push(...(events ?? []).flatMap(event => failuresIn(event)))
  }
  outputs.labels = JSON.stringify(labels)
  outputs.failures = JSON.stringify(failures)
  const undelivered = await rows('select notice_id, kind, status, last_error from outbox where last_error is not null')
  outputs.undelivered = JSON.stringify(undelivered)
}

const rows = async (query: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: office.databaseUrl })
  await client.connect()
  const answer = await client.query(query)
  await client.end()
  return answer.rows
}

/** The text, and what stands in it in base64: as what a payload is logged. */
const withDecoded = (text: string): string => {
  const encoded = text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? []
  return [text, ...encoded.map(each => Buffer.from(each, 'base64').toString())].join('\n')
}

/** Every failure inside an event of a history, its details as text. */
const failuresIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    /failure$/i.test(key) && inner ? [JSON.stringify(inner, asText)] : failuresIn(inner),
  )
}

const asText = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
    ? Buffer.from(value.data as number[]).toString()
    : value instanceof Uint8Array
      ? Buffer.from(value).toString()
      : value
