import { describe, expect, it } from 'vitest'
import { commandNames } from '../../domain/approval/commands.ts'
import { fieldFaultInWords } from '../../domain/texts/field-faults.ts'
import { payloadExamples } from '../../schemas/examples.ts'
import { parseMessage } from '../../schemas/messages.ts'
import { parseRequest } from '../../schemas/request.ts'
import { aRequest } from '../approval/request.ts'

const wrongs = [undefined, null, 7, true, '', ' ', 'ы', 'a\u0000', 'x'.repeat(5_000), {}, [], Array(60).fill('x')]

/** The document with each value in it, at any depth, taken for a wrong one, and with a field too many. */
const variantsOf = (document: unknown): unknown[] => {
  if (typeof document !== 'object' || document === null) return []
  return [
    { ...document, surprise: 1 },
    ...Object.entries(document).flatMap(([field, value]) =>
      [...wrongs, ...variantsOf(value)].map(wrong => ({ ...document, [field]: wrong })),
    ),
  ]
}

const request = {
  ...aRequest(),
  parties: ['А'],
  attachments: [],
  shortTerm: false,
  receipt: { number: '1', at: '2026-08-13T15:20:00+05:00', registeredBy: 'p-1' },
  credential: 'x',
}
const found = new Set(
  [
    ...variantsOf(request).map(parseRequest),
    ...[undefined, 7, []].map(parseRequest),
    ...commandNames.flatMap(name => {
      const message = { commandId: 'c-1', actor: 'p-1', payload: payloadExamples[name], credential: 'x' }
      return variantsOf(message).map(wrong => parseMessage(name, wrong))
    }),
  ].flatMap(parsed => (parsed.ok ? [] : parsed.faults.map(({ message }) => message))),
)

describe('a fault of a field', () => {
  it.each([...found])('is said in Kazakh and Russian: %s', message => {
    const { kk, ru, en } = fieldFaultInWords(message)
    expect(ru).toMatch(/\p{sc=Cyrillic}/u)
    expect(kk).toMatch(/\p{sc=Cyrillic}/u)
    for (const text of [kk, ru]) expect(text).not.toMatch(/Invalid|must|expected|received/)
    expect(en).not.toMatch(/Invalid|received/)
  })

  it('stays as it was found where there are no words for it', () =>
    expect(fieldFaultInWords('must be round').kk).toBe('must be round'))
})
