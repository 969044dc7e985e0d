import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredDocument } from '../../domain/approval/request.ts'
import { openDatabase } from '../../store/database.ts'
import { oneCase } from '../../store/read-model.ts'
import { readsOf } from '../access/reads-of.ts'
import { aRequest, people } from '../setup/office.ts'
import { aForm, type FormPart, sha256Of } from './a-form.ts'
import { type OfficeApi, openOfficeApi } from './an-office-api.ts'

let api: OfficeApi
beforeAll(async () => {
  api = await openOfficeApi({ systems: [{ id: 'intake', actsFor: 'dgd-almaty' }] })
})
afterAll(() => api.close())

const intake = { as: 'system:intake' }
const by = (person: keyof typeof people) => ({ as: `person:${people[person]}` })

/** Larger than one part of the store. */
const draft = Buffer.concat([Buffer.from('%PDF-1.7 Апелляциялық шағым жобасы '), randomBytes(1_300_000)])
const powers = Buffer.from('Сенімхат')
const draftNamed: StoredDocument = { name: 'Шағым жобасы № 5.pdf', sha256: sha256Of(draft) }
const powersNamed: StoredDocument = { name: 'Сенімхат.pdf', sha256: sha256Of(powers) }

const draftPart: FormPart = { name: 'draft', content: draft, file: 'any.pdf', type: 'application/pdf' }
const powersPart: FormPart = { name: 'attachment', content: powers, file: 'p.pdf', type: 'application/pdf' }
const requestPart = (request: object): FormPart => ({ name: 'request', content: JSON.stringify(request) })

const submit = async (request: object, ...files: FormPart[]) =>
  api.ask('POST', '/requests', { ...intake, ...(await aForm(...files, requestPart(request))) })

const documentsIn = async (caseId: string, who = intake) =>
  (await api.ask('GET', `/cases/${caseId}/documents`, who)).json().documents

const rowsOf = async (caseId: string) => {
  const db = openDatabase(api.databaseUrl)
  const rows = await db.selectFrom('caseDocument').selectAll().where('caseId', '=', caseId).execute()
  await db.destroy()
  return rows
}

