import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseCommands } from '../../api/case-commands.ts'
import { accessTo, mayInBody } from '../../domain/access/access.ts'
import type { Caller } from '../../domain/access/caller.ts'
import type { Administration } from '../../domain/access/table.ts'
import { oneCase } from '../../store/read-model.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, people, today } from '../setup/office.ts'
import { sha256Of } from './a-form.ts'
import type { Method } from './an-api.ts'
import { type OfficeApi, openOfficeApi } from './an-office-api.ts'
import { payloads } from './payloads.ts'

let api: OfficeApi
beforeAll(async () => {
  api = await openOfficeApi({
    systems: [
      { id: 'intake', actsFor: 'dgd-almaty' },
      { id: 'records', actsFor: 'kgd' },
      { id: 'elsewhere', actsFor: 'dgd-karaganda' },
    ],
  })
  await api.office.store.registry.load({
    grants: [
      {
        person: 'p-0001',
        body: '*',
        role: 'auditor',
        order: { number: '1', date: '2026-01-05' },
        validFrom: '2026-01-05',
      },
      {
        person: 'p-0002',
        body: 'kgd',
        role: 'supervisor',
        order: { number: '2', date: '2026-01-05' },
        validFrom: '2026-01-05',
      },
      {
        person: 'p-0003',
        body: 'kgd',
        role: 'administrator',
        order: { number: '3', date: '2026-01-05' },
        validFrom: '2026-01-05',
      },
    ],
  })
})
afterAll(() => api.close())

const callers: Record<string, string> = {
  ...Object.fromEntries(Object.entries(people).map(([role, id]) => [role, `person:${id}`])),
  auditor: 'person:p-0001',
  supervisor: 'person:p-0002',
  administrator: 'person:p-0003',
  administratorOfAll: 'person:p-0227',
  systemOfRequester: 'system:intake',
  systemOfApprover: 'system:records',
  systemElsewhere: 'system:elsewhere',
  stranger: 'person:p-9999',
}

const callerOf = (token: string): Caller => {
  const [kind, id = ''] = token.split(':')
  return kind === 'person' ? { kind, person: id } : { kind: 'system', system: id }
}

const draftFile = Buffer.from('Апелляциялық шағым')
const draft = { name: 'a.pdf', sha256: sha256Of(draftFile) }
const anyType = { 'content-type': 'application/octet-stream' }

/** A case that is closed: whoever may know of it is told that no command has a meaning any more, and nothing changes. */
const aClosedCase = async (): Promise<string> => {
  const { caseId } = (await api.ask('POST', '/requests', { as: 'system:intake', body: aRequest({ draft }) })).json()
  await api.ask('PUT', `/cases/${caseId}/documents/${draft.sha256}`, {
    as: 'system:intake',
    body: draftFile,
    headers: anyType,
  })
  const key = { 'idempotency-key': randomUUID() }
  const withdrawn = { as: callers.requesterHead ?? '', headers: key, body: { reason: 'Дау бітті' } }
  await api.ask('POST', `/cases/${caseId}/actions/withdraw`, withdrawn)
  await api.office.closed(caseId)
  await eventually(async () => (await oneCase(api.office.db, caseId))?.stage === 'closed')
  return caseId
}

const reads = { '': 'case', '/events': 'events', '/deadlines': 'deadlines', '/documents': 'documents' } as const

describe('every route of a case', () => {
  it.each(Object.entries(callers))('answers %s as the table says', async (_, as) => {
    const caseId = await aClosedCase()
    const registry = await api.office.store.registry.snapshot()
    const access = accessTo(callerOf(as), { requester: 'dgd-almaty', approver: 'kgd' }, registry, today())
    for (const [path, sight] of Object.entries(reads)) {
      const answer = await api.ask('GET', `/cases/${caseId}${path}`, { as })
      expect([path, answer.statusCode]).toEqual([path, access?.sees.includes(sight) ? 200 : 404])
    }
    const document = `/cases/${caseId}/documents/${draft.sha256}`
    const read = await api.ask('GET', document, { as })
    expect([document, read.statusCode]).toEqual([document, access?.sees.includes('documents') ? 200 : 404])
    const handedIn = await api.ask('PUT', document, { as, body: draftFile, headers: anyType })
    expect(['PUT', handedIn.statusCode]).toEqual(['PUT', !access ? 404 : access.actions.includes('open') ? 200 : 403])
    for (const name of caseCommands) {
      const asked = { as, headers: { 'idempotency-key': randomUUID() }, body: payloads[name] }
      const answer = await api.ask('POST', `/cases/${caseId}/actions/${name}`, asked)
      const isSystem = as.startsWith('system:')
      const expected = !access ? 404 : isSystem && !access.actions.includes(name) ? 403 : 409
      expect([name, answer.statusCode, answer.json().code]).toEqual([name, expected, expect.any(String)])
    }
    const { cases } = (await api.ask('GET', '/cases?limit=1000', { as })).json()
    const listed = cases.some((one: { caseId: string }) => one.caseId === caseId)
    expect(listed).toBe(access !== undefined)
  })
})

