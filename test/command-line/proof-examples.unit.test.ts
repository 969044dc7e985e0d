import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { languages } from '../../domain/texts/languages.ts'
import { runHere } from './run-kelisu.ts'

/** Worked on paper (parts 6 and 10), received on the last day of sending. `npx vitest -u` with this file writes them anew. */
const vectors = [
  { actDate: '2024-01-31', receivedOn: '2024-02-15', last: '2024-02-29', strict: '2024-02-14', due: '2024-02-26' },
  { actDate: '2025-08-01', receivedOn: '2025-08-18', last: '2025-09-02', strict: '2025-08-15', due: '2025-08-27' },
  { actDate: '2026-07-31', receivedOn: '2026-08-17', last: '2026-08-31', strict: '2026-08-14', due: '2026-08-26' },
]
const folder = fileURLToPath(new URL('../../docs/examples/proofs/', import.meta.url))
const each = vectors.flatMap(vector => languages.map(language => ({ ...vector, language })))

describe('the example proofs', () => {
  it('are one for each vector and language, and nothing else lies there', () => {
    const names = each.map(({ actDate, language }) => `${actDate}.${language}.txt`)
    expect(readdirSync(folder).sort()).toEqual(names.sort())
  })

  it.each(each)('$actDate.$language.txt is what kelisu prints', async ({ actDate, receivedOn, language, ...dates }) => {
    const line = `deadlines --means appeal --procedure civil --act-date ${actDate} --sent-on ${receivedOn} --received-on ${receivedOn} --lang ${language}`
    const { code, out } = await runHere(line.split(' '))
    expect(code).toBe(0)
    for (const date of [dates.last, receivedOn, dates.strict, dates.due]) expect(out).toContain(date)
    expect(out).not.toMatch(/undefined|null|NaN|\[object/)
    await expect(out).toMatchFileSnapshot(`${folder}${actDate}.${language}.txt`)
  })
})
