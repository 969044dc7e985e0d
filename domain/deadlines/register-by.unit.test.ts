import { describe, expect, it } from 'vitest'
import { almaty } from '../../local-time/almaty.ts'
import { newestCalendar } from '../calendar/editions.ts'
import { registerBy } from './register-by.ts'

describe('the time left for registering a request', () => {
  it.each([
    ['a Monday', '2026-08-17', '2026-08-18'],
    ['a Friday', '2026-08-14', '2026-08-17'],
    ['a Saturday', '2026-08-15', '2026-08-17'],
    ['the day before Nauryz and the days moved with it', '2026-03-20', '2026-03-26'],
  ] as const)('that came on %s ends with the next working day', (_, cameOn, lastDay) => {
    expect(registerBy(cameOn, newestCalendar, almaty)).toBe(almaty.timeOn(lastDay, '24:00'))
  })

  it('is not known beyond the calendar: nobody is reminded by a guess', () => {
    expect(registerBy('2027-12-31', newestCalendar, almaty)).toBeUndefined()
  })
})
