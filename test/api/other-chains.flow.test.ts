import type { AddressInfo } from 'node:net'
import { fc } from '@fast-check/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessTo } from '../../domain/access/access.ts'
import type { Caller } from '../../domain/access/caller.ts'
import type { CaseParties } from '../../domain/authority/may-act.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { oneCase } from '../../store/read-model.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, people, today } from '../setup/office.ts'
import type { Asked, Method } from './an-api.ts'
import { type OfficeApi, openOfficeApi } from './an-office-api.ts'
import { payloads } from './payloads.ts'

type Known = { caseId: string; parties: CaseParties }

const order = { number: '1', date: '2026-01-05' } as const
const charged = (person: string, role: 'auditor' | 'supervisor' | 'administrator', body: string) => ({
  ...{ person, role, body, order },
  validFrom: order.date,
})

let api: OfficeApi
let registry: Registry
let callers: Caller[]
let strangersToSecret: Caller[]
/** Of three other chains: with an approver, with none yet, and closed. Then the one of which nobody outside may learn. */
const cases: Known[] = []
let secret: Known
let listsBefore: string[]
let listsAfter: string[]
const streams: { told: string; end(): void }[] = []

beforeAll(async () => {
  api = await openOfficeApi({
    systems: [
      { id: 'all', actsFor: '*' },
      { id: 'elsewhere', actsFor: 'dgd-karaganda' },
      { id: 'ministry', actsFor: 'minfin' },
      { id: 'intake', actsFor: 'dgd-almaty' },
    ],
    limits: { waitMs: 20 },
  })
  await api.office.store.registry.load({
    grants: [
      charged('p-0003', 'auditor', 'dgd-karaganda'),
      charged('p-0004', 'supervisor', 'minjust'),
      // Who keeps the records of the very bodies of the case sees none of it.
      charged('p-0005', 'administrator', '*'),
    ],
  })
  registry = await api.office.store.registry.snapshot()
  const { people: all } = await api.office.store.registry.records()
  callers = [
    ...all.map(({ id }): Caller => ({ kind: 'person', person: id })),
    ...['elsewhere', 'ministry', 'intake', 'nobody'].map((system): Caller => ({ kind: 'system', system })),
  ]
  cases.push(
    await opened('ugd-medeu', { approver: 'dgd-almaty' }),
    await opened('akim-temirtau', { addressee: 'akim-karaganda-obl' }),
    await opened('dgd-karaganda', { approver: 'kgd' }),
  )
  const closing = { as: `person:${registry.holders('dgd-karaganda', 'firstHead', today())[0]?.person}` }
  await act(cases[2]?.caseId ?? '', 'withdraw', payloads.withdraw, closing.as)
  await api.office.closed(cases[2]?.caseId ?? '')

  const outsideOf = { requester: 'dgd-almaty', approver: 'kgd', assignee: people.lawyer }
  strangersToSecret = callers.filter(caller => !knows(caller, outsideOf))
  const watching = [strangersToSecret[0], strangersToSecret.at(-1), ...strangersToSecret.filter(isSpecial)]
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  for (const caller of watching) if (caller) streams.push(await watched(caller))
  listsBefore = await everyList()
  secret = await opened('dgd-almaty', { approver: 'kgd', assignee: people.lawyer })
  await act(secret.caseId, 'registerReceipt', payloads.registerReceipt, `person:${people.chancery}`)
  await act(secret.caseId, 'assign', payloads.assign, `person:${people.legalHead}`)
  await act(secret.caseId, 'recommend', payloads.recommend, `person:${people.lawyer}`)
  cases.push(secret)
  listsAfter = await everyList()
})
afterAll(() => api.close())

