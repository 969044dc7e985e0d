import { describe, expect, it } from 'vitest'
import { aBody, anAkim, madeUp, orders } from '../../test/bodies/made-up-registry.ts'
import { route } from './route.ts'

const on = '2026-03-02'

const police = [
  aBody('mvd', 'centralStateBody'),
  aBody('dp', 'territorialSubdivision', 'mvd'),
  aBody('up', 'territorialSubdivision', 'dp'),
  aBody('op', 'territorialSubdivision', 'up'),
]
const revenue = [
  aBody('minfin', 'centralStateBody'),
  aBody('kgd', 'department', 'minfin'),
  aBody('dgd', 'territorialSubdivision', 'kgd'),
  aBody('ugd', 'territorialSubdivision', 'dgd'),
]
const knb = [
  aBody('knb', 'centralStateBody'),
  aBody('border', 'knbDepartment', 'knb'),
  aBody('knb-obl', 'territorialSubdivision', 'knb'),
  aBody('border-obl', 'territorialSubdivision', 'border'),
  aBody('knb-district', 'territorialSubdivision', 'knb-obl'),
]

describe('territorial bodies of the third level', () => {
  it('go to the nearest superior (item 4) by default, and the answer names the reading', () => {
    expect(route('ugd', on, madeUp(...revenue))).toMatchObject({
      kind: 'approver',
      route: 4,
      approver: 'dgd',
      citation: 'part-1-item-4',
      reading: { id: 'thirdLevelTerritorialBody', chosen: 'item4' },
    })
  })

  it('go to the department by the other reading (item 3)', () => {
    expect(route('ugd', on, madeUp(...revenue), { thirdLevelTerritorialBody: 'item3or2' })).toMatchObject({
      route: 3,
      approver: 'kgd',
      citation: 'part-1-item-3',
    })
  })

  it('go to the central body by the other reading where no department stands between (item 2)', () => {
    expect(route('up', on, madeUp(...police), { thirdLevelTerritorialBody: 'item3or2' })).toMatchObject({
      route: 2,
      approver: 'mvd',
    })
  })
})

it('a reading that the table does not have is no answer', () => {
  const unknown = { thirdLevelTerritorialBody: 'item9' as 'item4' }
  expect(() => route('ugd', on, madeUp(...revenue), unknown)).toThrow(
    'The reading thirdLevelTerritorialBody has no alternative item9',
  )
})

describe('territorial bodies of the fourth level', () => {
  it('have no route', () => {
    expect(route('op', on, madeUp(...police))).toMatchObject({
      kind: 'noRoute',
      citation: 'part-1',
      reading: { id: 'fourthLevelTerritorialBody', chosen: 'noRoute' },
    })
  })

  it('go to the nearest superior by the other reading', () => {
    expect(route('op', on, madeUp(...police), { fourthLevelTerritorialBody: 'nearestSuperior' })).toMatchObject({
      kind: 'approver',
      approver: 'up',
    })
  })
})

describe('bodies of the National Security Committee', () => {
  const registry = madeUp(...knb)

  it('are exempt as departments (part 2)', () => {
    expect(route('border', on, registry)).toMatchObject({ kind: 'exempt', citation: 'part-2' })
  })

  it.each([
    ['knb-obl', 2, 'knb'],
    ['border-obl', 3, 'border'],
  ])('are routed as territorial ones by default: %s by item %i', (body, item, approver) => {
    expect(route(body, on, registry)).toMatchObject({
      route: item,
      approver,
      reading: { id: 'knbSubdivisions', chosen: 'routed' },
    })
  })

  it.each(['knb-obl', 'border-obl', 'knb-district'])('wait for a person by the other reading: %s', body => {
    expect(route(body, on, registry, { knbSubdivisions: 'humanChooses' })).toMatchObject({
      kind: 'noRoute',
      citation: 'part-2',
      reading: { id: 'knbSubdivisions', chosen: 'humanChooses' },
    })
  })

  it('follow the reading of the third level below that', () => {
    expect(route('knb-district', on, registry)).toMatchObject({ route: 4, approver: 'knb-obl' })
    expect(route('knb-district', on, registry, { thirdLevelTerritorialBody: 'item3or2' })).toMatchObject({
      route: 2,
      approver: 'knb',
    })
  })

  it('go to the department above two levels by that reading (item 3)', () => {
    const below = madeUp(...knb, aBody('border-district', 'territorialSubdivision', 'border-obl'))
    expect(route('border-district', on, below, { thirdLevelTerritorialBody: 'item3or2' })).toMatchObject({
      route: 3,
      approver: 'border',
      citation: 'part-1-item-3',
    })
  })
})

