import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { languages } from '../../domain/texts/languages.ts'
import { temporaryFile } from '../setup/temporary.ts'
import { runHere, runJsonHere } from './run-kelisu.ts'

// No local environment of whoever runs the tests.
beforeAll(() => void vi.stubEnv('KELISU_DATA', 'nowhere'))
afterAll(() => void vi.unstubAllEnvs())

const newest = fileURLToPath(new URL('../../domain/calendar/editions/2026-03-18.json', import.meta.url))
const june2024 = fileURLToPath(new URL('../../domain/calendar/editions/2024-06-07.json', import.meta.url))
const words = (line: string) => line.split(' ')

/** The newest edition as a file of its own, with texts replaced. */
const editionFile = async (...changes: [string, string][]): Promise<string> => {
  const text = changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${from} is not in the edition`)
      return text.replace(from, to)
    },
    await readFile(newest, 'utf8'),
  )
  return temporaryFile('edition.json', text)
}

describe('kelisu calendar diff', () => {
  it('shows what the edition of 7 June 2024 changed', async () => {
    const { code, document } = await runJsonHere(words('calendar diff 2024-04-17 2024-06-07'))
    expect(code).toBe(0)
    expect(document.days.filter(({ moves }: { moves: boolean }) => moves)).toEqual([
      expect.objectContaining({
        date: '2024-06-17',
        a: expect.objectContaining({ working: false, reason: 'kurbanAit' }),
        b: expect.objectContaining({ working: true }),
      }),
    ])
  })

  it.each([
    ['kk', '2024-06-17  дс         демалыс: Құрбан айттың бірінші күні, болжам  жұмыс: жұмыс күні, расталған'],
    ['ru', '2024-06-17  пн           выходной: первый день Курбан-айта, оценка  рабочий: рабочий день, подтверждено'],
    ['en', '2024-06-17  Mon      off: first day of Kurban Ait, estimated  worked: weekday, confirmed'],
  ])('shows it in words: %s', async (language, line) => {
    const { out } = await runHere([...words('calendar diff 2024-04-17 2024-06-07 --language'), language])
    expect(out).toContain(line)
  })

  it('compares a file with an edition, and says what only one of them covers', async () => {
    const { code, document } = await runJsonHere(['calendar', 'diff', june2024, '2026-03-18'])
    expect(code).toBe(0)
    expect(document).toMatchObject({ a: '2024-06-07', b: '2026-03-18', yearsOnlyInB: [2025, 2026, 2027] })
    expect((await runHere(['calendar', 'diff', june2024, '2026-03-18'])).out).toContain('2025, 2026, 2027')
  })

  it('is refused for an edition that nobody entered', async () => {
    expect(await runJsonHere(words('calendar diff 1999 2024-06-07'))).toMatchObject({
      code: 1,
      document: { error: { code: 'EDITION_UNKNOWN', message: expect.stringContaining('1999') } },
    })
  })
})

describe('kelisu calendar import --dry-run', () => {
  it('shows the working days of each month, and what would change for new cases', async () => {
    const file = await editionFile(
      ['"id": "2026-03-18"', '"id": "draft"'],
      [
        '{ "date": "2026-12-16", "working": false, "reason": "independenceDay"',
        '{ "date": "2026-12-16", "working": true, "reason": "weekday"',
      ],
    )
    const { code, document } = await runJsonHere(['calendar', 'import', file, '--dry-run'])
    expect(code).toBe(0)
    expect(document).toMatchObject({ dryRun: true, id: 'draft', imported: false, activated: false })
    expect(document.totals[3]).toEqual({
      year: 2026,
      months: [19, 20, 18, 22, 17, 22, 22, 21, 22, 21, 21, 23],
      total: 248,
    })
    expect(document.difference).toMatchObject({
      a: '2026-03-18',
      b: 'draft',
      days: [{ date: '2026-12-16', moves: true }],
    })
    const { out } = await runHere(['calendar', 'import', file, '--dry-run'])
    expect(out).toContain('2026  19  20  18  22  17  22  22  21  22  21  21  23  248')
    expect(out).toContain('--dry-run')
  })

  it.each(languages)('names file, line and rule of what is not sound, and keeps nothing: %s', async language => {
    const file = await editionFile(['"date": "2025-01-05", "working": true', '"date": "2025-01-05", "working": false'])
    const { code, out, err } = await runHere(['calendar', 'import', file, '--dry-run', '--language', language])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const text = await readFile(file, 'utf8')
    const line = text.slice(0, text.indexOf('"date": "2025-01-05"')).split('\n').length
    expect(err).toContain(`${file}:${line} 2025-01-05 reasonFitsWorking: `)
    const { document } = await runJsonHere(['calendar', 'import', file, '--dry-run', '--language', language])
    expect(document.error).toMatchObject({
      code: 'CALENDAR_REFUSED',
      details: [{ file, line, date: '2025-01-05', rule: 'reasonFitsWorking' }],
    })
  })

  it('is refused for other content under an id that is taken', async () => {
    const file = await editionFile(['"publishedOn": "2026-03-18"', '"publishedOn": "2026-03-19"'])
    expect(await runJsonHere(['calendar', 'import', file, '--dry-run'])).toMatchObject({
      code: 1,
      document: { error: { code: 'CALENDAR_REFUSED', message: expect.stringContaining('2026-03-18') } },
    })
  })

  it('is a usage error for a file that is not there', async () => {
    expect((await runHere(words('calendar import nowhere.json'))).code).toBe(2)
  })
})

describe('kelisu calendar editions', () => {
  it('lists those of the program, the newest in use', async () => {
    const { document } = await runJsonHere(words('calendar editions'))
    expect(document.map(({ id, active }: { id: string; active: boolean }) => [id, active])).toEqual([
      ['2024-04-17', false],
      ['2024-06-07', false],
      ['2026-03-18', true],
    ])
    for (const language of languages)
      expect((await runHere(['calendar', 'editions', '--language', language])).out).toContain('2024: 249')
  })
})

describe('kelisu by a named edition', () => {
  it('shows a year as it was known then', async () => {
    const { document } = await runJsonHere(words('calendar 2024 --edition 2024-04-17'))
    expect(document.find(({ date }: { date: string }) => date === '2024-06-17')).toMatchObject({ working: false })
  })

  it('counts deadlines as they were counted then', async () => {
    const line = 'deadlines --means appeal --procedure civil --act-date 2024-05-24 --received-on 2024-06-10'
    const before = await runJsonHere(words(`${line} --edition 2024-04-17`))
    const after = await runJsonHere(words(`${line} --edition 2024-06-07`))
    expect(before.document).toMatchObject({
      decisionDue: '2024-06-20',
      provisional: true,
      calendarEdition: '2024-04-17',
    })
    expect(after.document).toMatchObject({
      decisionDue: '2024-06-19',
      provisional: false,
      calendarEdition: '2024-06-07',
    })
  })

  it('names the missing year where the edition ends', async () => {
    expect(await runJsonHere(words('calendar 2025 --edition 2024-06-07'))).toMatchObject({
      code: 1,
      document: { error: { code: 'BEYOND_CALENDAR', message: expect.stringContaining('2025') } },
    })
  })
})
