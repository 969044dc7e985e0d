import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '../../api/problem.ts'
import { type AnApi, type Method, openApi } from './an-api.ts'
import { answerOnTheWire } from './on-the-wire.ts'

let api: AnApi
beforeAll(async () => {
  api = await openApi({ limits: { headersMs: 700, requestMs: 1_500 } })
})
afterAll(() => api.close())

const lawyer = { as: 'person:p-0041' }
const json = { 'content-type': 'application/json' }
const facts = '"means":"appeal","procedure":"civil","actDate":"2026-07-31"'

const preview = (body: string | Buffer, headers: Record<string, string> = json) =>
  api.ask('POST', '/previews/deadlines', { ...lawyer, headers, body })

describe('what cannot be read', () => {
  it.each([
    ['no JSON', `{${facts}`, '', 'must be JSON'],
    ['a key given twice', `{${facts},"actDate":"2026-08-01"}`, 'actDate', 'is given twice'],
    ['a key given twice in another spelling', `{${facts},"act\\u0044ate":"2026-08-01"}`, 'actDate', 'is given twice'],
    ['__proto__', `{${facts},"__proto__":{"proofs":true}}`, '__proto__', 'is not a field of this message'],
    ['an unknown field', `{${facts},"courtTerm":1}`, 'courtTerm', 'is not a field of this message'],
    [
      'deep nesting',
      `{${facts},"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      '',
      'must not be nested deeper than 20',
    ],
    ['invalid UTF-8', Buffer.from(`{${facts},"x":"\xff"}`, 'latin1'), '', 'must be UTF-8'],
    ['a date that does not exist', `{${facts.replace('07-31', '06-31')}}`, 'actDate', 'date of the calendar'],
    ['a wrong type', `{${facts},"proofs":"yes"}`, 'proofs', 'boolean'],
    ['no object', '[]', '', 'object'],
    ['nothing', '', '', 'object'],
  ])('is refused with the field named: %s', async (_, body, field, message) => {
    const answer = await preview(body)
    expect(answer.statusCode).toBe(400)
    const problem = problemSchema.parse(answer.json())
    expect(problem.code).toBe('REQUEST_MALFORMED')
    expect(problem.faults?.[0]).toMatchObject({ field, message: expect.stringContaining(message) })
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  it('is refused where an address has an unknown parameter, or one that PostgreSQL cannot hold', async () => {
    const unknown = await api.ask('GET', '/bodies?kind=akim', lawyer)
    expect(unknown.json()).toMatchObject({ code: 'REQUEST_MALFORMED', facts: { field: 'kind' } })
    expect((await api.ask('GET', '/bodies?text=%00', lawyer)).statusCode).toBe(400)
    expect((await api.ask('GET', '/bodies?text=%ED%A0%80', lawyer)).statusCode).toBeLessThan(500)
  })

  it.each(['/%zz', '/api/v1/bodies/%E0%A4%A', '/api/v1/cases/%ED%A0%80'])(
    'is refused as all else where it is an address that is no UTF-8, and the address is not repeated: %s',
    async url => {
      const answer = await api.app.inject({ url, headers: { 'accept-language': 'en' } })
      expect(problemSchema.parse(answer.json())).toMatchObject({ status: 400, code: 'REQUEST_MALFORMED' })
      expect(answer.headers).toMatchObject({
        'content-type': expect.stringMatching(/^application\/problem\+json/),
        'content-language': 'en',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
      expect(answer.body).not.toContain('%')
    },
  )
})

describe('no address and no parameter', () => {
  const hostile = {
    ...{ nul: '\0', quotes: `'";--`, percent: '%25', dots: '../..', long: 'a'.repeat(3_000), empty: '' },
    ...{ letters: 'Ғ\u{1F600}', proto: '__proto__', huge: '9'.repeat(400), newline: 'a\r\nx: y' },
  }

  it.each(Object.entries(hostile))('makes the program fail, or answer what is not documented: %s', async (_, value) => {
    const asked = encodeURIComponent(value)
    const { paths } = (await api.ask('GET', '/openapi.json')).json() as { paths: Record<string, Operations> }
    for (const [path, operations] of Object.entries(paths))
      for (const [method, { parameters = [] }] of Object.entries(operations)) {
        const address = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, asked)
        const queries = parameters.filter(each => each.in === 'query').map(({ name }) => `?${name}=${asked}`)
        // What waits for ever when nothing is wrong.
        if (address.endsWith('/live')) continue
        for (const query of ['', ...queries]) {
          const asking = { ...lawyer, headers: { 'idempotency-key': 'k' }, ...(method === 'get' ? {} : { body: {} }) }
          const answer = await api.ask(method.toUpperCase() as Method, `${address}${query}`, asking)
          expect([method, address.slice(0, 99), query.slice(0, 99), answer.statusCode < 500]).toEqual([
            ...[method, address.slice(0, 99), query.slice(0, 99), true],
          ])
          if (answer.statusCode >= 400) problemSchema.parse(answer.json())
        }
      }
  })
})

type Operations = Record<string, { parameters?: { in: string; name: string }[] }>

describe('what HTTP forbids', () => {
  it.each([
    [404, 'ADDRESS_UNKNOWN', () => api.ask('GET', '/nothing', lawyer)],
    [405, 'METHOD_NOT_ALLOWED', () => api.ask('DELETE', '/bodies/kgd', lawyer)],
    [405, 'METHOD_NOT_ALLOWED', () => api.ask('GET', '/previews/route', lawyer)],
    [405, 'METHOD_NOT_ALLOWED', () => api.ask('PUT', '/cases/live', lawyer)],
    [406, 'NOT_ACCEPTABLE', () => api.ask('GET', '/bodies', { ...lawyer, headers: { accept: 'text/csv' } })],
    [413, 'BODY_TOO_LARGE', () => preview(`{${facts},"x":"${'a'.repeat(600_000)}"}`)],
    [415, 'MEDIA_TYPE_UNSUPPORTED', () => preview('means: appeal', { 'content-type': 'application/yaml' })],
  ] as const)('is refused with %i %s', async (status, code, ask) => {
    const answer = await ask()
    expect([answer.statusCode, problemSchema.parse(answer.json()).code]).toEqual([status, code])
    if (status === 405) expect(answer.headers.allow).toBeDefined()
  })

  it('is refused to nobody in particular with 401, whatever the address', async () => {
    for (const path of ['/bodies', '/nothing', '/calendar/2026']) {
      const answer = await api.ask('GET', path)
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'NOT_LOGGED_IN'])
      expect(answer.headers['www-authenticate']).toBe('Bearer')
    }
  })

  it.each([
    ['a resource', 'GET', 200],
    ['by a method that it has not', 'DELETE', 405],
  ] as const)('is refused to who asks too often: %s', async (_, method, status) => {
    const strict = await openApi({ databaseUrl: api.databaseUrl, limits: { requestsPerMinute: 3 } })
    const statuses = []
    for (let turn = 0; turn < 4; turn++) statuses.push((await strict.ask(method, '/bodies/kgd', lawyer)).statusCode)
    const other = await strict.ask('GET', '/bodies/kgd', { as: 'person:p-0042' })
    await strict.close()
    expect(statuses).toEqual([status, status, status, 429])
    expect(other.statusCode).toBe(200)
  })
})

