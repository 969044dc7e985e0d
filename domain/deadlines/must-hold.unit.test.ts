import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type WorkingCalendar, workingCalendar } from '../calendar/calendar.ts'
import { dateOfDay, dayNumber, type IsoDate, plusDays } from '../calendar/dates.ts'
import { newestCalendar as calendar } from '../calendar/editions.ts'
import { courtTermEnd } from './court-term.ts'
import { deadlineDates } from './deadlines.ts'
import { decisionDueDate } from './decision-due.ts'
import type { CourtTermFacts } from './facts.ts'
import { sendByDates } from './send-by.ts'

const day = (from: IsoDate, to: IsoDate) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(number => dateOfDay(number))
const act = day('2023-03-01', '2027-04-30')
const receipt = day('2023-03-01', '2027-10-31')
const terms = fc.constantFrom<Omit<CourtTermFacts, 'actDate'>>(
  { means: 'appeal', procedure: 'civil' },
  { means: 'cassation', procedure: 'civil' },
  { means: 'appeal', procedure: 'administrative' },
  { means: 'appeal', procedure: 'administrative', shortTerm: true },
  { means: 'cassation', procedure: 'administrative' },
)
const runs = { numRuns: 500 }

describe('of every deadline', () => {
  test.prop([terms, act, receipt], runs)('the last day is a working day', (term, actDate, receivedOn) => {
    for (const receiptDay of ['nextWorkingDay', 'receiptDay'] as const) {
      const dates = deadlineDates({ ...term, actDate, receivedOn }, calendar, { receiptDay })
      for (const date of [dates.courtTermEnds, dates.sendBy.plain, dates.sendBy.strict, dates.decisionDue])
        expect(calendar.isWorking(date as IsoDate)).toBe(true)
    }
  })

  test.prop([terms, act], runs)('a later act never ends the court term or the sending earlier', (term, actDate) => {
    const dates = (date: IsoDate) => deadlineDates({ ...term, actDate: date }, calendar)
    const today = dates(actDate)
    const tomorrow = dates(plusDays(actDate, 1))
    expect(tomorrow.courtTermEnds >= today.courtTermEnds).toBe(true)
    expect(tomorrow.sendBy.plain >= today.sendBy.plain).toBe(true)
    expect(tomorrow.sendBy.strict >= today.sendBy.strict).toBe(true)
  })

  test.prop([receipt, fc.integer({ min: 1, max: 30 })], runs)(
    'a later receipt is never due earlier, by either reading',
    (receivedOn, days) => {
      const later = plusDays(receivedOn, days)
      for (const reading of ['nextWorkingDay', 'receiptDay'] as const)
        expect(decisionDueDate(later, calendar, reading) >= decisionDueDate(receivedOn, calendar, reading)).toBe(true)
    },
  )
})

describe('of the two readings', () => {
  test.prop([terms, act], runs)('of part 6, strict is exactly one working day before plain', (term, actDate) => {
    const { plain, strict } = deadlineDates({ ...term, actDate }, calendar).sendBy
    expect(strict < plain).toBe(true)
    expect(calendar.workingDaysBetween(strict, plain)).toBe(1)
  })

  test.prop([receipt], runs)(
    'of part 10, the day of receipt gains exactly one working day, and none when it is off',
    receivedOn => {
      const next = decisionDueDate(receivedOn, calendar, 'nextWorkingDay')
      const same = decisionDueDate(receivedOn, calendar, 'receiptDay')
      expect(calendar.workingDaysBetween(same, next)).toBe(calendar.isWorking(receivedOn) ? 1 : 0)
      expect(same <= next).toBe(true)
    },
  )
})

describe('counting and adding working days', () => {
  test.prop([receipt, fc.integer({ min: 0, max: 20 })], runs)('undo each other', (start, n) => {
    if (n > 0) expect(calendar.workingDaysBetween(start, calendar.workingDayAfter(start, n))).toBe(n)
    const end = calendar.onOrNextWorkingDay(plusDays(start, n))
    const count = calendar.workingDaysBetween(start, end)
    // From a working day to itself nothing is counted, and nothing is to be added.
    if (count > 0) expect(calendar.workingDayAfter(start, count)).toBe(end)
    else expect(end).toBe(start)
  })
})

/** The same edition with one more date that nobody works. */
const without = (date: IsoDate): WorkingCalendar => {
  const { edition } = calendar
  const off = { date, working: false, reason: 'kurbanAit', source: 'HL', status: 'estimated' } as const
  const days = [...edition.days.filter(day => day.date !== date), off].toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return workingCalendar({ ...edition, days })
}

describe('one more day off', () => {
  // Any date from the first looked at to beyond the last can be the one that is turned off.
  const nearby = fc.integer({ min: -30, max: 260 })
  // Each run makes a calendar of five years.
  const few = { numRuns: 60 }

  test.prop([terms, act, nearby], few)('never ends the court term earlier', (term, actDate, days) => {
    const facts = { ...term, actDate }
    expect(courtTermEnd(facts, without(plusDays(actDate, days))) >= courtTermEnd(facts, calendar)).toBe(true)
  })

  test.prop([receipt, fc.integer({ min: -3, max: 20 })], few)(
    'never makes the decision due earlier, and by one working day at most later',
    (receivedOn, days) => {
      const changed = without(plusDays(receivedOn, days))
      for (const reading of ['nextWorkingDay', 'receiptDay'] as const) {
        const due = decisionDueDate(receivedOn, calendar, reading)
        const then = decisionDueDate(receivedOn, changed, reading)
        expect(then >= due).toBe(true)
        expect(calendar.workingDaysBetween(due, then)).toBeLessThanOrEqual(1)
      }
    },
  )

  // Counted back from a fixed end the day before is reached sooner: the one count that a day off moves to an earlier date.
  test.prop([receipt, fc.integer({ min: -30, max: 3 })], few)(
    'never gives more time for sending before the same end of the court term',
    (from, days) => {
      const ends = calendar.onOrNextWorkingDay(from)
      const off = plusDays(ends, days)
      if (off === ends) return
      const now = sendByDates(ends, calendar)
      const then = sendByDates(ends, without(off))
      expect(then.plain <= now.plain).toBe(true)
      expect(then.strict <= now.strict).toBe(true)
      expect(calendar.workingDaysBetween(then.plain, now.plain)).toBeLessThanOrEqual(1)
    },
  )
})
