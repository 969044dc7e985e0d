import { type Kysely, sql } from 'kysely'

/** Roles granted to people, dated twice as the rest of the registry (0003). */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table registry_grant (
      "row"      bigint generated always as identity primary key,
      subject    text collate "C" not null,
      identity   text collate "C" not null,
      valid_from date,
      valid_to   date check (valid_from <= valid_to),
      known_from timestamptz(3) not null,
      known_to   timestamptz(3) check (known_from <= known_to),
      record     jsonb not null
    )`.execute(db)
  await sql`create unique index registry_grant_known on registry_grant (identity) where known_to is null`.execute(db)
  await sql`create index registry_grant_subject on registry_grant (subject, valid_from)`.execute(db)
  await sql`
    create trigger registry_grant_kept before update or delete on registry_grant
    for each row execute function refuse_all_but_end_of_known_time()`.execute(db)
  await sql`
    create trigger registry_grant_kept_whole before truncate on registry_grant
    for each statement execute function refuse_change()`.execute(db)
}
