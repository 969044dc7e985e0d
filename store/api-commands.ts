import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'

/**
 * Keeps with which content (sha256) a command id of a case was first used; false where it was other content.
 * Safe to repeat, and of two at once one is first.
 */
export const isSameCommand = async (
  db: Kysely<Database>,
  command: { caseId: string; commandId: string; sha256: string },
): Promise<boolean> => {
  const { caseId, commandId, sha256 } = command
  await db
    .insertInto('apiCommand')
    .values({ caseId, commandId, sha256 })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const kept = await db
    .selectFrom('apiCommand')
    .select('sha256')
    .where('caseId', '=', caseId)
    .where('commandId', '=', commandId)
    .executeTakeFirstOrThrow()
  return kept.sha256 === sha256
}
