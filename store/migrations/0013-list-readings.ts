import { type Kysely, sql } from 'kysely'

/** Which cases a list has shown to whom: one row for a page, so that the readings of single cases are not buried. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table case_list_reading (
      number   bigint generated always as identity primary key,
      at       timestamptz(3) not null default now(),
      caller   text collate "C" not null,
      case_ids text[] not null
    )`.execute(db)
  await sql`create index case_list_reading_cases on case_list_reading using gin (case_ids)`.execute(db)
  await sql`
    create trigger case_list_reading_append_only before update or delete or truncate on case_list_reading
    for each statement execute function refuse_change()`.execute(db)
}