const nobody = 'p-9999'
const order = { number: '9', date: '2026-01-05' }

/** What is done with a body's records, with a content that changes nothing: who has the right is answered by this status. */
const aPublicKey = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }

const ofRecords: [Method, path: string, right: Administration, status: number, body?: object][] = [
  ['GET', '/acts', 'seeActs', 200],
  ['GET', '/acts/none', 'seeActs', 404],
  [
    'POST',
    '/acts',
    'issueActs',
    409,
    { number: '41', date: '2023-02-27', issuedBy: people.head, person: people.legalHead, validFrom: '2023-02-27' },
  ],
  [
    'PUT',
    '/acts/none',
    'issueActs',
    404,
    { number: '1', date: '2026-01-05', issuedBy: people.head, person: people.legalHead, validFrom: '2026-01-05' },
  ],
  ['POST', '/acts/none/revocation', 'issueActs', 404, { revokedOn: '2026-01-05' }],
  [
    'POST',
    '/positions',
    'administerRegistry',
    422,
    { person: nobody, position: 'lawyer', acting: false, validFrom: '2026-01-05' },
  ],
  ['POST', '/positions/end', 'administerRegistry', 422, { person: nobody, position: 'lawyer', lastDay: '2026-01-05' }],
  ['GET', '/grants', 'administerRegistry', 200],
  ['POST', '/grants', 'administerRegistry', 422, { person: nobody, role: 'auditor', order, validFrom: '2026-01-05' }],
  [
    'POST',
    '/grants/revocation',
    'administerRegistry',
    422,
    { person: nobody, role: 'auditor', validFrom: '2026-01-05', revokedOn: '2026-01-06' },
  ],
  ['GET', '/systems', 'administerRegistry', 200],
  [
    'POST',
    '/systems',
    'administerRegistry',
    422,
    { system: 'none', validFrom: '2026-01-05', validTo: '2026-01-04', publicKey: aPublicKey },
  ],
  [
    'POST',
    '/systems/revocation',
    'administerRegistry',
    404,
    { system: 'none', validFrom: '2026-01-05', revokedOn: '2026-01-06' },
  ],
]

describe("every route of a body's records", () => {
  it.each(Object.entries(callers))('answers %s as the table says', async (_, as) => {
    const registry = await api.office.store.registry.snapshot()
    for (const [method, path, right, status, body] of ofRecords) {
      const answer = await api.ask(method, `/bodies/kgd${path}`, { as, ...(body ? { body } : {}) })
      const expected = mayInBody(right, callerOf(as), 'kgd', registry, today()) ? status : 403
      expect([method, path, answer.statusCode]).toEqual([method, path, expected])
    }
  })

  it('is there for the records of all bodies as for those of one', async () => {
    for (const [name, as] of Object.entries(callers)) {
      const answer = await api.ask('GET', '/bodies/*/grants', { as })
      expect([name, answer.statusCode]).toEqual([name, name === 'administratorOfAll' ? 200 : 403])
    }
  })

  it('is asked of everybody here', () => {
    const paths = Object.entries(api.app.swagger().paths ?? {}) as [string, object][]
    const drawn = paths.flatMap(([path, methods]) => {
      const [, own] = /^\/api\/v1\/bodies\/\{body\}(\/.+)$/.exec(path) ?? []
      return own === undefined ? [] : Object.keys(methods).map(method => `${method.toUpperCase()} ${own}`)
    })
    const asked = ofRecords.map(([method, path]) => `${method} ${path.replace('none', '{act}')}`)
    // Who holds which position is shown to every caller that is registered.
    expect(drawn.toSorted()).toEqual([...asked, 'GET /positions'].toSorted())
  })
})

describe('every route', () => {
  it('refuses who is nobody, whatever the method', async () => {
    const { paths } = (await api.ask('GET', '/openapi.json')).json() as { paths: Record<string, object> }
    expect(Object.keys(paths).length).toBeGreaterThan(25)
    for (const path of Object.keys(paths)) {
      const url = path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, '1')
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] satisfies Method[]) {
        const answer = await api.ask(method, url, method === 'GET' ? {} : { body: {} })
        expect([method, url, answer.statusCode, answer.json().code]).toEqual([method, url, 401, 'NOT_LOGGED_IN'])
      }
    }
  })

  it('is in the OpenAPI document, but for the document, its page, the login and whether the process takes requests', () => {
    const drawn = api.app.printRoutes({ commonPrefix: false })
    const inDocument = Object.keys(api.app.swagger().paths ?? {}).map(path => path.split('/').at(-1))
    const names = [...drawn.matchAll(/([\w.:-]+) \(/g)].map(([, name = '']) => name)
    const missing = names.filter(name => !inDocument.some(known => known?.endsWith(name.replace(/^:(\w+)$/, '{$1}'))))
    expect([...new Set(missing)].sort()).toEqual(['docs', 'health', 'openapi.json', 'scalar.js'])
  })
})
