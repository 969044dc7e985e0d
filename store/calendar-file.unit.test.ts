import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newestCalendar } from '../domain/calendar/editions.ts'
import { type CalendarFileFault, calendarOfText, FaultyCalendarFile, readCalendarFile } from './calendar-file.ts'

const newest = new URL('../domain/calendar/editions/2026-03-18.json', import.meta.url).pathname
const text = readFileSync(newest, 'utf8')

const faultsIn = (changed: string | Uint8Array): readonly CalendarFileFault[] => {
  try {
    calendarOfText('2027.json', typeof changed === 'string' ? new TextEncoder().encode(changed) : changed)
  } catch (error) {
    if (error instanceof FaultyCalendarFile) return error.faults
    throw error
  }
  return []
}
/** The line of the file as an editor counts. */
const lineOf = (changed: string, found: string) => changed.slice(0, changed.indexOf(found)).split('\n').length

describe('a calendar file', () => {
  it('is the edition that comes with the program', async () => {
    expect(await readCalendarFile(newest)).toEqual(newestCalendar.edition)
  })

  it('is refused with file, line, date and rule of each faulty entry', () => {
    const changed = text
      .replace('"date": "2024-05-04", "working": true', '"date": "2024-05-04", "working": false')
      .replace('"date": "2026-07-06"', '"date": "2026-07-36"')
    expect(faultsIn(changed)).toEqual([
      {
        file: '2027.json',
        line: lineOf(changed, '"2024-05-04", "working"'),
        date: '2024-05-04',
        rule: 'reasonFitsWorking',
      },
      { file: '2027.json', line: lineOf(changed, '2026-07-36'), date: '2026-07-36', rule: 'isADate' },
    ])
  })

  it.each([
    [
      'a duplicate holiday',
      '"date": "2026-05-27", "working": false, "reason": "kurbanAit"',
      '"date": "2026-05-27", "working": false, "reason": "capitalDay"',
      '2026-07-06',
      'holidayGivenOnceAYear',
    ],
    ['a wrong weekday', '"date": "2025-01-05"', '"date": "2025-01-06"', '2025-01-06', 'reasonFitsWeekday'],
    [
      'a hole: no day is off for a holiday on a Saturday',
      '"for": "2024-03-23"',
      '"for": "2024-07-06"',
      '2024-03-23',
      'holidayOnDayOffHasASubstitute',
    ],
    [
      'an overlap: two days off for one holiday',
      '"for": "2024-03-23"',
      '"for": "2023-12-16"',
      '2023-12-16',
      'holidayHasOneSubstitute',
    ],
    [
      'a worked weekend day without a source',
      '"for": "2025-01-03", "source": "Labour Minister\'s order 436 of 21.11.2024"',
      '"for": "2025-01-03", "source": ""',
      '2025-01-05',
      'hasASource',
    ],
    ['days out of order', '"date": "2023-03-08"', '"date": "2023-01-05"', '2023-01-05', 'inOrder'],
  ])('is refused for %s', (_what, sound, faulty, date, rule) => {
    const changed = text.replace(sound, faulty)
    expect(changed).not.toBe(text)
    expect(faultsIn(changed)).toContainEqual({
      file: '2027.json',
      line: lineOf(changed, `"date": "${date}"`),
      date,
      rule,
    })
  })

  it('is refused with the line of a field, however the file is laid out', () => {
    const edition = {
      ...newestCalendar.edition,
      to: '2027-06-30',
      sources: { ...newestCalendar.edition.sources, odd: '} ] "days": [ {' },
    }
    const [fault, ...others] = faultsIn(JSON.stringify(edition, null, 4))
    expect(fault).toMatchObject({ line: lineOf(JSON.stringify(edition, null, 4), '"to"'), rule: 'coversWholeYears' })
    expect(others).toEqual([])
    expect(faultsIn(JSON.stringify(edition))).toMatchObject([{ line: 1, rule: 'coversWholeYears' }])
  })

  it('is refused with the line of an entry when each takes several lines', () => {
    const { edition } = newestCalendar
    const days = edition.days.map(day => (day.date === '2026-07-06' ? { ...day, source: 'hearsay' } : day))
    const changed = JSON.stringify({ ...edition, days }, null, 2)
    // The entry begins on the line of its bracket, one before its date.
    expect(faultsIn(changed)).toEqual([
      { file: '2027.json', line: lineOf(changed, '"2026-07-06"') - 1, date: '2026-07-06', rule: 'sourceIsListed' },
    ])
  })

  it.each([
    ['a comma too many', text.replace('"to": "2027-12-31",', '"to": "2027-12-31",,'), '"to": "2027'],
    ['a comma too few', text.replace('"to": "2027-12-31",', '"to": "2027-12-31"'), '"provisionalFrom"'],
    [
      'a missing bracket',
      text.replace('"date": "2026-07-06", "working": false', '"date": "2026-07-06", "working": ]'),
      '2026-07-06',
    ],
  ])('is refused with its line where it is no JSON: %s', (_what, changed, place) => {
    expect(faultsIn(changed)).toMatchObject([{ line: lineOf(changed, place), rule: 'isJson', date: '' }])
  })

  it('is refused with the line where it ends too early', () => {
    const changed = text.slice(0, text.indexOf('"2024-05-04"'))
    expect(faultsIn(changed)).toMatchObject([{ line: changed.split('\n').length, rule: 'isJson' }])
  })

  it('is refused where it is not UTF-8, and where it is JSON of something else', () => {
    expect(faultsIn(new Uint8Array([0x7b, 0xd0, 0x7d]))).toMatchObject([{ line: 0, rule: 'isUtf8' }])
    expect(faultsIn('[]')).toMatchObject([{ line: 0, rule: 'isAnEdition' }])
  })
})
