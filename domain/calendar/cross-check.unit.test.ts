import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { dateOfDay, dayNumber, type IsoDate, weekday } from './dates.ts'
import { newestCalendar } from './editions.ts'

// What differs, who is right and why: docs/calendar-cross-check.md.
const everyDate = Array.from({ length: dayNumber('2028-01-01') - dayNumber('2023-01-01') }, (_, index) =>
  dateOfDay(dayNumber('2023-01-01') + index),
)

/** The dates on which the other calendar says something else than ours, with what ours says. */
const differencesFrom = (isWorkedThere: (date: IsoDate) => boolean): Record<string, 'worked' | 'off'> =>
  Object.fromEntries(
    everyDate
      .filter(date => isWorkedThere(date) !== newestCalendar.isWorking(date))
      .map(date => [date, newestCalendar.isWorking(date) ? 'worked' : 'off']),
  )

describe('compared with independent calendars of Kazakhstan, 2023-2027', () => {
  it('differs from date-holidays where days off were moved, and in two Nauryz substitutes and one Constitution Day', () => {
    const library = new Holidays('KZ')
    const off = new Set(
      [2023, 2024, 2025, 2026, 2027]
        .flatMap(year => library.getHolidays(year))
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    )
    expect(off.size).toBeGreaterThan(70)
    expect(differencesFrom(date => weekday(date) < 6 && !off.has(date))).toEqual({
      '2023-07-01': 'worked',
      '2023-07-07': 'off',
      '2024-05-04': 'worked',
      '2024-05-08': 'off',
      '2025-01-03': 'off',
      '2025-01-05': 'worked',
      '2026-03-16': 'worked',
      '2026-03-25': 'off',
      '2027-03-24': 'off',
    })
  })

  it('differs nowhere from what the Python package holidays 0.109 answers', () => {
    const off = new Set(
      Object.entries(weekdaysOffInPython).flatMap(([year, days]) => days.map(day => `${year}-${day}`)),
    )
    expect(
      differencesFrom(date => (weekday(date) < 6 ? !off.has(date) : weekendsWorkedInPython.includes(date))),
    ).toEqual({})
  })
})

/** Weekdays that are off in `holidays.KZ(years=range(2023, 2028))`, as it answered in version 0.109. */
const weekdaysOffInPython: Record<string, readonly string[]> = {
  2023: [
    '01-02',
    '01-03',
    '03-08',
    '03-21',
    '03-22',
    '03-23',
    '05-01',
    '05-08',
    '05-09',
    '06-28',
    '07-06',
    '07-07',
    '08-30',
    '10-25',
    '12-18',
  ],
  2024: [
    '01-01',
    '01-02',
    '03-08',
    '03-21',
    '03-22',
    '03-25',
    '05-01',
    '05-07',
    '05-08',
    '05-09',
    '07-08',
    '08-30',
    '10-25',
    '12-16',
  ],
  2025: [
    '01-01',
    '01-02',
    '01-03',
    '01-07',
    '03-10',
    '03-21',
    '03-24',
    '03-25',
    '05-01',
    '05-07',
    '05-09',
    '06-06',
    '07-07',
    '09-01',
    '10-27',
    '12-16',
  ],
  2026: [
    '01-01',
    '01-02',
    '01-07',
    '03-09',
    '03-23',
    '03-24',
    '03-25',
    '05-01',
    '05-07',
    '05-11',
    '05-27',
    '07-06',
    '10-26',
    '12-16',
  ],
  2027: [
    '01-01',
    '01-04',
    '01-07',
    '03-08',
    '03-15',
    '03-22',
    '03-23',
    '03-24',
    '05-03',
    '05-07',
    '05-10',
    '07-06',
    '10-25',
    '12-16',
  ],
}

/** Its `weekend_workdays` of these years. */
const weekendsWorkedInPython: readonly string[] = ['2023-07-01', '2024-05-04', '2025-01-05']
