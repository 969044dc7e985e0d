import { type Kysely, sql } from 'kysely'
import type { OpenCase } from '../activities/recompute/changed-cases.ts'
import type { StandingDeadlines } from '../domain/deadlines/standing.ts'
import type { Database } from './tables.ts'

/**
 * A page of the open cases that have deadlines, by id, after the id given ('' for the first). Pages by key: no cursor stays open,
 * and of any number of cases only one page is in memory.
 */
export const openCasesAfter = async (db: Kysely<Database>, after: string, limit: number): Promise<OpenCase[]> => {
  const rows = await db
    .selectFrom('approvalCase')
    .select(['caseId', 'seq', 'means', 'procedure', 'sentOn', 'deadlines'])
    .where('stage', '<>', sql.lit('closed'))
    .where('deadlines', 'is not', null)
    .where('caseId', '>', after)
    .orderBy('caseId')
    .limit(limit)
    .execute()
  return rows.map(({ caseId, seq, means, procedure, sentOn, deadlines }) => ({
    caseId,
    seq,
    facts: { means, procedure, sentOn },
    standing: deadlines as StandingDeadlines,
  }))
}
