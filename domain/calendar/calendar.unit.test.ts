import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { BeyondCalendar } from './beyond-calendar.ts'
import { workingCalendar } from './calendar.ts'
import { dateOfDay, dayNumber, type IsoDate, plusDays, weekday } from './dates.ts'
import type { CalendarEdition } from './edition.ts'
import { newestCalendar as calendar, calendarOfEdition, calendars } from './editions.ts'
import { reasons } from './reasons.ts'

const everyDay = calendar.daysFrom('2023-01-01', '2027-12-31')

describe('the working days of Kazakhstan', () => {
  it.each([
    [2023, 365, 246],
    [2024, 366, 249],
    [2025, 365, 246],
    [2026, 365, 247],
    [2027, 365, 247],
  ])('has for %i all %i dates, of them %i working days', (year, dates, workingDays) => {
    expect(calendar.year(year)).toHaveLength(dates)
    expect(calendar.year(year).filter(day => day.working)).toHaveLength(workingDays)
  })

  it.each<[IsoDate, string]>([
    ['2023-07-01', 'workedWeekend'],
    ['2024-05-04', 'workedWeekend'],
    ['2025-01-05', 'workedWeekend'],
    ['2024-06-17', 'weekday'],
    ['2026-03-16', 'weekday'],
    ['2026-08-31', 'weekday'],
  ])('works on %s (%s), by a named publication', (date, reason) => {
    expect(calendar.day(date)).toMatchObject({ date, working: true, reason, status: 'confirmed' })
    expect(calendar.day(date).source).not.toBe('LC 84')
  })

  it.each<[IsoDate, string]>([
    ['2023-06-28', 'kurbanAit'],
    ['2023-07-07', 'movedDayOff'],
    ['2024-05-08', 'movedDayOff'],
    ['2025-01-03', 'movedDayOff'],
    ['2025-01-07', 'orthodoxChristmas'],
    ['2025-08-30', 'constitutionDay'],
    ['2026-03-22', 'nauryz'],
    ['2027-03-15', 'constitutionDay'],
    ['2026-11-21', 'saturday'],
    ['2026-11-22', 'sunday'],
    ['2026-08-30', 'sunday'],
  ])('is off on %s (%s)', (date, reason) => {
    expect(calendar.day(date)).toMatchObject({ working: false, reason })
  })

  it('is off on 24 and 25 March 2026 for the two days of Nauryz on a weekend', () => {
    expect(calendar.day('2026-03-24')).toMatchObject({ working: false, reason: 'substituteFor', for: '2026-03-21' })
    expect(calendar.day('2026-03-25')).toMatchObject({ working: false, reason: 'substituteFor', for: '2026-03-22' })
    expect(calendar.isWorking('2026-03-26')).toBe(true)
  })

  it('gives every holiday on a day off the next working day after it, and no other day (HL 5)', () => {
    const substitutes = new Map<IsoDate, IsoDate>()
    const wouldBeWorked = (date: IsoDate) => {
      const day = calendar.day(date)
      return day.working || day.reason === 'substituteFor'
    }
    for (const day of everyDay) {
      if (!reasons[day.reason].substituted || weekday(day.date) < 6) continue
      let substitute = plusDays(day.date, 1)
      while (!wouldBeWorked(substitute) || substitutes.has(substitute)) substitute = plusDays(substitute, 1)
      substitutes.set(substitute, day.date)
    }
    const written = everyDay.filter(day => day.reason === 'substituteFor').map(day => [day.date, day.for])
    expect(written).toEqual([...substitutes])
    expect(written).toHaveLength(20)
  })

  it('says of each date what it rests on and how sure that is', () => {
    for (const day of everyDay) {
      expect(calendar.edition.sources, day.date).toHaveProperty([day.source])
      expect(day.working, day.date).toBe(reasons[day.reason].working)
    }
    expect(calendar.day('2026-11-20')).toEqual({
      date: '2026-11-20',
      working: true,
      reason: 'weekday',
      source: 'LC 84',
      status: 'derived',
    })
  })

  it('is an estimate on every day of 2027 and on none before', () => {
    expect(new Set(calendar.year(2027).map(day => day.status))).toEqual(new Set(['estimated']))
    expect(calendar.isProvisional('2023-01-01', '2026-12-31')).toBe(false)
    expect(calendar.isProvisional('2026-12-31', '2027-01-01')).toBe(true)
    expect(calendar.isProvisional('2027-06-01', '2027-06-01')).toBe(true)
  })

  it('is found by the id of its edition', () => {
    expect(calendarOfEdition('2026-03-18')).toBe(calendar)
    expect(calendarOfEdition('2020-01-01')).toBeUndefined()
  })

  it('comes in editions of their own ids, oldest first', () => {
    const published = calendars.map(({ edition }) => edition.publishedOn)
    expect(published).toEqual([...new Set(published)].toSorted())
    expect(calendars.at(-1)).toBe(calendar)
  })
})

