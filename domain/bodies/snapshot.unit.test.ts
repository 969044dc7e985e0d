import { describe, expect, it } from 'vitest'
import {
  aBody,
  anAkim,
  charged,
  holds,
  madeUp,
  madeUpRecords,
  orders,
  vests,
} from '../../test/bodies/made-up-registry.ts'
import type { Instant } from '../calendar/dates.ts'
import { registrySnapshot } from './snapshot.ts'

describe('a body in time', () => {
  const reorganised = [
    aBody('mcriap', 'centralStateBody', undefined, { validTo: '2025-09-17', successor: 'minai' }),
    aBody('minai', 'centralStateBody', undefined, { validFrom: '2025-09-18' }),
  ]

  it('exists through its last day and not after', () => {
    const registry = madeUp(...reorganised)
    expect(registry.body('mcriap', '2025-09-17')?.id).toBe('mcriap')
    expect(registry.body('mcriap', '2025-09-18')).toBeUndefined()
  })

  it('is succeeded by the body that goes on with its affairs', () => {
    const registry = madeUp(...reorganised)
    expect(registry.standing('mcriap', '2025-09-17')?.id).toBe('mcriap')
    expect(registry.standing('mcriap', '2025-09-18')?.id).toBe('minai')
  })

  it('has no successor before it existed', () => {
    expect(madeUp(...reorganised).standing('mcriap', '2022-12-31')).toBeUndefined()
  })

  it('does not hang on bodies that succeed each other', () => {
    const registry = madeUp(
      aBody('a', 'other', undefined, { validTo: '2024-01-01', successor: 'b' }),
      aBody('b', 'other', undefined, { validTo: '2024-01-01', successor: 'a' }),
    )
    expect(registry.standing('a', '2025-01-01')).toBeUndefined()
  })

  it('is seen as it was known at the instant asked about', () => {
    const corrected = '2024-06-01T00:00:00.000Z'
    const records = madeUpRecords(
      aBody('x', 'department', undefined, { knownFrom: '2023-01-01T00:00:00.000Z', knownTo: corrected }),
      aBody('x', 'territorialSubdivision', undefined, { knownFrom: corrected }),
    )
    const kindKnown = (knownAt?: Instant) =>
      registrySnapshot(records, knownAt === undefined ? {} : { knownAt }).body('x', '2024-01-01')?.kind
    expect(kindKnown('2024-05-31T23:59:59.999Z')).toBe('department')
    expect(kindKnown(corrected)).toBe('territorialSubdivision')
    expect(kindKnown()).toBe('territorialSubdivision')
  })
})

describe("an akim's people", () => {
  const registry = madeUp(
    anAkim('akim', 'district', undefined, 'apparat'),
    aBody('apparat', 'other', 'akim'),
    holds('mayor', 'akim', 'firstHead'),
    holds('office-head', 'apparat', 'firstHead'),
    holds('clerk', 'apparat', 'chancery'),
  )

  it('sit in his apparatus', () => {
    expect(registry.seatOf('akim', '2024-01-01')).toBe('apparat')
    expect(registry.holders('akim', 'chancery', '2024-01-01').map(held => held.person)).toEqual(['clerk'])
    expect(registry.positionsIn('clerk', 'akim', '2024-01-01')).toHaveLength(1)
  })

  it('do not include the head of the apparatus as akim', () => {
    expect(registry.holders('akim', 'firstHead', '2024-01-01').map(held => held.person)).toEqual(['mayor'])
    expect(registry.positionsIn('office-head', 'akim', '2024-01-01')).toEqual([])
    expect(registry.positionsIn('office-head', 'apparat', '2024-01-01')).toHaveLength(1)
  })

  it('know their akim', () => {
    expect(registry.akimOf('apparat', '2024-01-01')?.id).toBe('akim')
    expect(registry.akimOf('akim', '2024-01-01')).toBeUndefined()
  })
})

