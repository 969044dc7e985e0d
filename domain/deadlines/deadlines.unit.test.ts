import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { dateOfDay, dayNumber, type IsoDate, plusDays } from '../calendar/dates.ts'
import { newestCalendar as calendar } from '../calendar/editions.ts'
import { deadlineDates, deadlines } from './deadlines.ts'
import { decisionDue } from './decision-due.ts'
import type { DeadlineFacts } from './facts.ts'
import type { DeadlineProof } from './proof.ts'
import { sendBy } from './send-by.ts'
import { termsOf } from './terms.ts'

const civilAppeal = (actDate: IsoDate, more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  means: 'appeal',
  procedure: 'civil',
  actDate,
  ...more,
})
const countedDates = (proof: DeadlineProof | undefined) =>
  proof?.rows.flatMap(row => (row.count === undefined ? [] : [row.date]))

describe('a one-month appeal, worked on paper', () => {
  it.each<Record<'finalForm' | 'nominalEnd' | 'last' | 'plain' | 'strict' | 'due' | 'dueCountingReceipt', IsoDate>>([
    {
      finalForm: '2024-01-31',
      nominalEnd: '2024-02-29',
      last: '2024-02-29',
      plain: '2024-02-15',
      strict: '2024-02-14',
      due: '2024-02-26',
      dueCountingReceipt: '2024-02-23',
    },
    {
      finalForm: '2025-08-01',
      nominalEnd: '2025-09-01',
      last: '2025-09-02',
      plain: '2025-08-18',
      strict: '2025-08-15',
      due: '2025-08-27',
      dueCountingReceipt: '2025-08-26',
    },
    {
      finalForm: '2026-07-31',
      nominalEnd: '2026-08-31',
      last: '2026-08-31',
      plain: '2026-08-17',
      strict: '2026-08-14',
      due: '2026-08-26',
      dueCountingReceipt: '2026-08-25',
    },
  ])('final form on $finalForm', vector => {
    const facts = civilAppeal(vector.finalForm, { sentOn: vector.plain, receivedOn: vector.plain })
    const found = deadlines(facts, calendar)
    expect(found).toMatchObject({
      courtTermEnds: vector.last,
      sendBy: { plain: vector.plain, strict: vector.strict },
      decisionDue: vector.due,
      lateRequest: { plain: false, strict: true },
      termAtRisk: false,
      provisional: false,
    })
    expect(found.proof.courtTerm.nominalEnd).toBe(vector.nominalEnd)
    expect(found.proof.decisionDue?.other).toEqual({ reading: 'receiptDay', result: vector.dueCountingReceipt })
    expect(deadlineDates(facts, calendar, { receiptDay: 'receiptDay' }).decisionDue).toBe(vector.dueCountingReceipt)
  })

  it('shows the ten days back from 29 February 2024 and the seven from 15 February', () => {
    const { proof } = deadlines(civilAppeal('2024-01-31', { receivedOn: '2024-02-15' }), calendar)
    const february = (dates: IsoDate[] | undefined) => dates?.map(date => Number(date.slice(8)))
    // The eleventh is the strict reading's.
    expect(february(countedDates(proof.sendBy))).toEqual([28, 27, 26, 23, 22, 21, 20, 19, 16, 15, 14])
    expect(february(countedDates(proof.decisionDue))).toEqual([16, 19, 20, 21, 22, 23, 26])
  })
})

