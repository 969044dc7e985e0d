import { type Kysely, sql } from 'kysely'

/**
 * The files of a case's documents, in parts, so that no process ever has a whole one in memory. They belong to one case: that another
 * case names the same sha256 gives it nothing.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table case_document (
      case_id    text collate "C" not null,
      sha256     text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
      size       bigint not null check (size > 0),
      media_type text collate "C" not null,
      caller     text collate "C" not null,
      kept_at    timestamptz(3) not null default now(),
      primary key (case_id, sha256)
    )`.execute(db)
  await sql`
    create table case_document_part (
      case_id text collate "C" not null,
      sha256  text collate "C" not null,
      number  integer not null check (number >= 0),
      bytes   bytea not null,
      primary key (case_id, sha256, number),
      foreign key (case_id, sha256) references case_document
    )`.execute(db)
  // What people send is compressed already.
  await sql`alter table case_document_part alter column bytes set storage external`.execute(db)
  for (const table of ['case_document', 'case_document_part'])
    await sql`
      create trigger ${sql.id(`${table}_append_only`)} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
}
