import { describe, expect, it } from 'vitest'
import { aRequest, datesOf, laterEdition, receipt } from '../../test/approval/request.ts'
import { BeyondCalendar } from '../calendar/beyond-calendar.ts'
import { workingCalendar } from '../calendar/calendar.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { newestCalendar } from '../calendar/editions.ts'
import { changesUnder, type OtherFacts, standingDeadlines } from './standing.ts'

const facts: OtherFacts = { means: 'appeal', procedure: 'civil', sentOn: '2026-08-14' }
const received = () => standingDeadlines(datesOf(aRequest(), receipt))

const dayOff = (date: IsoDate) =>
  ({ date, working: false, reason: 'movedDayOff', source: 'LC 84', status: 'confirmed' }) as const

/** The newest edition with days of the counts only estimated. */
const estimated = workingCalendar({ ...newestCalendar.edition, id: 'estimated', provisionalFrom: '2026-08-20' })

describe('the deadlines of a case as they stand', () => {
  it('say what they were counted from, by the proofs alone', () =>
    expect(received()).toEqual({
      edition: newestCalendar.edition.id,
      actDate: '2026-07-31',
      receivedOn: '2026-08-17',
      readings: { receiptDay: 'nextWorkingDay' },
      courtTermEnds: '2026-08-31',
      sendBy: { plain: '2026-08-17', strict: '2026-08-14' },
      decisionDue: '2026-08-26',
      lateRequest: { plain: false, strict: false },
      termAtRisk: false,
      provisional: false,
    }))

  it('say by which readings they were counted, and nothing of them where all is the default', () => {
    const countedBy = { readings: { administrativeTerms: 'notApplied' }, receivedAfterClosing: true } as const
    expect(standingDeadlines(datesOf(aRequest()))).not.toHaveProperty('readings')
    expect(standingDeadlines({ ...datesOf(aRequest()), countedBy })).toMatchObject({
      readings: { administrativeTerms: 'notApplied' },
      receivedAfterClosing: true,
    })
    expect(standingDeadlines({ ...datesOf(aRequest(), receipt), countedBy }).readings).toEqual({
      administrativeTerms: 'notApplied',
      receiptDay: 'nextWorkingDay',
    })
  })

  it('know the ten-working-day appeal of APPC 168(4) by the rule of its proof', () => {
    const request = aRequest({ procedure: 'administrative', shortTerm: true })
    const standing = standingDeadlines(datesOf(request))
    expect(standing.shortTerm).toBe(true)
    expect(changesUnder(newestCalendar, standing, { ...facts, procedure: 'administrative' })).toEqual([])
  })
})

describe('what another calendar edition changes', () => {
  it('is nothing under the edition by which they were counted', () =>
    expect(changesUnder(newestCalendar, received(), facts)).toEqual([]))

  it('is every date whose count passes a day that was worked and is off now: 25 August', () =>
    expect(changesUnder(laterEdition, received(), facts)).toEqual([
      { what: 'sendByPlain', before: '2026-08-17', after: '2026-08-14' },
      { what: 'sendByStrict', before: '2026-08-14', after: '2026-08-13' },
      { what: 'decisionDue', before: '2026-08-26', after: '2026-08-27' },
      { what: 'lateRequestStrict', before: false, after: true },
      { what: 'termAtRisk', before: false, after: true },
    ]))

  it('is the end of the court term itself where its last day is off now: 31 August', () => {
    const days = [...newestCalendar.edition.days, dayOff('2026-08-31')].toSorted((a, b) => (a.date < b.date ? -1 : 1))
    const edition = workingCalendar({ ...newestCalendar.edition, id: 'august', days })
    expect(changesUnder(edition, received(), facts)).toEqual([
      { what: 'courtTermEnds', before: '2026-08-31', after: '2026-09-01' },
    ])
  })

  it('is the lateness of a request sent on the last day, which is too late now', () => {
    const sentOn = '2026-08-17'
    const lastDay = standingDeadlines(datesOf(aRequest({ outgoing: { number: '1', sentOn } })))
    expect(changesUnder(laterEdition, lastDay, { ...facts, sentOn })).toContainEqual({
      what: 'lateRequestPlain',
      before: false,
      after: true,
    })
  })

  it('is no lateness where none was known and none comes', () => {
    const { lateRequest: _, ...unknown } = received()
    expect(changesUnder(newestCalendar, unknown, facts)).toEqual([])
  })

  it('is no decision before the receipt', () =>
    expect(changesUnder(laterEdition, standingDeadlines(datesOf(aRequest())), facts).map(({ what }) => what)).toEqual([
      'sendByPlain',
      'sendByStrict',
      'lateRequestStrict',
    ]))

  it('is the mark alone where a day becomes an estimate, and where it is confirmed at last', () => {
    const mark = (before: boolean, after: boolean) => [{ what: 'provisional', before, after }]
    expect(changesUnder(estimated, received(), facts)).toEqual(mark(false, true))
    const provisional = standingDeadlines(datesOf(aRequest(), receipt, estimated))
    expect(changesUnder(newestCalendar, provisional, facts)).toEqual(mark(true, false))
  })

  it('is nothing where the changed day lies outside every count', () => {
    const request = aRequest({
      act: { kind: 'decision', finalFormOn: '2026-03-20' },
      outgoing: { number: '1', sentOn: '2026-03-25' },
    })
    expect(changesUnder(laterEdition, standingDeadlines(datesOf(request)), { ...facts, sentOn: '2026-03-25' })).toEqual(
      [],
    )
  })

  it('is counted by the reading of the case', () => {
    const standing = { ...received(), readings: { receiptDay: 'receiptDay' }, decisionDue: '2026-08-25' } as const
    expect(changesUnder(newestCalendar, standing, facts)).toEqual([])
  })

  it('is unknown beyond the years of the edition, and says which year is missing', () => {
    const { edition } = newestCalendar
    const days = edition.days.filter(day => day.date < '2026-01-01')
    const old = workingCalendar({ ...edition, id: 'ends-2025', to: '2025-12-31', provisionalFrom: '2025-12-31', days })
    expect(() => changesUnder(old, received(), facts)).toThrow(BeyondCalendar)
  })
})
