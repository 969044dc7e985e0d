import type { Kysely } from 'kysely'
import type { Caller } from '../domain/access/caller.ts'
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
