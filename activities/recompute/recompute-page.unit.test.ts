import { ApplicationFailure } from '@temporalio/common'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../domain/calendar/calendar.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { standingDeadlines } from '../../domain/deadlines/standing.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { aRequest, datesOf, laterEdition, receipt } from '../../test/approval/request.ts'
import type { OpenCase } from './changed-cases.ts'
import {
  createRecomputePage,
  type RecomputeDependencies,
  type RecomputePageInput,
  type Sent,
} from './recompute-page.ts'

const edition = laterEdition.edition.id
const input: RecomputePageInput = { edition, run: 'run-1', after: '', limit: 3, perSecond: 1_000 }

/** In review with 25 August inside its count: the later edition moves it. */
const moved = (caseId: string, seq = 6): OpenCase => ({
  caseId,
  seq,
  facts: { means: 'appeal', procedure: 'civil', sentOn: '2026-08-14' },
  standing: standingDeadlines(datesOf(aRequest(), receipt)),
})
/** Its dates lie in spring. */
const untouched = (caseId: string): OpenCase => ({
  ...moved(caseId),
  facts: { means: 'appeal', procedure: 'civil', sentOn: '2026-03-25' },
  standing: standingDeadlines(
    datesOf(
      aRequest({
        act: { kind: 'decision', finalFormOn: '2026-03-20' },
        outgoing: { number: '1', sentOn: '2026-03-25' },
      }),
    ),
  ),
})

type Outcome = Awaited<ReturnType<RecomputeDependencies['outcomesOf']>>[number]

/** A deployment with these open cases; what is sent is answered in the order in which it comes. */
const deployment = (
  cases: OpenCase[],
  answers: Record<string, Sent[]> = {},
  changes: Partial<RecomputeDependencies> = {},
) => {
  const sent: string[] = []
  const noted: Outcome[] = []
  const stop = new AbortController()
  const page = createRecomputePage({
    calendarOf: async id => [newestCalendar, laterEdition].find(calendar => calendar.edition.id === id),
    openCasesAfter: async (after, limit) => cases.filter(({ caseId }) => caseId > after).slice(0, limit),
    outcomesOf: async (_, { caseIds }) => noted.filter(({ caseId }) => caseIds.includes(caseId)),
    noteOutcomes: async (_, outcomes) => void noted.push(...outcomes),
    send: async (caseId, _, commandId) => {
      sent.push(`${caseId} ${commandId}`)
      return answers[caseId]?.shift() ?? { kind: 'done' }
    },
    mayNotSend: async () => undefined,
    activity: () => ({ signal: stop.signal, heartbeat: () => undefined }),
    ...changes,
  })
  return { page, sent, noted, stop }
}

const refused = (code: 'NOTHING_CHANGED' | 'AUTHORITY_UNAVAILABLE'): Sent => ({
  kind: 'refused',
  rejection: reject(code),
  unavailable: code === 'AUTHORITY_UNAVAILABLE',
})

