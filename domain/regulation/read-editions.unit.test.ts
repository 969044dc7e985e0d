import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EditionRule } from './edition-faults.ts'
import { regulationEditions } from './editions.ts'
import { checkedEditions, type FaultyEditions, readDraft, readEditions } from './read-editions.ts'

const ids = ['E0', 'E1', 'E2'] as const
const written = ids.map(id => ({
  file: `${id}.json`,
  text: readFileSync(new URL(`editions/${id}.json`, import.meta.url), 'utf8'),
}))

/** The real files, with one of them written otherwise. */
const withEdit = (id: string, edit: (text: string) => string) => {
  const files = written.map(({ file, text }) => ({ file, text: file === `${id}.json` ? edit(text) : text }))
  expect(files, 'the edit changes something').not.toEqual(written)
  return files
}

const replaced = (before: string, after: string) => (text: string) => text.replace(before, after)

// biome-ignore lint/suspicious/noExplicitAny: what is edited here is no edition any more.
const rewritten = (change: (edition: any) => void) => (text: string) => {
  const edition = JSON.parse(text)
  change(edition)
  return JSON.stringify(edition, null, 2)
}

/** The line on which the words first stand. */
const lineOf = (text: string, words: string): number => {
  expect(text).toContain(words)
  return text.slice(0, text.indexOf(words)).split('\n').length
}

describe('edition files', () => {
  it('as they are have no fault', () => {
    const { editions, faults } = readEditions(written)
    expect(faults).toEqual([])
    expect(editions.map(({ id }) => id)).toEqual(ids)
  })

  const refused: [what: string, id: string, edit: (text: string) => string, rule: EditionRule, words: string][] = [
    ['dates that overlap', 'E2', replaced('"2024-05-18"', '"2024-05-17"'), 'DATES_OVERLAP', '"from"'],
    ['a day without an edition', 'E2', replaced('"2024-05-18"', '"2024-05-19"'), 'DATES_HOLE', '"from"'],
    ['a last edition that ends', 'E2', replaced('"to": null', '"to": "2030-01-01"'), 'DATES_HOLE', '"to"'],
    ['a first edition that begins', 'E0', replaced('"from": null', '"from": "2006-11-09"'), 'DATES_HOLE', '"from"'],
    ['an edition that ends before it begins', 'E1', replaced('2024-05-17', '2023-10-01'), 'DATES_REVERSED', '"to"'],
    ['a date that does not exist', 'E1', replaced('2024-05-17', '2024-02-30'), 'DATE_INVALID', '"to"'],
    ['an edition before the one above it', 'E2', replaced('2024-05-18', '2022-01-01'), 'UNSORTED', '"from"'],
    [
      'a part that the Regulation does not have',
      'E1',
      replaced('"place": "part-11"', '"place": "part-12"'),
      'CITATION_UNKNOWN',
      '"part-12"',
    ],
    [
      'a term with an unknown citation',
      'E1',
      replaced('"citation": "part-6"', '"citation": "part-66"'),
      'CITATION_UNKNOWN',
      '"part-66"',
    ],
    ['an unknown route', 'E1', replaced('"part-1-item-8"', '"part-1-item-9"'), 'CITATION_UNKNOWN', '"part-1-item-9"'],
    [
      'an unknown of no place',
      'E2',
      replaced('"scope": "annex"', '"scope": "appendix"'),
      'CITATION_UNKNOWN',
      '"appendix"',
    ],
    [
      'a wording without Kazakh',
      'E2',
      replaced('"kk": "негіз', '"kz": "негіз'),
      'LANGUAGE_MISSING',
      '{\n      "place": "para-9-9"',
    ],
    ['an empty wording', 'E1', replaced('"en": "who needs no approval"', '"en": " "'), 'LANGUAGE_MISSING', '"en": " "'],
    [
      'an act without Russian',
      'E1',
      replaced('"ru": "постановление', '"rus": "постановление'),
      'LANGUAGE_MISSING',
      '"act"',
    ],
    [
      'a part given twice',
      'E1',
      replaced('"place": "part-3"', '"place": "part-2"'),
      'PLACE_TWICE',
      '"part-2",\n      "kk": "әскери',
    ],
    ['parts out of order', 'E1', rewritten(e => e.places.reverse()), 'UNSORTED', '"para-13"'],
    ['a full edition without a part', 'E1', rewritten(e => e.places.pop()), 'PLACE_MISSING', '"places"'],
    ['the id of another', 'E2', replaced('"id": "E2"', '"id": "E1"'), 'ID_TWICE', '"id"'],
    [
      'a text carried from nowhere',
      'E2',
      replaced('"carriedFrom": "E1"', '"carriedFrom": "E9"'),
      'EDITION_UNKNOWN',
      'E9',
    ],
    [
      'a text carried from one that has none',
      'E2',
      replaced('"carriedFrom": "E1"', '"carriedFrom": "E0"'),
      'EDITION_UNKNOWN',
      '"E0"',
    ],
    ['no working days', 'E1', replaced('"workingDays": 10', '"workingDays": 0'), 'FIELD_INVALID', '"workingDays": 0'],
    ['a full edition without terms', 'E1', rewritten(e => delete e.parameters), 'FIELD_INVALID', '{'],
    [
      'a route that is no item of part 1',
      'E1',
      replaced('"part-1-item-3",', '"part-3",'),
      'CITATION_UNKNOWN',
      '"part-3"',
    ],
    ['a body of no known kind', 'E1', replaced('"nationalBank"', '"bank"'), 'FIELD_INVALID', '"bank"'],
    ['no label of the court document', 'E1', rewritten(e => delete e.courtDocument), 'FIELD_INVALID', '{'],
    [
      'a label without a date',
      'E2',
      replaced('"from": "2025-07-01"', '"from": null'),
      'DATE_INVALID',
      'null,\n      "kk": "кассациялық',
    ],
    ['an address that is none', 'E1', replaced('"https://adilet', '"adilet'), 'FIELD_INVALID', '"adilet'],
    ['a broken file', 'E2', replaced('"carriedFrom": "E1",', '"carriedFrom": "E1"'), 'JSON_BROKEN', '"unknown"'],
    [
      'a file cut off',
      'E2',
      text => text.slice(0, text.indexOf('"unknown"')).trimEnd(),
      'JSON_BROKEN',
      '"carriedFrom"',
    ],
  ]
  it.each(refused)('are refused for %s, in %s', (_, id, edit, rule, words) => {
    const files = withEdit(id, edit)
    const { editions, faults } = readEditions(files)
    expect(editions).toEqual([])
    const text = files.find(({ file }) => file === `${id}.json`)?.text ?? ''
    const found = faults.filter(fault => fault.rule === rule && fault.file === `${id}.json`)
    expect(found).not.toEqual([])
    expect(found.map(({ line }) => line)).toContain(lineOf(text, words))
  })

  it('name the place that is missing', () => {
    const { faults } = readEditions(
      withEdit(
        'E1',
        rewritten(edition => edition.places.pop()),
      ),
    )
    expect(faults).toMatchObject([{ file: 'E1.json', rule: 'PLACE_MISSING', missing: 'para-14' }])
  })

  it('already parsed are refused as a whole, each fault with its file and path', () => {
    const json = written.map(({ file, text }) => ({ file, json: JSON.parse(text) }))
    Object.assign(json[2]?.json ?? {}, { act: { kk: 'қаулы', en: 'resolution' } })
    expect(() => checkedEditions(json)).toThrow(
      expect.objectContaining<Partial<FaultyEditions>>({
        name: 'FaultyEditions',
        faults: [{ file: 'E2.json', path: ['act', 'ru'], rule: 'LANGUAGE_MISSING' }],
      }),
    )
  })
})

