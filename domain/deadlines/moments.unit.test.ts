import { describe, expect, it } from 'vitest'
import type { IsoDate, LocalTime } from '../calendar/dates.ts'
import { dateOfDay, dayNumber, instantOf, millisecondsOf } from '../calendar/dates.ts'
import { newestCalendar as calendar } from '../calendar/editions.ts'
import { momentsOf } from './moments.ts'

const hour = 3_600_000
const fiveHoursEast: LocalTime = {
  dateOf: at => dateOfDay(Math.floor((millisecondsOf(at) + 5 * hour) / (24 * hour))),
  startOf: date => instantOf(dayNumber(date) * 24 * hour - 5 * hour),
  timeOn: (date, time) =>
    instantOf(dayNumber(date) * 24 * hour + (Number(time.slice(0, 2)) - 5) * hour + Number(time.slice(3)) * 60_000),
}
const local = (dates: { courtTermEnds: IsoDate; decisionDue?: IsoDate }) =>
  momentsOf(dates, calendar, fiveHoursEast).map(({ at, kind, workingDaysLeft }) => {
    const time = instantOf(millisecondsOf(at) + 5 * hour)
      .slice(0, 16)
      .replace('T', ' ')
    return workingDaysLeft === undefined ? [time, kind] : [time, kind, workingDaysLeft]
  })

describe('the moments of a case', () => {
  it('come three and one working days before, on the day, and at the end of each deadline', () => {
    expect(local({ courtTermEnds: '2026-08-31', decisionDue: '2026-08-26' })).toEqual([
      ['2026-08-21 09:00', 'reminder', 3],
      ['2026-08-24 00:00', 'dueSoon', 2],
      ['2026-08-25 09:00', 'reminder', 1],
      ['2026-08-26 09:00', 'reminder', 0],
      ['2026-08-26 09:00', 'courtTermReminder', 3],
      ['2026-08-27 00:00', 'decisionDue'],
      ['2026-08-28 09:00', 'courtTermReminder', 1],
      ['2026-08-31 09:00', 'courtTermReminder', 0],
      ['2026-09-01 00:00', 'courtTermEnded'],
    ])
  })

  it('are only those of the court term before the receipt is registered', () => {
    expect(local({ courtTermEnds: '2026-08-31' }).map(([, kind]) => kind)).toEqual([
      'courtTermReminder',
      'courtTermReminder',
      'courtTermReminder',
      'courtTermEnded',
    ])
  })

  it('stay in order when the court term ends before the decision is due', () => {
    const moments = local({ courtTermEnds: '2026-08-24', decisionDue: '2026-08-26' })
    expect(moments.map(([time]) => time)).toEqual(
      moments.map(([time]) => time).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    )
    expect(moments.at(-1)).toEqual(['2026-08-27 00:00', 'decisionDue'])
  })

  it('fall on working days only, here around Nauryz', () => {
    expect(local({ courtTermEnds: '2026-03-26' })).toEqual([
      ['2026-03-18 09:00', 'courtTermReminder', 3],
      ['2026-03-20 09:00', 'courtTermReminder', 1],
      ['2026-03-26 09:00', 'courtTermReminder', 0],
      ['2026-03-27 00:00', 'courtTermEnded'],
    ])
  })

  it('are left out before the first day of the calendar', () => {
    // 4 January is the first working day of 2023.
    expect(local({ courtTermEnds: '2023-01-05', decisionDue: '2023-01-04' })).toEqual([
      ['2023-01-04 09:00', 'reminder', 0],
      ['2023-01-04 09:00', 'courtTermReminder', 1],
      ['2023-01-05 00:00', 'decisionDue'],
      ['2023-01-05 09:00', 'courtTermReminder', 0],
      ['2023-01-06 00:00', 'courtTermEnded'],
    ])
  })

  it('are refused for a date that does not exist', () => {
    expect(() => local({ courtTermEnds: '2026-02-30' })).toThrow(RangeError)
  })

  it('include the end of the last day of the calendar', () => {
    expect(local({ courtTermEnds: '2027-12-31' }).at(-1)).toEqual(['2028-01-01 00:00', 'courtTermEnded'])
  })
})