describe('the latest day for sending (part 6)', () => {
  it('is given by both readings, each with its citation and the reading named', () => {
    const { plain, strict, proof } = sendBy('2026-08-31', calendar)
    expect([plain, strict]).toEqual(['2026-08-17', '2026-08-14'])
    expect(proof).toMatchObject({
      start: { fact: 'courtTermEnds', date: '2026-08-31' },
      rule: { citation: 'part-6', term: { workingDays: 10 } },
      reading: 'plain',
      openPoints: ['sendBy'],
      result: '2026-08-17',
      other: { reading: 'strict', result: '2026-08-14' },
    })
    expect(proof.rows[0]).toMatchObject({ date: '2026-08-31', role: 'start', counted: false })
  })

  it('of an administrative case is marked as a gap of the text', () => {
    const facts: DeadlineFacts = { means: 'appeal', procedure: 'administrative', actDate: '2026-02-13' }
    expect(deadlines(facts, calendar).proof.sendBy.openPoints).toEqual(['sendBy', 'administrativeTerms'])
  })

  it.each<[IsoDate, boolean, boolean]>([
    ['2026-08-14', false, false],
    ['2026-08-15', false, true],
    ['2026-08-17', false, true],
    ['2026-08-18', true, true],
  ])('makes a request sent on %s late: plain %s, strict %s', (sentOn, plain, strict) => {
    expect(deadlines(civilAppeal('2026-07-31', { sentOn }), calendar).lateRequest).toEqual({ plain, strict })
  })

  it('says nothing about lateness while the request is not sent', () => {
    expect(deadlines(civilAppeal('2026-07-31'), calendar)).not.toHaveProperty('lateRequest')
  })

  it('can be kept with a ten-working-day term only on the day of the final form itself, strictly never', () => {
    for (const { date, working } of calendar.daysFrom('2023-02-01', '2026-12-01')) {
      const short = { means: 'appeal', procedure: 'administrative', shortTerm: true, actDate: date } as const
      const sameDay = deadlineDates({ ...short, sentOn: date }, calendar).lateRequest
      const nextDay = deadlineDates({ ...short, sentOn: plusDays(date, 1) }, calendar).lateRequest
      expect(sameDay, date).toEqual({ plain: !working, strict: true })
      expect(nextDay, date).toEqual({ plain: true, strict: true })
    }
  })

  it('is refused where counting back leaves the calendar', () => {
    expect(() => sendBy('2023-01-10', calendar)).toThrow(
      expect.objectContaining({ code: 'BEYOND_CALENDAR', year: 2022 }),
    )
  })
})

describe('the day by which the decision is due (part 10)', () => {
  it('is the seventh working day after the receipt, the receipt left out', () => {
    const { dueOn, other, proof } = decisionDue('2026-03-18', calendar)
    // 21 to 25 March is Nauryz with its two substitutes.
    expect(dueOn).toBe('2026-04-01')
    expect(other).toEqual({ reading: 'receiptDay', dueOn: '2026-03-31' })
    expect(proof).toMatchObject({
      start: { fact: 'receivedOn', date: '2026-03-18' },
      rule: { citation: 'part-10', term: { workingDays: 7 }, counting: ['CPC-122-2', 'design'] },
      reading: 'nextWorkingDay',
      openPoints: ['receiptDay'],
    })
    expect(proof.rows[0]).toMatchObject({ role: 'start', counted: false, citation: 'CPC-122-2' })
    expect(proof.rows[0]).not.toHaveProperty('count')
    expect(proof.start).not.toHaveProperty('registeredOn')
  })

  it('counts the receipt as the first day by the other reading', () => {
    const { dueOn, other, proof } = decisionDue('2026-03-18', calendar, 'receiptDay')
    expect(dueOn).toBe('2026-03-31')
    expect(other).toEqual({ reading: 'nextWorkingDay', dueOn: '2026-04-01' })
    expect(proof.rows[0]).toMatchObject({ date: '2026-03-18', role: 'counted', count: 1, citation: 'part-10' })
    // No provision counts so: CPC 122(2) is not cited for it.
    expect(proof.rule.counting).toEqual(['design'])
  })

  it('is known where only the other reading leaves the calendar, whose day is then left out', () => {
    const facts = civilAppeal('2027-11-01', { receivedOn: '2027-12-23' })
    const { decisionDue: due, proof } = deadlines(facts, calendar, { receiptDay: 'receiptDay' })
    expect(due).toBe('2027-12-31')
    expect(proof.decisionDue).toMatchObject({ reading: 'receiptDay', result: '2027-12-31' })
    expect(proof.decisionDue).not.toHaveProperty('other')
    expect(proof.decisionDue?.rows.at(-1)).toMatchObject({ date: '2027-12-31', count: 7 })
    // The same receipt by the default: its own day is not known.
    expect(() => deadlines(facts, calendar)).toThrow('2028')
    // A day earlier both are known.
    const dayBefore = deadlines({ ...facts, receivedOn: '2027-12-22' }, calendar, { receiptDay: 'receiptDay' })
    expect(dayBefore.proof.decisionDue).toMatchObject({ result: '2027-12-30', other: { result: '2027-12-31' } })
  })

  it('begins by either reading with the first working day after a receipt on a day off', () => {
    const { dueOn, other, proof } = decisionDue('2026-11-21', calendar, 'receiptDay')
    expect(dueOn).toBe('2026-12-01')
    expect(other?.dueOn).toBe('2026-12-01')
    expect(proof.rows.slice(0, 3).map(row => row.count ?? row.role)).toEqual(['dayOff', 'dayOff', 1])
  })

  it('counts worked weekend days and passes over moved days off', () => {
    expect(decisionDue('2024-04-26', calendar).dueOn).toBe('2024-05-10')
    expect(decisionDue('2024-12-30', calendar).dueOn).toBe('2025-01-13')
  })

  it('is not known before the receipt is registered', () => {
    const found = deadlines(civilAppeal('2026-07-31', { sentOn: '2026-08-03' }), calendar)
    expect(found).not.toHaveProperty('decisionDue')
    expect(found.proof).not.toHaveProperty('decisionDue')
    expect(found.termAtRisk).toBe(false)
  })

  it('is provisional in a year whose calendar is not ordered, though the court term may not be', () => {
    const facts = civilAppeal('2026-11-20', { receivedOn: '2026-12-23' })
    const found = deadlines(facts, calendar)
    expect(found.proof.courtTerm.provisional).toBe(false)
    expect(found.proof.decisionDue).toMatchObject({ provisional: true, result: '2027-01-05' })
    expect(found.provisional).toBe(true)
  })

  it.each<[IsoDate, number]>([
    ['2027-12-28', 2028],
    ['2022-12-30', 2022],
  ])('is refused for a receipt on %s: %i is not in the calendar', (receivedOn, year) => {
    expect(() => decisionDue(receivedOn, calendar)).toThrow(expect.objectContaining({ code: 'BEYOND_CALENDAR', year }))
  })
})