describe('a draft of the Regulation', () => {
  const [, { parameters }, e2] = written.map(each => JSON.parse(each.text))
  const inForce = { from: '2028-01-01', to: null }
  const text = JSON.stringify({ ...e2, id: 'draft', inForce, parameters }, null, 2)
  const faultsOf = (written: string) => readDraft({ file: 'draft.json', text: written }, regulationEditions).faults

  it('is read as the edition that would follow the one in force', () => {
    const { edition, faults } = readDraft({ file: 'draft.json', text }, regulationEditions)
    expect(faults).toEqual([])
    expect(edition).toEqual(JSON.parse(text))
  })

  it.each<[string, (text: string) => string, EditionRule, string]>([
    ['that begins before it', rewritten(e => (e.inForce.from = '2024-01-01')), 'UNSORTED', '"from"'],
    ['that begins with it', rewritten(e => (e.inForce.from = '2024-05-18')), 'DATES_OVERLAP', '"from"'],
    ['without a beginning', rewritten(e => (e.inForce.from = null)), 'UNSORTED', '"from"'],
    ['that ends', rewritten(e => (e.inForce.to = '2030-12-31')), 'DATES_HOLE', '"to"'],
    ['with the id of another', rewritten(e => (e.id = 'E1')), 'ID_TWICE', '"id"'],
    ['carried from nowhere', rewritten(e => (e.carriedFrom = 'E9')), 'EDITION_UNKNOWN', '"carriedFrom"'],
    [
      'with no days for the decision',
      rewritten(e => (e.parameters.decisionTerm.workingDays = 0)),
      'FIELD_INVALID',
      '"workingDays": 0',
    ],
    ['that is no JSON', whole => whole.replace('"id"', '"id'), 'JSON_BROKEN', '"id'],
  ])('%s is refused with its line', (_, edit, rule, words) => {
    const edited = edit(text)
    expect(faultsOf(edited)).toMatchObject([{ file: 'draft.json', rule, line: lineOf(edited, words) }])
  })
})
