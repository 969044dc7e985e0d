import { type Kysely, sql } from 'kysely'

/**
 * Who may see what: roles granted to people, dated twice as the rest of the registry (0003); to whom a request was sent, in its
 * row; who has read which case; and indexes, so that what one person sees is found among a million closed cases.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table registry_grant (
      "row"      bigint generated always as identity primary key,
      subject    text collate "C" not null,
      identity   text collate "C" not null,
      valid_from date,
      valid_to   date check (valid_from <= valid_to),
      known_from timestamptz(3) not null,
      known_to   timestamptz(3) check (known_from <= known_to),
      record     jsonb not null
    )`.execute(db)
  await sql`create unique index registry_grant_known on registry_grant (identity) where known_to is null`.execute(db)
  await sql`create index registry_grant_subject on registry_grant (subject, valid_from)`.execute(db)
  await sql`
    create trigger registry_grant_kept before update or delete on registry_grant
    for each row execute function refuse_all_but_end_of_known_time()`.execute(db)
  await sql`
    create trigger registry_grant_kept_whole before truncate on registry_grant
    for each statement execute function refuse_change()`.execute(db)
  await sql`alter table approval_case add addressed_to text collate "C"`.execute(db)
  await sql`
    update approval_case set addressed_to = body::jsonb #>> '{request,addressedTo}'
    from case_event where case_event.case_id = approval_case.case_id and case_event.seq = 1`.execute(db)
  await sql`
    create table case_reading (
      number  bigint generated always as identity primary key,
      at      timestamptz(3) not null default now(),
      caller  text collate "C" not null,
      case_id text collate "C" not null,
      what    text collate "C" not null
    )`.execute(db)
  await sql`create index case_reading_case on case_reading (case_id, number)`.execute(db)
  await sql`
    create trigger case_reading_append_only before update or delete or truncate on case_reading
    for each statement execute function refuse_change()`.execute(db)
  // By either date as lists are ordered: a body of few cases must not be looked for through all of them.
  await sql`
    create index approval_case_by_approver on approval_case
    (approver, coalesce(decision_due_at, 'infinity'), coalesce(court_term_ends_at, 'infinity'), case_id)`.execute(db)
  await sql`
    create index approval_case_by_approver_and_court_term on approval_case
    (approver, coalesce(court_term_ends_at, 'infinity'), coalesce(decision_due_at, 'infinity'), case_id)`.execute(db)
  // Parts of the table, small beside the million closed cases: what one person has to do, and what one body has open.
  await sql`create index approval_case_sent_to on approval_case (addressed_to) where approver is null`.execute(db)
  await sql`create index approval_case_open_by_approver on approval_case (approver) where stage <> 'closed'`.execute(db)
  await sql`create index approval_case_open_by_requester on approval_case (requester) where stage <> 'closed'`.execute(
    db,
  )
}
