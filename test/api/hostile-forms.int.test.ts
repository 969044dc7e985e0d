import { readdir, readlink } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '../../api/problem.ts'
import { openDatabase } from '../../store/database.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest } from '../setup/office.ts'
import { aForm, type FormPart, sha256Of } from './a-form.ts'
import { type AnApi, openApi } from './an-api.ts'
import { answerOnTheWire } from './on-the-wire.ts'

// Nothing here may reach Temporal: what did would be answered 500.
let api: AnApi
beforeAll(async () => {
  api = await openApi({ limits: { fileBytes: 4_000, headersMs: 700, requestMs: 1_500 } })
})
afterAll(() => api.close())

/** Files that wait have no name: only a handle that is still open would keep one. */
const filesLeft = async (): Promise<string[]> => {
  const handles = await readdir('/proc/self/fd').catch(() => [])
  const files = await Promise.all(handles.map(handle => readlink(`/proc/self/fd/${handle}`).catch(() => '')))
  return files.filter(file => file.includes('kelisu-'))
}

afterEach(async () => {
  await eventually(async () => (await filesLeft()).length === 0, { of: 'no file is left open' })
  const db = openDatabase(api.databaseUrl)
  expect(await db.selectFrom('caseDocument').selectAll().execute()).toEqual([])
  await db.destroy()
})

const requester = { as: 'person:p-0068' }
const file = (content: string | Buffer = 'Шағым', name = 'draft'): FormPart => ({ name, content, file: 'a.pdf' })
const request = (changes: object = {}): FormPart => ({
  name: 'request',
  content: JSON.stringify({ ...aRequest({ draft: { name: 'a.pdf', sha256: sha256Of('Шағым') } }), ...changes }),
})

const send = async (...parts: FormPart[]) => api.ask('POST', '/requests', { ...requester, ...(await aForm(...parts)) })

const boundary = { 'content-type': 'multipart/form-data; boundary=XX' }
const raw = (body: string | Buffer, headers: Record<string, string> = boundary) =>
  api.ask('POST', '/requests', { ...requester, headers, body })

