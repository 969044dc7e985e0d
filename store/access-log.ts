import type { Kysely } from 'kysely'
import type { Caller } from '../domain/access/caller.ts'
import type { Instant } from '../domain/calendar/dates.ts'
import type { Database } from './tables.ts'

/** That a caller was shown something of a case. The caller as `p-0041` or `system:erp`: opaque ids, never a name. */
export type CaseReading = { caseId: string; what: string }

/** Notes what the caller is about to be shown, in one insert; awaited before the answer leaves, so that nothing is read unnoted. */
export const logRead = async (
  db: Kysely<Database>,
  caller: Caller,
  readings: readonly CaseReading[],
): Promise<void> => {
  if (readings.length === 0) return
  await db
    .insertInto('caseReading')
    .values(readings.map(({ caseId, what }) => ({ caller: namedCaller(caller), caseId, what })))
    .execute()
}

/** The caller as tables keep it. */
export const namedCaller = (caller: Caller): string =>
  caller.kind === 'person' ? caller.person : `system:${caller.system}`

/** Who was shown what of the case, oldest first. */
export const readsOf = (
  db: Kysely<Database>,
  caseId: string,
): Promise<{ caller: string; what: string; at: Instant }[]> =>
  db.selectFrom('caseReading').select(['caller', 'what', 'at']).where('caseId', '=', caseId).orderBy('number').execute()
