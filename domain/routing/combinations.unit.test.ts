import { beforeEach, describe, expect, it } from 'vitest'
import { readings } from '../regulation/readings.ts'
import { type RoutesReport, routesReport } from './combinations.ts'
import { routingTable } from './table.ts'

/**
 * What is never under what, being then another shape: a department under the National Security Committee, and a department
 * or a territorial subdivision under the National Bank or a unit of its structure.
 */
const neverUnder = 5
const pairsAbove = 22 * 22 - neverUnder

let report: RoutesReport
beforeEach(() => {
  report = routesReport()
})
const allAnswers = () => report.rows.flatMap(({ row, answers }) => answers.map(answer => ({ row, ...answer })))
const bodiesOf = (kind: string) =>
  allAnswers()
    .filter(answer => answer.kind === kind)
    .flatMap(({ row }) => row.body.map(body => (row.parent ? `${body} under ${row.parent.join(', ')}` : body)))

describe('the table of routes', () => {
  it('has exactly one row for every body under every parent and grandparent', () => {
    expect(report.gaps).toEqual([])
    expect(report.overlaps).toEqual([])
    expect(report.combinations).toBe(21 * pairsAbove - 22 * neverUnder)
  })

  it('says how many combinations each row answers, all of them together', () => {
    expect(report.rows.find(({ row }) => row.id === 'militaryUnit')?.combinations).toBe(pairsAbove)
    expect(report.rows.reduce((sum, row) => sum + row.combinations, 0)).toBe(report.combinations)
  })

  it('has no row that nothing reaches, and names every row once', () => {
    expect(report.unreached).toEqual([])
    expect(new Set(routingTable.map(row => row.id)).size).toBe(routingTable.length)
  })

  it('reaches the eight routes of part 1', () => {
    expect([...new Set(allAnswers().flatMap(({ route }) => route ?? []))].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('exempts those of part 2 and nobody else', () => {
    expect(bodiesOf('exempt').sort()).toEqual([
      'akim:capital',
      'akim:cityOfRepublicanSignificance',
      'akim:oblast',
      'centralStateBody',
      'knb',
      'knbDepartment',
      'nationalBank',
      'nationalBankUnit',
    ])
  })

  it('sends nobody but military units to an order of part 3', () => {
    expect(bodiesOf('militaryOrder')).toEqual(['militaryUnit'])
  })

  it('never names an approver that the row does not demand to stand there', () => {
    const loose = allAnswers().filter(({ row, approver }) => {
      const demanded = approver && row[approver]
      return approver && (demanded === undefined || demanded.includes('none'))
    })
    expect(loose.map(({ row }) => row.id)).toEqual([])
  })

  it('answers each alternative of the readings it names, and names the four that touch routing', () => {
    const answers = allAnswers()
    const named = new Set(answers.flatMap(answer => answer.readings.map(({ id }) => id)))
    expect([...named].sort()).toEqual([
      'apparatusAsParty',
      'fourthLevelTerritorialBody',
      'knbSubdivisions',
      'thirdLevelTerritorialBody',
    ])
    for (const id of named) {
      const chosen = answers.flatMap(answer => answer.readings.filter(reading => reading.id === id))
      expect([...new Set(chosen.map(reading => reading.chosen))].sort()).toEqual([...readings[id].alternatives].sort())
    }
  })
})

describe('a row by whose words two answers are possible', () => {
  it('lists the answer of each alternative with the readings that lead to it', () => {
    const row = report.rows.find(each => each.row.id === 'thirdLevelUnderKnb')
    expect(row?.answers).toEqual([
      {
        kind: 'approver',
        route: 4,
        approver: 'parent',
        readings: [
          { id: 'knbSubdivisions', chosen: 'routed' },
          { id: 'thirdLevelTerritorialBody', chosen: 'item4' },
        ],
      },
      {
        kind: 'approver',
        route: 2,
        approver: 'grandparent',
        readings: [
          { id: 'knbSubdivisions', chosen: 'routed' },
          { id: 'thirdLevelTerritorialBody', chosen: 'item3or2' },
        ],
      },
      { kind: 'noRoute', readings: [{ id: 'knbSubdivisions', chosen: 'humanChooses' }] },
    ])
  })
})

describe('a table that is wrong', () => {
  it('shows the bodies that no row answers', () => {
    const without = routesReport(routingTable.filter(({ id }) => id !== 'militaryUnit'))
    expect(without.gaps).toHaveLength(pairsAbove)
    expect(without.gaps[0]).toMatchObject({ body: 'militaryUnit' })
  })

  it('shows the bodies that two rows answer, and the row that nothing reaches', () => {
    const [row] = routingTable.filter(({ id }) => id === 'nationalBank')
    if (!row) throw new Error('no such row')
    const twice = routesReport([...routingTable, { ...row, id: 'again' }, { ...row, id: 'never', body: [] }])
    expect(twice.overlaps[0]).toMatchObject({ body: 'nationalBank', rows: ['nationalBank', 'again'] })
    expect(twice.unreached).toEqual(['never'])
  })
})
