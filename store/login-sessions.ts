import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Instant } from '../domain/calendar/dates.ts'
import type { Database } from './tables.ts'

/** At the provider: who logged in (`sub`), and its own session of that browser (`sid`), where it names one. */
export type ProviderLogin = { subject?: string; session?: string }

/** For how long a session that is over stays in the table. */
const keptDays = 7

/**
 * Opens a session of the person and answers its id, 256 random bits, which is stored nowhere: the table holds its hash. What has
 * been over for a week is deleted on the way.
 */
export const openSession = async (
  db: Kysely<Database>,
  person: string,
  lifetimeSeconds: number,
  { subject, session }: ProviderLogin,
): Promise<string> => {
  const id = randomBytes(32).toString('base64url')
  await db
    .deleteFrom('loginSession')
    .where('expiresAt', '<', sql<Instant>`now() - make_interval(days => ${keptDays})`)
    .execute()
  await db
    .insertInto('loginSession')
    .values({
      idHash: hashOf(id),
      person,
      subjectHash: subject === undefined ? null : hashOf(subject),
      providerSessionHash: session === undefined ? null : hashOf(session),
      expiresAt: sql<Instant>`now() + ${seconds(lifetimeSeconds)}`,
    })
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

/**
 * Revokes what began with a login at the provider that has ended: the sessions of that session there, or, where only the subject is
 * given, all of his. Those opened after `until` stay: a message that comes again ends nothing new. Answers how many ended.
 */
export const endSessionsOf = async (
  db: Kysely<Database>,
  { subject, session }: ProviderLogin,
  until: Instant,
): Promise<number> => {
  if (subject === undefined && session === undefined) return 0
  let ending = db
    .updateTable('loginSession')
    .set({ revokedAt: sql<Instant>`now()` })
    .where('revokedAt', 'is', null)
    .where('createdAt', '<=', until)
  if (session !== undefined) ending = ending.where('providerSessionHash', '=', hashOf(session))
  if (subject !== undefined) ending = ending.where('subjectHash', '=', hashOf(subject))
  const { numUpdatedRows } = await ending.executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex')

const seconds = (count: number) => sql`make_interval(secs => ${count})`
