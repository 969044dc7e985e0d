import { describe, expect, it } from 'vitest'
import { workingCalendar } from './calendar.ts'
import { calendarDifference } from './difference.ts'
import type { EditionDay } from './edition.ts'
import { calendarOfEdition, calendars, newestCalendar } from './editions.ts'
import { workingDayTotals } from './totals.ts'

describe('the difference of two calendar editions', () => {
  it('is nothing between an edition and itself', () => {
    for (const calendar of calendars) {
      const { yearsOnlyInA, yearsOnlyInB, days } = calendarDifference(calendar, calendar)
      expect({ yearsOnlyInA, yearsOnlyInB, days }).toEqual({ yearsOnlyInA: [], yearsOnlyInB: [], days: [] })
    }
  })

  it('names the years that only one of them covers, and compares the others', () => {
    const older = calendarOfEdition('2024-06-07')
    if (!older) throw new Error('missing')
    const forth = calendarDifference(older, newestCalendar)
    expect(forth).toMatchObject({ yearsOnlyInA: [], yearsOnlyInB: [2025, 2026, 2027] })
    expect(forth.days.every(({ moves }) => !moves)).toBe(true)
    const back = calendarDifference(newestCalendar, older)
    expect(back).toMatchObject({ yearsOnlyInA: [2025, 2026, 2027], yearsOnlyInB: [] })
    expect(back.days.map(({ date, a, b }) => [date, b, a])).toEqual(forth.days.map(({ date, a, b }) => [date, a, b]))
  })

  it('shows plain days too whose mark changes once their year is ordered', () => {
    const { days, ...edition } = newestCalendar.edition
    const ordered = workingCalendar({ ...edition, id: '2027', provisionalFrom: '2027-02-01', days })
    const difference = calendarDifference(newestCalendar, ordered)
    // January 2027 without its four entries, which still are estimates: 1, 2, 4 and 7 January.
    expect(difference.days).toHaveLength(27)
    expect(difference.days[0]).toMatchObject({ date: '2027-01-03', moves: false, b: { status: 'derived' } })
  })

  it.each<[string, Partial<EditionDay>, boolean]>([
    ['worked or off', { working: true }, true],
    ['why', { reason: 'nauryz' }, false],
    ['for which day', { for: '2026-07-04' }, false],
    ['how sure', { status: 'estimated' }, false],
    ['by which source', { source: 'LC 84' }, false],
  ])('shows a day of which they say something else alone: %s', (_, change, moves) => {
    const { days, ...edition } = newestCalendar.edition
    const changed = days.map(day => (day.date === '2026-07-06' ? { ...day, ...change } : day))
    const other = workingCalendar({ ...edition, id: 'other', days: changed })
    expect(calendarDifference(newestCalendar, other).days).toEqual([
      {
        date: '2026-07-06',
        a: newestCalendar.day('2026-07-06'),
        b: { ...newestCalendar.day('2026-07-06'), ...change },
        moves,
      },
    ])
  })
})

describe('the totals of working days', () => {
  it('are those known of each year, and add up', () => {
    const totals = workingDayTotals(newestCalendar)
    expect(totals.map(({ year, total }) => [year, total])).toEqual([
      [2023, 246],
      [2024, 249],
      [2025, 246],
      [2026, 247],
      [2027, 247],
    ])
    for (const { months, total } of totals) expect(months.reduce((sum, days) => sum + days)).toBe(total)
    // By hand: weekdays of the month less those off, e.g. January 2026 has 22 less 1, 2 and 7, March 22 less 9, 23, 24 and 25.
    expect(totals[3]?.months).toEqual([19, 20, 18, 22, 17, 22, 22, 21, 22, 21, 21, 22])
  })
})