describe('a calendar made from an edition', () => {
  const edition: CalendarEdition = {
    id: 'made',
    publishedOn: '2025-12-01',
    from: '2026-01-01',
    to: '2026-12-31',
    provisionalFrom: '2026-12-01',
    sources: { HL: 'Law on holidays', 'LC 84': 'Labour Code' },
    days: [{ date: '2026-07-06', working: false, reason: 'capitalDay', source: 'HL', status: 'confirmed' }],
  }
  const made = () => workingCalendar(edition)

  it('takes what the edition says of a day, and every other day from its weekday (LC 84)', () => {
    expect(made().daysFrom('2026-07-03', '2026-07-07')).toEqual([
      { date: '2026-07-03', working: true, reason: 'weekday', source: 'LC 84', status: 'derived' },
      { date: '2026-07-04', working: false, reason: 'saturday', source: 'LC 84', status: 'derived' },
      { date: '2026-07-05', working: false, reason: 'sunday', source: 'LC 84', status: 'derived' },
      { date: '2026-07-06', working: false, reason: 'capitalDay', source: 'HL', status: 'confirmed' },
      { date: '2026-07-07', working: true, reason: 'weekday', source: 'LC 84', status: 'derived' },
    ])
  })

  it('is an estimate from the first day that nobody has ordered', () => {
    expect(made().day('2026-11-30').status).toBe('derived')
    expect(made().day('2026-12-01').status).toBe('estimated')
    expect(made().isProvisional('2026-01-01', '2026-11-30')).toBe(false)
    expect(made().isProvisional('2026-11-30', '2026-12-01')).toBe(true)
    expect(made().isProvisional('2026-12-31', '2026-12-31')).toBe(true)
  })

  it('counts every working day of its year, the first and the last one too', () => {
    // 261 weekdays less 6 July; 1 January is a weekday of this edition.
    expect(made().year(2026)).toHaveLength(365)
    expect(
      made()
        .year(2026)
        .filter(({ date }) => made().isWorking(date)),
    ).toHaveLength(260)
    expect(made().workingDayFrom('2026-01-01', 260)).toBe('2026-12-31')
    expect(made().workingDayBefore('2026-12-31', 259)).toBe('2026-01-01')
    expect(made().workingDaysBetween('2026-01-01', '2026-12-31')).toBe(259)
  })

  it('names itself and the year it lacks where a count leaves it', () => {
    const refused = (year: number) =>
      expect.objectContaining({
        name: 'BeyondCalendar',
        year,
        calendarEdition: 'made',
        message: `Working days of ${year} are not in the calendar edition made`,
      })
    expect(() => made().workingDayBefore('2026-12-31', 260)).toThrow(refused(2025))
    expect(() => made().workingDayAfter('2026-01-01', 260)).toThrow(refused(2027))
  })
})