const part = (name: string, content: string, more = '') =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`

describe('a form that cannot be read is refused with the part at fault', () => {
  it.each<[string, FormPart[], string, string]>([
    ['without a request', [file()], 'request', 'is missing'],
    ['with the request twice', [request(), request()], 'request', 'is given twice'],
    ['with the draft twice', [request(), file(), file('б')], 'draft', 'is given twice'],
    ['with one attachment twice', [file('a', 'attachment'), file('a', 'attachment')], 'attachment', 'is given twice'],
    ['with a part that is none of ours', [request(), file('a', 'evidence')], 'evidence', 'is not a field'],
    ['with a part of no name', [request(), file('a', '')], '', 'is not a field'],
    ['with an empty file', [request(), file('')], 'draft', 'must not be empty'],
    ['with a request that is no JSON', [{ name: 'request', content: '{"requestId":' }], '', 'must be JSON'],
    ['with a key given twice', [{ name: 'request', content: '{"means":1,"means":2}' }], 'means', 'is given twice'],
    ['with __proto__ in its JSON', [{ name: 'request', content: '{"__proto__":{}}' }], '__proto__', 'is not a field'],
    ['with an unknown field', [request({ urgent: true }), file()], 'urgent', 'is not a field'],
    ['with a request that is a list', [{ name: 'request', content: '[]' }, file()], '', 'object'],
  ])('%s', async (_, parts, field, message) => {
    const answer = await send(...parts)
    expect(answer.statusCode).toBe(400)
    const problem = problemSchema.parse(answer.json())
    expect(problem.faults?.[0]).toMatchObject({ field, message: expect.stringContaining(message) })
  })

  it.each<[string, string | Buffer, Record<string, string>]>([
    ['of no boundary', part('request', '{}'), { 'content-type': 'multipart/form-data' }],
    ['of another boundary', `${part('request', '{}')}--XX--`, { 'content-type': 'multipart/form-data; boundary=YY' }],
    ['that is empty', '', boundary],
    ['that breaks off in a file', part('draft', 'Шағ', '; filename="a"').trimEnd(), boundary],
    ['that breaks off before its end', part('request', '{}'), boundary],
    ['of zeros', Buffer.alloc(100_000), boundary],
    ['with a part named __proto__', `${part('__proto__', '{}')}--XX--`, boundary],
    ['with a part named constructor', `${part('constructor', 'x', '; filename="a"')}--XX--`, boundary],
    ['with a part that has no name at all', '--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--', boundary],
    ['with a thousand fields', `${part('request', '{}')}${part('a', '1').repeat(1_000)}--XX--`, boundary],
    ['with a thousand headers', `--XX\r\n${'X-A: 1\r\n'.repeat(5_000)}\r\nx\r\n--XX--`, boundary],
    ['with an endless header', `--XX\r\nX-A: ${'a'.repeat(500_000)}\r\n\r\nx\r\n--XX--`, boundary],
    ['with invalid UTF-8', Buffer.from(`${part('request', '{"a":"\xff"}')}--XX--`, 'latin1'), boundary],
  ])('%s', async (_, body, headers) => {
    const answer = await raw(body, headers)
    expect([answer.statusCode, problemSchema.parse(answer.json()).code]).toEqual([400, 'REQUEST_MALFORMED'])
  })

  it('with more files than a request can name', async () => {
    const files = Array.from({ length: 60 }, (_, number) => file(`a${number}`, 'attachment'))
    const answer = await send(...files, request())
    expect(answer.json()).toMatchObject({
      status: 400,
      facts: { field: 'attachment', fault: 'must not be more than 50' },
    })
  })

  it('unless its request has no type, or one that clients give to what they do not know', async () => {
    for (const type of ['application/json', 'application/octet-stream', 'text/plain'])
      expect((await send({ ...request(), type, file: 'request' }, file('б'))).json().code).toBe('DOCUMENT_NOT_NAMED')
  })

  it('with a request of another type than JSON', async () => {
    const answer = await send({ ...request(), type: 'application/xml', file: 'request.xml' })
    expect(answer.json()).toMatchObject({ status: 415, code: 'MEDIA_TYPE_UNSUPPORTED', facts: { field: 'request' } })
  })
})

describe('a form that is too large is refused, with the limit', () => {
  it.each<[string, FormPart[], string, number]>([
    ['by one file', [request(), file(Buffer.alloc(4_001, 'a'))], 'draft', 4_000],
    [
      'by its files together',
      Array.from({ length: 6 }, (_, n) => file(`${n}`.repeat(3_900), 'attachment')),
      'attachment',
      20_000,
    ],
    ['by its request', [{ name: 'request', content: ' '.repeat(600_000) }], 'request', 524_288],
  ])('%s', async (_, parts, field, limit) => {
    const answer = await send(...parts)
    expect(answer.json()).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE', facts: { field, limit } })
  })

  it('and one exactly as large as allowed is read', async () => {
    // Read as far as the hash, which is another than the request names.
    const answer = await send(request(), file(Buffer.alloc(4_000, 'a')))
    expect(answer.json()).toMatchObject({ status: 422, code: 'DOCUMENT_NOT_NAMED' })
  })
})

describe('the name of a file', () => {
  const nameFrom = async (filename: string) => {
    const { draft: _, ...unnamed } = aRequest({ requester: 'dgd-karaganda' })
    const body = `${part('request', JSON.stringify(unnamed))}${part('draft', 'x', `; filename="${filename}"`)}--XX--`
    return (await raw(body)).json()
  }

  it('is refused where it has control characters, or is blank', async () => {
    for (const filename of ['a\u0007b.pdf', '  '])
      expect(await nameFrom(filename)).toMatchObject({ status: 400, facts: { field: 'draft.name' } })
  })

  it('is taken without its path, with right-to-left letters as they are', async () => {
    // Taken as far as the right, which this person has not.
    for (const filename of ['../../etc/passwd', 'C:\\\\a.pdf', '\u202efdp.exe', 'Шағым.pdf'])
      expect(await nameFrom(filename)).toMatchObject({ status: 403, code: 'NOT_AUTHORISED' })
  })
})

describe('the OpenAPI document', () => {
  it('shows a request as JSON or as a form with files, and a file as bytes', async () => {
    const { paths } = (await api.ask('GET', '/openapi.json')).json()
    const { content } = paths['/api/v1/requests'].post.requestBody
    expect(Object.keys(content)).toEqual(['application/json', 'multipart/form-data'])
    const { request: sent, draft, attachment } = content['multipart/form-data'].schema.properties
    const bytes = { type: 'string', format: 'binary', minLength: 1 }
    expect(sent.properties).toEqual(content['application/json'].schema.properties)
    expect([draft, attachment]).toMatchObject([bytes, { type: 'array', items: bytes }])
    const file = paths['/api/v1/cases/{caseId}/documents/{sha256}']
    expect(file.get.responses[200].content['application/octet-stream'].schema).toMatchObject(bytes)
    expect(file.get.responses[304].content).toBeUndefined()
    expect(file.put.requestBody.content['application/octet-stream'].schema).toMatchObject(bytes)
  })

  it('says what each description says', async () => {
    const { paths } = (await api.ask('GET', '/openapi.json')).json()
    const { description, content } = paths['/api/v1/requests'].post.responses[202]
    expect(description).toBe('The request is kept; the case opens as soon as it is taken up')
    expect(content['application/json'].schema.properties.existing.description).toMatch(/had opened the case before/)
  })
})

describe('a form is taken', () => {
  it('at no other address', async () => {
    const answer = await api.ask('POST', '/previews/route', { ...requester, ...(await aForm(request())) })
    expect(answer.json()).toMatchObject({ status: 415, code: 'MEDIA_TYPE_UNSUPPORTED' })
  })

  it('from nobody in particular not even in part', async () => {
    const answer = await api.ask('POST', '/requests', await aForm(request(), file()))
    expect(answer.json()).toMatchObject({ status: 401, code: 'NOT_LOGGED_IN' })
  })
})

describe('over the network', () => {
  let port: number
  beforeAll(async () => {
    await api.app.listen({ host: '127.0.0.1', port: 0 })
    port = (api.app.server.address() as AddressInfo).port
  })

  const head = (length: number) =>
    `POST /api/v1/requests HTTP/1.1\r\nhost: x\r\nauthorization: Bearer person:p-0068\r\n` +
    `content-type: multipart/form-data; boundary=XX\r\ncontent-length: ${length}\r\n\r\n`

  it('a sender who is slow in the middle of a file is not waited for', async () => {
    const answer = await answerOnTheWire(port, head(3_000) + part('draft', 'Шағ', '; filename="a.pdf"'))
    expect(answer).toMatch(/^HTTP\/1.1 408 [\s\S]*SENT_TOO_SLOWLY/)
  })

  it('a sender who goes away in the middle of a file leaves nothing', async () => {
    const socket = connect(port, '127.0.0.1', () => socket.write(head(3_000) + part('draft', 'a'.repeat(900))))
    await eventually(async () => (await filesLeft()).length > 0)
    socket.destroy()
    await eventually(async () => (await filesLeft()).length === 0)
  })

  it('a sender of far too much reads why, and the connection serves the next', async () => {
    const { body, headers } = await aForm(request(), file(Buffer.alloc(3_000_000, 'a')))
    for (let turn = 0; turn < 3; turn++) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/requests`, {
        method: 'POST',
        headers: { ...headers, authorization: 'Bearer person:p-0068' },
        body: new Uint8Array(body),
      })
      expect([answer.status, (await answer.json()) as object]).toMatchObject([413, { code: 'BODY_TOO_LARGE' }])
    }
  })
})