describe('a refusal', () => {
  it.each([
    ['ru-RU,ru;q=0.9', 'ru', /Неизвестно/],
    ['en', 'en', /not known/],
    ['de, kk;q=0.3', 'kk', /белгісіз/],
    ['', 'kk', /белгісіз/],
  ])('is said in the language asked for: %s', async (accepted, language, words) => {
    const answer = await api.ask('GET', '/bodies', { headers: { 'accept-language': accepted } })
    expect(answer.headers['content-language']).toBe(language)
    expect(answer.json().detail).toMatch(words)
  })

  it('names the request, so that it is found in the log', async () => {
    const answer = await api.ask('GET', '/nothing', lawyer)
    expect(answer.json().instance).toBe(`urn:kelisu:request:${answer.headers['x-request-id']}`)
  })
})

describe('a slow sender', () => {
  let port: number
  beforeAll(async () => {
    await api.app.listen({ host: '127.0.0.1', port: 0 })
    port = (api.app.server.address() as AddressInfo).port
  })

  it.each([
    ['headers', 'POST /api/v1/previews/route HTTP/1.1\r\nhost: x\r\n'],
    [
      'a body',
      'POST /api/v1/previews/route HTTP/1.1\r\nhost: x\r\nauthorization: Bearer person:p-0041\r\n' +
        'content-type: application/json\r\ncontent-length: 100\r\n\r\n{"body":',
    ],
  ])('of %s is not waited for', async (_, text) => {
    const answer = await answerOnTheWire(port, text)
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expect(answer).toContain('SENT_TOO_SLOWLY')
  })

  it('that speaks no HTTP is told so', async () => {
    expect(await answerOnTheWire(port, 'HELLO\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*REQUEST_MALFORMED/)
  })
})

describe('the service that stops', () => {
  it('ends what it has begun, and tells who asks on the same connection to come again, as a problem', async () => {
    const stopping = await openApi({ databaseUrl: api.databaseUrl, limits: { waitMs: 600 } })
    await stopping.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = stopping.app.server.address() as AddressInfo
    const head = 'host: x\r\nauthorization: Bearer person:p-0041\r\naccept-language: en\r\n\r\n'
    let answers = ''
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET /api/v1/cases/none?atLeast=1 HTTP/1.1\r\n${head}`),
    )
    const ended = new Promise<void>(resolve => socket.on('close', () => resolve()))
    socket.setEncoding('utf8').on('data', data => (answers += data))
    await new Promise(resolve => stopping.app.server.once('request', resolve))
    const closed = stopping.close()
    socket.write(`GET /api/v1/cases/live HTTP/1.1\r\n${head}`)
    await Promise.all([closed, ended])
    const [first, second] = answers.split(/(?=HTTP\/1\.1 )/)
    expect(first).toMatch(/^HTTP\/1\.1 404 [\s\S]*CASE_UNKNOWN/)
    expect(second).toMatch(/^HTTP\/1\.1 503 [\s\S]*content-language: en[\s\S]*"code":"SERVICE_UNAVAILABLE"/)
  })
})

describe('what everybody may read', () => {
  it('is the OpenAPI document, and the page that shows it without any other server', async () => {
    const document = (await api.ask('GET', '/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toContain('/api/v1/previews/deadlines')
    const page = await api.ask('GET', '/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.body.match(/https?:\/\/[^"' ]+/g) ?? []).toEqual([])
  })
})