describe('a request with files', () => {
  it('opens a case whose documents are held, and both sides read the very bytes', async () => {
    const request = aRequest({ draft: draftNamed, attachments: [powersNamed] })
    const answer = await submit(request, draftPart, powersPart)
    expect([answer.statusCode, answer.json().existing]).toEqual([201, false])
    const { caseId } = answer.json()
    const mediaType = 'application/pdf'
    expect(await documentsIn(caseId, by('legalHead'))).toEqual([
      { role: 'draft', ...draftNamed, held: true, size: draft.length, mediaType },
      { role: 'attachment', ...powersNamed, held: true, size: powers.length, mediaType },
    ])
    for (const who of ['requesterHead', 'legalHead'] as const) {
      const read = await api.ask('GET', `/cases/${caseId}/documents/${draftNamed.sha256}`, by(who))
      expect(read.statusCode).toBe(200)
      expect(read.rawPayload.equals(draft)).toBe(true)
    }
    expect((await rowsOf(caseId)).map(({ caller }) => caller)).toEqual(['system:intake', 'system:intake'])
  })

  it('without a draft in its JSON takes the file sent as such, by its name and hash (part 5)', async () => {
    const { draft: _, ...request } = aRequest()
    const { caseId, stage } = (await submit(request, { ...draftPart, file: 'Шағым.pdf' })).json()
    expect(stage).toBe('sent')
    expect(await documentsIn(caseId)).toMatchObject([{ name: 'Шағым.pdf', sha256: draftNamed.sha256, held: true }])
  })

  it('is one case for ever: sent again, by form or as JSON, and twelve times at once', async () => {
    const request = aRequest({ draft: draftNamed })
    const answers = await Promise.all(Array.from({ length: 12 }, () => submit(request, draftPart)))
    expect(answers.map(answer => answer.statusCode).sort()).toEqual([...Array(11).fill(200), 201])
    const { caseId } = answers[0]?.json() ?? {}
    const again = await submit(request, draftPart)
    expect([again.statusCode, again.json()]).toMatchObject([200, { caseId, existing: true }])
    expect((await api.ask('POST', '/requests', { ...intake, body: request })).statusCode).toBe(200)
    expect(await rowsOf(caseId)).toHaveLength(1)
  })

  it('whose case was opened while its files were lost brings them when it is sent again', async () => {
    const request = aRequest({ draft: draftNamed })
    const { caseId } = (await api.ask('POST', '/requests', { ...intake, body: request })).json()
    expect(await documentsIn(caseId)).toEqual([
      { role: 'draft', ...draftNamed, held: false, size: null, mediaType: null },
    ])
    expect((await submit(request, draftPart)).statusCode).toBe(200)
    expect(await documentsIn(caseId)).toMatchObject([{ held: true }])
  })

  it.each<[string, object, FormPart[], number, string]>([
    [
      'whose file it does not name',
      { draft: draftNamed },
      [draftPart, powersPart],
      422,
      'DOCUMENT_NOT_NAMED attachment',
    ],
    ['whose draft has another hash', { draft: powersNamed }, [draftPart], 422, 'DOCUMENT_NOT_NAMED draft'],
    [
      'whose attachment came as the draft',
      { attachments: [powersNamed] },
      [{ ...powersPart, name: 'draft' }],
      422,
      'DOCUMENT_NOT_NAMED draft',
    ],
    ['sent in the future', { outgoing: { number: '1', sentOn: '2030-01-10' } }, [], 422, 'FACT_IN_FUTURE'],
    ['of another body', { requester: 'dgd-karaganda', draft: draftNamed }, [draftPart], 403, 'NOT_AUTHORISED'],
  ])('is refused and leaves neither case nor file: %s', async (_, changes, files, status, refusal) => {
    const request = { ...aRequest(), ...changes }
    const answer = await submit(request, ...files)
    const { code, facts } = answer.json()
    expect([answer.statusCode, `${code} ${facts.field ?? ''}`]).toEqual([status, expect.stringContaining(refusal)])
    const caseId = `approval-${request.requester}.${request.requestId}`
    expect(await oneCase(api.office.db, caseId)).toBeNull()
    expect(await rowsOf(caseId)).toEqual([])
  })

  it('of an id that is taken by another request leaves no file in that one’s case', async () => {
    const request = aRequest({ draft: draftNamed })
    const { caseId } = (await submit(request)).json()
    const other = await submit({ ...request, draft: powersNamed }, { ...powersPart, name: 'draft' })
    expect([other.statusCode, other.json().code]).toEqual([409, 'REQUEST_ID_TAKEN'])
    expect(await rowsOf(caseId)).toEqual([])
  })

  it('keeps no bytes in the history of the workflow', async () => {
    const { caseId } = (await submit(aRequest({ draft: draftNamed }), draftPart)).json()
    const { events } = await api.office.client.workflow.getHandle(caseId).fetchHistory()
    expect(JSON.stringify(events).length).toBeLessThan(200_000)
  })
})

describe('with no worker there', () => {
  it('a request with files is told to come again, and keeps none for a case that may never be', async () => {
    const idle = await openOfficeApi({ office: { withoutWorkers: true }, limits: { waitMs: 300 } })
    const request = aRequest({ draft: draftNamed })
    const answer = await idle.ask('POST', '/requests', {
      as: `person:${people.requesterHead}`,
      ...(await aForm(draftPart, requestPart(request))),
    })
    const db = openDatabase(idle.databaseUrl)
    const kept = await db.selectFrom('caseDocument').selectAll().execute()
    await db.destroy()
    await idle.close()
    expect([answer.statusCode, answer.json().code, kept]).toEqual([504, 'NOT_YET_ANSWERED', []])
  })
})

