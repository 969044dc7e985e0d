import { describe, expect, it } from 'vitest'
import { aBody, holds, madeUp, vests } from '../../test/bodies/made-up-registry.ts'
import type { Delegation } from '../bodies/records.ts'
import { actsOf } from './acts-of.ts'

const on = '2024-06-03'
const toDeputy = vests('kgd', { id: 'a', date: '2024-01-01', person: 'deputy', issuedBy: 'head' })

const overlapsOf = (...others: Partial<Delegation>[]) =>
  Object.fromEntries(
    actsOf(
      'kgd',
      madeUp(
        aBody('kgd', 'department'),
        holds('head', 'kgd', 'firstHead'),
        holds('deputy', 'kgd', 'deputyHead'),
        holds('substitute', 'kgd', 'deputyHead', { acting: true }),
        toDeputy,
        ...others.map(other => vests('kgd', { id: 'b', issuedBy: 'head', person: 'deputy', ...other })),
      ),
      on,
    ).map(({ act, overlaps }) => [act.id, overlaps]),
  )

describe('the delegation acts of a body', () => {
  it('come latest first, each with whether it is in force that day', () => {
    const registry = madeUp(
      aBody('kgd', 'department'),
      toDeputy,
      vests('kgd', { id: 'c', date: '2024-05-01', person: 'jurist', issuedBy: 'head', revokedOn: on }),
      vests('minfin', { id: 'x', person: 'deputy', issuedBy: 'head' }),
    )
    expect(actsOf('kgd', registry, on).map(({ act, inForce }) => [act.id, inForce])).toEqual([
      ['c', false],
      ['a', true],
    ])
  })

  it('show which others vest the same person at the same time, if only for a day', () => {
    expect(overlapsOf({ validFrom: '2025-12-31' })).toEqual({ a: ['b'], b: ['a'] })
  })

  it('show which others vest the position that he holds', () => {
    const { person: _, ...toPosition } = vests('kgd', { id: 'b', position: 'deputyHead', issuedBy: 'head' })
    const registry = madeUp(aBody('kgd', 'department'), holds('deputy', 'kgd', 'deputyHead'), toDeputy, toPosition)
    expect(actsOf('kgd', registry, on).map(({ overlaps }) => overlaps)).toEqual([['b'], ['a']])
  })

  it.each([
    ['another person', { person: 'jurist' }],
    ['who only replaces him', { person: 'substitute' }],
    ['from the day after the other ends', { validFrom: '2026-01-01', validTo: '2026-12-31' }],
    ['ended before the other began', { date: '2023-01-01', validFrom: '2023-01-01', validTo: '2023-12-31' }],
    [
      'revoked on the day on which the other begins',
      { date: '2023-01-01', validFrom: '2023-01-01', revokedOn: '2024-01-01' },
    ],
    ['revoked before it began', { validFrom: '2024-03-01', revokedOn: '2024-02-01' }],
  ] as const)('and not those that never meet: %s', (_, other) => {
    expect(overlapsOf(other)).toEqual({ a: [], b: [] })
  })
})
