import { type Kysely, sql } from 'kysely'

/** How often each command was sent: each time counts, and has a name of its own by which Temporal knows it again. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table api_command add column sent integer not null default 1`.execute(db)
}
