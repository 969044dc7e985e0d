import { type Kysely, type RawBuilder, sql } from 'kysely'
import { partiesOf } from '../domain/access/visible-case.ts'
import type { VisibleCases } from '../domain/access/visible-cases.ts'
import type { CaseSummary, Stage } from '../domain/approval/summary.ts'
import type { CaseParties } from '../domain/authority/may-act.ts'
import type { StandingDeadlines } from '../domain/deadlines/standing.ts'
import { storable } from '../domain/texts/storable.ts'
import { cursor, placeOf } from './pages.ts'
import type { Database } from './tables.ts'
import { type CaseCondition, casesVisibleTo, grounds } from './visible-cases.ts'

export type CaseFilter = {
  overdue?: boolean
  /** Who must act now: a person's or a body's id. */
  holder?: string
  /** And those that people of this holder have in hand, where the caller is told only the body: of all requesters, or of these. */
  holderUnnamedTo?: 'all' | string[]
  /** Not those of these. */
  notOf?: string[]
  approver?: string
  requester?: string
  stage?: Stage
  /** Only those that the caller may know of. */
  visible?: VisibleCases
  /** `true`: not closed; `false`: closed. */
  open?: boolean
  /** What comes first: the nearest decision deadline (default) or the nearest end of a court term. Without one: last. */
  sort?: 'decisionDue' | 'courtTerm'
  /** 100 by default, 1000 at most. */
  limit?: number
  /** `next` of the page before. */
  after?: string
}

export type CasePage = { cases: CaseSummary[]; next: string | null }

/**
 * A page of cases as the events left them. Overdue and late are columns written from events: no query asks the clock.
 * Throws `RangeError` for an `after` that is not one of ours.
 */
export const listCases = async (db: Kysely<Database>, filter: CaseFilter = {}): Promise<CasePage> => {
  const limit = Math.min(Math.max(filter.limit ?? 100, 1), 1000)
  const [first, second] = sortKeys[filter.sort ?? 'decisionDue']
  const pageWhere = (ground: CaseCondition) => {
    let query = db
      .selectFrom('approvalCase')
      .select([...summaryColumns, asText(first).as('first'), asText(second).as('second')])
      .where(ground)
    for (const column of ['overdue', 'approver', 'requester', 'stage'] as const) {
      const value = filter[column]
      if (value !== undefined) query = query.where(column, '=', value)
    }
    if (filter.holder !== undefined) query = query.where(heldBy(filter.holder, filter.holderUnnamedTo ?? []))
    if (filter.notOf?.length) query = query.where('requester', 'not in', filter.notOf)
    if (filter.open !== undefined) query = query.where('stage', filter.open ? '<>' : '=', sql.lit('closed'))
    if (filter.after !== undefined) {
      const [due, term, caseId] = placeOf(filter.after, 2)
      query = query.where(
        sql<boolean>`(${first}, ${second}, ${sql.ref('caseId')}) > (${due}::timestamptz, ${term}::timestamptz, ${caseId})`,
      )
    }
    return query
      .orderBy(first)
      .orderBy(second)
      .orderBy('caseId')
      .limit(limit + 1)
  }
  const { visible = 'all' } = filter
  const pages = (visible === 'all' ? [casesVisibleTo(visible)] : grounds(visible)).map(pageWhere)
  if (pages.length === 0) return { cases: [], next: null }
  type Row = Awaited<ReturnType<(typeof pages)[number]['execute']>>[number]
  // One page for each ground, of which the first are the page: by `or` PostgreSQL would rather walk through all cases in their order.
  const union = sql.join(
    pages.map(page => sql`(${page})`),
    sql` union `,
  )
  const rows = await db
    .selectFrom(sql<Row>`(${union})`.as('found'))
    .selectAll()
    .orderBy(first)
    .orderBy(second)
    .orderBy('caseId')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    cases: shown.map(({ first: _, second: __, ...summary }) => summary),
    next: last ? cursor([last.first, last.second, last.caseId]) : null,
  }
}

/** One case, or null when there is none. */
export const oneCase = async (db: Kysely<Database>, caseId: string): Promise<CaseSummary | null> =>
  (await db.selectFrom('approvalCase').select(summaryColumns).where('caseId', '=', caseId).executeTakeFirst()) ?? null

