import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Instant } from '../domain/calendar/dates.ts'
import type { Database } from './tables.ts'

/** Opens a session of the person and answers its id, 256 random bits, which is stored nowhere: the table holds its hash. */
export const openSession = async (db: Kysely<Database>, person: string, lifetimeSeconds: number): Promise<string> => {
  const id = randomBytes(32).toString('base64url')
  await db
    .insertInto('loginSession')
    .values({ idHash: hashOf(id), person, expiresAt: sql<Instant>`now() + ${seconds(lifetimeSeconds)}` })
    .execute()
  return id
}

/**
 * Whose session it is, by the database's clock, which all processes share; undefined when it is over, revoked, was unused for
 * longer than `idleSeconds`, or never was. Its use is noted once a minute, unless it was asked for without anybody using it.
 */
export const personOfSession = async (
  db: Kysely<Database>,
  id: string,
  idleSeconds: number,
  { asUse = true }: { asUse?: boolean } = {},
): Promise<string | undefined> => {
  const idHash = hashOf(id)
  const session = await db
    .selectFrom('loginSession')
    .select(['person', sql<boolean>`last_used_at < now() - interval '1 minute'`.as('unnoted')])
    .where('idHash', '=', idHash)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', sql<Instant>`now()`)
    .where('lastUsedAt', '>', sql<Instant>`now() - ${seconds(idleSeconds)}`)
    .executeTakeFirst()
  if (asUse && session?.unnoted)
    await db.updateTable('loginSession').set({ lastUsedAt: sql<Instant>`now()` }).where('idHash', '=', idHash).execute()
  return session?.person
}

/** Revokes the session from now on; of one that is over or never was, nothing changes. */
export const endSession = async (db: Kysely<Database>, id: string): Promise<void> => {
  await db
    .updateTable('loginSession')
    .set({ revokedAt: sql<Instant>`now()` })
    .where('idHash', '=', hashOf(id))
    .where('revokedAt', 'is', null)
    .execute()
}

const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex')

const seconds = (count: number) => sql`make_interval(secs => ${count})`
