import type { Kysely } from 'kysely'
import { actorOf, type Caller } from '../domain/access/caller.ts'
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
    .values(callers.map(caller => ({ caller: actorOf(caller), caseId, what })))
    .execute()
}

/** Notes which cases a list is about to show the caller: one row, however long the list. */
export const logListRead = async (db: Kysely<Database>, caller: Caller, caseIds: readonly string[]): Promise<void> => {
  if (caseIds.length === 0) return
  await db
    .insertInto('caseListReading')
    .values({ caller: actorOf(caller), caseIds: [...caseIds] })
    .execute()
}
