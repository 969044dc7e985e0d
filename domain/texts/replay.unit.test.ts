import { describe, expect, it } from 'vitest'
import type { Difference } from '../replay/difference.ts'
import { languages } from './languages.ts'
import { aspectTexts, differenceInWords, simulatedTexts } from './replay.ts'

const moved: Difference = {
  caseId: 'approval-dgd-almaty.2026-117',
  seq: 5,
  event: 'DeadlinesSet',
  aspect: 'deadlines',
  field: 'dates.decision.dueOn',
  recorded: '2026-12-31',
  derived: '2026-08-26',
}

describe('a difference in words', () => {
  it.each([
    ['kk', '5-жазба', 'мерзімдер', 'шығатыны 2026-08-26'],
    ['ru', 'запись 5', 'сроки', 'выводится 2026-08-26'],
    ['en', 'entry 5', 'deadlines', 'derived 2026-08-26'],
  ] as const)('names case, entry, what differs and both values: %s', (language, ...parts) => {
    const line = differenceInWords(moved, language)
    for (const part of [moved.caseId, 'DeadlinesSet', 'dates.decision.dueOn', '2026-12-31', ...parts])
      expect(line).toContain(part)
  })

  it('of a broken chain says where and how, for nothing can be derived from it', () => {
    const broken: Difference = { ...moved, event: null, aspect: 'chain', field: 'hashDiffers', recorded: null }
    expect(differenceInWords(broken, 'en')).toBe('approval-dgd-almaty.2026-117: entry 5, chain of hashes, hashDiffers')
  })

  it('is not longer than a person reads, however long the forged value', () => {
    expect(differenceInWords({ ...moved, recorded: 'x'.repeat(10_000) }, 'kk').length).toBeLessThan(500)
  })
})

it('what is derived or simulated has a word of its own in each language', () => {
  for (const texts of [aspectTexts, simulatedTexts])
    for (const language of languages) {
      const said = Object.values(texts).map(text => text[language])
      expect(said.every(word => word.trim() === word && word !== '')).toBe(true)
      expect(new Set(said).size).toBe(said.length)
    }
})