describe('an estimated day in an ordered year', () => {
  const edition = structuredClone(calendar.edition)
  Object.assign(edition.days.find(day => day.reason === 'kurbanAit' && day.date > '2026') ?? {}, {
    status: 'estimated',
  })
  const estimated = workingCalendar(edition)

  it('makes provisional each deadline that looks at it, and no other', () => {
    // Kurban Ait, 27 May 2026, lies between the latest day for sending and the end of the term, 5 June.
    const found = deadlines(civilAppeal('2026-05-05', { receivedOn: '2026-05-06' }), estimated)
    expect(found.proof.courtTerm.provisional).toBe(false)
    expect(found.proof.sendBy).toMatchObject({ provisional: true, start: { date: '2026-06-05' } })
    expect(found.proof.decisionDue).toMatchObject({ provisional: false, result: '2026-05-19' })
    expect(found.provisional).toBe(true)
    expect(deadlines(civilAppeal('2026-06-05'), estimated).provisional).toBe(false)
    // It lies within the month, but only the day on which the month ends, 22 June, decides where the term ends.
    expect(deadlines(civilAppeal('2026-05-20'), estimated).provisional).toBe(false)
  })
})

describe('a court term at risk', () => {
  it.each<[IsoDate, IsoDate, boolean]>([
    ['2026-08-17', '2026-08-26', false],
    ['2026-08-18', '2026-08-27', true],
    ['2026-08-20', '2026-08-31', true],
    ['2026-08-21', '2026-09-01', true],
    ['2026-09-30', '2026-10-09', true],
  ])('with the term ending on 31 August 2026 and the receipt on %s, due %s: %s', (receivedOn, due, atRisk) => {
    expect(deadlines(civilAppeal('2026-07-31', { receivedOn }), calendar)).toMatchObject({
      decisionDue: due,
      termAtRisk: atRisk,
    })
  })

  it('is every ten-working-day term whose request comes the day after the final form', () => {
    const facts = { means: 'appeal', procedure: 'administrative', shortTerm: true, actDate: '2026-11-02' } as const
    expect(deadlines({ ...facts, sentOn: '2026-11-03', receivedOn: '2026-11-03' }, calendar)).toMatchObject({
      courtTermEnds: '2026-11-16',
      decisionDue: '2026-11-12',
      lateRequest: { plain: true, strict: true },
      termAtRisk: true,
    })
  })
})