describe('a case of another chain', () => {
  it('is, by every route that names it, answered as one that never was', async () => {
    const document = api.app.swagger() as { paths: Record<string, object> }
    const routes = Object.entries(document.paths)
      .filter(([path]) => path.includes('{caseId}'))
      .flatMap(([path, methods]) => Object.keys(methods).map(method => ({ path, method })))
    expect(routes.length).toBeGreaterThan(18)
    const pairs = cases.flatMap(known =>
      callers.filter(each => !knows(each, known.parties)).map(who => ({ known, who })),
    )
    expect(pairs.length).toBeGreaterThan(700)
    const languages = fc.constantFrom('kk', 'ru', 'en')
    const property = fc.asyncProperty(
      fc.constantFrom(...pairs),
      fc.constantFrom(...routes),
      languages,
      fc.boolean(),
      async ({ known, who }, { path, method }, language, waits) => {
        const [theirs, never] = await asTwins(known.caseId, id =>
          ask(who, method, `${filledPath(path, id)}${waits && method === 'get' ? '?atLeast=1' : ''}`, {
            headers: { 'accept-language': language, ...(method === 'get' ? {} : { 'idempotency-key': 'k' }) },
            ...(method === 'get' ? {} : { body: bodyOf(path) }),
          }),
        )
        expect(theirs).toBe(never)
        expect(theirs).toMatch(/^(404|403) /)
      },
    )
    await fc.assert(property, { numRuns: 300 })
  })

  it('is, by who may send no request of that body, answered as one that never was, also where its id is used again', async () => {
    const request = { ...aRequest(), requestId: secret.caseId.split('.')[1] ?? '' }
    for (const who of strangersToSecret.filter(isSpecial)) {
      const [theirs, never] = await asTwins(secret.caseId, id =>
        ask(who, 'post', '/requests', { body: { ...request, requestId: id.split('.')[1] } }),
      )
      expect(theirs).toBe(never)
      expect(theirs).toMatch(/^403 /)
    }
  })

  it('changes no list of anybody outside: no row, no count, no order, no cursor', () => {
    expect(listsBefore.length).toBeGreaterThan(100)
    expect(listsAfter).toEqual(listsBefore)
    // And those who may know of it have it in theirs, so that the lists compared are lists.
    expect(listsBefore.some(list => list.includes('ugd-medeu'))).toBe(true)
  })

  it('cannot be found by a place in a list that somebody makes up', async () => {
    const place = (caseId: string, due: string) => Buffer.from(JSON.stringify([due, due, caseId])).toString('base64url')
    const due = (await oneCase(api.office.db, secret.caseId))?.decisionDueAt ?? ''
    for (const who of strangersToSecret.filter(isSpecial))
      for (const [sort, moment] of [
        ['decisionDue', due],
        ['courtTerm', 'infinity'],
        ['decisionDue', '2020-01-01T00:00:00Z'],
      ] as const) {
        const [theirs, never] = await asTwins(secret.caseId, id =>
          ask(who, 'get', `/cases?limit=1&sort=${sort}&after=${place(id, moment)}`),
        )
        expect(theirs).toBe(never)
        expect(theirs).not.toContain('"requester":"dgd-almaty"')
      }
  })

  it('is told on nobody else’s stream of changes', async () => {
    const one = await watched({ kind: 'person', person: people.head })
    await act(secret.caseId, 'returnForRework', payloads.returnForRework, `person:${people.legalHead}`)
    await eventually(() => one.told.includes(secret.caseId))
    one.end()
    expect(streams.length).toBeGreaterThan(5)
    for (const { told, end } of streams) {
      end()
      expect(told).toMatch(/event: ready/)
      expect(told).not.toContain(secret.caseId)
      // Nor that anything has changed at all.
      expect(told.match(/^event: /gm)).toHaveLength(1)
    }
  })
})

const knows = (caller: Caller, parties: CaseParties): boolean =>
  accessTo(caller, parties, registry, today()) !== undefined

/** Who stands near the case without being in it: other people of its superior body, charged ones, systems, who lost his act. */
const isSpecial = (caller: Caller): boolean =>
  caller.kind === 'system' ||
  ['p-0001', 'p-0003', 'p-0004', 'p-0005', people.deputyWhoseActEnded, people.outsider].includes(caller.person)

const asOf = (caller: Caller): string =>
  caller.kind === 'person' ? `person:${caller.person}` : `system:${caller.system}`

