import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  dateOfDay,
  dayNumber,
  type Instant,
  type IsoDate,
  instantOf,
  millisecondsOf,
  plusDays,
} from '../domain/calendar/dates.ts'
import { newestCalendar } from '../domain/calendar/editions.ts'
import { momentsOf } from '../domain/deadlines/moments.ts'
import { almaty } from './almaty.ts'

const hoursOf = (date: IsoDate) =>
  (millisecondsOf(almaty.startOf(plusDays(date, 1))) - millisecondsOf(almaty.startOf(date))) / 3_600_000

describe('local time of Kazakhstan', () => {
  it.each<[IsoDate, Instant]>([
    ['2023-07-01', '2023-06-30T18:00:00.000Z'],
    ['2024-02-29', '2024-02-28T18:00:00.000Z'],
    ['2024-03-01', '2024-02-29T19:00:00.000Z'],
    ['2026-08-31', '2026-08-30T19:00:00.000Z'],
  ])('begins %s at %s', (date, at) => expect(almaty.startOf(date)).toBe(at))

  it('makes 29 February 2024, when clocks went back at midnight, 25 hours long', () => {
    expect(['2024-02-28', '2024-02-29', '2024-03-01'].map(date => hoursOf(date as IsoDate))).toEqual([24, 25, 24])
  })

  it.each<[Instant, IsoDate]>([
    ['2024-02-28T17:59:59.999Z', '2024-02-28'],
    ['2024-02-28T18:00:00.000Z', '2024-02-29'],
    ['2024-02-29T18:30:00.000Z', '2024-02-29'],
    ['2024-02-29T18:59:59.999Z', '2024-02-29'],
    ['2024-02-29T19:00:00.000Z', '2024-03-01'],
    ['2024-03-01T18:59:59.999Z', '2024-03-01'],
    ['2024-03-01T19:00:00.000Z', '2024-03-02'],
  ])('puts %s on %s', (at, date) => expect(almaty.dateOf(at)).toBe(date))

  it('reads nine in the morning on both sides of the change, and the later of a time that came twice', () => {
    expect(almaty.timeOn('2024-02-29', '09:00')).toBe('2024-02-29T03:00:00.000Z')
    expect(almaty.timeOn('2024-03-01', '09:00')).toBe('2024-03-01T04:00:00.000Z')
    expect(almaty.timeOn('2024-02-29', '23:30')).toBe('2024-02-29T18:30:00.000Z')
  })

  it('ends a deadline of 29 February 2024 at the new midnight', () => {
    const moments = momentsOf({ courtTermEnds: '2024-02-29' }, newestCalendar, almaty)
    expect(moments.map(({ at }) => at)).toEqual([
      '2024-02-26T03:00:00.000Z',
      '2024-02-28T03:00:00.000Z',
      '2024-02-29T03:00:00.000Z',
      '2024-02-29T19:00:00.000Z',
    ])
  })

  it('refuses what is no date, time or instant', () => {
    expect(() => almaty.startOf('2026-02-30')).toThrow(RangeError)
    expect(() => almaty.timeOn('2026-02-28', '25:00')).toThrow(RangeError)
    expect(() => almaty.dateOf('yesterday' as Instant)).toThrow(RangeError)
  })

  const date = fc.integer({ min: dayNumber('2023-01-01'), max: dayNumber('2027-12-31') }).map(day => dateOfDay(day))
  test.prop([date])('ends each date where the next begins', day => {
    const end = millisecondsOf(almaty.startOf(plusDays(day, 1)))
    expect(almaty.dateOf(almaty.startOf(day))).toBe(day)
    expect(almaty.dateOf(instantOf(end - 1))).toBe(day)
    expect(almaty.dateOf(instantOf(end))).toBe(plusDays(day, 1))
  })
})