describe('counting working days', () => {
  it('passes over days off and counts a worked Sunday', () => {
    // 1 and 2 January are holidays, Friday 3 is moved to Sunday 5.
    expect(calendar.workingDayAfter('2024-12-31', 1)).toBe('2025-01-05')
    expect(calendar.workingDayAfter('2024-12-31', 3)).toBe('2025-01-08')
    expect(calendar.workingDayBefore('2025-01-06', 2)).toBe('2024-12-31')
  })

  it('leaves the date itself out, or in, as asked', () => {
    expect(calendar.workingDayAfter('2026-11-16', 1)).toBe('2026-11-17')
    expect(calendar.workingDayFrom('2026-11-16', 1)).toBe('2026-11-16')
    expect(calendar.workingDayFrom('2026-11-15', 1)).toBe('2026-11-16')
    expect(calendar.workingDayBefore('2026-11-16', 1)).toBe('2026-11-13')
    expect(calendar.onOrNextWorkingDay('2025-08-30')).toBe('2025-09-02')
  })

  it('counts from after the first date to the last one itself', () => {
    expect(calendar.workingDaysBetween('2026-11-13', '2026-11-16')).toBe(1)
    expect(calendar.workingDaysBetween('2026-11-16', '2026-11-16')).toBe(0)
    expect(calendar.workingDaysBetween('2026-11-16', '2026-11-02')).toBe(0)
  })

  it.each<[string, number, () => unknown]>([
    ['a date before its years', 2022, () => calendar.day('2022-12-31')],
    ['a date after its years', 2028, () => calendar.isWorking('2028-01-01')],
    ['a year it does not have', 2028, () => calendar.year(2028)],
    ['a count back before its years', 2022, () => calendar.workingDayBefore('2023-01-10', 9)],
    ['a count on after its years', 2028, () => calendar.workingDayAfter('2027-12-30', 2)],
    ['a next working day after its years', 2028, () => calendar.workingDayFrom('2027-12-31', 2)],
  ])('refuses %s, naming %i', (_what, year, question) => {
    expect(question).toThrow(expect.objectContaining({ code: 'BEYOND_CALENDAR', year }))
    expect(question).toThrow(BeyondCalendar)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses to count %d working days', n => {
    for (const count of [calendar.workingDayAfter, calendar.workingDayBefore, calendar.workingDayFrom])
      expect(() => count('2026-11-16', n)).toThrow(new RangeError(`Working days are counted from 1, not ${n}`))
  })

  it('refuses a date that does not exist instead of taking another', () => {
    expect(() => calendar.isWorking('2026-02-30')).toThrow(new RangeError('2026-02-30 is not a date'))
    expect(() => calendar.isWorking('soon' as IsoDate)).toThrow(new RangeError('soon is not a date'))
  })
})

describe('counting working days, whatever the date', () => {
  const date = fc.integer({ min: dayNumber('2023-03-01'), max: dayNumber('2027-10-31') }).map(day => dateOfDay(day))
  const count = fc.integer({ min: 1, max: 30 })

  const counting = { numRuns: 500 }
  test.prop([date, count], counting)('finds what walking day by day finds', (start, n) => {
    let walked = start
    for (let left = n; left > 0; ) {
      walked = plusDays(walked, 1)
      if (calendar.isWorking(walked)) left -= 1
    }
    expect(calendar.workingDayAfter(start, n)).toBe(walked)
    expect(calendar.workingDaysBetween(start, walked)).toBe(n)
  })

  test.prop([date, count], counting)('ends on a working day, later for more days', (start, n) => {
    const end = calendar.workingDayAfter(start, n)
    expect(calendar.isWorking(end)).toBe(true)
    expect(calendar.workingDayAfter(start, n + 1) > end).toBe(true)
    expect(calendar.workingDayAfter(plusDays(start, 1), n) >= end).toBe(true)
  })

  test.prop([date, count], counting)('comes back to the same working day', (start, n) => {
    const first = calendar.onOrNextWorkingDay(start)
    expect(calendar.workingDayBefore(calendar.workingDayAfter(first, n), n)).toBe(first)
    expect(calendar.workingDayAfter(calendar.workingDayBefore(first, n), n)).toBe(first)
  })
})
