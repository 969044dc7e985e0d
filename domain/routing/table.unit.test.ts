import { describe, expect, it } from 'vitest'
import { readings } from '../regulation/readings.ts'
import { rowsFor } from './route.ts'
import { shapes } from './shapes.ts'
import type { Outcome, RoutingReading } from './table.ts'
import { routingTable } from './table.ts'

const combinations = shapes
  .filter(body => body !== 'none')
  .flatMap(body => shapes.flatMap(parent => shapes.map(grandparent => ({ body, parent, grandparent }))))

const leaves = (outcome: Outcome): Outcome[] =>
  outcome.kind === 'byReading' ? Object.values<Outcome>(outcome.by).flatMap(leaves) : [outcome]

const readingsOf = (outcome: Outcome): RoutingReading[] =>
  outcome.kind === 'byReading' ? [outcome.reading, ...Object.values<Outcome>(outcome.by).flatMap(readingsOf)] : []

describe('the table of routes', () => {
  it('has exactly one row for every body under every parent and grandparent', () => {
    const answered = combinations.map(lineage => ({
      ...lineage,
      rows: rowsFor(lineage.body, lineage.parent, lineage.grandparent).map(row => row.id),
    }))
    expect(answered.filter(({ rows }) => rows.length !== 1)).toEqual([])
    expect(answered).toHaveLength(21 * 22 * 22)
  })

  it('has no row that nothing reaches', () => {
    const reached = new Set(
      combinations.flatMap(({ body, parent, grandparent }) => rowsFor(body, parent, grandparent).map(row => row.id)),
    )
    expect(routingTable.map(row => row.id).filter(id => !reached.has(id))).toEqual([])
  })

  it('names every row once', () => {
    expect(new Set(routingTable.map(row => row.id)).size).toBe(routingTable.length)
  })

  it('reaches the eight routes of part 1', () => {
    const routes = routingTable.flatMap(row =>
      leaves(row.outcome).flatMap(leaf => (leaf.kind === 'approver' ? [leaf.route] : [])),
    )
    expect([...new Set(routes)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('exempts those of part 2 and nobody else', () => {
    const exempt = combinations
      .filter(({ body, parent, grandparent }) =>
        rowsFor(body, parent, grandparent).some(row => row.outcome.kind === 'exempt'),
      )
      .map(({ body, parent }) => (body === 'department' ? `department under ${parent}` : body))
    expect([...new Set(exempt)].sort()).toEqual([
      'akim:capital',
      'akim:cityOfRepublicanSignificance',
      'akim:oblast',
      'centralStateBody',
      'department under knb',
      'knb',
      'knbDepartment',
      'nationalBank',
      'nationalBankUnit',
    ])
  })

  it('sends nobody but military units to an order of part 3', () => {
    const military = routingTable.filter(row => leaves(row.outcome).some(leaf => leaf.kind === 'militaryOrder'))
    expect(military.flatMap(row => row.body)).toEqual(['militaryUnit'])
  })

  it('never names an approver that the row does not demand to stand there', () => {
    const loose = routingTable.filter(row =>
      leaves(row.outcome).some(leaf => {
        if (leaf.kind !== 'approver') return false
        const demanded = row[leaf.approver]
        return demanded === undefined || demanded.includes('none')
      }),
    )
    expect(loose.map(row => row.id)).toEqual([])
  })

  it('answers each alternative of the readings it names, and names the four that touch routing', () => {
    const named = [...new Set(routingTable.flatMap(row => readingsOf(row.outcome)))].sort()
    expect(named).toEqual([
      'apparatusAsParty',
      'fourthLevelTerritorialBody',
      'knbSubdivisions',
      'thirdLevelTerritorialBody',
    ])
    const outcomes = routingTable.map(row => row.outcome)
    for (const outcome of outcomes) {
      if (outcome.kind !== 'byReading') continue
      expect(Object.keys(outcome.by).sort()).toEqual([...readings[outcome.reading].alternatives].sort())
    }
  })
})
