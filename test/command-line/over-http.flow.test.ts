import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { freePort } from '../../scripts/servers/ports.ts'
import { type OfficeApi, openOfficeApi } from '../api/an-office-api.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, people } from '../setup/office.ts'
import { runHere, runJson, runJsonHere, runKelisu } from './run-kelisu.ts'

let api: OfficeApi
let url: string
const folder = mkdtempSync(join(tmpdir(), 'kelisu-over-http-'))
beforeAll(async () => {
  api = await openOfficeApi({ systems: [{ id: 'intake', actsFor: 'dgd-almaty' }] })
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await api?.close()
  rmSync(folder, { recursive: true, force: true })
})
// Whoever runs the tests has no login, and no servers, that these runs could take for theirs.
beforeEach(() => {
  for (const name of ['TEMPORAL_ADDRESS', 'KELISU_DATABASE_URL', 'KELISU_TOKEN']) vi.stubEnv(name, '')
  vi.stubEnv('KELISU_URL', url)
  vi.stubEnv('XDG_CONFIG_HOME', folder)
})
afterEach(() => vi.unstubAllEnvs())

type Person = keyof typeof people
const as = (who: Person | 'intake') =>
  vi.stubEnv('KELISU_TOKEN', who === 'intake' ? 'system:intake' : `person:${people[who]}`)

/** One run over HTTP as this person. */
const kelisu = (who: Person | 'intake', ...words: string[]) => {
  as(who)
  return runJsonHere(words)
}

/** The same run by Temporal and PostgreSQL. */
const byTheServers = (...words: string[]) => {
  vi.stubEnv('TEMPORAL_ADDRESS', inject('temporalAddress'))
  vi.stubEnv('KELISU_DATABASE_URL', api.office.databaseUrl)
  vi.stubEnv('KELISU_TASK_QUEUE', api.office.taskQueue)
  return runJsonHere(words).finally(() => {
    vi.stubEnv('TEMPORAL_ADDRESS', '')
    vi.stubEnv('KELISU_DATABASE_URL', '')
  })
}

const inFile = (request: object): string => {
  const file = join(folder, 'request.json')
  writeFileSync(file, JSON.stringify(request))
  return file
}

const submitted = async (): Promise<string> => {
  const { code, document } = await kelisu('requesterHead', 'submit', inFile(aRequest()))
  expect({ code, error: document.error }).toEqual({ code: 0, error: undefined })
  return document.caseId
}

const broughtToDecision = async (): Promise<string> => {
  const caseId = await submitted()
  for (const [who, ...words] of [
    ['chancery', 'receive', caseId, '--number', '17-5/1'],
    ['legalHead', 'assign', caseId, people.lawyer],
    ['lawyer', 'recommend', caseId, 'approve', '--text', 'Негіздер бар'],
  ] as [Person, ...string[]][])
    expect(await kelisu(who, ...words)).toMatchObject({ code: 0 })
  return caseId
}

/** The log has what the answers said. */
const recorded = (caseId: string, event: string) =>
  eventually(async () => (await api.office.log(caseId)).includes(event), { of: `${caseId} has ${event}` })

const wordsOf = (next: string) => next.replace('npm run -s kelisu -- ', '').split(' ')
const withoutActor = ({ next, ...rest }: { next: string | null }) => ({
  ...rest,
  next: next?.replace(/ --as \S+$/, ''),
})