/** One case with who takes part in it, for `accessTo`, or null when there is none. */
export const oneCaseWithParties = async (
  db: Kysely<Database>,
  caseId: string,
): Promise<{ summary: CaseSummary; parties: CaseParties } | null> => {
  const row = await db
    .selectFrom('approvalCase')
    .select([...summaryColumns, 'addressedTo'])
    .where('caseId', '=', caseId)
    .executeTakeFirst()
  if (!row) return null
  const { addressedTo, ...summary } = row
  return { summary, parties: partiesOf(summary, addressedTo) }
}

/** The rows of these cases, in no order. */
export const casesOf = (db: Kysely<Database>, ids: readonly string[]): Promise<CaseSummary[]> =>
  db.selectFrom('approvalCase').select(summaryColumns).where('caseId', 'in', ids).execute()

/**
 * Writes the summary unless a later one is already there; a part of the statement that appends its events.
 * `said` only where the events say so: else what stands is kept.
 */
export const fold = (
  summary: CaseSummary,
  { deadlines, addressedTo }: { deadlines: StandingDeadlines | undefined; addressedTo: string | undefined },
  when: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  insert into approval_case (${stored}, deadlines, addressed_to)
  select ${stored}, deadlines, addressed_to
  from jsonb_populate_record(null::approval_case,
    ${JSON.stringify({ ...rowOf(summary), deadlines, addressed_to: addressedTo })}) where ${when}
  on conflict (case_id) do update
  set (${stored}, deadlines, addressed_to, updated_at) = (${excluded},
    coalesce(excluded.deadlines, approval_case.deadlines),
    coalesce(excluded.addressed_to, approval_case.addressed_to), now())
  where excluded.seq > approval_case.seq`

/** What the caller is shown as held by this person or body (`visibleCase`). */
const heldBy =
  (holder: string, unnamedTo: 'all' | string[]): CaseCondition =>
  eb => {
    const itself = eb('holder', '=', holder)
    if (unnamedTo.length === 0) return itself
    const byItsPeople = eb('approver', '=', holder).and('holder', '<>', eb.ref('requester'))
    return eb.or([itself, unnamedTo === 'all' ? byItsPeople : byItsPeople.and('requester', 'in', unnamedTo)])
  }

const columns = {
  caseId: true,
  requester: true,
  requestId: true,
  approver: true,
  stage: true,
  deadlineState: true,
  holder: true,
  outcome: true,
  flags: true,
  means: true,
  procedure: true,
  outgoingNumber: true,
  court: true,
  courtCaseNumber: true,
  sentOn: true,
  receivedAt: true,
  lawyer: true,
  decisionDueOn: true,
  decisionDueAt: true,
  courtTermEndsOn: true,
  courtTermEndsAt: true,
  overdue: true,
  overdueSince: true,
  decidedLate: true,
  seq: true,
  openedAt: true,
  closedAt: true,
} satisfies Record<keyof CaseSummary, true>

const summaryColumns = Object.keys(columns) as (keyof CaseSummary)[]

const inSnakeCase = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
const stored = sql.raw(summaryColumns.map(inSnakeCase).join(', '))
const excluded = sql.raw(summaryColumns.map(column => `excluded.${inSnakeCase(column)}`).join(', '))

/** Only our columns, so that a summary of a newer workflow still fits. */
const rowOf = (summary: CaseSummary): object =>
  Object.fromEntries(
    summaryColumns.map(column => {
      const value = summary[column]
      return [inSnakeCase(column), typeof value === 'string' ? storable(value) : value]
    }),
  )

const decisionDue = sql<string>`coalesce(${sql.ref('decisionDueAt')}, 'infinity')`
const courtTerm = sql<string>`coalesce(${sql.ref('courtTermEndsAt')}, 'infinity')`
const sortKeys = { decisionDue: [decisionDue, courtTerm], courtTerm: [courtTerm, decisionDue] } as const

/** As text, since the driver's instants have no infinity. */
const asText = (moment: typeof decisionDue) => sql<string>`${moment}::text`
