import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../calendar/dates.ts'
import { newestCalendar as calendar } from '../calendar/editions.ts'
import { deadlineDates, deadlines } from './deadlines.ts'
import type { DeadlineFacts, DeadlineReadings } from './facts.ts'
import { momentsOf } from './moments.ts'
import { receiptDate } from './receipt-date.ts'

const appeal = (more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  means: 'appeal',
  procedure: 'civil',
  actDate: '2026-07-31',
  ...more,
})

describe('the day of receipt', () => {
  const read = { receiptOnDayOff: 'nextWorkingDay' } as const
  // 15 August 2026 is a Saturday.
  it.each<[string, IsoDate, boolean, DeadlineReadings, IsoDate]>([
    ['a Saturday stays', '2026-08-15', false, {}, '2026-08-15'],
    ['a Saturday stays after closing', '2026-08-15', true, { receiptOnDayOff: 'actualDay' }, '2026-08-15'],
    ['a Saturday becomes Monday', '2026-08-15', false, read, '2026-08-17'],
    ['a Saturday after the hour becomes Monday, not Tuesday', '2026-08-15', true, read, '2026-08-17'],
    ['a Monday stays', '2026-08-17', false, read, '2026-08-17'],
    ['a Monday after closing becomes Tuesday', '2026-08-17', true, read, '2026-08-18'],
    ['a Friday after closing becomes Monday', '2026-08-14', true, read, '2026-08-17'],
  ])('%s', (_, receivedOn, receivedAfterClosing, readings, day) => {
    expect(receiptDate(receivedOn, { receivedAfterClosing }, calendar, readings)).toBe(day)
  })

  it('moves the seven working days with it, and the proof says from which day it was moved', () => {
    const found = deadlines(appeal({ receivedOn: '2026-08-15' }), calendar, read)
    expect(found.decisionDue).toBe('2026-08-26')
    expect(found.proof.decisionDue).toMatchObject({
      start: { fact: 'receivedOn', date: '2026-08-17', registeredOn: '2026-08-15' },
      openPoints: ['receiptDay', 'receiptOnDayOff'],
      result: '2026-08-26',
    })
  })

  it('makes no difference where the receipt itself counts: the first of the seven is Monday by both', () => {
    const due = (readings: DeadlineReadings) =>
      deadlineDates(appeal({ receivedOn: '2026-08-15' }), calendar, { ...readings, receiptDay: 'receiptDay' })
        .decisionDue
    expect(due({})).toBe('2026-08-25')
    expect(due(read)).toBe('2026-08-25')
  })

  it('is an open point only of a day off, or where it was moved', () => {
    const openPoints = (receivedOn: IsoDate, readings: DeadlineReadings, receivedAfterClosing = false) =>
      deadlines(appeal({ receivedOn, receivedAfterClosing }), calendar, readings).proof.decisionDue?.openPoints
    expect(openPoints('2026-08-17', {})).toEqual(['receiptDay'])
    expect(openPoints('2026-08-17', read)).toEqual(['receiptDay'])
    expect(openPoints('2026-08-15', {})).toEqual(['receiptDay', 'receiptOnDayOff'])
    expect(openPoints('2026-08-17', read, true)).toEqual(['receiptDay', 'receiptOnDayOff'])
  })
})

describe('the latest sending read strictly', () => {
  it('is the result of the proof, with the plain one beside it', () => {
    expect(deadlines(appeal(), calendar, { sendBy: 'strict' }).proof.sendBy).toMatchObject({
      reading: 'strict',
      result: '2026-08-14',
      other: { reading: 'plain', result: '2026-08-17' },
    })
    expect(deadlines(appeal(), calendar).proof.sendBy).toMatchObject({ reading: 'plain', result: '2026-08-17' })
  })
})

describe('part 6 read as not governing terms of the APPC', () => {
  const administrative = appeal({ procedure: 'administrative', actDate: '2026-06-30', sentOn: '2026-08-20' })
  const notApplied = { administrativeTerms: 'notApplied' } as const

  it('makes no administrative request late, and says that it does not apply', () => {
    expect(deadlineDates(administrative, calendar, notApplied)).toMatchObject({
      lateRequest: { plain: false, strict: false },
      sendByNotApplied: true,
    })
    expect(deadlineDates(administrative, calendar)).toMatchObject({ lateRequest: { plain: true, strict: true } })
    expect(deadlineDates(administrative, calendar)).not.toHaveProperty('sendByNotApplied')
  })

  it('changes nothing in a civil case', () => {
    const late = deadlineDates(appeal({ sentOn: '2026-08-20' }), calendar, notApplied)
    expect(late.lateRequest).toEqual({ plain: true, strict: true })
    expect(late).not.toHaveProperty('sendByNotApplied')
  })
})

describe('the seventh day read to end at the close of business', () => {
  it('moves only the end of the decision’s term', () => {
    const localTime = {
      dateOf: () => '2026-08-26' as const,
      startOf: (date: IsoDate) => `${date}T00:00:00.000Z` as const,
      timeOn: (date: IsoDate, time: string) => `${date}T${time}:00.000Z` as `${IsoDate}T${number}:${number}:${number}Z`,
    }
    const dates = { courtTermEnds: '2026-08-31', decisionDue: '2026-08-26' } as const
    const byDefault = momentsOf(dates, calendar, localTime)
    const read = momentsOf(dates, calendar, localTime, '2026-08-26T18:30:00.000Z')
    const others = (moments: typeof read) => moments.filter(({ kind }) => kind !== 'decisionDue')
    expect(others(read)).toEqual(others(byDefault))
    expect(byDefault.find(({ kind }) => kind === 'decisionDue')?.at).toBe('2026-08-27T00:00:00.000Z')
    expect(read.find(({ kind }) => kind === 'decisionDue')?.at).toBe('2026-08-26T18:30:00.000Z')
  })
})
