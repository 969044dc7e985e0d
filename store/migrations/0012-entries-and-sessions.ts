import { type Kysely, sql } from 'kysely'

const tables = [
  'registry_body',
  'registry_person',
  'registry_position',
  'registry_act',
  'registry_issuer',
  'registry_reading',
  'registry_grant',
]

/**
 * Who brought each record into the registry, kept like the record itself; of those from before it is not known. And of a login
 * session, at which session of the provider it began, so that it ends with that one.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const table of tables) await sql`alter table ${sql.table(table)} add column entered jsonb`.execute(db)
  await sql`
    create or replace function refuse_all_but_end_of_known_time() returns trigger language plpgsql as $$
    begin
      -- Generated columns are left out: before an update they have no new value yet.
      if tg_op = 'UPDATE' and old.known_to is null and new.known_to is not null
         and (new."row", new.subject, new.identity, new.valid_from, new.valid_to, new.known_from, new.record, new.entered)
         is not distinct from
             (old."row", old.subject, old.identity, old.valid_from, old.valid_to, old.known_from, old.record, old.entered)
      then
        return new;
      end if;
      raise exception '% is corrected, never overwritten: % refused', tg_table_name, tg_op
        using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    alter table login_session
      add column subject_hash          text collate "C",
      add column provider_session_hash text collate "C"`.execute(db)
  await sql`create index login_session_subject on login_session (subject_hash)`.execute(db)
  await sql`create index login_session_provider_session on login_session (provider_session_hash)`.execute(db)
  await sql`create index login_session_expires_at on login_session (expires_at)`.execute(db)
}
