import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { Instant } from '../../domain/calendar/dates.ts'
import { append } from '../../store/case-log.ts'
import { listCases } from '../../store/read-model.ts'
import { batch, caseNumbered } from './a-case.ts'
import { aDatabase } from './a-database.ts'

const database = aDatabase()

const numbers = (cases: CaseSummary[]) => cases.map(({ requestId }) => Number(requestId.slice(2)))

/** Each test asks for an approver of its own, so that it sees only its own cases. */
const cases = async (approver: string, changes: Record<number, Partial<CaseSummary>>): Promise<void> => {
  for (const [number, change] of Object.entries(changes))
    await append(database.db, batch(caseNumbered(Number(number)), 1, 1, { approver, ...change }))
}

const noDecisionDue = { decisionDueOn: null, decisionDueAt: null }
const noCourtTerm = { courtTermEndsOn: null, courtTermEndsAt: null }

describe('the list of cases', () => {
  it('shows the nearest decision deadline first, then the nearest court term, those without one last', async () => {
    await cases('minfin', {
      1: { ...noDecisionDue, ...noCourtTerm },
      2: { ...noDecisionDue, courtTermEndsAt: '2026-10-01T19:00:00.000Z' },
      3: { decisionDueAt: '2026-09-03T19:00:00.000Z', courtTermEndsAt: '2026-09-20T19:00:00.000Z' },
      4: { decisionDueAt: '2026-09-03T19:00:00.000Z', courtTermEndsAt: '2026-09-10T19:00:00.000Z' },
      5: { decisionDueAt: '2026-09-01T19:00:00.000Z', courtTermEndsAt: '2026-12-01T19:00:00.000Z' },
    })
    expect(numbers((await listCases(database.db, { approver: 'minfin' })).cases)).toEqual([5, 4, 3, 2, 1])
    const byTerm = await listCases(database.db, { approver: 'minfin', sort: 'courtTerm' })
    expect(numbers(byTerm.cases)).toEqual([4, 3, 2, 5, 1])
  })

  it('filters by what the events said, never by the clock', async () => {
    await cases('kgd', {
      11: { overdue: true, overdueSince: '2026-08-26T19:00:00.000Z', deadlineState: 'overdue' },
      12: { decisionDueAt: '2020-01-01T19:00:00.000Z', decisionDueOn: '2020-01-01' },
      13: { stage: 'closed', holder: null, closedAt: '2026-08-20T00:00:00.000Z' },
      14: { holder: 'p-0042', requester: 'ugd-bostandyk', stage: 'review' },
    })
    const shown = async (filter: Parameters<typeof listCases>[1]) =>
      numbers((await listCases(database.db, { approver: 'kgd', ...filter })).cases).sort()
    expect(await shown({ overdue: true })).toEqual([11])
    expect(await shown({ overdue: false })).toEqual([12, 13, 14])
    expect(await shown({ open: true })).toEqual([11, 12, 14])
    expect(await shown({ open: false })).toEqual([13])
    expect(await shown({ holder: 'p-0042' })).toEqual([14])
    expect(await shown({ requester: 'ugd-bostandyk' })).toEqual([14])
    expect(await shown({ stage: 'review' })).toEqual([14])
    expect(await shown({ holder: 'p-0042', overdue: true })).toEqual([])
  })

  it.each(['decisionDue', 'courtTerm'] as const)('pages by %s through every case once', async sort => {
    const approver = `akim-${sort.toLowerCase()}`
    const offset = sort === 'courtTerm' ? 200 : 100
    const changes: Record<number, Partial<CaseSummary>> = {}
    const dueOnOneOfTwoDays = (number: number): Partial<CaseSummary> => ({
      decisionDueAt: number % 2 ? '2026-09-02T19:00:00.000Z' : '2026-09-01T19:00:00.000Z',
    })
    for (let number = 1; number <= 7; number++)
      changes[offset + number] = number % 3 === 0 ? { ...noDecisionDue, ...noCourtTerm } : dueOnOneOfTwoDays(number)
    await cases(approver, changes)

    const seen: CaseSummary[] = []
    let pages = 0
    let after: string | null | undefined
    do {
      const page = await listCases(database.db, { approver, sort, limit: 2, ...(after && { after }) })
      seen.push(...page.cases)
      pages++
      after = page.next
    } while (after)
    expect(pages).toBe(4)
    expect(seen).toEqual((await listCases(database.db, { approver, sort })).cases)
    expect(new Set(numbers(seen)).size).toBe(7)
  })

  it('pages through every case that stays as it is exactly once, whatever else comes, moves or closes meanwhile', async () => {
    const day = fc.constantFrom('2026-09-01T19:00:00.000Z', '2026-09-02T19:00:00.000Z', '2026-09-03T19:00:00.000Z')
    const due = (decisionDueAt: Instant): Partial<CaseSummary> => ({ decisionDueAt })
    let run = 0
    const property = fc.asyncProperty(
      fc.array(day, { minLength: 3, maxLength: 9 }),
      fc.array(fc.record({ from: day, to: day }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 3 }),
      async (staying, moving, limit) => {
        const first = 1_000 + 100 * run++
        const approver = `akim-${first}`
        await cases(approver, Object.fromEntries(staying.map((on, index) => [first + index, due(on)])))
        await cases(approver, Object.fromEntries(moving.map(({ from }, index) => [first + 50 + index, due(from)])))
        const seen: number[] = []
        for (let after: string | undefined, turn = 0; ; turn++) {
          const page = await listCases(database.db, { approver, open: true, limit, ...(after && { after }) })
          seen.push(...numbers(page.cases))
          if (page.next === null) break
          after = page.next
          const mover = moving[turn]
          if (!mover) continue
          const moved = { approver, ...due(mover.to), ...(turn % 2 ? { stage: 'closed' as const, holder: null } : {}) }
          await append(database.db, batch(caseNumbered(first + 50 + turn), 2, 2, moved))
          await cases(approver, { [first + 70 + turn]: due(mover.to) })
        }
        const stayed = seen.filter(number => number < first + 50)
        const inOrder = staying.map((on, index) => ({ on, number: first + index }))
        expect(stayed).toEqual(
          inOrder.toSorted((a, b) => a.on.localeCompare(b.on) || a.number - b.number).map(({ number }) => number),
        )
      },
    )
    await fc.assert(property, { numRuns: 25 })
  })

  it('has at least one case on a page, whatever is asked, so that paging ends', async () => {
    await cases('akim-small-pages', { 301: {}, 302: {} })
    for (const limit of [0, -1]) {
      const page = await listCases(database.db, { approver: 'akim-small-pages', limit })
      expect(page.cases).toHaveLength(1)
      expect(page.next).not.toBeNull()
    }
  })

  it.each(['', 'x', Buffer.from('["a","b","c"]').toString('base64url')])(
    'refuses a place that no page gave: %j',
    async after => {
      await expect(listCases(database.db, { after })).rejects.toThrow(RangeError)
    },
  )
})