describe('the terms of a draft edition: five working days for sending and for the decision', () => {
  const draft = termsOf({
    sendingTerm: { workingDays: 5, citation: 'part-6' },
    decisionTerm: { workingDays: 5, citation: 'part-10' },
  })
  const facts = civilAppeal('2026-07-31', { sentOn: '2026-08-24', receivedOn: '2026-08-24' })

  it('are counted instead of ten and seven, in dates and proofs', () => {
    const found = deadlines(facts, calendar, {}, draft)
    expect(found).toMatchObject({
      courtTermEnds: '2026-08-31',
      sendBy: { plain: '2026-08-24', strict: '2026-08-21' },
      lateRequest: { plain: false, strict: true },
      decisionDue: '2026-08-31',
      proof: {
        sendBy: { rule: { citation: 'part-6', term: { workingDays: 5 } }, result: '2026-08-24' },
        decisionDue: {
          rule: { citation: 'part-10', term: { workingDays: 5 } },
          result: '2026-08-31',
          other: { reading: 'receiptDay', result: '2026-08-28' },
        },
      },
    })
    expect(countedDates(found.proof.decisionDue)).toHaveLength(5)
  })

  it.each<[IsoDate, IsoDate, boolean]>([
    ['2026-08-24', '2026-08-31', false],
    ['2026-08-25', '2026-09-01', true],
  ])(
    'leave no day for filing, so received on %s, due %s is at risk only after the court term: %s',
    (day, due, atRisk) => {
      const dates = deadlineDates({ ...facts, receivedOn: day }, calendar, {}, draft)
      expect(dates).toMatchObject({ decisionDue: due, termAtRisk: atRisk })
    },
  )

  it('change nothing in the court term', () => {
    expect(deadlines(facts, calendar, {}, draft).proof.courtTerm).toEqual(deadlines(facts, calendar).proof.courtTerm)
  })
})

describe('deadlines, whatever the facts', () => {
  const day = (from: IsoDate, to: IsoDate) =>
    fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(number => dateOfDay(number))
  const facts = fc.record({
    means: fc.constantFrom('appeal', 'cassation'),
    procedure: fc.constantFrom('civil', 'administrative'),
    actDate: day('2023-01-10', '2027-04-30'),
    sentOn: fc.option(day('2023-01-10', '2027-11-30'), { nil: undefined }),
    receivedOn: fc.option(day('2023-01-10', '2027-11-30'), { nil: undefined }),
  })
  const runs = { numRuns: 300 }

  test.prop([facts], runs)('end on working days, in order, and equal those found without proof', given => {
    const { proof, ...dates } = deadlines(given, calendar)
    expect(dates).toEqual(deadlineDates(given, calendar))
    for (const date of [dates.courtTermEnds, dates.sendBy.plain, dates.sendBy.strict, dates.decisionDue])
      if (date) expect(calendar.isWorking(date)).toBe(true)
    expect(calendar.workingDayBefore(dates.sendBy.plain, 1)).toBe(dates.sendBy.strict)
    expect(dates.sendBy.plain < dates.courtTermEnds).toBe(true)
    expect(dates.provisional).toBe([proof.courtTerm, proof.sendBy, proof.decisionDue].some(p => p?.provisional))
  })

  test.prop([facts], runs)('are proved without a gap: every date once, only working days counted', given => {
    const { proof } = deadlines(given, calendar)
    for (const { rows, start, result, nominalEnd, other, rule } of [
      proof.courtTerm,
      proof.sendBy,
      proof.decisionDue,
    ].filter(p => p !== undefined)) {
      const dates = rows.map(row => dayNumber(row.date))
      const step = start.fact === 'courtTermEnds' ? -1 : 1
      expect(dates).toEqual(dates.map((_, index) => (dates[0] as number) + step * index))
      expect(rows[0]?.date).toBe(nominalEnd ?? start.date)
      expect(rows.at(-1)?.date).toBe(start.fact === 'courtTermEnds' ? other?.result : result)
      expect(rows.every(row => !row.counted || row.working)).toBe(true)
      if ('workingDays' in rule.term)
        expect(rows.find(row => row.count === ('workingDays' in rule.term && rule.term.workingDays))?.date).toBe(result)
    }
  })

  test.prop([day('2023-01-10', '2027-11-30'), fc.constantFrom('nextWorkingDay', 'receiptDay')], runs)(
    'are never earlier for a later receipt',
    (receivedOn, reading) => {
      const today = decisionDue(receivedOn, calendar, reading)
      const tomorrow = decisionDue(plusDays(receivedOn, 1), calendar, reading)
      expect(tomorrow.dueOn >= today.dueOn).toBe(true)
    },
  )

  test.prop([facts], runs)('are never earlier for a later act', given => {
    const later = { ...given, actDate: plusDays(given.actDate, 1) }
    expect(deadlineDates(later, calendar).courtTermEnds >= deadlineDates(given, calendar).courtTermEnds).toBe(true)
  })
})
