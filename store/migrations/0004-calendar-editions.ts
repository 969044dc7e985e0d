import { type Kysely, sql } from 'kysely'

/** Imported calendar editions, never changed, and which of all editions new cases use since when. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table calendar_edition (
      id           text collate "C" primary key,
      published_on date not null,
      body         text not null,
      imported_at  timestamptz(3) not null default now()
    )`.execute(db)
  // A table of its own, and not a column: editions that come with the program can be activated too, and again.
  await sql`
    create table calendar_activation (
      number       bigint generated always as identity primary key,
      edition      text collate "C" not null,
      activated_at timestamptz(3) not null default now()
    )`.execute(db)
  for (const name of ['calendar_edition', 'calendar_activation'])
    await sql`
      create trigger ${sql.id(`${name}_append_only`)} before update or delete or truncate on ${sql.table(name)}
      for each statement execute function refuse_change()`.execute(db)
}
