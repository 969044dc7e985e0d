import { describe, expect, it } from 'vitest'
import { isWithinAlgorithm, parseRequest } from './request.ts'

const sha256 = 'a'.repeat(64)
const request = {
  requestId: '2025-08-17',
  requester: 'dgd-almaty',
  means: 'appeal',
  procedure: 'civil',
  court: 'Алматы қаласының сотаралық соты',
  courtCaseNumber: '7599-25-00-2/1',
  act: { kind: 'decision', finalFormOn: '2025-08-01' },
  subject: 'Recovery of arrears\nof customs duty',
  outgoing: { number: 'исх. № 5-1', sentOn: '2025-08-18' },
  receipt: { number: 'вх. 7', at: '2025-08-18T10:00:00+05:00', registeredBy: 'p-0003' },
  signature: { kind: 'cms', signer: 'p-0001', position: 'firstHead', signedAt: '2025-08-18T04:00:00Z' },
  draft: { name: 'жалоба.docx', sha256 },
}

const changed = (path: string, value: unknown): unknown => {
  const copy = structuredClone(request) as Record<string, unknown>
  const names = path.split('.')
  const last = names.pop() as string
  const parent = names.reduce((at, name) => at[name] as Record<string, unknown>, copy)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return copy
}

const fieldsAtFault = (input: unknown): string[] => {
  const parsed = parseRequest(input)
  return parsed.ok ? [] : parsed.faults.map(({ field }) => field)
}

describe('a request', () => {
  it('is read, its instants in UTC', () => {
    expect(parseRequest(request)).toEqual({
      ok: true,
      request: {
        ...request,
        receipt: { ...request.receipt, at: '2025-08-18T05:00:00.000Z' },
        signature: { ...request.signature, signedAt: '2025-08-18T04:00:00.000Z' },
      },
    })
  })

  it('hands its credential over apart from the content', () => {
    expect(parseRequest({ ...request, credential: 'a.b.c' })).toMatchObject({
      ok: true,
      credential: 'a.b.c',
      request: expect.not.objectContaining({ credential: 'a.b.c' }),
    })
  })

  it.each(['signature', 'draft', 'receipt', 'act.finalFormOn'])(
    'without %s has the right form: parts 4 to 6 are not a matter of form',
    field => {
      expect(fieldsAtFault(changed(field, undefined))).toEqual([])
    },
  )

  it.each(['privateComplaint', 'protest', 'criminal'])(
    'for a %s has the right form, so that it can be answered as outside the algorithm',
    means => {
      const parsed = parseRequest(changed('means', means))
      expect(parsed.ok && isWithinAlgorithm(parsed.request)).toBe(false)
      expect(parsed.ok).toBe(true)
    },
  )

  it.each([
    ['requestId', 'missing', undefined],
    ['requestId', 'a number in Russian', 'исх. 5'],
    ['requestId', 'too long', 'x'.repeat(65)],
    ['requester', 'in capitals', 'DGD'],
    ['requester', 'no text', 7],
    ['addressedTo', 'null', null],
    ['means', 'unheard of', 'letter'],
    ['procedure', 'outside the two codes', 'criminal'],
    ['shortTerm', 'no boolean', 'yes'],
    ['court', 'blank', ' '],
    ['court', 'more than one line', 'two\nlines'],
    ['courtCaseNumber', 'too long', 'x'.repeat(501)],
    ['act', 'missing', undefined],
    ['act.kind', 'empty', ''],
    ['act.finalFormOn', 'a day that does not exist', '2025-02-29'],
    ['act.finalFormOn', 'written the other way round', '01.08.2025'],
    ['act.inForceOn', 'of antiquity', '0050-01-01'],
    ['act.decidedOn', 'no field of it', '2025-08-01'],
    ['parties', 'longer than fifty', Array.from({ length: 51 }, () => 'x')],
    ['subject', 'too long', 'x'.repeat(4001)],
    ['subject', 'with a NUL inside', 'a\u0000b'],
    ['subject', 'half a character', '\uD83D'],
    ['subject', 'blank', '\n'],
    ['outgoing.sentOn', 'in a thirteenth month', '2025-13-01'],
    ['outgoing.number', 'missing', undefined],
    ['receipt.at', 'without an offset', '2025-08-18T10:00:00'],
    ['receipt.at', 'on a day that does not exist', '2025-02-30T10:00:00Z'],
    ['receipt.registeredBy', 'no id', 'p 3'],
    ['signature.kind', 'unheard of', 'xml'],
    ['signature.signedAt', 'a number', 1_755_493_200],
    ['draft.sha256', 'in capitals', 'A'.repeat(64)],
    ['draft.sha256', 'too short', 'a'.repeat(63)],
    ['draft.bytes', 'no field of it', 'JVBERi0='],
    ['attachments', 'without a hash', [request.draft, { name: 'x', sha256: '' }]],
    ['replaces', 'a path', '../1'],
    ['credential', 'no text', { alg: 'none' }],
    ['approver', 'no field of it', 'minfin'],
  ])('is malformed in %s when that is %s', (field, _, value) => {
    const named = field === 'attachments' ? 'attachments.1.sha256' : field
    expect(fieldsAtFault(changed(field, value))).toEqual([named])
  })

  it('names every malformed field at once', () => {
    expect(fieldsAtFault({ ...request, means: 1, court: '', extra: true })).toEqual(['means', 'court', 'extra'])
  })

  it.each([[undefined], [null], ['text'], [3], [[]], [{ malformed: 'broken JSON' }]])(
    'is refused, never thrown at, when it is %j',
    input => {
      expect(parseRequest(input)).toMatchObject({ ok: false })
    },
  )

  it('is refused at once when a field is enormous', () => {
    const hostile = `${'a'.repeat(2_000_000)}\n`
    const began = performance.now()
    expect(fieldsAtFault(changed('court', hostile))).toEqual(['court'])
    expect(performance.now() - began).toBeLessThan(500)
  })
})
