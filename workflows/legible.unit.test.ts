import { describe, expect, it } from 'vitest'
import { longestList, longestText } from '../schemas/parts.ts'
import { parseRequest } from '../schemas/request.ts'
import { legible } from './legible.ts'

const line = 'Ә'.repeat(500)
const document = { name: line, sha256: 'a'.repeat(64) }
const largestRequest = {
  requestId: 'r'.repeat(64),
  requester: 'b'.repeat(40),
  means: 'appeal',
  procedure: 'civil',
  court: line,
  courtCaseNumber: line,
  act: { kind: line, finalFormOn: '2026-08-03' },
  parties: Array(longestList).fill(line),
  subject: 'Ә'.repeat(longestText),
  outgoing: { number: line, sentOn: '2026-08-14' },
  draft: document,
  attachments: Array(longestList).fill(document),
  credential: '.'.repeat(8_000),
}

describe('what was sent', () => {
  it('is passed on untouched, up to the largest request that the schemas allow and more', () => {
    expect(parseRequest(largestRequest)).toMatchObject({ ok: true })
    expect(legible(largestRequest)).toBe(largestRequest)
    expect(legible([largestRequest, largestRequest])).toEqual([largestRequest, largestRequest])
  })

  it.each([
    ['too large a text', 'x'.repeat(200_001)],
    ['too large a name of a field', { ['x'.repeat(200_001)]: 1 }],
    ['too many fields', Array(200_001).fill(0)],
    ['nested too deep', JSON.parse('['.repeat(33) + ']'.repeat(33))],
    ['bytes', new Uint8Array(3)],
  ])('is replaced by the reason where it is %s', (_, sent) => {
    expect(legible(sent)).toEqual({ malformed: expect.stringMatching(/^larger than 200000/) })
  })

  it.each([undefined, null, 0, 'x', {}])('may be anything small: %j', sent => {
    expect(legible(sent)).toBe(sent)
  })
})
