import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { summaryOf } from '../../domain/approval/summary.ts'
import { standingDeadlines } from '../../domain/deadlines/standing.ts'
import { append } from '../../store/case-log.ts'
import { up as recompute } from '../../store/migrations/0005-recompute.ts'
import { openCasesAfter } from '../../store/open-cases.ts'
import { noteOutcomes, outcomesOf } from '../../store/recompute-outcomes.ts'
import { aRequest, datesOf, receipt } from '../approval/request.ts'
import { inReview, lawyerAssigned, receiptRegistered, received, sent, withdrawn } from '../approval/story.ts'
import { runId } from './a-case.ts'
import { aDatabase } from './a-database.ts'

const database = aDatabase()

/** The story under another id, and what of it is new. */
const told = async (caseId: string, story: ApprovalEvent[], from = 0, previousHash = ''): Promise<string> => {
  const state = caseOf(story)
  if (state.stage === 'unopened') throw new Error('nothing told')
  const summary = { ...summaryOf(state), caseId, requestId: caseId }
  const events = story.slice(from)
  return (await append(database.db, { caseId, runId, firstSeq: from + 1, previousHash, events, summary })).hash
}
const found = async (after: string, limit: number) =>
  (await openCasesAfter(database.db, after, limit)).map(({ caseId }) => caseId)
const standingOf = async (caseId: string) =>
  (await openCasesAfter(database.db, '', 100)).find(row => row.caseId === caseId)?.standing

describe('the deadlines of open cases as they stand', () => {
  it('are those of the last dates that an event has set, whatever happens after', async () => {
    const opened = await told('case-a', sent)
    expect(await standingOf('case-a')).toEqual(standingDeadlines(datesOf(aRequest())))
    const registered = await told('case-a', received, sent.length, opened)
    await told('case-a', inReview, received.length, registered)
    expect(await openCasesAfter(database.db, '', 100)).toEqual([
      {
        caseId: 'case-a',
        seq: sent.length + receiptRegistered.length + [lawyerAssigned].length,
        facts: { means: 'appeal', procedure: 'civil', sentOn: '2026-08-14' },
        standing: standingDeadlines(datesOf(aRequest(), receipt)),
      },
    ])
  })

  it('come page by page, each case once, without closed ones', async () => {
    await told('case-b', inReview)
    await told('case-c', [...inReview, withdrawn])
    await told('case-d', inReview)
    expect(await found('', 2)).toEqual(['case-a', 'case-b'])
    expect(await found('case-b', 2)).toEqual(['case-d'])
    expect(await found('case-d', 2)).toEqual([])
  })

  it('are read from the logs of the cases that a database had before', async () => {
    const before = await openCasesAfter(database.db, '', 100)
    await sql`alter table approval_case drop column deadlines`.execute(database.db)
    await sql`drop index approval_case_open`.execute(database.db)
    await sql`drop table recompute_outcome`.execute(database.db)
    await recompute(database.db as unknown as Kysely<unknown>)
    expect(await openCasesAfter(database.db, '', 100)).toEqual(before)
  })
})

describe('what became of the cases of a run', () => {
  const failed = { caseId: 'case-b', outcome: 'failed', code: 'BEYOND_CALENDAR', facts: { year: 2028 } } as const
  const run = { edition: '2026-03-18', run: 'run-1' }

  it('is kept by case, the last outcome in place of the one before', async () => {
    const left = { caseId: 'case-a', outcome: 'left', code: 'NOT_YET_ANSWERED', facts: {} } as const
    await noteOutcomes(database.db, run, [left, failed])
    await noteOutcomes(database.db, run, [{ ...left, outcome: 'done', code: null }])
    expect(await outcomesOf(database.db, run)).toEqual([{ ...left, outcome: 'done', code: null }, failed])
    expect(await outcomesOf(database.db, run, { caseIds: ['case-b', 'case-x'] })).toEqual([failed])
    expect(await outcomesOf(database.db, run, { after: 'case-a' })).toEqual([failed])
  })

  it('is that of the later run where another one asks again', async () => {
    await noteOutcomes(database.db, { ...run, run: 'run-2' }, [failed])
    expect((await outcomesOf(database.db, run)).map(({ caseId }) => caseId)).toEqual(['case-a'])
  })
})
