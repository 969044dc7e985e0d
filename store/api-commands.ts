import { type Kysely, sql } from 'kysely'
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

/** How many one caller may send in one case: Temporal takes 2000 of all of them together, and then none any more. */
export const mostCommands = 200

/** Keeps the key with its content, or null where the caller has sent enough in the case; of two at once one is first, and is what both get. */
export const useKey = (db: Kysely<Database>, command: KeyedCommand): Promise<UsedKey | null> =>
  db.transaction().execute(async tx => {
    const { caseId, caller, key, sha256 } = command
    // One at a time for each caller and case: two at once would both find room.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${caseId} ${caller}`}, 0))`.execute(tx)
    const used = await usedKey(tx, command)
    if (used) return used
    const { sent } = await tx
      .selectFrom('apiCommand')
      .select(eb => eb.fn.countAll<number>().as('sent'))
      .where('caseId', '=', caseId)
      .where('caller', '=', caller)
      .executeTakeFirstOrThrow()
    if (Number(sent) >= mostCommands) return null
    await tx.insertInto('apiCommand').values({ caseId, caller, commandId: key, sha256 }).execute()
    return { caller, sha256 }
  })
