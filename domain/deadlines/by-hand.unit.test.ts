import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../client/library/content-hash.ts'
import { newestCalendar } from '../calendar/editions.ts'
import { proofDocuments } from './case-proofs.ts'
import { deadlines } from './deadlines.ts'
import type { DeadlineFacts, ReceiptDayReading } from './facts.ts'
import type { ProofDocument } from './proof-document.ts'

// A lawyer with the printed document and a wall calendar: nothing below the line asks the engine, only the document's own rows.

type Recounted = { result: string; other: string | undefined; provisional: boolean }

/** The result counted again from the rows alone; throws, naming the row, where they do not bear it. */
const recounted = ({ deadline, proof, sources, citations }: ProofDocument): Recounted => {
  const { rows, rule } = proof
  const first = rows[0]
  if (!first) throw new Error('no rows')
  rows.forEach((row, index) => {
    const fault = (what: string) => new Error(`${deadline}, ${row.date}: ${what}`)
    if (row.weekday !== weekdayOf(row.date)) throw fault('is another weekday')
    if (index > 0 && row.date !== dayBeside((rows[index - 1] as typeof row).date, deadline === 'sendBy' ? -1 : 1))
      throw fault('is not the date beside the one before')
    if (row.reason === 'weekday' && row.weekday > 5) throw fault('is called a weekday on a weekend')
    if (!(row.source in sources)) throw fault('has a source that the document does not explain')
    if (!(row.citation in citations)) throw fault('rests on what the document does not explain')
  })
  const working = rows.filter(row => row.working).map(row => row.date)
  const provisionalUpTo = (date: string) =>
    rows.slice(0, rows.findIndex(row => row.date === date) + 1).some(row => row.status === 'estimated')

  if ('months' in rule.term) {
    // The start is not in the rows: they begin where the months end.
    const end = sameDayMonthsLater(proof.start.date, rule.term.months)
    if (first.date !== end) throw new Error(`the months end on ${end}, the rows begin on ${first.date}`)
    const result = working[0] ?? 'none'
    return { result, other: undefined, provisional: provisionalUpTo(result) }
  }

  if (first.date !== proof.start.date) throw new Error('the rows do not begin at the start')
  const days = rule.term.workingDays
  // The start itself is left out, unless the reading says that the day of receipt is the first.
  const after = working.filter(date => date !== proof.start.date)
  if (deadline === 'sendBy') {
    const plain = after[days - 1] ?? 'none'
    // Ten full working days in between, so one day more.
    const strict = after[days] ?? 'none'
    const [result, other] = proof.reading === 'strict' ? [strict, plain] : [plain, strict]
    return { result, other, provisional: rows.some(row => row.status === 'estimated') }
  }
  const byNextWorkingDay = after[days - 1] ?? 'none'
  const byReceiptDay = working[days - 1] ?? 'none'
  if (deadline === 'courtTerm')
    return { result: byNextWorkingDay, other: undefined, provisional: provisionalUpTo(byNextWorkingDay) }
  const result = proof.reading === 'receiptDay' ? byReceiptDay : byNextWorkingDay
  const other = proof.reading === 'receiptDay' ? byNextWorkingDay : byReceiptDay
  return { result, other, provisional: provisionalUpTo(result) }
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

const dayBeside = (date: string, days: number): string => {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

const sameDayMonthsLater = (date: string, months: number): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

/** What the document prints beside each date must be the count itself. */
const runningCounts = ({ proof }: ProofDocument): (number | undefined)[] => {
  let count = 0
  return proof.rows.map(row => (row.role === 'counted' ? ++count : undefined))
}

// ---

const asker = { kind: 'asker' } as const
const documentsFor = (facts: DeadlineFacts, receiptDay: ReceiptDayReading = 'nextWorkingDay') =>
  proofDocuments(
    deadlines(facts, newestCalendar, { receiptDay }),
    newestCalendar,
    { act: asker, receipt: asker },
    { caseId: null, regulation: 'E2', ofCase: null, readings: { receiptDay }, hashOf: contentHash },
  )

const expectTheSameByHand = (document: ProofDocument) => {
  const { result, other, provisional } = document.proof
  expect(recounted(document)).toEqual({ result, other: other?.result, provisional })
  expect(document.proof.rows.map(row => row.count)).toEqual(runningCounts(document))
  expect(document.sha256).toBe(contentHash(document.proof))
}

describe('a proof, counted again by hand from its own rows', () => {
  it.each([
    ['2024-01-31', '2024-02-15'],
    ['2025-08-01', '2025-08-18'],
    ['2026-07-31', '2026-08-17'],
  ] as const)('gives the dates worked on paper: final form on %s, received on %s', (actDate, receivedOn) => {
    const documents = documentsFor({ means: 'appeal', procedure: 'civil', actDate, receivedOn })
    expect(documents.map(({ deadline }) => deadline)).toEqual(['courtTerm', 'sendBy', 'decision'])
    for (const document of documents) expectTheSameByHand(document)
  })

  it.each<[string, (document: ProofDocument) => void]>([
    [
      'a day off that is left out',
      ({ proof }) => Object.assign(proof, { rows: proof.rows.filter(row => row.working) }),
    ],
    ['a working day passed over', ({ proof }) => Object.assign(proof.rows[2] ?? {}, { working: false })],
    ['another result', document => Object.assign(document.proof, { result: '2026-08-25' })],
    ['another result of the other reading', ({ proof }) => Object.assign(proof.other ?? {}, { result: '2026-08-24' })],
    ['an estimate that is not said', ({ proof }) => Object.assign(proof.rows[2] ?? {}, { status: 'estimated' })],
    ['another running count', ({ proof }) => Object.assign(proof.rows[2] ?? {}, { count: 3 })],
  ])('shows %s', (_, alter) => {
    const facts = { means: 'appeal', procedure: 'civil', actDate: '2026-07-31', receivedOn: '2026-08-17' } as const
    const decision = structuredClone(documentsFor(facts)[2] as ProofDocument)
    expectTheSameByHand(decision)
    alter(decision)
    expect(() => expectTheSameByHand({ ...decision, sha256: contentHash(decision.proof) })).toThrow()
  })

  const day = fc.integer({ min: 0, max: 1_520 }).map(days => dayBeside('2023-02-01', days) as '2023-02-01')
  const terms = fc.constantFrom(
    { means: 'appeal', procedure: 'civil' } as const,
    { means: 'cassation', procedure: 'civil' } as const,
    { means: 'appeal', procedure: 'administrative' } as const,
    { means: 'appeal', procedure: 'administrative', shortTerm: true } as const,
    { means: 'cassation', procedure: 'administrative' } as const,
  )
  test.prop([terms, day, day, fc.constantFrom('nextWorkingDay', 'receiptDay')], { numRuns: 400 })(
    'comes to the same result, whatever the facts and by both readings',
    (term, actDate, receivedOn, reading) => {
      for (const document of documentsFor({ ...term, actDate, receivedOn }, reading)) expectTheSameByHand(document)
    },
  )
})
