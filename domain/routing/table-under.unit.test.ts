import { describe, expect, it } from 'vitest'
import { aBody, anAkim, madeUp } from '../../test/bodies/made-up-registry.ts'
import type { EditionParameters } from '../regulation/edition.ts'
import { parametersUnder, regulationEditions } from '../regulation/editions.ts'
import { routesReport } from './combinations.ts'
import { route } from './route.ts'
import { type Shape, shapes } from './shapes.ts'
import { routingTable } from './table.ts'
import { tableUnder } from './table-under.ts'

const on = '2026-03-02'
const [, e1] = regulationEditions
const inForce = parametersUnder(e1 as (typeof regulationEditions)[number])
const items = inForce.routes
const withoutItem = (...numbers: number[]): EditionParameters => ({
  ...inForce,
  routes: items.filter(item => !numbers.some(number => item === `part-1-item-${number}`)),
})
const exempting = (list: readonly Shape[]): EditionParameters => ({
  ...inForce,
  exempt: { ...inForce.exempt, shapes: list },
})

const registry = madeUp(
  aBody('minfin', 'centralStateBody'),
  aBody('kgd', 'department', 'minfin'),
  aBody('dgd', 'territorialSubdivision', 'kgd'),
  aBody('ugd', 'territorialSubdivision', 'dgd'),
  aBody('sub-ugd', 'territorialSubdivision', 'ugd'),
  aBody('knb', 'centralStateBody'),
  aBody('border', 'knbDepartment', 'knb'),
  aBody('knb-finance', 'department', 'knb'),
  aBody('knb-obl', 'territorialSubdivision', 'knb'),
  aBody('bank', 'nationalBank'),
  aBody('bank-department', 'department', 'bank'),
  anAkim('oblast', 'oblast'),
  anAkim('district', 'district', 'oblast'),
)
const routeUnder = (body: string, parameters: EditionParameters) =>
  route(body, on, registry, {}, tableUnder(parameters))

describe('the table under an edition', () => {
  it('is the table itself where the edition has the items and the exempt of the one in force', () => {
    expect(tableUnder(inForce)).toEqual(routingTable)
  })

  it.each<[string, EditionParameters]>([
    ['no items', { ...inForce, routes: [] }],
    ['nobody exempt', exempting([])],
    ['everybody exempt', exempting(shapes)],
    ['departments exempt, those of the Committee not', exempting(['department'])],
    ['item 3 alone', withoutItem(1, 2, 4, 5, 6, 7, 8)],
  ])('has exactly one row for every body: %s', (_, parameters) => {
    expect(routesReport(tableUnder(parameters))).toMatchObject({ gaps: [], overlaps: [], unreached: [] })
  })
})

describe('an item that the edition does not have (part 1)', () => {
  it('sends nobody anywhere: a person chooses', () => {
    expect(routeUnder('dgd', withoutItem(3))).toMatchObject({ kind: 'noRoute', citation: 'part-1' })
    expect(routeUnder('district', withoutItem(6))).toMatchObject({ kind: 'noRoute' })
  })

  it('leaves the others as they are', () => {
    expect(routeUnder('kgd', withoutItem(3))).toEqual(route('kgd', on, registry))
  })

  it('leaves nothing to choose where the words of one item alone still fit', () => {
    expect(route('ugd', on, registry)).toMatchObject({ route: 4, reading: { id: 'thirdLevelTerritorialBody' } })
    const answer = routeUnder('ugd', withoutItem(4))
    expect(answer).toMatchObject({ kind: 'approver', route: 3, approver: 'kgd' })
    expect(answer).not.toHaveProperty('reading')
    expect(routeUnder('ugd', withoutItem(3))).toMatchObject({ route: 4, approver: 'dgd' })
    expect(routeUnder('ugd', withoutItem(3, 4))).toMatchObject({ kind: 'noRoute' })
  })

  it('leaves a body of the fourth level without a route, whatever its reading', () => {
    const table = tableUnder(withoutItem(4))
    const chosen = { fourthLevelTerritorialBody: 'nearestSuperior' } as const
    expect(route('sub-ugd', on, registry, chosen)).toMatchObject({ route: 4 })
    expect(route('sub-ugd', on, registry, chosen, table)).toMatchObject({ kind: 'noRoute' })
  })

  it('is followed by an apparatus that is read as its akim', () => {
    const akims = madeUp(
      aBody('apparatus', 'other'),
      anAkim('oblast', 'oblast'),
      anAkim('district', 'district', 'oblast', 'apparatus'),
    )
    const chosen = { apparatusAsParty: 'asItsAkim' } as const
    expect(route('apparatus', on, akims, chosen)).toMatchObject({ route: 6 })
    expect(route('apparatus', on, akims, chosen, tableUnder(withoutItem(6)))).toMatchObject({ kind: 'noRoute' })
  })
})

describe('whom the edition exempts (part 2)', () => {
  it('needs no approval any more, and others of its row still do', () => {
    const parameters = exempting([...inForce.exempt.shapes, 'akim:district'])
    const answer = routeUnder('district', parameters)
    expect(answer).toMatchObject({ kind: 'exempt', citation: 'part-2', row: 'newlyExempt' })
    expect(answer.because).toContain('exempt under this edition')
    expect(routeUnder('dgd', parameters)).toEqual(route('dgd', on, registry))
  })

  it('and whom it exempts no longer has no route, for no item is known to take it in', () => {
    const parameters = exempting(inForce.exempt.shapes.filter(shape => shape !== 'centralStateBody'))
    const answer = routeUnder('minfin', parameters)
    expect(answer).toMatchObject({ kind: 'noRoute', row: 'centralStateBodyNoLonger' })
    expect(answer.because).toContain('not exempt under this edition')
    expect(routeUnder('knb', parameters)).toMatchObject({ kind: 'exempt', row: 'centralStateBody' })
  })

  it("means the National Bank's structure however the registry has it", () => {
    const parameters = exempting(inForce.exempt.shapes.filter(shape => shape !== 'nationalBankUnit'))
    expect(routeUnder('bank-department', parameters)).toMatchObject({
      kind: 'noRoute',
      row: 'nationalBankUnitNoLonger',
    })
    expect(routeUnder('bank', parameters)).toMatchObject({ kind: 'exempt' })
  })

  it('means a department of the Committee however the registry has it', () => {
    const parameters = exempting(inForce.exempt.shapes.filter(shape => shape !== 'knbDepartment'))
    for (const body of ['border', 'knb-finance']) {
      expect(route(body, on, registry)).toMatchObject({ kind: 'exempt' })
      expect(routeUnder(body, parameters)).toMatchObject({ kind: 'noRoute' })
    }
    expect(routeUnder('knb-obl', parameters)).toEqual(route('knb-obl', on, registry))
  })
})
