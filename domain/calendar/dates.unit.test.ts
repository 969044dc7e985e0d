import { describe, expect, it } from 'vitest'
import { dateOfDay, dayNumber, isIsoDate, plusDays, weekday } from './dates.ts'

describe('dates as day numbers', () => {
  it('counts from 1 January 1970 and back again', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dateOfDay(dayNumber('2026-11-22'))).toBe('2026-11-22')
  })

  it('passes over the leap day only in leap years', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(plusDays('2025-02-28', 1)).toBe('2025-03-01')
    expect(plusDays('2025-01-01', -1)).toBe('2024-12-31')
  })

  it('numbers the week from Monday to Sunday', () => {
    expect(weekday('2026-11-16')).toBe(1)
    expect(weekday('2026-11-22')).toBe(7)
    expect(weekday('1969-12-28')).toBe(7)
  })

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', 20260101, null, undefined])(
    'does not take %s for a date',
    value => expect(isIsoDate(value)).toBe(false),
  )

  it('takes a date that exists', () => expect(isIsoDate('2024-02-29')).toBe(true))
})