describe('a department of the National Security Committee that the registry has as any department', () => {
  const registry = madeUp(
    ...knb,
    aBody('academy', 'department', 'knb'),
    aBody('academy-obl', 'territorialSubdivision', 'academy'),
    aBody('academy-district', 'territorialSubdivision', 'academy-obl'),
  )

  it('is exempt (part 2)', () => {
    expect(route('academy', on, registry)).toMatchObject({ kind: 'exempt', citation: 'part-2' })
  })

  it('is exempt under the successor of the Committee too', () => {
    const reorganised = madeUp(
      aBody('old', 'centralStateBody', undefined, { validTo: '2025-12-31', successor: 'knb' }),
      aBody('knb', 'centralStateBody', undefined, { validFrom: '2026-01-01' }),
      aBody('border', 'knbDepartment', 'knb'),
      aBody('academy', 'department', 'old'),
    )
    expect(route('academy', on, reorganised)).toMatchObject({ kind: 'exempt' })
  })

  it.each([
    ['academy-obl', 3, 'academy'],
    ['academy-district', 4, 'academy-obl'],
  ])('has its subdivisions routed by default: %s by item %i', (body, item, approver) => {
    expect(route(body, on, registry)).toMatchObject({ route: item, approver })
  })

  it.each(['academy-obl', 'academy-district'])(
    'has its subdivisions wait for a person by the other reading, on every level: %s',
    body => {
      expect(route(body, on, registry, { knbSubdivisions: 'humanChooses' })).toMatchObject({
        kind: 'noRoute',
        citation: 'part-2',
        reading: { id: 'knbSubdivisions', chosen: 'humanChooses' },
      })
    },
  )
})

describe('the unified structure of the National Bank (part 2: branches, representations, departments, organisations)', () => {
  const registry = madeUp(
    aBody('bank', 'nationalBank'),
    aBody('branch', 'nationalBankUnit', 'bank'),
    aBody('bank-department', 'department', 'bank'),
    aBody('bank-obl', 'territorialSubdivision', 'bank'),
    aBody('branch-department', 'department', 'branch'),
    aBody('branch-obl', 'territorialSubdivision', 'branch'),
    aBody('bank-district', 'territorialSubdivision', 'bank-obl'),
    aBody('department-obl', 'territorialSubdivision', 'bank-department'),
    aBody('akimat-office', 'localExecutiveBody', 'bank'),
  )

  it.each([
    'bank',
    'branch',
    'bank-department',
    'bank-obl',
    'branch-department',
    'branch-obl',
    'bank-district',
    'department-obl',
  ])('is exempt, however the registry has the body and on every level: %s', body => {
    expect(route(body, on, registry)).toMatchObject({ kind: 'exempt', citation: 'part-2' })
  })

  it('takes in no body of another kind', () => {
    expect(route('akimat-office', on, registry)).toMatchObject({ kind: 'noRoute' })
  })
})

describe("an akim's apparatus", () => {
  const registry = madeUp(
    anAkim('oblast', 'oblast', undefined, 'oblast-office'),
    aBody('oblast-office', 'other', 'oblast'),
    anAkim('district', 'district', 'oblast', 'district-office'),
    aBody('district-office', 'other', 'district'),
    aBody('archive', 'other', 'oblast'),
  )

  it('has no route', () => {
    expect(route('district-office', on, registry)).toMatchObject({
      kind: 'noRoute',
      row: 'apparatus',
      reading: { id: 'apparatusAsParty', chosen: 'noRoute' },
    })
  })

  it('goes as its akim by the other reading', () => {
    const asItsAkim = { apparatusAsParty: 'asItsAkim' } as const
    expect(route('district-office', on, registry, asItsAkim)).toMatchObject({
      body: 'district-office',
      kind: 'approver',
      route: 6,
      approver: 'oblast',
      row: 'apparatus',
    })
    expect(route('oblast-office', on, registry, asItsAkim)).toMatchObject({ body: 'oblast-office', kind: 'exempt' })
  })

  it('is not taken for another institution of the akimat', () => {
    expect(route('archive', on, registry)).toMatchObject({ kind: 'noRoute', row: 'other' })
  })
})

