import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'

/** A caller's command: `key` is his Idempotency-Key, `sha256` of its content. */
export type KeyedCommand = { caseId: string; caller: string; key: string; sha256: string }

/** With which content the key was first used, and by whom: `''` where it was before keys were of one caller. */
export type UsedKey = { caller: string; sha256: string }

/** What the caller first used the key for in the case, or undefined. Of keys from before only the content tells whose they are. */
export const usedKey = async (
  db: Kysely<Database>,
  { caseId, caller, key, sha256 }: KeyedCommand,
): Promise<UsedKey | undefined> =>
  db
    .selectFrom('apiCommand')
    .select(['caller', 'sha256'])
    .where('caseId', '=', caseId)
    .where('commandId', '=', key)
    .where(eb => eb.or([eb('caller', '=', caller), eb.and([eb('caller', '=', ''), eb('sha256', '=', sha256)])]))
    .orderBy('caller')
    .executeTakeFirst()

/** Keeps the key with its content; of two at once one is first, and is what both get. */
export const useKey = async (db: Kysely<Database>, command: KeyedCommand): Promise<UsedKey> => {
  const { key, ...row } = command
  await db
    .insertInto('apiCommand')
    .values({ ...row, commandId: key })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return (await usedKey(db, command)) ?? row
}
