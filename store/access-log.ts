import { type Kysely, sql } from 'kysely'
import type { Caller } from '../domain/access/caller.ts'
import type { Instant } from '../domain/calendar/dates.ts'
import type { Database } from './tables.ts'

/** Notes what of the case the callers are about to be shown; awaited before it leaves, so that nothing is read unnoted. */
export const logRead = async (
  db: Kysely<Database>,
  callers: readonly Caller[],
  caseId: string,
  what: string,
): Promise<void> => {
  if (callers.length === 0) return
  await db
    .insertInto('caseReading')
    .values(callers.map(caller => ({ caller: namedCaller(caller), caseId, what })))
    .execute()
}

/** Notes which cases a list is about to show the caller: one row, however long the list. */
export const logListRead = async (db: Kysely<Database>, caller: Caller, caseIds: readonly string[]): Promise<void> => {
  if (caseIds.length === 0) return
  await db
    .insertInto('caseListReading')
    .values({ caller: namedCaller(caller), caseIds: [...caseIds] })
    .execute()
}

/** The caller as tables keep it: `p-0041` or `system:erp`, an opaque id, never a name. */
export const namedCaller = (caller: Caller): string =>
  caller.kind === 'person' ? caller.person : `system:${caller.system}`

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
