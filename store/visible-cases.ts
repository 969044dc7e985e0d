import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { VisibleCases } from '../domain/access/visible-cases.ts'
import type { Database } from './tables.ts'

/** The cases that the caller may know of, as a condition on their rows: what lists and counts are filtered by. */
export const casesVisibleTo =
  (visible: VisibleCases) =>
  (eb: ExpressionBuilder<Database, 'approvalCase'>): Expression<SqlBool> => {
    if (visible === 'all') return eb.lit(true)
    const { requester, approver, addressee } = visible
    const isOf = (column: 'requester' | 'approver' | 'addressedTo', bodies: string[]) =>
      bodies.length === 0 ? [] : [eb(column, '=', sql<string>`any(${bodies})`)]
    return eb.or([
      ...isOf('requester', requester),
      ...isOf('approver', approver),
      ...isOf('addressedTo', addressee).map(sent => eb.and([eb('approver', 'is', null), sent])),
    ])
  }
