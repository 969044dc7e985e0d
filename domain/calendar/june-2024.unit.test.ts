import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { deadlines } from '../deadlines/deadlines.ts'
import { decisionDue } from '../deadlines/decision-due.ts'
import type { WorkingCalendar } from './calendar.ts'
import { dateOfDay, dayNumber } from './dates.ts'
import { calendarDifference } from './difference.ts'
import { calendarOfEdition, newestCalendar } from './editions.ts'
import { workingDayTotals } from './totals.ts'

// Until 7 June 2024 the official calendar had Kurban Ait on Monday 17 June; then it was announced for Sunday the 16th.
const before = calendarOfEdition('2024-04-17') as WorkingCalendar
const after = calendarOfEdition('2024-06-07') as WorkingCalendar

describe('the calendar edition of 7 June 2024', () => {
  it('makes 17 June a working day, moves no other day and covers the same years', () => {
    expect(calendarDifference(before, after)).toEqual({
      a: '2024-04-17',
      b: '2024-06-07',
      yearsOnlyInA: [],
      yearsOnlyInB: [],
      days: [
        expect.objectContaining({ date: '2024-06-16', moves: false }),
        {
          date: '2024-06-17',
          a: expect.objectContaining({ working: false, reason: 'kurbanAit', status: 'estimated' }),
          b: expect.objectContaining({ working: true, reason: 'weekday', status: 'confirmed' }),
          moves: true,
        },
      ],
    })
  })

  it('adds one working day to June and to the year', () => {
    const of2024 = (calendar: WorkingCalendar) => workingDayTotals(calendar).find(({ year }) => year === 2024)
    expect(of2024(before)).toEqual({ year: 2024, months: [21, 21, 17, 22, 20, 19, 22, 21, 21, 22, 21, 21], total: 248 })
    expect(of2024(after)).toEqual({ year: 2024, months: [21, 21, 17, 22, 20, 20, 22, 21, 21, 22, 21, 21], total: 249 })
  })

  it('brings a decision that counts over 17 June one working day forward (part 10)', () => {
    // Received on Monday 10 June: 11, 12, 13, 14, then with or without 17, and on.
    expect(decisionDue('2024-06-10', before, 'nextWorkingDay').dueOn).toBe('2024-06-20')
    expect(decisionDue('2024-06-10', after, 'nextWorkingDay').dueOn).toBe('2024-06-19')
  })

  it('lets a request be sent one working day later (part 6)', () => {
    const facts = { means: 'appeal', procedure: 'civil', actDate: '2024-05-24' } as const
    expect(deadlines(facts, before)).toMatchObject({ courtTermEnds: '2024-06-24', sendBy: { plain: '2024-06-07' } })
    expect(deadlines(facts, after)).toMatchObject({ courtTermEnds: '2024-06-24', sendBy: { plain: '2024-06-10' } })
  })

  it('takes the mark "provisional" from what touches 17 June, which the moon could still shift', () => {
    const facts = { means: 'appeal', procedure: 'civil', actDate: '2024-05-24', receivedOn: '2024-06-10' } as const
    expect(deadlines(facts, before).provisional).toBe(true)
    expect(deadlines(facts, after).provisional).toBe(false)
    expect(deadlines({ ...facts, actDate: '2024-04-10', receivedOn: '2024-04-20' }, before).provisional).toBe(false)
  })

  it('leaves what does not touch 17 June as it was', () => {
    expect(decisionDue('2024-06-18', before, 'nextWorkingDay').dueOn).toBe(
      decisionDue('2024-06-18', after, 'nextWorkingDay').dueOn,
    )
  })

  it('refuses to count beyond its years, naming the missing one', () => {
    const late = { means: 'appeal', procedure: 'civil', actDate: '2024-12-10' } as const
    expect(() => deadlines(late, after)).toThrow(expect.objectContaining({ code: 'BEYOND_CALENDAR', year: 2025 }))
    expect(deadlines(late, newestCalendar).courtTermEnds).toBe('2025-01-10')
  })

  const date = fc.integer({ min: dayNumber('2024-04-01'), max: dayNumber('2024-09-30') }).map(day => dateOfDay(day))
  const count = fc.integer({ min: 1, max: 20 })
  test.prop([date, count])(
    'moves a count by the one working day it gained, and only if it passes 17 June',
    (start, n) => {
      const [was, is] = [before.workingDayAfter(start, n), after.workingDayAfter(start, n)]
      const passes = start < '2024-06-17' && was >= '2024-06-17'
      expect(is).toBe(passes ? after.workingDayBefore(was, 1) : was)
    },
  )
})