/** Stands before the API and loses answers: what was asked is done, and nobody hears of it. */
const losing = async (isLost: (request: IncomingMessage, turn: number) => boolean) => {
  let turn = 0
  const relayed = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', headers } = request
    const body = method === 'GET' ? undefined : new Uint8Array(await buffer(request))
    const { authorization = '', 'idempotency-key': key } = headers as Record<string, string | undefined>
    const answer = await fetch(`${url}${request.url}`, {
      method,
      headers: {
        authorization,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    })
    const told = await answer.text()
    if (isLost(request, turn++)) return void request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(told)
  }
  const server = createServer((request, response) => void relayed(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('KELISU_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return {
    end: () =>
      new Promise(resolve => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

describe('kelisu over HTTP', () => {
  it('goes the whole way; each next step is a command ready to run for who is logged in', async () => {
    const sent = await kelisu('requesterHead', 'submit', inFile(aRequest()))
    const { caseId } = sent.document
    expect(sent.document).toMatchObject({ existing: false, stage: 'sent', approver: 'kgd', outcome: null })
    expect(sent.document.next).toBe(`npm run -s kelisu -- receive ${caseId} --number NUMBER`)
    const received = await kelisu('chancery', ...wordsOf(sent.document.next))
    expect(received).toMatchObject({ code: 0, document: { caseId, stage: 'received', seq: expect.any(Number) } })
    expect(received.document.next).toMatch(new RegExp(`assign ${caseId} p-\\d+$`))
    const assigned = await kelisu('legalHead', 'assign', caseId, people.lawyer)
    expect(assigned).toMatchObject({ code: 0, document: { stage: 'review' } })
    const proposed = await kelisu('lawyer', ...wordsOf(assigned.document.next))
    expect(proposed).toMatchObject({ code: 0, document: { stage: 'decision' } })
    const decided = await kelisu('head', ...wordsOf(proposed.document.next), '--reasons', 'Негіздер бар')
    expect(decided).toMatchObject({ code: 0, document: { stage: 'decided' } })
    await recorded(caseId, 'DecisionDelivered')
    const shown = await runHere(['show', caseId])
    expect(shown.out).toContain('decided: approve')
    const filed = await kelisu('requesterHead', 'report-filing', caseId, '--filed-on', now().slice(0, 10))
    expect(filed).toMatchObject({ code: 0, document: { stage: 'closed', next: null } })
  })

  it('shows, lists and explains a case exactly as the servers themselves do', async () => {
    const caseId = await broughtToDecision()
    await recorded(caseId, 'RecommendationGiven')
    for (const words of [
      ['show', caseId],
      ['list', '--open'],
      ['list', '--for', people.head],
      ['explain', caseId],
    ]) {
      const overHttp = await kelisu('head', ...words)
      const itself = await byTheServers(...words)
      expect(overHttp.code).toBe(0)
      if (words[0] !== 'show') expect(overHttp.document).toEqual(itself.document)
      // Over HTTP nobody is named as who acts.
      else expect(overHttp.document).toEqual(withoutActor(itself.document))
      expect(JSON.stringify(overHttp.document)).toContain(caseId)
    }
  })

  it('shows the requesting body its case without what is not for it', async () => {
    const caseId = await broughtToDecision()
    await recorded(caseId, 'RecommendationGiven')
    const { document } = await kelisu('requesterHead', 'show', caseId)
    expect(document).toMatchObject({ stage: 'decision', lawyer: null, restsOn: expect.any(Array) })
    expect(JSON.stringify(document)).not.toMatch(new RegExp(`RecommendationGiven|${people.lawyer}`))
    expect(document.restsOn.length).toBeGreaterThan(0)
    expect((await kelisu('outsider', 'list')).document).toEqual([])
  })

  it('refuses with the code, the citation and the words that the servers themselves have', async () => {
    const caseId = await broughtToDecision()
    const refused = await kelisu('lawyer', 'decide', caseId, 'approve', '--language', 'ru')
    expect(refused).toMatchObject({ code: 1, document: { error: { code: 'NOT_VESTED', citation: 'part-9' } } })
    expect(refused.document.error.message).toMatch(/часть 9/)
    const early = await kelisu('requesterHead', 'report-filing', caseId, '--filed-on', '2026-01-10')
    expect(early).toMatchObject({ code: 1, document: { error: { code: 'WRONG_STAGE' } } })
    for (const words of [
      ['show', 'approval-kgd.never-was'],
      ['explain', 'approval-kgd.never-was'],
    ])
      expect((await kelisu('head', ...words)).document).toEqual((await byTheServers(...words)).document)
    const theirs = await kelisu('outsider', 'show', caseId)
    expect(theirs).toMatchObject({ code: 1, document: { error: { code: 'CASE_UNKNOWN' } } })
  })

  it('names the faults of a request before anything is sent, and who may not send it', async () => {
    const malformed = await kelisu('requesterHead', 'submit', inFile({ ...aRequest(), means: 7 }))
    expect(malformed).toMatchObject({ code: 1, document: { error: { code: 'REQUEST_MALFORMED' } } })
    const other = await kelisu('outsider', 'submit', inFile(aRequest()))
    expect(other).toMatchObject({ code: 1, document: { error: { code: 'NOT_AUTHORISED' } } })
    expect(await kelisu('intake', 'submit', inFile(aRequest()))).toMatchObject({ code: 0 })
  })

  it('hands in the draft that a request lacked, with its file, and saves it again', async () => {
    const { draft: _, ...lacking } = aRequest()
    const unsigned = {
      ...lacking,
      signature: { kind: 'paper', signer: 'p-unknown', position: 'Басшы', signedAt: now() },
    }
    const { document: notSigned } = await kelisu(
      'requesterHead',
      'submit',
      inFile({ ...unsigned, requestId: `${lacking.requestId}-2` }),
    )
    expect(notSigned.next).toMatch(/ --draft FILE --payload '\{"signature":.*\}'$/)
    const { document: sent } = await kelisu('requesterHead', 'submit', inFile(lacking))
    expect(sent).toMatchObject({ stage: 'incomplete', next: expect.stringMatching(/ --draft FILE$/) })
    const { caseId } = sent
    const [draft, other, copy] = ['shagym.pdf', 'other.pdf', 'copy.pdf'].map(name => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(draft, 'Апелляциялық шағым')
    writeFileSync(other, 'Басқа')
    expect(await kelisu('requesterHead', 'complete', caseId, '--draft', draft)).toMatchObject({ code: 0 })
    await recorded(caseId, 'RequestCompleted')
    const [named] = (await kelisu('requesterHead', 'documents', 'list', caseId)).document
    expect(named).toMatchObject({ role: 'draft', name: 'shagym.pdf', held: false })
    const wrong = await kelisu('requesterHead', 'documents', 'send', caseId, other)
    expect(wrong).toMatchObject({ code: 1, document: { error: { code: 'DOCUMENT_UNKNOWN' } } })
    const held = await kelisu('requesterHead', 'documents', 'send', caseId, draft)
    expect(held).toMatchObject({ code: 0, document: { sha256: named.sha256, held: true } })
    expect(await kelisu('legalHead', 'documents', 'save', caseId, named.sha256, copy)).toMatchObject({ code: 0 })
    expect(readFileSync(copy, 'utf8')).toBe('Апелляциялық шағым')
    expect(await kelisu('legalHead', 'documents', 'save', caseId, named.sha256, copy)).toMatchObject({ code: 2 })
  })

  it('answers route, bodies and readings by the registry of the API', async () => {
    for (const words of [
      ['route', 'dgd-almaty'],
      ['readings', 'kgd'],
    ])
      expect((await kelisu('head', ...words)).document).toEqual((await byTheServers(...words)).document)
    const ids = (bodies: { id: string }[]) => bodies.map(({ id }) => id).sort()
    expect(ids((await kelisu('head', 'bodies')).document)).toEqual(ids((await byTheServers('bodies')).document))
    const { document: theirs } = await kelisu('requesterHead', 'people', 'kgd')
    expect(theirs.length).toBeGreaterThan(3)
    expect(theirs).toEqual((await byTheServers('people', 'kgd')).document)
    expect(await kelisu('head', 'people', 'ghost')).toMatchObject({ document: { error: { code: 'BODY_UNKNOWN' } } })
    expect(await kelisu('head', 'route', 'nowhere')).toMatchObject({
      document: { error: { code: 'REQUESTER_UNKNOWN' } },
    })
    expect((await runHere(['route', 'dgd-almaty', '--language', 'kk'])).out).toMatch(/dgd-almaty, \p{L}/u)
  })
})

describe('kelisu over HTTP, when an answer is lost', () => {
  it('repeats the command by itself, and it is done once', async () => {
    const caseId = await submitted()
    const relay = await losing(({ method }, turn) => method === 'POST' && turn < 2)
    const received = await kelisu('chancery', 'receive', caseId, '--number', '17-5/2')
    await relay.end()
    expect(received).toMatchObject({ code: 0, document: { stage: 'received' } })
    await recorded(caseId, 'ReceiptRegistered')
    const log = await api.office.log(caseId)
    expect(log.filter(type => type === 'ReceiptRegistered')).toHaveLength(1)
    expect(log).not.toContain('CommandRefused')
  })

  it('opens one case, though the answer to the request was lost', async () => {
    const relay = await losing(({ method }, turn) => method === 'POST' && turn === 0)
    const sent = await kelisu('requesterHead', 'submit', inFile(aRequest()))
    await relay.end()
    expect(sent).toMatchObject({ code: 0, document: { stage: 'sent', existing: true } })
  })

  it('says at last with which words it is repeated, and those do it once', async () => {
    const caseId = await submitted()
    const relay = await losing(({ method }) => method === 'POST')
    const lost = await kelisu('chancery', 'receive', caseId, '--number', '17-5/3')
    await relay.end()
    expect(lost).toMatchObject({ code: 1, document: { error: { code: 'NOT_YET_ANSWERED' } } })
    const again = /--command-id \S+ --at \S+Z/.exec(lost.document.error.message)?.[0] ?? ''
    vi.stubEnv('KELISU_URL', url)
    const repeated = await kelisu('chancery', 'receive', caseId, '--number', '17-5/3', ...again.split(' '))
    expect(repeated).toMatchObject({ code: 0, document: { stage: 'received' } })
    await recorded(caseId, 'ReceiptRegistered')
    expect((await api.office.log(caseId)).filter(type => type === 'ReceiptRegistered')).toHaveLength(1)
  })

  it('says that nobody answers where no connection was ever made', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`
    vi.stubEnv('KELISU_URL', nowhere)
    const { code, document } = await kelisu('head', 'decide', 'approval-kgd.x', 'approve')
    expect([code, document.error.code]).toEqual([1, 'SERVERS_UNAVAILABLE'])
    expect(document.error.message).toContain(nowhere)
    expect(document.error.message).not.toContain('npm start')
  })
})

describe('completion over HTTP', () => {
  const completed = (environment: Record<string, string>, ...words: string[]) =>
    runKelisu(['completion', 'complete', '--', ...words], {
      environment: { KELISU_TOKEN: `person:${people.head}`, ...environment },
    })

  it('offers the open cases that the caller sees, and the bodies of the registry', async () => {
    const caseId = await submitted()
    const cases = await completed({ KELISU_URL: url }, 'show', 'approval-')
    expect(cases.out).toContain(`${caseId}\tsent`)
    const others = await completed({ KELISU_URL: url, KELISU_TOKEN: `person:${people.outsider}` }, 'show', 'approval-')
    expect(others.out).toBe(':4\n')
    expect((await completed({ KELISU_URL: url }, 'route', 'dgd-al')).out).toContain('dgd-almaty\t')
  })

  it('does not wait for an API that does not answer', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const began = Date.now()
    const { code, out } = await completed(
      { KELISU_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` },
      'show',
      '',
    )
    expect([code, out]).toEqual([0, ':4\n'])
    expect(Date.now() - began).toBeLessThan(10_000)
    silent.closeAllConnections()
    silent.close()
  })
})

describe('who calls over HTTP', () => {
  it('is told in one line to log in, or to bring another token', async () => {
    const nobody = await runJsonHere(['list'])
    expect(nobody).toMatchObject({ code: 1, document: { error: { code: 'NOT_LOGGED_IN' } } })
    expect(nobody.document.error.message).toContain('npm run -s kelisu -- login')
    vi.stubEnv('KELISU_TOKEN', 'worth-nothing')
    const { code, document } = await runJsonHere(['list'])
    expect([code, document.error.code]).toEqual([1, 'NOT_LOGGED_IN'])
    expect(document.error.message).toContain('KELISU_TOKEN')
    expect(document.error.message).not.toMatch(/\n|worth-nothing/)
  })

  it('is not shown a token that could not even be sent', async () => {
    vi.stubEnv('KELISU_TOKEN', 'құпия-secret')
    const { code, document } = await runJsonHere(['list'])
    expect([code, document.error.code]).toEqual([2, 'USAGE'])
    expect(document.error.message).toMatch(/KELISU_TOKEN must consist/)
    expect(document.error.message).not.toContain('secret')
    const { document: key } = await kelisu('head', 'decide', 'approval-kgd.x', 'approve', '--command-id', 'кілт')
    expect(key.error.message).toMatch(/--command-id must consist/)
  })

  it('cannot act as another', async () => {
    for (const words of [
      ['decide', 'approval-kgd.x', 'approve'],
      ['submit', 'request.json'],
    ]) {
      const { code, document } = await kelisu('head', ...words, '--as', people.lawyer)
      expect([code, document.error.code]).toEqual([2, 'USAGE'])
      expect(document.error.message).toContain('whoever is logged in acts')
    }
  })

  it('must name the servers for what works on them, and is told which setting', async () => {
    for (const [setting, ...words] of [
      ['KELISU_DATABASE_URL', 'registry', 'load', folder],
      ['KELISU_DATABASE_URL', 'receipt', 'approval-kgd.x'],
      ['KELISU_DATABASE_URL', 'replay', '--all'],
      ['TEMPORAL_ADDRESS', 'demo', 'forward', 'approval-kgd.x', '1d'],
      ['TEMPORAL_ADDRESS', 'command', 'approval-kgd.x', 'recompute', '--payload', '{"edition":"2026-03-18"}'],
      ['KELISU_UI_URL', 'links'],
    ] as [string, ...string[]][]) {
      const { code, document } = await kelisu('head', ...words)
      expect([code, document.error?.code], words[0]).toEqual([1, 'SERVERS_UNAVAILABLE'])
      expect(document.error.message).toMatch(new RegExp(`works on the servers themselves .*${setting}`))
    }
  })

  it('is the same in a process of its own, in which Temporal is never loaded', async () => {
    const tracer = join(folder, 'tracer.mjs')
    writeFileSync(
      tracer,
      `import { registerHooks } from 'node:module'
       registerHooks({ resolve: (...asked) => (console.error(asked[0]), asked[2](asked[0], asked[1])) })`,
    )
    const traced = (environment: object) =>
      runJson(['list'], { environment: { ...environment, NODE_OPTIONS: `--import ${tracer}` } })
    const { code, document, err } = await traced({ KELISU_URL: url, KELISU_TOKEN: 'system:intake' })
    expect(code).toBe(0)
    expect(document.length).toBeGreaterThan(0)
    const heavy = /@temporalio|kysely|openid-client|zod/
    expect(err).not.toMatch(heavy)
    expect((await traced({ KELISU_DATABASE_URL: api.office.databaseUrl })).err).toMatch(heavy)
  })
})
