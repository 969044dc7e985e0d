import type { Kysely } from 'kysely'
import type { RecomputeOutcome } from '../activities/recompute/recompute-page.ts'
import type { Database } from './tables.ts'

/** The last outcome of each case replaces the one before. */
export const noteOutcomes = async (
  db: Kysely<Database>,
  { edition, run }: { edition: string; run: string },
  outcomes: readonly RecomputeOutcome[],
): Promise<void> => {
  if (outcomes.length === 0) return
  await db
    .insertInto('recomputeOutcome')
    .values(outcomes.map(outcome => ({ ...outcome, facts: JSON.stringify(outcome.facts) as never, edition, run })))
    .onConflict(conflict =>
      conflict.columns(['edition', 'caseId']).doUpdateSet(({ ref }) => ({
        run: ref('excluded.run'),
        outcome: ref('excluded.outcome'),
        code: ref('excluded.code'),
        facts: ref('excluded.facts'),
        at: ref('excluded.at'),
      })),
    )
    .execute()
}

/** The outcomes of one run by case, after the id given, or of the named cases only. */
export const outcomesOf = async (
  db: Kysely<Database>,
  { edition, run }: { edition: string; run: string },
  { caseIds, after = '', limit = 1000 }: { caseIds?: readonly string[]; after?: string; limit?: number } = {},
): Promise<RecomputeOutcome[]> => {
  if (caseIds?.length === 0) return []
  let query = db
    .selectFrom('recomputeOutcome')
    .select(['caseId', 'outcome', 'code', 'facts'])
    .where('edition', '=', edition)
    .where('run', '=', run)
    .where('caseId', '>', after)
  if (caseIds) query = query.where('caseId', 'in', caseIds)
  return await query.orderBy('caseId').limit(limit).execute()
}
