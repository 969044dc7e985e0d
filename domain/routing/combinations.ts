import { rowsFor } from './route.ts'
import { type Shape, shapes, shapeUnder } from './shapes.ts'
import { type Outcome, type RouteNumber, type RoutingReading, type Row, routingTable } from './table.ts'

/** A body of some shape under a parent and a grandparent of some shape; `none`: nothing stands there. */
export type Combination = { body: Shape; parent: Shape; grandparent: Shape }

/** One answer that a row can give, and the readings on which it rests. */
export type PossibleAnswer = {
  kind: 'approver' | 'exempt' | 'militaryOrder' | 'noRoute' | 'asItsAkim'
  route?: RouteNumber
  approver?: 'parent' | 'grandparent'
  readings: { id: RoutingReading; chosen: string }[]
}

/** What a lawyer reads of a row: for whom it answers, what it can answer, and in how many combinations it does. */
export type RowReport = { row: Row; answers: PossibleAnswer[]; combinations: number }

/** The whole table walked: `gaps` and `overlaps` are combinations with no row or with several; both are empty or the table is wrong. */
export type RoutesReport = {
  combinations: number
  gaps: Combination[]
  overlaps: (Combination & { rows: string[] })[]
  unreached: string[]
  rows: RowReport[]
}

/** Every kind of body under every parent and grandparent, answered by the table of parts 1-3. */
export const routesReport = (table: readonly Row[] = routingTable): RoutesReport => {
  const answered = combinations.map(each => ({
    ...each,
    rows: rowsFor(each.body, each.parent, each.grandparent, table).map(({ id }) => id),
  }))
  const reached = Map.groupBy(
    answered.flatMap(({ rows }) => rows),
    id => id,
  )
  return {
    combinations: answered.length,
    gaps: answered
      .filter(({ rows }) => rows.length === 0)
      .map(({ body, parent, grandparent }) => ({ body, parent, grandparent })),
    overlaps: answered.filter(({ rows }) => rows.length > 1),
    unreached: table.filter(({ id }) => !reached.has(id)).map(({ id }) => id),
    rows: table.map(row => ({
      row,
      answers: possibleAnswers(row.outcome),
      combinations: reached.get(row.id)?.length ?? 0,
    })),
  }
}

const combinations: readonly Combination[] = shapes
  .filter(body => body !== 'none')
  .flatMap(body => shapes.flatMap(parent => shapes.map(grandparent => ({ body, parent, grandparent }))))
  // What stands above makes another shape of it: no body is ever seen so.
  .filter(
    ({ body, parent, grandparent }) => shapeUnder(parent, body) === body && shapeUnder(grandparent, parent) === parent,
  )

/** The answers of an outcome by each alternative of its readings; the defaults of the readings are not asked. */
const possibleAnswers = (outcome: Outcome, readings: PossibleAnswer['readings'] = []): PossibleAnswer[] => {
  if (outcome.kind !== 'byReading') return [{ ...outcome, readings }]
  return Object.entries<Outcome>(outcome.by).flatMap(([chosen, inner]) =>
    possibleAnswers(inner, [...readings, { id: outcome.reading, chosen }]),
  )
}
