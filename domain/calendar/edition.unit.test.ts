import { describe, expect, it } from 'vitest'
import type { EditionDay } from './edition.ts'
import { type CalendarEdition, checkedEdition, FaultyCalendar } from './edition.ts'
import { newestCalendar } from './editions.ts'

const editionWith = (change: (days: EditionDay[], edition: CalendarEdition) => void): CalendarEdition => {
  const edition = structuredClone(newestCalendar.edition) as CalendarEdition & { days: EditionDay[] }
  change(edition.days, edition)
  return edition
}
const entry = (days: EditionDay[], date: string) => days.find(day => day.date === date) as EditionDay
const faultIn = (edition: CalendarEdition): FaultyCalendar | undefined => {
  try {
    checkedEdition(edition)
  } catch (error) {
    if (error instanceof FaultyCalendar) return error
    throw error
  }
}

describe('a calendar edition', () => {
  it('is taken when it contradicts nothing', () => expect(faultIn(editionWith(() => {}))).toBeUndefined())

  const faults: [string, string, (days: EditionDay[], edition: CalendarEdition) => void][] = [
    [
      'a date given twice',
      '2024-05-04',
      days => days.splice(days.indexOf(entry(days, '2024-05-04')), 0, entry(days, '2024-05-04')),
    ],
    ['dates out of order', '2023-01-01', days => days.unshift(days.splice(1, 1)[0] as EditionDay)],
    [
      'a date that does not exist',
      '2026-02-30',
      days => Object.assign(entry(days, '2026-03-08'), { date: '2026-02-30' }),
    ],
    ['a date before the edition', '2022-12-31', days => Object.assign(days[0] as EditionDay, { date: '2022-12-31' })],
    [
      'a date after the edition',
      '2028-01-01',
      days => Object.assign(days.at(-1) as EditionDay, { date: '2028-01-01' }),
    ],
    [
      'a worked weekend day without a source',
      '2025-01-05',
      days => Object.assign(entry(days, '2025-01-05'), { source: '' }),
    ],
    [
      'a source that is not listed',
      '2026-05-27',
      days => Object.assign(entry(days, '2026-05-27'), { source: 'hearsay' }),
    ],
    ['an unknown reason', '2026-07-06', days => Object.assign(entry(days, '2026-07-06'), { reason: 'cityDay' })],
    ['an unknown status', '2026-07-06', days => Object.assign(entry(days, '2026-07-06'), { status: 'sure' })],
    ['a holiday marked as worked', '2026-07-06', days => Object.assign(entry(days, '2026-07-06'), { working: true })],
    ['a plain Sunday', '2026-03-08', days => Object.assign(entry(days, '2026-03-08'), { reason: 'sunday' })],
    [
      'a worked weekend day on a weekday',
      '2024-06-17',
      days => Object.assign(entry(days, '2024-06-17'), { reason: 'workedWeekend', for: '2024-05-08' }),
    ],
    [
      'a weekend day worked as if it were a weekday',
      '2023-01-07',
      days => Object.assign(entry(days, '2023-01-07'), { working: true, reason: 'weekday' }),
    ],
    [
      'a substitute for a holiday on a weekday',
      '2026-05-11',
      days => Object.assign(entry(days, '2026-05-11'), { for: '2026-05-07' }),
    ],
    [
      'a substitute for Kurban Ait, which is a day off and moves nothing',
      '2024-06-17',
      days => Object.assign(entry(days, '2024-06-17'), { working: false, reason: 'substituteFor', for: '2024-06-16' }),
    ],
    [
      'a substitute before its holiday',
      '2023-12-18',
      days => Object.assign(entry(days, '2023-12-18'), { for: '2025-08-30' }),
    ],
    [
      'a moved day off that nobody works for',
      '2023-07-07',
      days => Object.assign(entry(days, '2023-07-07'), { for: '2023-07-06' }),
    ],
    [
      'a day of an unordered year given as confirmed',
      '2027-01-01',
      days => Object.assign(entry(days, '2027-01-01'), { status: 'confirmed' }),
    ],
    ['an end that is no date', 'soon', (_days, edition) => Object.assign(edition, { to: 'soon' })],
  ]
  it.each(faults)('is refused for %s, naming %s', (_fault, date, change) => {
    expect(faultIn(editionWith(change))?.date).toBe(date)
  })
})