describe('military units (part 3)', () => {
  const army = [
    aBody('ministry', 'centralStateBody'),
    aBody('command', 'militaryUnit', 'ministry'),
    aBody('unit', 'militaryUnit', 'command'),
  ]

  it('go by the registered order of the state body above them', () => {
    expect(route('unit', on, madeUp(...army, orders('ministry', 'command', { terms: '10 days' })))).toMatchObject({
      kind: 'militaryOrder',
      citation: 'part-3',
      approver: 'command',
      order: { id: 'm-1', number: '318', date: '2024-01-01', terms: '10 days' },
    })
  })

  it('wait for a person where no order is registered', () => {
    const answer = route('unit', on, madeUp(...army))
    expect(answer).toMatchObject({ kind: 'militaryOrder', citation: 'part-3' })
    expect(answer).not.toHaveProperty('approver')
  })

  it('wait for a person where the order is no longer in force', () => {
    const registry = madeUp(...army, orders('ministry', 'command', { revokedOn: on }))
    expect(route('unit', on, registry)).not.toHaveProperty('approver')
    expect(route('unit', '2026-03-01', registry)).toHaveProperty('approver', 'command')
  })

  it('never approve for themselves', () => {
    expect(route('command', on, madeUp(...army, orders('ministry', 'command')))).not.toHaveProperty('approver')
  })
})

describe('akims and executive bodies', () => {
  const registry = madeUp(
    anAkim('oblast', 'oblast'),
    anAkim('district', 'district', 'oblast'),
    anAkim('city', 'cityOfOblastSignificance', 'oblast'),
    anAkim('city-district', 'cityDistrict', 'city'),
    anAkim('small-city', 'cityOfDistrictSignificance', 'district'),
    anAkim('okrug', 'ruralOkrug', 'district'),
    anAkim('kent', 'settlement', 'city'),
    aBody('office-of-city-district', 'localExecutiveBody', 'city-district'),
    aBody('office-of-city', 'localExecutiveBody', 'city'),
    anAkim('lost-district', 'district'),
  )

  it.each([
    ['district', 6, 'oblast'],
    ['city-district', 7, 'city'],
    ['okrug', 8, 'district'],
    ['office-of-city', 5, 'city'],
  ])('%s goes by item %i to %s', (body, item, approver) => {
    expect(route(body, on, registry)).toMatchObject({ kind: 'approver', route: item, approver })
  })

  it.each(['city', 'small-city', 'kent', 'office-of-city-district', 'lost-district'])('%s has no route', body => {
    expect(route(body, on, registry)).toMatchObject({ kind: 'noRoute', citation: 'part-1' })
  })

  it('says in the answer what stands above and what is missing', () => {
    expect(route('lost-district', on, registry).because).toContain('(nothing registered)')
    expect(route('kent', on, registry).because).toContain('city / city')
  })
})

describe('a body in time', () => {
  it('goes to the successor of a body that was reorganised', () => {
    const registry = madeUp(
      aBody('old', 'centralStateBody', undefined, { validTo: '2025-09-17', successor: 'new' }),
      aBody('new', 'centralStateBody', undefined, { validFrom: '2025-09-18' }),
      aBody('committee', 'department', 'old'),
    )
    expect(route('committee', '2025-09-17', registry)).toMatchObject({ route: 1, approver: 'old' })
    expect(route('committee', '2025-09-18', registry)).toMatchObject({ route: 1, approver: 'new' })
  })

  it('has no route on a day on which it is not registered', () => {
    const registry = madeUp(...revenue)
    expect(route('kgd', '2022-12-31', registry)).toMatchObject({ kind: 'noRoute', row: 'bodyUnknown' })
    expect(route('nobody', on, registry)).toMatchObject({ kind: 'noRoute', row: 'bodyUnknown' })
  })
})
