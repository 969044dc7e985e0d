import { expect, it } from 'vitest'
import { sourceParts } from './source-parts.ts'

const words = (text: string) => text.trim().split(/\s+/).filter(Boolean)

it('a doc comment is no code, and a remark is neither', () => {
  const { code, docs } = sourceParts('/** doc */\nconst a = 1 // remark\n/* aside */ const b = 2')
  expect(words(code)).toEqual(['const', 'a', '=', '1', 'const', 'b', '=', '2'])
  expect(words(docs)).toEqual(['/**', 'doc', '*/'])
})

it.each([
  ["const link = 'https://zan.gov.kz' + rest"],
  ['const link = `https://zan.gov.kz` + rest'],
  ['const pattern = /[\'"/*]|[/]/g; const rest = 1'],
  ["const quote = 'it\\'s // no remark' + rest"],
])('what looks like a comment in %s is code', source => expect(sourceParts(source).code).toBe(source))

it('lines stay where they were', () => {
  const { code, docs } = sourceParts('/**\n * doc\n */\nexport const a = 1')
  expect(code.split('\n')[3]).toBe('export const a = 1')
  expect(docs.split('\n')).toHaveLength(4)
})
