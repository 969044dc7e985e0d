import { type Kysely, sql } from 'kysely'

/** What the HTTP API needs: which content each idempotency key was used with, and word of every case that changes. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table api_command (
      case_id    text collate "C" not null,
      command_id text collate "C" not null,
      sha256     text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
      sent_at    timestamptz(3) not null default now(),
      primary key (case_id, command_id)
    )`.execute(db)
  await sql`
    create function tell_of_case() returns trigger language plpgsql as $$
    begin
      perform pg_notify('approval_case', new.seq || ' ' || new.case_id);
      return null;
    end $$`.execute(db)
  await sql`
    create trigger approval_case_told after insert or update of seq on approval_case
    for each row execute function tell_of_case()`.execute(db)
}
