import { type Kysely, sql } from 'kysely'

/**
 * When a load ended. Its rows carry the instant at which it began to write them, and none of them may be touched again; until its end
 * everybody was still judged by what was known before. Loads from before this have no row and count as known from their beginning.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table registry_load (
      began    timestamptz(3) primary key,
      known_at timestamptz(3) not null check (began < known_at)
    )`.execute(db)
  await sql`
    create trigger registry_load_append_only before update or delete or truncate on registry_load
    for each statement execute function refuse_change()`.execute(db)
}
