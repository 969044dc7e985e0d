import { type Kysely, sql } from 'kysely'

/** Systems that are told of events: their subscriptions, and the rows of the outbox that are for them. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table webhook_subscription (
      id                    text collate "C" primary key,
      system                text collate "C" not null,
      body                  text collate "C" not null,
      address               text not null,
      events                text[],
      secret                text not null,
      previous_secret       text,
      previous_secret_until timestamptz(3),
      off_since             timestamptz(3),
      off_because           text collate "C" check (off_because in ('owner', 'gone', 'unregistered', 'removed')),
      created_at            timestamptz(3) not null default now(),
      check ((off_since is null) = (off_because is null))
    )`.execute(db)
  await sql`create index webhook_subscription_system on webhook_subscription (system, created_at)`.execute(db)
  await sql`alter table outbox add column subscription text collate "C" references webhook_subscription (id)`.execute(
    db,
  )
  await sql`drop index outbox_due`.execute(db)
  await sql`create index outbox_due on outbox (next_attempt_at) where status = 'pending' and subscription is null`.execute(
    db,
  )
  await sql`
    create index outbox_webhook_due on outbox (subscription, next_attempt_at)
    where status = 'pending' and subscription is not null`.execute(db)
  await sql`
    create index outbox_webhook on outbox (subscription, created_at, notice_id) where subscription is not null`.execute(
    db,
  )
}