describe('one page of recomputing', () => {
  it('sends only to the cases that the edition changes, each by a command id of edition and case as it stands', async () => {
    const { page, sent } = deployment([moved('a', 6), untouched('b'), moved('c', 9)])
    expect(await page(input)).toEqual({ after: null, done: 2, left: 0, failed: 0 })
    expect(sent).toEqual([`a recompute.${edition}.6`, `c recompute.${edition}.9`])
  })

  it('sends nothing to a case that is counted by the edition already', async () => {
    const standing = standingDeadlines(datesOf(aRequest(), receipt, laterEdition))
    const { page, sent } = deployment([{ ...moved('a'), standing }])
    expect(await page(input)).toEqual({ after: null, done: 0, left: 0, failed: 0 })
    expect(sent).toEqual([])
  })

  it('ends after as many as it may send, and the next one goes on behind them', async () => {
    const { page, sent } = deployment(['a', 'b', 'c', 'd'].map(id => moved(id)))
    expect(await page(input)).toEqual({ after: 'c', done: 3, left: 0, failed: 0 })
    expect(await page({ ...input, after: 'c' })).toEqual({ after: null, done: 1, left: 0, failed: 0 })
    expect(sent.map(one => one[0])).toEqual(['a', 'b', 'c', 'd'])
  })

  it('goes on where one case refuses, names it, and does not ask it again in this run', async () => {
    const { page, sent, noted } = deployment([moved('a'), moved('b')], { a: [refused('NOTHING_CHANGED')] })
    expect(await page(input)).toEqual({ after: null, done: 1, left: 0, failed: 1 })
    expect(noted).toContainEqual({ caseId: 'a', outcome: 'failed', code: 'NOTHING_CHANGED', facts: {} })
    await page(input)
    expect(sent.map(one => one[0])).toEqual(['a', 'b', 'b'])
  })

  it('counts a case once, though the log follows its answer by a moment and it is found again', async () => {
    const { page } = deployment([moved('a')])
    expect((await page(input)).done).toBe(1)
    expect(await page(input)).toEqual({ after: null, done: 0, left: 0, failed: 0 })
  })

  it('leaves a case that does not answer for the next pass', async () => {
    const { page, noted } = deployment([moved('a')], { a: [{ kind: 'unanswered', reason: 'no answer in time' }] })
    expect(await page(input)).toMatchObject({ left: 1, failed: 0 })
    expect(noted[0]).toMatchObject({ outcome: 'left', code: 'NOT_YET_ANSWERED' })
  })

  it('asks again under another id where the registry could not be asked', async () => {
    const { page, sent } = deployment([moved('a')], { a: [refused('AUTHORITY_UNAVAILABLE')] })
    expect(await page(input)).toMatchObject({ done: 1 })
    expect(sent).toHaveLength(2)
    expect(sent[0]).not.toBe(sent[1])
  })

  it('names a case beyond the years of the edition, with the year, and sends it nothing', async () => {
    const days = newestCalendar.edition.days.filter(day => day.date < '2026-01-01')
    const old = workingCalendar({
      ...newestCalendar.edition,
      id: 'ends-2025',
      to: '2025-12-31',
      provisionalFrom: '2025-12-31',
      days,
    })
    const { page, sent, noted } = deployment([moved('a')], {}, { calendarOf: async () => old })
    expect(await page({ ...input, edition: 'ends-2025' })).toMatchObject({ failed: 1 })
    expect(noted[0]).toMatchObject({ caseId: 'a', outcome: 'failed', code: 'BEYOND_CALENDAR', facts: { year: 2026 } })
    expect(sent).toEqual([])
  })

  it('begins no further case when the worker stops, and says where to go on', async () => {
    const { page, stop, sent } = deployment(
      ['a', 'b', 'c'].map(id => moved(id)),
      {},
      {
        send: async caseId => {
          sent.push(caseId)
          stop.abort()
          return { kind: 'done' }
        },
      },
    )
    expect(await page({ ...input, perSecond: 20 })).toMatchObject({ after: 'a', done: 1 })
    expect(sent).toEqual(['a'])
  })

  it.each([
    ['an edition that is not known', { calendarOf: async () => undefined }, 'EDITION_UNKNOWN'],
    [
      'no key to sign by where credentials are required',
      { mayNotSend: async () => reject('CREDENTIAL_MISSING') },
      'CREDENTIAL_MISSING',
    ],
  ])('refuses the whole run for %s', async (_, changes, code) => {
    const { page, sent } = deployment([moved('a')], {}, changes)
    const failure = await page(input).catch(error => error)
    expect(failure).toBeInstanceOf(ApplicationFailure)
    expect(failure).toMatchObject({ type: code, nonRetryable: true })
    expect(sent).toEqual([])
  })
})

it('finds the cases of every page once and in order, however many there are', async () => {
  const many = Array.from({ length: 1_200 }, (_, n) => String(n).padStart(5, '0'))
  const { page, sent } = deployment(many.map((id, n) => (n % 400 === 7 ? moved(id) : untouched(id))))
  expect(await page({ ...input, limit: 100 })).toEqual({ after: null, done: 3, left: 0, failed: 0 })
  expect(sent.map(one => one.slice(0, 5))).toEqual(['00007', '00407', '00807'])
})
