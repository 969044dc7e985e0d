import { describe, expect, it } from 'vitest'
import type { EditionDay } from './edition.ts'
import {
  type CalendarEdition,
  type CalendarFault,
  type CalendarRule,
  checkedEdition,
  FaultyCalendar,
} from './edition.ts'
import { calendars, newestCalendar } from './editions.ts'

const editionWith = (change: (days: EditionDay[], edition: CalendarEdition) => void): CalendarEdition => {
  const edition = structuredClone(newestCalendar.edition) as CalendarEdition & { days: EditionDay[] }
  change(edition.days, edition)
  return edition
}
const entry = (days: EditionDay[], date: string) => days.find(day => day.date === date) as EditionDay
const faultsIn = (json: unknown): readonly CalendarFault[] => {
  try {
    checkedEdition(json)
  } catch (error) {
    if (error instanceof FaultyCalendar) return error.faults
    throw error
  }
  return []
}

describe('a calendar edition', () => {
  it('is taken when it contradicts nothing', () => {
    const sound = editionWith(() => {})
    expect(checkedEdition(sound)).toBe(sound)
  })

  const faults: [string, string, CalendarRule, (days: EditionDay[], edition: CalendarEdition) => void][] = [
    [
      'a date given twice',
      '2024-05-04',
      'givenOnce',
      days => days.splice(days.indexOf(entry(days, '2024-05-04')), 0, entry(days, '2024-05-04')),
    ],
    ['dates out of order', '2023-01-01', 'inOrder', days => days.unshift(days.splice(1, 1)[0] as EditionDay)],
    [
      'a date that does not exist',
      '2026-02-30',
      'isADate',
      days => Object.assign(entry(days, '2026-03-08'), { date: '2026-02-30' }),
    ],
    [
      'a date before the edition',
      '2022-12-31',
      'liesInTheYears',
      days => Object.assign(days[0] as EditionDay, { date: '2022-12-31' }),
    ],
    [
      'a date after the edition',
      '2028-01-01',
      'liesInTheYears',
      days => Object.assign(days.at(-1) as EditionDay, { date: '2028-01-01' }),
    ],
    [
      'a worked weekend day without a source',
      '2025-01-05',
      'hasASource',
      days => Object.assign(entry(days, '2025-01-05'), { source: '' }),
    ],
    [
      'a source that is not listed',
      '2026-05-27',
      'sourceIsListed',
      days => Object.assign(entry(days, '2026-05-27'), { source: 'hearsay' }),
    ],
    [
      'an unknown reason',
      '2026-07-06',
      'reasonIsKnown',
      days => Object.assign(entry(days, '2026-07-06'), { reason: 'cityDay' }),
    ],
    [
      'an unknown status',
      '2026-07-06',
      'statusIsKnown',
      days => Object.assign(entry(days, '2026-07-06'), { status: 'sure' }),
    ],
    [
      'a holiday marked as worked',
      '2026-07-06',
      'reasonFitsWorking',
      days => Object.assign(entry(days, '2026-07-06'), { working: true }),
    ],
    [
      'a plain Sunday',
      '2026-03-08',
      'plainWeekendNeedsNoEntry',
      days => Object.assign(entry(days, '2026-03-08'), { reason: 'sunday' }),
    ],
    [
      'a plain Saturday',
      '2026-03-07',
      'plainWeekendNeedsNoEntry',
      days => Object.assign(entry(days, '2026-03-08'), { date: '2026-03-07', reason: 'saturday' }),
    ],
    [
      'a worked weekend day on a weekday',
      '2024-06-17',
      'reasonFitsWeekday',
      days => Object.assign(entry(days, '2024-06-17'), { reason: 'workedWeekend', for: '2024-05-08' }),
    ],
    [
      'a weekend day worked as if it were a weekday',
      '2023-01-07',
      'reasonFitsWeekday',
      days => Object.assign(entry(days, '2023-01-07'), { working: true, reason: 'weekday' }),
    ],
    [
      'a day off moved to a weekend, which is off anyway',
      '2023-07-08',
      'reasonFitsWeekday',
      days => Object.assign(entry(days, '2023-07-07'), { date: '2023-07-08' }),
    ],
    [
      'a substitute on a weekend, which is off anyway',
      '2023-12-17',
      'reasonFitsWeekday',
      days => Object.assign(entry(days, '2023-12-18'), { date: '2023-12-17' }),
    ],
    [
      'a substitute for a holiday on a weekday',
      '2026-05-11',
      'substituteHasAHoliday',
      // Friday 1 May.
      days => Object.assign(entry(days, '2026-05-11'), { for: '2026-05-01' }),
    ],
    [
      'a substitute for Kurban Ait, which is a day off and moves nothing',
      '2024-06-17',
      'substituteHasAHoliday',
      days => Object.assign(entry(days, '2024-06-17'), { working: false, reason: 'substituteFor', for: '2024-06-16' }),
    ],
    [
      'a substitute before its holiday',
      '2023-12-18',
      'substituteHasAHoliday',
      days => Object.assign(entry(days, '2023-12-18'), { for: '2025-08-30' }),
    ],
    [
      'a substitute for a holiday that no law knows',
      '2023-12-18',
      'substituteHasAHoliday',
      days => Object.assign(entry(days, '2023-12-16'), { reason: 'cityDay' }),
    ],
    [
      'a substitute for a day that is not in it',
      '2023-12-18',
      'substituteHasAHoliday',
      days => Object.assign(entry(days, '2023-12-18'), { for: '2023-12-09' }),
    ],
    [
      'a substitute later than the next working day after its holiday (HL 5)',
      '2025-09-02',
      'substituteIsTheNextWorkingDay',
      days => Object.assign(entry(days, '2025-09-01'), { date: '2025-09-02' }),
    ],
    [
      'a second of two substitutes that leaves a working day between (HL 5)',
      '2026-03-26',
      'substituteIsTheNextWorkingDay',
      days => Object.assign(entry(days, '2026-03-25'), { date: '2026-03-26' }),
    ],
    [
      'a moved day off for a day that is not in it',
      '2023-07-07',
      'movedDayHasAWorkedDay',
      days => Object.assign(entry(days, '2023-07-07'), { for: '2023-07-08' }),
    ],
    [
      'a worked weekend day for a day that is not in it',
      '2025-01-05',
      'workedDayHasAMovedDay',
      days => Object.assign(entry(days, '2025-01-05'), { for: '2025-01-08' }),
    ],
    [
      'a moved day off that nobody works for',
      '2023-07-07',
      'movedDayHasAWorkedDay',
      days => Object.assign(entry(days, '2023-07-07'), { for: '2023-07-06' }),
    ],
    [
      'a second day off moved from one worked weekend day',
      '2025-01-06',
      'movedDayHasAWorkedDay',
      days =>
        days.splice(days.indexOf(entry(days, '2025-01-07')), 0, { ...entry(days, '2025-01-03'), date: '2025-01-06' }),
    ],
    [
      'a second weekend day worked for one day off',
      '2025-01-04',
      'workedDayHasAMovedDay',
      days =>
        days.splice(days.indexOf(entry(days, '2025-01-05')), 0, { ...entry(days, '2025-01-05'), date: '2025-01-04' }),
    ],
    [
      'two days off that name each other, for which nobody works',
      '2025-01-03',
      'movedDayHasAWorkedDay',
      days => {
        const off = Object.assign(entry(days, '2025-01-03'), { for: '2025-01-06' })
        days.splice(days.indexOf(entry(days, '2025-01-05')), 1, { ...off, date: '2025-01-06', for: '2025-01-03' })
      },
    ],
    [
      'two worked weekend days that name each other, for which nobody is off',
      '2025-01-05',
      'workedDayHasAMovedDay',
      days => {
        const worked = Object.assign(entry(days, '2025-01-05'), { for: '2025-01-04' })
        days.splice(days.indexOf(entry(days, '2025-01-03')), 1, { ...worked, date: '2025-01-04', for: '2025-01-05' })
      },
    ],
    [
      'a day of an unordered year given as confirmed',
      '2027-01-01',
      'unorderedIsEstimated',
      days => Object.assign(entry(days, '2027-01-01'), { status: 'confirmed' }),
    ],
    [
      'a holiday on a Saturday without its substitute',
      '2023-12-16',
      'holidayOnDayOffHasASubstitute',
      days => days.splice(days.indexOf(entry(days, '2023-12-18')), 1),
    ],
    [
      'a holiday on a Saturday for which a day is only moved',
      '2023-12-16',
      'holidayOnDayOffHasASubstitute',
      days => Object.assign(entry(days, '2023-12-18'), { reason: 'movedDayOff' }),
    ],
    [
      'two substitutes for one holiday',
      '2026-03-21',
      'holidayHasOneSubstitute',
      days => Object.assign(entry(days, '2026-03-25'), { for: '2026-03-21' }),
    ],
    [
      'a worked weekend day for which no day is off',
      '2025-01-05',
      'workedDayHasAMovedDay',
      days => Object.assign(entry(days, '2025-01-05'), { for: '2025-01-02' }),
    ],
    [
      'a holiday given twice in a year',
      '2026-07-06',
      'holidayGivenOnceAYear',
      days => Object.assign(entry(days, '2026-05-27'), { reason: 'capitalDay' }),
    ],
    [
      'a beginning within a year',
      '2023-02-01',
      'coversWholeYears',
      (_days, edition) => Object.assign(edition, { from: '2023-02-01' }),
    ],
    [
      'an end within a year',
      '2027-11-30',
      'coversWholeYears',
      (_days, edition) => Object.assign(edition, { to: '2027-11-30' }),
    ],
    [
      'an end before its beginning',
      '2022-12-31',
      'coversWholeYears',
      (_days, edition) => Object.assign(edition, { to: '2022-12-31' }),
    ],
    [
      'an id that cannot be typed',
      'the new one',
      'idIsAWord',
      (_days, edition) => Object.assign(edition, { id: 'the new one' }),
    ],
    ['an end that is no date', 'soon', 'isADate', (_days, edition) => Object.assign(edition, { to: 'soon' })],
  ]
  it.each(faults)('is refused for %s, naming %s and the rule %s', (_fault, date, rule, change) => {
    expect(faultsIn(editionWith(change))).toContainEqual(expect.objectContaining({ date, rule }))
  })

  it('is refused with every fault and the place of its entry', () => {
    const edition = editionWith(days => {
      Object.assign(entry(days, '2023-01-02'), { source: 'hearsay' })
      Object.assign(entry(days, '2026-07-06'), { working: true })
    })
    expect(faultsIn(edition)).toEqual([
      { rule: 'sourceIsListed', date: '2023-01-02', at: { day: 1 } },
      {
        rule: 'reasonFitsWorking',
        date: '2026-07-06',
        at: { day: edition.days.findIndex(day => day.date === '2026-07-06') },
      },
    ])
    expect(() => checkedEdition(edition)).toThrow('2023-01-02: sourceIsListed; 2026-07-06: reasonFitsWorking')
    expect(() => checkedEdition(edition)).toThrow(expect.objectContaining({ name: 'FaultyCalendar' }))
  })

  it.each([
    null,
    [],
    'calendar',
    {},
    { days: [] },
    { days: {}, sources: {} },
    { days: [null], sources: {} },
    { days: [{}, null], sources: {} },
    { days: [[]], sources: {} },
    { days: [], sources: [] },
    { days: [], sources: { HL: 1 } },
    { days: [], sources: { HL: '' } },
    { days: [], sources: { HL: 'Law on holidays', LC: '' } },
  ])('is refused when it is none: %j', json =>
    expect(faultsIn(json)).toEqual([{ rule: 'isAnEdition', date: '', at: { field: '' } }]),
  )

  it.each(['-draft', ' draft', 'two words', 'draft!', 'ә', '', 'a'.repeat(41)])('cannot be called "%s"', id => {
    expect(faultsIn({ ...newestCalendar.edition, id })).toEqual([{ rule: 'idIsAWord', date: id, at: { field: 'id' } }])
  })

  it.each([undefined, null, 2027])('cannot be called %s, which is no text', id => {
    expect(faultsIn({ ...newestCalendar.edition, id })).toEqual([
      { rule: 'idIsAWord', date: String(id), at: { field: 'id' } },
    ])
  })

  it.each(['2027', 'draft-2.1', '2026-11-20_b', 'a'.repeat(40)])('may be called "%s"', id => {
    expect(faultsIn({ ...newestCalendar.edition, id })).toEqual([])
  })

  it('is refused with every date of its head that is none', () => {
    const edition = { ...newestCalendar.edition, publishedOn: 'today', from: 2023, provisionalFrom: undefined }
    expect(faultsIn(edition)).toEqual([
      { rule: 'isADate', date: 'today', at: { field: 'publishedOn' } },
      { rule: 'isADate', date: '2023', at: { field: 'from' } },
      { rule: 'isADate', date: 'undefined', at: { field: 'provisionalFrom' } },
    ])
  })

  it.each([
    ['id', 'the new one'],
    ['from', 'soon'],
    ['to', '2027-11-30'],
    ['provisionalFrom', 'later'],
    ['publishedOn', 'today'],
  ])(
    'is refused for what is wrong with its days also where its %s is wrong, which no day is blamed for',
    (field, value) => {
      const edition = editionWith(days => Object.assign(entry(days, '2023-01-02'), { source: 'hearsay' }))
      expect(faultsIn({ ...edition, [field]: value })).toEqual([
        expect.objectContaining({ at: { field } }),
        { rule: 'sourceIsListed', date: '2023-01-02', at: { day: 1 } },
      ])
    },
  )

  it('may name the first and the last day of its years', () => {
    const edition = editionWith(days => {
      expect(days[0]?.date).toBe('2023-01-01')
      days.push({ ...entry(days, '2027-01-01'), date: '2027-12-31', reason: 'kurbanAit' })
    })
    expect(faultsIn(edition)).toEqual([])
  })

  it('may have Kurban Ait twice in a year, as the moon brings it', () => {
    const edition = editionWith(days => {
      const first = entry(days, '2026-05-27')
      days.splice(days.indexOf(entry(days, '2026-12-16')) + 1, 0, { ...first, date: '2026-12-17' })
    })
    expect(faultsIn(edition)).toEqual([])
  })

  it.each(calendars.map(calendar => [calendar.edition.id, calendar.edition] as const))(
    '%s comes with the program, is sound, and is called by the day of its publication',
    (id, edition) => {
      expect(faultsIn(edition)).toEqual([])
      expect(edition.publishedOn).toBe(id)
    },
  )
})
