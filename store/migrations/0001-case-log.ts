import { type Kysely, sql } from 'kysely'

/** The log of events, append-only and hash-chained, and the read model written in the same transactions. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table case_event (
      case_id       text collate "C" not null,
      seq           integer not null check (seq >= 1),
      run_id        text collate "C" not null,
      type          text collate "C" not null,
      version       integer not null,
      at            timestamptz(3) not null,
      recorded_at   timestamptz(3) not null default now(),
      body          text not null,
      previous_hash text collate "C" not null check (previous_hash ~ case when seq = 1 then '^$' else '^[0-9a-f]{64}$' end),
      hash          text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
      primary key (case_id, seq)
    )`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger case_event_append_only before update or delete or truncate on case_event
    for each statement execute function refuse_change()`.execute(db)
  // ALWAYS: also for a session that plays a replica, where ordinary triggers are silent.
  await sql`alter table case_event enable always trigger case_event_append_only`.execute(db)

  await sql`
    create table approval_case (
      case_id            text collate "C" primary key,
      requester          text collate "C" not null,
      request_id         text collate "C" not null,
      approver           text collate "C",
      stage              text collate "C" not null,
      deadline_state     text collate "C" not null,
      holder             text collate "C",
      outcome            text collate "C",
      flags              text[] not null,
      means              text collate "C" not null,
      procedure          text collate "C" not null,
      outgoing_number    text collate "kk-x-icu" not null,
      court              text collate "kk-x-icu" not null,
      court_case_number  text collate "kk-x-icu" not null,
      sent_on            date not null,
      received_at        timestamptz(3),
      lawyer             text collate "C",
      decision_due_on    date,
      decision_due_at    timestamptz(3),
      court_term_ends_on date,
      court_term_ends_at timestamptz(3),
      overdue            boolean not null,
      overdue_since      timestamptz(3),
      decided_late       boolean,
      seq                integer not null,
      opened_at          timestamptz(3) not null,
      closed_at          timestamptz(3),
      updated_at         timestamptz(3) not null default now(),
      unique (requester, request_id)
    )`.execute(db)
  await sql`create index approval_case_overdue on approval_case (decision_due_at) where overdue`.execute(db)
  await sql`create index approval_case_holder on approval_case (holder) where holder is not null`.execute(db)
  await sql`create index approval_case_approver on approval_case (approver, stage)`.execute(db)
  await sql`
    create index approval_case_by_due on approval_case
    (coalesce(decision_due_at, 'infinity'), coalesce(court_term_ends_at, 'infinity'), case_id)`.execute(db)
  await sql`
    create index approval_case_by_court_term on approval_case
    (coalesce(court_term_ends_at, 'infinity'), coalesce(decision_due_at, 'infinity'), case_id)`.execute(db)
}
