import { type Kysely, sql } from 'kysely'

/** How bodies read the open points of the text, dated twice as the rest of the registry (0003). */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table registry_reading (
      "row"      bigint generated always as identity primary key,
      subject    text collate "C" not null,
      identity   text collate "C" not null,
      valid_from date,
      valid_to   date check (valid_from <= valid_to),
      known_from timestamptz(3) not null,
      known_to   timestamptz(3) check (known_from <= known_to),
      record     jsonb not null
    )`.execute(db)
  await sql`create unique index registry_reading_known on registry_reading (identity) where known_to is null`.execute(
    db,
  )
  await sql`create index registry_reading_subject on registry_reading (subject, valid_from)`.execute(db)
  await sql`
    create trigger registry_reading_kept before update or delete on registry_reading
    for each row execute function refuse_all_but_end_of_known_time()`.execute(db)
  await sql`
    create trigger registry_reading_kept_whole before truncate on registry_reading
    for each statement execute function refuse_change()`.execute(db)
}
