import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { VisibleCases } from '../domain/access/visible-cases.ts'
import type { Database } from './tables.ts'

/** A condition on rows of cases. */
export type CaseCondition = (eb: ExpressionBuilder<Database, 'approvalCase'>) => Expression<SqlBool>

/** The cases that the caller may know of, as a condition on their rows: what lists and counts are filtered by. */
export const casesVisibleTo =
  (visible: VisibleCases): CaseCondition =>
  eb =>
    visible === 'all' ? eb.lit(true) : eb.or(grounds(visible).map(ground => ground(eb)))

/** Each ground on which the caller may know of a case; a case can be visible on several. */
export const grounds = ({ requester, approver, addressee }: Exclude<VisibleCases, 'all'>): CaseCondition[] => [
  ...isOneOf('requester', requester),
  ...isOneOf('approver', approver),
  ...isOneOf('addressedTo', addressee).map(
    (sentTo): CaseCondition =>
      eb =>
        eb.and([eb('approver', 'is', null), sentTo(eb)]),
  ),
]

/** One body at a time: only so does an index give its cases in the order of a list. */
const isOneOf = (column: 'requester' | 'approver' | 'addressedTo', bodies: string[]): CaseCondition[] =>
  bodies.map(
    (body): CaseCondition =>
      eb =>
        eb(column, '=', body),
  )
