import { type Kysely, sql } from 'kysely'

/**
 * The deadlines of a case as they stand, beside its row, so that the cases which another calendar edition changes are found by
 * reading rows and no logs; and what became of each case to which `recompute` was sent.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table approval_case add deadlines jsonb`.execute(db)
  await sql`
    update approval_case set deadlines = standing.deadlines
    from (
      select distinct on (case_id) case_id, jsonb_strip_nulls(jsonb_build_object(
        'edition', dates #> '{courtTerm,proof,calendar,edition}',
        'actDate', dates #> '{courtTerm,proof,start,date}',
        'shortTerm', case when dates #>> '{courtTerm,proof,rule}' = 'APPC-168-4' then true end,
        'receivedOn', dates #> '{decision,proof,start,date}',
        'decisionDue', dates #> '{decision,dueOn}',
        'readings', case when dates #>> '{decision,proof,reading}' is not null
          then jsonb_build_object('receiptDay', dates #> '{decision,proof,reading}') end,
        'courtTermEnds', dates #> '{courtTerm,endsOn}',
        'sendBy', jsonb_build_object('plain', dates #> '{sendBy,plain}', 'strict', dates #> '{sendBy,strict}'),
        'lateRequest', dates -> 'lateRequest',
        'termAtRisk', dates -> 'termAtRisk',
        'provisional', dates -> 'provisional'
      )) as deadlines
      from (
        select case_id, seq, body::jsonb -> 'dates' as dates
        from case_event where type in ('DeadlinesSet', 'DeadlinesRecomputed')
      ) as dated
      order by case_id, seq desc
    ) as standing
    where standing.case_id = approval_case.case_id`.execute(db)
  await sql`create index approval_case_open on approval_case (case_id) where stage <> 'closed'`.execute(db)
  await sql`
    create table recompute_outcome (
      edition text collate "C" not null,
      case_id text collate "C" not null,
      run     text collate "C" not null,
      outcome text collate "C" not null check (outcome in ('done', 'left', 'failed')),
      code    text collate "C",
      facts   jsonb not null default '{}',
      at      timestamptz(3) not null default now(),
      primary key (edition, case_id)
    )`.execute(db)
}