describe('a document', () => {
  let caseId: string
  beforeAll(async () => {
    const request = aRequest({ draft: draftNamed, attachments: [powersNamed] })
    caseId = (await submit(request, draftPart)).json().caseId
  })

  const path = (sha256: string) => `/cases/${caseId}/documents/${sha256}`
  const put = (sha256: string, body: Buffer, who: { as: string }, type = 'application/pdf') =>
    api.ask('PUT', path(sha256), { ...who, body, headers: { 'content-type': type } })

  it('is saved under its Kazakh name and never shown in place', async () => {
    const { headers } = await api.ask('GET', path(draftNamed.sha256), by('lawyer'))
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(draft.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-cache',
      etag: `"${draftNamed.sha256}"`,
    })
    const [, name = ''] = /filename\*=UTF-8''(\S+)$/.exec(String(headers['content-disposition'])) ?? []
    expect(decodeURIComponent(name)).toBe(draftNamed.name)
    expect(headers['content-disposition']).toMatch(/^attachment; /)
  })

  it('that the caller has already is not sent again', async () => {
    const asked = (etag: string) =>
      api.ask('GET', path(draftNamed.sha256), { ...by('lawyer'), headers: { 'if-none-match': etag } })
    const known = await asked(`"other", "${draftNamed.sha256}"`)
    expect([known.statusCode, known.body]).toEqual([304, ''])
    expect((await asked('"other"')).statusCode).toBe(200)
  })

  it('is noted for each who reads it, with its hash', async () => {
    await api.ask('GET', path(draftNamed.sha256), by('otherLawyer'))
    const db = openDatabase(api.databaseUrl)
    const reads = await readsOf(db, caseId)
    await db.destroy()
    expect(reads.map(({ caller, what }) => [caller, what])).toContainEqual([
      people.otherLawyer,
      `document ${draftNamed.sha256}`,
    ])
  })

  it('to another chain is of a case that never was, and nobody hands it in for another body', async () => {
    for (const [who, status, code] of [
      [by('outsider'), 404, 'CASE_UNKNOWN'],
      [by('legalHead'), 403, 'NOT_AUTHORISED'],
    ] as const) {
      const answer = await put(powersNamed.sha256, powers, who)
      expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    }
    const read = await api.ask('GET', path(draftNamed.sha256), by('outsider'))
    expect([read.statusCode, read.json().code]).toEqual([404, 'CASE_UNKNOWN'])
    expect(await documentsIn(caseId)).toMatchObject([{ held: true }, { held: false }])
  })

  it('whose file was not sent is handed in later, once, and only its very content', async () => {
    const before = await api.ask('GET', path(powersNamed.sha256), by('lawyer'))
    expect([before.statusCode, before.json().code]).toEqual([404, 'DOCUMENT_NOT_HELD'])
    const wrong = await put(powersNamed.sha256, draft, by('requesterChancery'))
    expect(wrong.json()).toMatchObject({
      status: 422,
      code: 'DOCUMENT_NOT_NAMED',
      facts: { sha256: draftNamed.sha256 },
    })
    const empty = await put(powersNamed.sha256, Buffer.alloc(0), by('requesterChancery'))
    expect(empty.json()).toMatchObject({ status: 400, code: 'REQUEST_MALFORMED' })
    const first = await put(powersNamed.sha256, powers, by('requesterChancery'), 'application/json')
    expect([first.statusCode, first.json()]).toEqual([
      201,
      { role: 'attachment', ...powersNamed, held: true, size: powers.length, mediaType: 'application/json' },
    ])
    expect((await put(powersNamed.sha256, powers, intake)).statusCode).toBe(200)
    const read = await api.ask('GET', path(powersNamed.sha256), by('lawyer'))
    expect(read.body).toBe('Сенімхат')
  })

  it('is not had by naming the hash of another case’s', async () => {
    const { caseId: other } = (await submit(aRequest({ draft: draftNamed }))).json()
    const read = await api.ask('GET', `/cases/${other}/documents/${draftNamed.sha256}`, intake)
    expect([read.statusCode, read.json().code]).toEqual([404, 'DOCUMENT_NOT_HELD'])
    const unnamed = await api.ask('GET', `/cases/${other}/documents/${powersNamed.sha256}`, intake)
    expect([unnamed.statusCode, unnamed.json().code]).toEqual([404, 'DOCUMENT_UNKNOWN'])
  })
})
