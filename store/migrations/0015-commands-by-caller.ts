import { type Kysely, sql } from 'kysely'

/** Whose each idempotency key is: that of one caller is no other's. Of those from before it is not known; they stay with no caller. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table api_command add column caller text collate "C" not null default ''`.execute(db)
  await sql`
    alter table api_command drop constraint api_command_pkey,
    add primary key (case_id, caller, command_id)`.execute(db)
}
