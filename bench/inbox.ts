import { type Kysely, sql } from 'kysely'
import type { VisibleCases } from '../domain/access/visible-cases.ts'
import { openDatabase } from '../store/database.ts'
import { type CaseFilter, listCases } from '../store/read-model.ts'
import type { Database } from '../store/tables.ts'
import type { Bench } from './bench.ts'
import { type Measure, median, number, percentile } from './measure.ts'

const closed = 1_000_000
const open = 10_000
const casesPerInsert = 50_000
/** The largest approving body has a tenth of all cases; a person has some thirty to do. */
const approvers = 300
const lawyersPerApprover = 4
const requesters = 2_600
const asked = 400

/** How long one person waits for what he has to do, and for the open cases of his body, among a million closed cases. */
export const inboxes = async ({ servers, progress }: Bench): Promise<Measure[]> => {
  const db = openDatabase(servers.databaseUrl, { poolSize: 2 })
  try {
    progress(`inbox: storing ${closed} closed and ${open} open cases`)
    await fill(db)
    progress(`inbox: asking for ${asked} lists of each kind`)
    const of = (index: number) => approver(index % 7 === 0 ? 0 : index % approvers)
    const ofBody = (body: string): VisibleCases => ({ requester: [body], approver: [body], addressee: [body] })
    return [
      await measured(db, 'list of one person’s inbox, 95th percentile', 100, index => ({
        holder: lawyer(of(index), index % lawyersPerApprover),
        open: true,
        visible: ofBody(of(index)),
      })),
      await measured(db, 'open cases that one approving body sees', undefined, index => ({
        open: true,
        visible: ofBody(of(index)),
      })),
      await measured(db, 'all cases that one requesting body sees', undefined, index => ({
        visible: ofBody(requester(index % requesters)),
      })),
    ]
  } finally {
    await sql`truncate approval_case`.execute(db)
    await db.destroy()
  }
}

const measured = async (
  db: Kysely<Database>,
  name: string,
  bar: number | undefined,
  filterOf: (index: number) => CaseFilter,
): Promise<Measure> => {
  const took: number[] = []
  let rows = 0
  for (let index = 0; index < asked; index++) {
    const begun = performance.now()
    rows += (await listCases(db, { ...filterOf(index), limit: 100 })).cases.length
    took.push(performance.now() - begun)
  }
  if (rows === 0) throw new Error(`${name}: nobody has anything`)
  return {
    name,
    value: percentile(took, 0.95),
    unit: 'ms',
    ...(bar === undefined ? {} : { bar: { is: '≤', value: bar } as const }),
    because: `${asked} lists of ${number(rows / asked)} cases; median ${number(median(took))} ms, longest ${number(Math.max(...took))} ms`,
    details: { took },
  }
}

const approver = (index: number) => `approver-${index}`
const lawyer = (body: string, index: number) => `${body}-lawyer-${index}`
const requester = (index: number) => `requester-${index}`

/** The newest are open, half of them in the hands of a lawyer, half of a body. */
const fill = async (db: Kysely<Database>): Promise<void> => {
  await sql`truncate approval_case`.execute(db)
  for (let first = 0; first < closed + open; first += casesPerInsert)
    await sql`
      insert into approval_case (case_id, requester, request_id, approver, stage, deadline_state, holder, flags, means, procedure,
        outgoing_number, court, court_case_number, sent_on, lawyer, decision_due_at, court_term_ends_at, overdue, seq, opened_at)
      select 'approval-bench.' || lpad(n::text, 7, '0'), requester, n::text, approver,
        case when is_open then 'review' else 'closed' end, case when is_open then 'onTime' else 'decidedOnTime' end,
        case when is_open then case when n % 2 = 0 then lawyer else approver end end, '{}', 'appeal', 'civil',
        '14-02/' || n, 'Алматы қаласының мамандандырылған ауданаралық экономикалық соты', '7527-26-00-2/' || n, '2026-01-12',
        lawyer, '2026-01-01'::timestamptz + n * interval '30 seconds', '2026-02-01'::timestamptz + n * interval '30 seconds',
        false, 6, now()
      from generate_series(${first}::integer, ${Math.min(first + casesPerInsert, closed + open) - 1}::integer) as n,
        lateral (select n >= ${closed}::integer as is_open, 'requester-' || n % ${requesters}::integer as requester,
          'approver-' || case when n % 10 = 3 then 0 else n / 101 % ${approvers}::integer end as approver) as made,
        lateral (select approver || '-lawyer-' || n / 7 % ${lawyersPerApprover}::integer as lawyer) as held`.execute(db)
  await sql`analyze approval_case`.execute(db)
}
