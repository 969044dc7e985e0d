import { type Kysely, sql } from 'kysely'

const tables = ['registry_body', 'registry_person', 'registry_position', 'registry_act', 'registry_issuer']

/** The registry, dated twice: when a record holds, and when we knew it. A correction ends a row's known time. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function refuse_all_but_end_of_known_time() returns trigger language plpgsql as $$
    begin
      -- Generated columns are left out: before an update they have no new value yet.
      if tg_op = 'UPDATE' and old.known_to is null and new.known_to is not null
         and (new."row", new.subject, new.identity, new.valid_from, new.valid_to, new.known_from, new.record)
         is not distinct from
             (old."row", old.subject, old.identity, old.valid_from, old.valid_to, old.known_from, old.record) then
        return new;
      end if;
      raise exception '% is corrected, never overwritten: % refused', tg_table_name, tg_op
        using errcode = 'restrict_violation';
    end $$`.execute(db)
  for (const name of tables) await createRegistryTable(db, name)
  for (const name of ['registry_body', 'registry_person'])
    await sql`
      alter table ${sql.table(name)}
        add name_kk text collate "kk-x-icu" generated always as (record -> 'name' ->> 'kk') stored,
        add name_ru text collate "kk-x-icu" generated always as (record -> 'name' ->> 'ru') stored`.execute(db)
  await sql`
    create table registry_revision (
      singleton boolean primary key default true check (singleton),
      revision bigint not null,
      known_at timestamptz(3)
    )`.execute(db)
  await sql`insert into registry_revision (revision) values (0)`.execute(db)
}

const createRegistryTable = async (db: Kysely<unknown>, name: string): Promise<void> => {
  const table = sql.table(name)
  await sql`
    create table ${table} (
      "row"      bigint generated always as identity primary key,
      subject    text collate "C" not null,
      identity   text collate "C" not null,
      valid_from date,
      valid_to   date check (valid_from <= valid_to),
      known_from timestamptz(3) not null,
      known_to   timestamptz(3) check (known_from <= known_to),
      record     jsonb not null
    )`.execute(db)
  await sql`create unique index ${sql.id(`${name}_known`)} on ${table} (identity) where known_to is null`.execute(db)
  await sql`create index ${sql.id(`${name}_subject`)} on ${table} (subject, valid_from)`.execute(db)
  await sql`
    create trigger ${sql.id(`${name}_kept`)} before update or delete on ${table}
    for each row execute function refuse_all_but_end_of_known_time()`.execute(db)
  await sql`
    create trigger ${sql.id(`${name}_kept_whole`)} before truncate on ${table}
    for each statement execute function refuse_change()`.execute(db)
}
