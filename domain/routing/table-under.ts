import { routeItem } from '../regulation/citations.ts'
import type { EditionParameters } from '../regulation/edition.ts'
import type { Shape } from './shapes.ts'
import { type Outcome, type Row, routingTable } from './table.ts'

/**
 * The table of routes under an edition's list of items (part 1) and of the exempt (part 2); under those in force the table itself.
 * An item that the edition does not have sends nobody anywhere, and whom it no longer exempts no item takes in: a person chooses
 * the approver. What an item's own words take in is in the table alone, not in the data of editions.
 */
export const tableUnder = ({ routes, exempt }: Pick<EditionParameters, 'routes' | 'exempt'>): readonly Row[] => {
  const newlyExempt = exempt.shapes.filter(shape => !exemptInForce.includes(shape))
  const rows = routingTable.flatMap(row => {
    const remaining = { ...row, body: row.body.filter(shape => !newlyExempt.includes(shape)) }
    return row.outcome.kind === 'exempt'
      ? stillExempt(remaining, exempt.shapes)
      : [{ ...remaining, outcome: withItems(row.outcome, routes) ?? noRoute }]
  })
  const because = '{body} is exempt under this edition.'
  const added: Row = { id: 'newlyExempt', body: newlyExempt, outcome: { kind: 'exempt' }, because }
  return [...rows, added].filter(({ body }) => body.length > 0)
}

const noRoute: Outcome = { kind: 'noRoute' }

const exemptInForce = routingTable.filter(({ outcome }) => outcome.kind === 'exempt').flatMap(({ body }) => body)

const stillExempt = (row: Row, shapes: readonly Shape[]): Row[] => {
  const kept = row.body.filter(shape => shapes.includes(shape))
  const lost = row.body.filter(shape => !shapes.includes(shape))
  const because = '{body} is not exempt under this edition, and no item of part 1 is known to take it in.'
  return [
    { ...row, body: kept },
    { ...row, id: `${row.id}NoLonger`, body: lost, outcome: noRoute, because },
  ]
}

/** The outcome by the items there are; undefined where it rests on one that there is not. */
const withItems = (outcome: Outcome, routes: EditionParameters['routes']): Outcome | undefined => {
  if (outcome.kind === 'approver') return routes.includes(routeItem(outcome.route)) ? outcome : undefined
  if (outcome.kind !== 'byReading') return outcome
  const alternatives = Object.entries<Outcome>(outcome.by)
  const left = alternatives.flatMap(([id, by]) => {
    const standing = withItems(by, routes)
    return standing ? [[id, standing] as const] : []
  })
  // Of two alternatives one is left: there is nothing to choose any more.
  return left.length === alternatives.length ? ({ ...outcome, by: Object.fromEntries(left) } as Outcome) : left[0]?.[1]
}
