import { type Kysely, sql } from 'kysely'

/** Notices that events call for, written with the events, sent afterwards. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table outbox (
      notice_id        text collate "C" primary key,
      case_id          text collate "C" not null,
      seq              integer not null,
      kind             text collate "C" not null,
      role             text collate "C" not null,
      status           text collate "C" not null default 'pending' check (status in ('pending', 'sent', 'failed')),
      attempts         integer not null default 0,
      next_attempt_at  timestamptz(3) not null default now(),
      first_attempt_at timestamptz(3),
      last_error       text,
      recipients       text[],
      created_at       timestamptz(3) not null default now(),
      sent_at          timestamptz(3)
    )`.execute(db)
  await sql`create index outbox_due on outbox (next_attempt_at) where status = 'pending'`.execute(db)
  await sql`create index outbox_case on outbox (case_id, seq)`.execute(db)
}
