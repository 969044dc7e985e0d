import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../calendar/dates.ts'
import { newestCalendar as calendar } from '../calendar/editions.ts'
import { courtTerm } from './court-term.ts'
import { DeadlineFault } from './deadline-fault.ts'
import type { CourtTermFacts, Means, Procedure } from './facts.ts'
import { monthsAfter } from './months.ts'

const civilAppeal = (actDate: IsoDate): CourtTermFacts => ({ means: 'appeal', procedure: 'civil', actDate })

describe('the court term', () => {
  it.each<[Means, Procedure, boolean, string, IsoDate]>([
    ['appeal', 'civil', false, 'CPC-403-3', '2026-03-13'],
    ['cassation', 'civil', false, 'CPC-436-1', '2026-08-13'],
    ['appeal', 'administrative', false, 'APPC-168-2', '2026-04-13'],
    ['appeal', 'administrative', true, 'APPC-168-4', '2026-02-27'],
    ['cassation', 'administrative', false, 'APPC-169-2', '2026-08-13'],
  ])('of an %s, %s, short %s, rests on %s and ends on %s', (means, procedure, shortTerm, citation, endsOn) => {
    const term = courtTerm({ means, procedure, shortTerm, actDate: '2026-02-13' }, calendar)
    expect(term.endsOn).toBe(endsOn)
    expect(term.proof).toMatchObject({
      start: { fact: means === 'appeal' ? 'finalFormOn' : 'inForceOn', date: '2026-02-13' },
      rule: { citation },
      result: endsOn,
      calendarEdition: '2026-03-18',
    })
  })

  it.each<[Means, Procedure]>([
    ['appeal', 'civil'],
    ['cassation', 'civil'],
    ['cassation', 'administrative'],
  ])('is never short for an %s, %s (APPC 168(4))', (means, procedure) => {
    const question = () => courtTerm({ means, procedure, shortTerm: true, actDate: '2026-02-13' }, calendar)
    expect(question).toThrow(DeadlineFault)
    expect(question).toThrow(
      expect.objectContaining({
        name: 'DeadlineFault',
        code: 'SHORT_TERM_NOT_APPLICABLE',
        field: 'shortTerm',
        citation: 'APPC-168-4',
        message: 'SHORT_TERM_NOT_APPLICABLE: shortTerm (APPC-168-4)',
      }),
    )
  })

  it.each<[IsoDate, IsoDate]>([
    ['2024-01-29', '2024-02-29'],
    ['2024-01-30', '2024-02-29'],
    ['2024-01-31', '2024-02-29'],
    ['2025-01-31', '2025-02-28'],
    ['2025-03-31', '2025-04-30'],
    ['2026-08-31', '2026-09-30'],
  ])('from %s ends with the short month on %s (CPC 123(2))', (actDate, endsOn) => {
    const { proof } = courtTerm(civilAppeal(actDate), calendar)
    expect(proof).toMatchObject({ nominalEnd: endsOn, result: endsOn })
    expect(proof.noCorrespondingDay).toBe(actDate.slice(8) === endsOn.slice(8) ? undefined : true)
  })

  it('of a month from 31 January ends on 29 February in leap years only, of centuries every fourth (CPC 123(2))', () => {
    const end = (date: IsoDate) => monthsAfter(date, 1).end
    expect([end('2024-01-31'), end('2026-01-31')]).toEqual(['2024-02-29', '2026-02-28'])
    expect([end('2000-01-31'), end('2100-01-31')]).toEqual(['2000-02-29', '2100-02-28'])
  })

  it('of six months is counted over the turn of the year', () => {
    const { proof } = courtTerm({ means: 'cassation', procedure: 'civil', actDate: '2025-08-29' }, calendar)
    expect(proof).toMatchObject({ nominalEnd: '2026-02-28', noCorrespondingDay: true, result: '2026-03-02' })
  })

  it('that would end on a day off is moved, and shows each date it is moved over (CPC 123(4))', () => {
    // Friday 1 May 2026 is a holiday, then comes a weekend.
    const { proof } = courtTerm(civilAppeal('2026-04-01'), calendar)
    expect(proof.nominalEnd).toBe('2026-05-01')
    expect(proof.rows.map(row => [row.date, row.weekday, row.role, row.counted, row.reason, row.citation])).toEqual([
      ['2026-05-01', 5, 'dayOff', false, 'unityDay', 'HL'],
      ['2026-05-02', 6, 'dayOff', false, 'saturday', 'LC-84'],
      ['2026-05-03', 7, 'dayOff', false, 'sunday', 'LC-84'],
      ['2026-05-04', 1, 'rolledTo', true, 'weekday', 'CPC-123-4'],
    ])
    expect(proof.rule.counting).toEqual(['CPC-122-2', 'CPC-123-2', 'CPC-123-4'])
  })

  it('is moved past queued substitutes', () => {
    // 21 to 23 March 2026 are Nauryz, 24 and 25 March stand for its two days on the weekend.
    expect(courtTerm(civilAppeal('2026-02-21'), calendar).endsOn).toBe('2026-03-26')
  })

  it('may end on a weekend day that is worked', () => {
    expect(courtTerm(civilAppeal('2024-04-04'), calendar)).toMatchObject({
      endsOn: '2024-05-04',
      proof: { rows: [{ reason: 'workedWeekend', role: 'monthEnd' }] },
    })
  })

  it('of ten working days counts from the first working day after the final form', () => {
    const { endsOn, proof } = courtTerm(
      { means: 'appeal', procedure: 'administrative', shortTerm: true, actDate: '2026-05-06' },
      calendar,
    )
    expect(endsOn).toBe('2026-05-22')
    expect(proof.rule).toEqual({ citation: 'APPC-168-4', term: { workingDays: 10 }, counting: ['CPC-122-2'] })
    expect(proof.nominalEnd).toBeUndefined()
    expect(proof.rows.map(row => [row.date.slice(8), row.count ?? row.reason])).toEqual([
      ['06', 'weekday'],
      ['07', 'defenderDay'],
      ['08', 1],
      ['09', 'victoryDay'],
      ['10', 'sunday'],
      ['11', 'substituteFor'],
      ['12', 2],
      ['13', 3],
      ['14', 4],
      ['15', 5],
      ['16', 'saturday'],
      ['17', 'sunday'],
      ['18', 6],
      ['19', 7],
      ['20', 8],
      ['21', 9],
      ['22', 10],
    ])
    expect(proof.rows[0]).toMatchObject({ role: 'start', counted: false, citation: 'CPC-122-2' })
  })

  it('of who took no part starts from the day a copy is sent, and says so', () => {
    const facts: CourtTermFacts = { ...civilAppeal('2026-02-13'), nonParticipant: true }
    expect(courtTerm(facts, calendar).proof.start).toEqual({ fact: 'copySentOn', date: '2026-02-13' })
  })

  it.each<[Means, Procedure]>([
    ['appeal', 'administrative'],
    ['cassation', 'civil'],
  ])('runs from the copy for nobody in an %s, %s (CPC 403(3))', (means, procedure) => {
    const question = () => courtTerm({ means, procedure, nonParticipant: true, actDate: '2026-02-13' }, calendar)
    expect(question).toThrow(
      expect.objectContaining({ code: 'COPY_TERM_NOT_APPLICABLE', field: 'nonParticipant', citation: 'CPC-403-3' }),
    )
  })

  it('is provisional when it ends in a year whose calendar is not ordered', () => {
    expect(courtTerm(civilAppeal('2026-11-30'), calendar).provisional).toBe(false)
    expect(courtTerm(civilAppeal('2026-12-01'), calendar).proof.provisional).toBe(true)
  })

  it.each<[IsoDate, number]>([
    ['2027-12-01', 2028],
    ['2022-11-30', 2022],
  ])('from %s is refused: %i is not in the calendar', (actDate, year) => {
    expect(() => courtTerm(civilAppeal(actDate), calendar)).toThrow(
      expect.objectContaining({ code: 'BEYOND_CALENDAR', year }),
    )
  })
})
