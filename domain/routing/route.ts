import type { Body, MilitaryOrder } from '../bodies/records.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { Citation } from '../regulation/citations.ts'
import { routeItem } from '../regulation/citations.ts'
import { readings } from '../regulation/readings.ts'
import type { Shape } from './shapes.ts'
import { shapeOf } from './shapes.ts'
import type { Alternative, Outcome, RouteNumber, RoutingReading, Row } from './table.ts'
import { routingTable } from './table.ts'

/** The readings an office has chosen; those left out are the defaults. */
export type RoutingReadings = { [Id in RoutingReading]?: Alternative<Id> }

/** Who approves a body's requests, with the row of the table and the citation that say so. */
export type RouteAnswer = {
  body: string
  citation: Citation
  /** One English sentence or two, from the row. */
  because: string
  /** The row that answered, stable; `bodyUnknown` where there is no such body that day. */
  row: string
  /** The open point that picked the answer, where the words allow two. */
  reading?: ChosenReading
} & (
  | { kind: 'approver'; route: RouteNumber; approver: string }
  | { kind: 'exempt' }
  | { kind: 'militaryOrder'; approver?: string; order?: RegisteredOrder }
  | { kind: 'noRoute' }
)

type ChosenReading = { id: RoutingReading; chosen: string }
type RegisteredOrder = Pick<MilitaryOrder, 'id' | 'number' | 'date' | 'terms'>
type Lineage = { body: Body; parent: Body | undefined; grandparent: Body | undefined }
type Settled = Exclude<Outcome, { kind: 'byReading' }>

/**
 * Who approves the requests of the body on the day (parts 1-3). Never guesses: what the text does not name is `noRoute`, and a
 * military unit without a registered order is `militaryOrder` without an approver; a person then chooses.
 * @param table of the routes: a draft edition's may be another (`tableUnder`).
 */
export const route = (
  bodyId: string,
  on: IsoDate,
  registry: Registry,
  chosen: RoutingReadings = {},
  table: readonly Row[] = routingTable,
): RouteAnswer => {
  const body = registry.body(bodyId, on)
  if (!body) return bodyUnknown(bodyId, on)
  const lineage = lineageOf(body, on, registry)
  const row = rowFor(
    shapeOf(body, on, registry),
    shapeOf(lineage.parent, on, registry),
    shapeOf(lineage.grandparent, on, registry),
    table,
  )
  const { outcome, reading } = settle(row.outcome, chosen)
  const common = {
    body: body.id,
    because: because(row, lineage, reading),
    row: row.id,
    ...(reading && { reading }),
  }
  switch (outcome.kind) {
    case 'approver': {
      const above = lineage[outcome.approver] as Body // a row with an approver demands the shape of the body it names
      return {
        ...common,
        kind: 'approver',
        route: outcome.route,
        approver: above.id,
        citation: routeItem(outcome.route),
      }
    }
    case 'exempt':
      return { ...common, kind: 'exempt', citation: 'part-2' }
    case 'militaryOrder':
      return {
        ...common,
        kind: 'militaryOrder',
        citation: 'part-3',
        ...byMilitaryOrder(body, on, registry, common.because),
      }
    case 'noRoute':
      return { ...common, kind: 'noRoute', citation: reading ? readings[reading.id].citation : 'part-1' }
    case 'asItsAkim': {
      const akim = registry.akimOf(body.id, on) as Body // the shape `apparatus` is known by its akim
      const answer = route(akim.id, on, registry, chosen, table)
      return { ...answer, ...common, because: `${common.because} ${answer.because}` }
    }
  }
}

/** The rows that apply to a body of this shape under these; a test shows that it is always exactly one. */
export const rowsFor = (body: Shape, parent: Shape, grandparent: Shape, table: readonly Row[] = routingTable): Row[] =>
  table.filter(
    row =>
      row.body.includes(body) &&
      (row.parent?.includes(parent) ?? true) &&
      (row.grandparent?.includes(grandparent) ?? true),
  )

const rowFor = (body: Shape, parent: Shape, grandparent: Shape, table: readonly Row[]): Row => {
  const [row] = rowsFor(body, parent, grandparent, table)
  if (!row) throw new Error(`The table of routes has no row for ${body} under ${parent} under ${grandparent}`)
  return row
}

const lineageOf = (body: Body, on: IsoDate, registry: Registry): Lineage => {
  const above = (of: Body | undefined) => (of?.parent === undefined ? undefined : registry.standing(of.parent, on))
  const parent = above(body)
  return { body, parent, grandparent: above(parent) }
}

const settle = (
  outcome: Outcome,
  chosen: RoutingReadings,
  last?: ChosenReading,
): { outcome: Settled; reading?: ChosenReading } => {
  if (outcome.kind !== 'byReading') return { outcome, ...(last && { reading: last }) }
  const alternative = chosen[outcome.reading] ?? readings[outcome.reading].default
  const next = (outcome.by as Record<string, Outcome>)[alternative]
  if (!next) throw new Error(`The reading ${outcome.reading} has no alternative ${alternative}`)
  return settle(next, chosen, { id: outcome.reading, chosen: alternative })
}

const because = (row: Row, lineage: Lineage, reading: ChosenReading | undefined): string => {
  const name = (body: Body | undefined) => (body ? `${body.name.kk} / ${body.name.ru}` : 'nothing registered')
  const sentence = row.because.replace(/\{(body|parent|grandparent)\}/g, (_, who: keyof Lineage) => name(lineage[who]))
  return reading
    ? `${sentence} The text leaves open: ${readings[reading.id].question} The reading "${reading.chosen}" is used.`
    : sentence
}

const byMilitaryOrder = (
  unit: Body,
  on: IsoDate,
  registry: Registry,
  sentence: string,
): { because: string; approver?: string; order?: RegisteredOrder } => {
  const found = registry.militaryOrderFor(unit.id, on)
  if (!found) return { because: `${sentence} No such order is registered.` }
  const { id, number, date, terms } = found
  const order = { id, number, date, ...(terms !== undefined && { terms }) }
  const approver = registry.standing(found.approver, on)
  const cited = `${sentence} Order ${number} of ${date} is registered`
  if (!approver) return { because: `${cited}; the approver it names does not exist that day.`, order }
  if (approver.id === unit.id) return { because: `${cited}; it names this very body as approver.`, order }
  return { because: `${cited}: ${approver.name.kk} / ${approver.name.ru} approves.`, approver: approver.id, order }
}

const bodyUnknown = (body: string, on: IsoDate): RouteAnswer => ({
  body,
  kind: 'noRoute',
  citation: 'part-1',
  because: `No body ${body} is registered on ${on}.`,
  row: 'bodyUnknown',
})
