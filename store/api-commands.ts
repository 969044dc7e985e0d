import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './tables.ts'

/** A caller's command: `key` is his Idempotency-Key, `sha256` of its content. */
export type KeyedCommand = { caseId: string; caller: string; key: string; sha256: string }

/** With which content the key was first used, and by whom (`''` where it was before keys were of one caller), and how often it was sent. */
export type UsedKey = { caller: string; sha256: string; sent: number }

/** What the caller first used the key for in the case, or undefined. Of keys from before only the content tells whose they are. */
export const usedKey = async (
  db: Kysely<Database>,
  { caseId, caller, key, sha256 }: KeyedCommand,
): Promise<UsedKey | undefined> =>
  db
    .selectFrom('apiCommand')
    .select(['caller', 'sha256', 'sent'])
    .where('caseId', '=', caseId)
    .where('commandId', '=', key)
    .where(eb => eb.or([eb('caller', '=', caller), eb.and([eb('caller', '=', ''), eb('sha256', '=', sha256)])]))
    .orderBy('caller')
    .executeTakeFirst()

/** How many one caller may send in one case: Temporal takes 2000 of all of them together, and then none any more. */
export const mostCommands = 200

/** Keeps the key with its content, or null where the caller has sent enough in the case; of two at once one is first, and is what both get. */
export const useKey = (db: Kysely<Database>, command: KeyedCommand): Promise<UsedKey | null> =>
  oneAtATime(db, command, async tx => {
    const used = await usedKey(tx, command)
    if (used) return used
    const { caseId, caller, key, sha256 } = command
    if (await hasSentEnough(tx, caseId, caller)) return null
    await tx.insertInto('apiCommand').values({ caseId, caller, commandId: key, sha256 }).execute()
    return { caller, sha256, sent: 1 }
  })

/** Keeps that the command, which was not judged, is to be sent once more; false where its caller has sent enough in the case. */
export const useKeyAgain = (db: Kysely<Database>, command: KeyedCommand, { caller, sent }: UsedKey): Promise<boolean> =>
  oneAtATime(db, command, async tx => {
    const { caseId, key } = command
    if (await hasSentEnough(tx, caseId, caller)) return false
    await tx
      .updateTable('apiCommand')
      .set({ sent: sent + 1 })
      .where('caseId', '=', caseId)
      .where('caller', '=', caller)
      .where('commandId', '=', key)
      // Of two that were told the same at once, one counts.
      .where('sent', '=', sent)
      .execute()
    return true
  })

/** One at a time for each caller and case: two at once would both find room. */
const oneAtATime = <Answer>(
  db: Kysely<Database>,
  { caseId, caller }: KeyedCommand,
  work: (tx: Transaction<Database>) => Promise<Answer>,
): Promise<Answer> =>
  db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${caseId} ${caller}`}, 0))`.execute(tx)
    return work(tx)
  })

const hasSentEnough = async (tx: Transaction<Database>, caseId: string, caller: string): Promise<boolean> => {
  const { sent } = await tx
    .selectFrom('apiCommand')
    .select(eb => eb.fn.sum<number | null>('sent').as('sent'))
    .where('caseId', '=', caseId)
    .where('caller', '=', caller)
    .executeTakeFirstOrThrow()
  return Number(sent) >= mostCommands
}
