import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../domain/calendar/dates.ts'
import type { Database } from '../../store/tables.ts'

/** Who was shown what of the case, oldest first; `list` is its summary in a list. */
export const readsOf = (
  db: Kysely<Database>,
  caseId: string,
): Promise<{ caller: string; what: string; at: Instant }[]> =>
  db
    .selectFrom('caseReading')
    .select(['caller', 'what', 'at'])
    .where('caseId', '=', caseId)
    .unionAll(
      db
        .selectFrom('caseListReading')
        .select(['caller', sql.lit('list').as('what'), 'at'])
        .where('caseIds', '@>', sql<string[]>`array[${caseId}]`),
    )
    .orderBy('at')
    .execute()