const opened = async (requester: string, parties: Partial<CaseParties>): Promise<Known> => {
  const { draft: _, signature: __, addressedTo: ___, ...request } = aRequest({ requester })
  const addressed = { ...request, ...('addressee' in parties ? { addressedTo: parties.addressee } : {}) }
  const answer = await api.ask('POST', '/requests', {
    as: 'system:all',
    body: { ...addressed, draft: aRequest().draft, signature: signatureOf(requester) },
  })
  const { caseId } = answer.json()
  const summary = await eventually(() => oneCase(api.office.db, caseId))
  expect(summary.approver ?? undefined).toBe(parties.approver)
  return { caseId, parties: { requester, ...parties } }
}

const signatureOf = (requester: string) => ({
  ...{ kind: 'paper', position: 'firstHead', signedAt: now() },
  signer: registry.holders(requester, 'firstHead', today())[0]?.person ?? 'p-0001',
})

const act = async (caseId: string, name: string, body: object, as: string) => {
  const answer = await api.ask('POST', `/cases/${caseId}/actions/${name}`, {
    ...{ as, body },
    headers: { 'idempotency-key': `${name}-1` },
  })
  expect([name, answer.statusCode]).toEqual([name, 200])
  await eventually(async () => ((await oneCase(api.office.db, caseId))?.seq ?? 0) >= answer.json().seq)
}

const filledPath = (path: string, caseId: string): string =>
  path
    .replace('/api/v1', '')
    .replace('{caseId}', caseId)
    .replaceAll(/\{\w+\}/g, 'a'.repeat(64))

const bodyOf = (path: string): object => payloads[(path.split('/').at(-1) ?? '') as keyof typeof payloads] ?? {}

/** All of an answer but what differs in every answer: status, headers, body. */
const ask = async (who: Caller, method: string, path: string, asked: Asked = {}): Promise<string> => {
  const { statusCode, headers, body } = await api.ask(method.toUpperCase() as Method, path, { as: asOf(who), ...asked })
  const { date: _, 'x-request-id': __, 'x-ratelimit-remaining': ___, 'x-ratelimit-reset': ____, ...others } = headers
  return `${statusCode} ${JSON.stringify(others)} ${body.replace(/urn:kelisu:request:[0-9a-f-]+/, 'REQUEST')}`
}

/** What is answered about the case, and about one with an id as long that never was, with the ids made alike. */
const asTwins = async (caseId: string, asking: (id: string) => Promise<string>): Promise<[string, string]> => {
  const never = `${caseId.slice(0, -6)}never0`
  const [theirs, none] = [await asking(caseId), await asking(never)]
  const alike = (answer: string, id: string) => answer.replaceAll(id, 'CASE').replaceAll(id.split('.')[1] ?? id, 'ID')
  return [alike(theirs, caseId), alike(none, never)]
}

const filters = [
  '',
  '?limit=1',
  '?sort=courtTerm',
  '?stage=decision',
  '?open=true',
  '?overdue=false',
  '?requester=dgd-almaty',
  '?approver=kgd&limit=1',
  `?for=${people.head}`,
  `?for=${people.lawyer}`,
  '?for=kgd',
]

/** Every list of the cases, for everybody who stands near, and for one person of every body. */
const everyList = async (): Promise<string[]> => {
  const bodies = new Map(
    strangersToSecret.map(who => [
      who.kind === 'person' ? (registry.positionsOf(who.person, today())[0]?.body ?? '') : asOf(who),
      who,
    ]),
  )
  const lists: string[] = []
  for (const who of new Set([...bodies.values(), ...strangersToSecret.filter(isSpecial)]))
    for (const filter of isSpecial(who) ? filters : filters.slice(0, 2))
      lists.push(`${asOf(who)} ${filter} ${await ask(who, 'get', `/cases${filter}`)}`)
  return lists
}

const watched = async (caller: Caller) => {
  const { port } = api.app.server.address() as AddressInfo
  const leaving = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/cases/live`, {
    headers: { authorization: `Bearer ${asOf(caller)}`, accept: 'text/event-stream' },
    signal: leaving.signal,
  })
  const stream = { told: '', end: () => leaving.abort() }
  void (async () => {
    for await (const part of answer.body ?? []) stream.told += new TextDecoder().decode(part)
  })().catch(() => undefined)
  await eventually(() => stream.told.includes('event: ready'))
  return stream
}
