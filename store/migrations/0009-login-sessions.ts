import { type Kysely, sql } from 'kysely'

/** Who is logged in. The cookie's value itself is never stored, so that a copy of the table opens no session. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table login_session (
      id_hash      text collate "C" primary key,
      person       text collate "C" not null,
      created_at   timestamptz(3) not null default now(),
      last_used_at timestamptz(3) not null default now(),
      expires_at   timestamptz(3) not null,
      revoked_at   timestamptz(3)
    )`.execute(db)
}