describe('acts', () => {
  it('to a position reach its holder, not his substitute', () => {
    const act = vests('b', { position: 'deputyHead', issuedBy: 'head' })
    const registry = madeUp(
      aBody('b', 'centralStateBody'),
      holds('deputy', 'b', 'deputyHead'),
      holds('substitute', 'b', 'deputyHead', { acting: true, order: { number: '1', date: '2024-01-01' } }),
      act,
    )
    expect(registry.delegationsTo('deputy', 'b', '2024-05-05')).toEqual([act])
    expect(registry.delegationsTo('substitute', 'b', '2024-05-05')).toEqual([])
  })

  it('of a state body reach the units below it, the nearest first', () => {
    const registry = madeUp(
      aBody('ministry', 'centralStateBody'),
      aBody('command', 'militaryUnit', 'ministry'),
      aBody('unit', 'militaryUnit', 'command'),
      orders('ministry', 'command', { id: 'far' }),
      orders('command', 'command', { id: 'near', validTo: '2024-12-31' }),
    )
    expect(registry.militaryOrderFor('unit', '2024-12-31')?.id).toBe('near')
    expect(registry.militaryOrderFor('unit', '2025-01-01')?.id).toBe('far')
    expect(registry.militaryOrderFor('ministry', '2025-01-01')).toBeUndefined()
  })

  it.each<[string, string]>([
    ['directly', 'unit'],
    ['through a command', 'lower'],
  ])('of the successor reach the units of a body that was reorganised, %s (part 3)', (_, unit) => {
    const registry = madeUp(
      aBody('old', 'centralStateBody', undefined, { validTo: '2024-12-31', successor: 'new' }),
      aBody('new', 'centralStateBody', undefined, { validFrom: '2025-01-01' }),
      aBody('unit', 'militaryUnit', 'old'),
      aBody('lower', 'militaryUnit', 'unit'),
      orders('old', 'old', { id: 'of the old' }),
      orders('new', 'new', { id: 'of the new', date: '2025-01-01', validFrom: '2025-01-01' }),
    )
    expect(registry.militaryOrderFor(unit, '2024-12-31')?.id).toBe('of the old')
    expect(registry.militaryOrderFor(unit, '2025-01-01')?.id).toBe('of the new')
  })

  it('are none where units stand above each other', () => {
    const registry = madeUp(aBody('a', 'militaryUnit', 'b'), aBody('b', 'militaryUnit', 'a'))
    expect(registry.militaryOrderFor('a', '2025-01-01')).toBeUndefined()
  })
})

describe('issuers', () => {
  it('have the key of the day', () => {
    const records = madeUpRecords()
    records.issuers.push(
      { id: 'api', actsFor: '*', publicKey: { kty: 'OKP', x: 'old' }, validFrom: '2023-01-01', validTo: '2023-12-31' },
      { id: 'api', actsFor: '*', publicKey: { kty: 'OKP', x: 'new' }, validFrom: '2024-01-01' },
    )
    const registry = registrySnapshot(records)
    expect(registry.issuer('api', '2023-12-31')?.publicKey.x).toBe('old')
    expect(registry.issuer('api', '2024-01-01')?.publicKey.x).toBe('new')
    expect(registry.issuer('api')?.publicKey.x).toBe('new')
    expect(registry.issuer('api', '2022-12-31')).toBeUndefined()
  })
})

describe('a role', () => {
  const order = { number: '3-к', date: '2024-06-03' } as const
  const registry = madeUp(
    aBody('b', 'department'),
    charged('person', 'supervisor', 'b', { order, validFrom: '2024-06-01' }),
  )

  it('begins with its order, whatever earlier day the order names', () => {
    expect(registry.grantsOf('person', '2024-06-02')).toEqual([])
    expect(registry.charged('supervisor', 'b', '2024-06-02')).toEqual([])
    expect(registry.grantsOf('person', '2024-06-03')).toHaveLength(1)
    expect(registry.charged('supervisor', 'b', '2024-06-03')).toEqual(['person'])
  })
})
