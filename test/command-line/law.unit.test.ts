import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { citations } from '../../domain/regulation/citations.ts'
import { isPlace, places } from '../../domain/regulation/places.ts'
import { languages } from '../../domain/texts/languages.ts'
import { temporaryFolder } from '../setup/temporary.ts'
import { runHere, runJson, runJsonHere } from './run-kelisu.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A folder of its own with these files. */
const planted = (files: Record<string, string>): string => {
  const folder = temporaryFolder()
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

type Row = { place: string; status: string; rules: { file: string; lines: number[] }[]; tests: { file: string }[] }
const rowsOf = (document: Row[]) => Object.fromEntries(document.map(row => [row.place, row]))

describe('kelisu law', () => {
  it('has every part of the annex and every paragraph with its items, in the order of the text', async () => {
    const { code, document } = await runJsonHere(['law'])
    expect(code).toBe(0)
    expect(document.map((row: Row) => row.place)).toEqual(places)
  })

  it('shows the eleven parts as implemented, with files that name them and tests', async () => {
    const rows = rowsOf((await runJsonHere(['law'])).document)
    for (let number = 1; number <= 11; number++) {
      const row = rows[`part-${number}`]
      expect(row, `part-${number}`).toMatchObject({ status: 'implemented' })
      expect(row?.rules.length, `part-${number}`).toBeGreaterThan(0)
      expect(row?.tests.length, `part-${number}`).toBeGreaterThan(0)
    }
    expect(rows['part-6']?.rules.map(({ file }) => file)).toContain('domain/deadlines/terms.ts')
    expect(rows['part-10']?.tests.map(({ file }) => file)).toContain('domain/deadlines/deadlines.unit.test.ts')
  })

  it('names lines that name the place', async () => {
    const rows = rowsOf((await runJsonHere(['law'])).document)
    const terms = rows['part-6']?.rules.find(({ file }) => file === 'domain/deadlines/terms.ts')
    const lines = readFileSync(join(root, 'domain/deadlines/terms.ts'), 'utf8').split('\n')
    expect(terms?.lines.map(line => lines[line - 1])).toEqual([expect.stringContaining('part(6)')])
  })

  it('calls nothing implemented that is only shown, and shown nothing that no citation names', async () => {
    const rows = rowsOf((await runJsonHere(['law'])).document)
    for (const [place, { status, rules }] of Object.entries(rows)) {
      if (rules.length > 0) expect(status, place).not.toBe('notYet')
      if (status === 'shownOnly') expect(isPlace(place) && citations.includes(place as never), place).toBe(true)
    }
  })

  it.each(languages)('is printed for people in %s', async language => {
    const { code, out } = await runHere(['law', '--language', language])
    expect(code).toBe(0)
    for (const place of places) expect(out).toContain(`${place} `)
  })

  it('says that it needs a checkout where there are no tests to read', async () => {
    const installed = planted({ 'domain/deadlines/terms.ts': 'export const sendingTerm = part(6)' })
    expect(await runJsonHere(['law', '--checkout', installed])).toMatchObject({
      code: 1,
      document: { error: { code: 'NO_CHECKOUT', message: expect.stringContaining('--checkout') } },
    })
  })
})

describe('kelisu law --check', () => {
  it('passes in this checkout', async () => expect(await runJson(['law', '--check'])).toMatchObject({ code: 0 }))

  it('is a step of npm run check', () => {
    expect(readFileSync(join(root, 'scripts/check.mjs'), 'utf8')).toContain("kelisu.ts', 'law', '--check']")
  })

  const rule = { 'domain/approval/attachment.ts': 'export const attached = { citation: part(5) }' }
  const test = (title: string) => ({ 'domain/approval/attachment.unit.test.ts': `it('${title}', () => {})` })

  it('fails for a part with a rule and no test, and names the part and the file', async () => {
    const checkout = planted({ ...rule, ...test('is sent in time (part 6)') })
    const { code, document } = await runJsonHere(['law', '--check', '--checkout', checkout])
    expect(code).toBe(1)
    expect(document.error).toMatchObject({
      code: 'PART_UNTESTED',
      message: expect.stringContaining('part-5 (domain/approval/attachment.ts)'),
      details: [{ place: 'part-5', tests: [] }],
    })
  })

  it.each([
    ['its title', test('the draft is attached (part 5)')],
    ['its code', { 'test/attached.unit.test.ts': "expect(refused).toEqual({ citation: 'part-5' })" }],
  ])('passes once a test names the part in %s', async (_, tested) => {
    const checkout = planted({ ...rule, ...tested })
    expect((await runJsonHere(['law', '--check', '--checkout', checkout])).code).toBe(0)
  })

  it.each([
    ['a remark in a test', { 'test/attached.unit.test.ts': '// part 5\nit("is attached", () => {})' }],
    ['a test of wording', { 'domain/texts/texts.unit.test.ts': "it('says part 5', () => {})" }],
  ])('is not content with %s', async (_, tested) => {
    const checkout = planted({ ...rule, ...tested })
    expect((await runJsonHere(['law', '--check', '--checkout', checkout])).code).toBe(1)
  })

  it('fails for an edition file at fault, with file, line and rule', async () => {
    const edition = readFileSync(join(root, 'domain/regulation/editions/E1.json'), 'utf8')
    const checkout = planted({
      ...rule,
      ...test('(part 5)'),
      'domain/regulation/editions/E1.json': edition.replace('"place": "part-11"', '"place": "part-12"'),
    })
    const line = edition.slice(0, edition.indexOf('"part-11"')).split('\n').length
    const { code, document } = await runJsonHere(['law', '--check', '--checkout', checkout])
    expect(code).toBe(1)
    expect(document.error.code).toBe('EDITION_REFUSED')
    expect(document.error.message).toContain(`E1.json:${line} places`)
    expect(document.error.message).toContain('CITATION_UNKNOWN')
  })

  it('fails in a copy of this checkout whose tests are silent about part 3', async () => {
    const copy = planted({})
    cpSync(join(root, 'domain'), join(copy, 'domain'), { recursive: true })
    const untested = async () => {
      const { document } = await runJsonHere(['law', '--check', '--checkout', copy])
      return (document.error?.details ?? []).map((row: Row) => row.place)
    }
    expect(await untested()).not.toContain('part-3')
    for (const name of readdirSync(copy, { recursive: true }).map(String)) {
      if (!name.endsWith('.test.ts')) continue
      const text = readFileSync(join(copy, name), 'utf8')
      writeFileSync(join(copy, name), text.replaceAll(/part[- ]3\b|parts 1-3/g, 'an order'))
    }
    expect(await untested()).toContain('part-3')
  })
})

describe('kelisu law editions', () => {
  it('shows what each edition says, what runs under it, and what is not known of it', async () => {
    const { code, document } = await runJsonHere(['law', 'editions'])
    expect(code).toBe(0)
    expect(document).toMatchObject([
      { id: 'E0', inForce: { from: null, to: '2023-10-23' }, parameters: { readFrom: 'E1' } },
      { id: 'E1', unknown: [], parameters: { sendingTerm: { workingDays: 10 }, decisionTerm: { workingDays: 7 } } },
      { id: 'E2', inForce: { to: null }, parameters: { readFrom: 'E1' } },
    ])
    expect(document[2].unknown.map(({ scope }: { scope: string }) => scope)).toEqual([
      'para-9-9',
      'para-9-10',
      'annex',
      'later',
    ])
    expect(document[2].places).toHaveLength(places.length)
  })

  it.each([
    ['kk', 'жаңа мәтіні белгісіз', 'әзірге E1 бойынша'],
    ['ru', 'новый текст неизвестен', 'пока по E1'],
    ['en', 'its new text is not known', 'E1 runs meanwhile'],
  ])('tells people in %s', async (language, unknown, meanwhile) => {
    const { out } = await runHere(['law', 'editions', 'E2', '--language', language])
    expect(out).toContain(unknown)
    expect(out).toContain(meanwhile)
    for (const place of places) expect(out).toContain(`${place} `)
  })

  it('knows no edition that there is not', async () => {
    expect(await runJsonHere(['law', 'editions', 'E9'])).toMatchObject({
      code: 2,
      document: { error: { message: expect.stringContaining('E0, E1, E2') } },
    })
  })

  const files = ['E0', 'E1', 'E2'].map(id => join(root, 'domain/regulation/editions', `${id}.json`))

  it('checks files and finds no fault in those in use', async () => {
    expect(await runJsonHere(['law', 'editions', '--files', ...files])).toMatchObject({
      code: 0,
      document: { editions: ['E0', 'E1', 'E2'] },
    })
  })

  it('refuses files with file, line and rule', async () => {
    const text = readFileSync(files[2] as string, 'utf8').replace('2024-05-18', '2024-05-19')
    const draft = join(planted({ 'E2.json': text }), 'E2.json')
    const line = text.slice(0, text.indexOf('"from"')).split('\n').length
    const { code, document } = await runJsonHere(['law', 'editions', '--files', files[0] ?? '', files[1] ?? '', draft])
    expect(code).toBe(1)
    expect(document.error).toMatchObject({
      code: 'EDITION_REFUSED',
      message: expect.stringContaining(`${draft}:${line} inForce.from DATES_HOLE`),
      details: [{ file: draft, line, rule: 'DATES_HOLE' }],
    })
  })
})
