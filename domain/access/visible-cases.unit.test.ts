import { describe, expect, it } from 'vitest'
import { aBody, anAkim, charged, holds, madeUpRecords } from '../../test/bodies/made-up-registry.ts'
import type { CaseSummary } from '../approval/summary.ts'
import { registrySnapshot } from '../bodies/snapshot.ts'
import type { Caller } from './caller.ts'
import { partiesOf } from './visible-case.ts'
import { seatsOf, visibleCases } from './visible-cases.ts'

const on = '2025-03-03'
const records = madeUpRecords(
  aBody('minfin', 'centralStateBody'),
  aBody('kgd', 'department', 'minfin'),
  aBody('former', 'department', 'minfin', { validTo: '2024-12-31', successor: 'kgd' }),
  aBody('dgd', 'territorialSubdivision', 'kgd'),
  anAkim('akim', 'district', undefined, 'apparat'),
  aBody('apparat', 'other', 'akim'),
  holds('clerk', 'kgd', 'chancery'),
  holds('jurist', 'kgd', 'headOfLegalService'),
  holds('deputy', 'kgd', 'deputyHead'),
  holds('lawyer', 'kgd', 'lawyer'),
  holds('apparatus-clerk', 'apparat', 'chancery'),
  charged('watcher', 'supervisor', 'dgd'),
  charged('auditor', 'auditor', '*'),
  charged('lawyer', 'administrator', 'dgd'),
)
for (const actsFor of ['*', 'dgd'])
  records.issuers.push({ id: `system of ${actsFor}`, actsFor, publicKey: { kty: 'OKP' }, validFrom: '2024-01-01' })
const registry = registrySnapshot(records)
const visible = (caller: Caller) => visibleCases(caller, registry, on)
const seats = (caller: Caller) => seatsOf(caller, registry, on)
const someone = (person: string): Caller => ({ kind: 'person', person })

describe('the cases of which somebody knows', () => {
  it('are all for the auditor of all bodies and the system of the deployment', () => {
    expect(visible(someone('auditor'))).toBe('all')
    expect(visible({ kind: 'system', system: 'system of *' })).toBe('all')
  })

  it('are, for a lawyer, those of his body and of the one whose affairs it goes on with, on either side', () => {
    expect(visible(someone('lawyer'))).toEqual({
      requester: ['kgd', 'former'],
      approver: ['kgd', 'former'],
      addressee: [],
    })
  })

  it('are, before there is an approving body, also those sent to who may choose it, or register', () => {
    for (const person of ['jurist', 'clerk'])
      expect(visible(someone(person))).toMatchObject({ addressee: ['kgd', 'former'] })
  })

  it('are, for a deputy who is not vested, only those that his body itself requests (part 9)', () => {
    expect(visible(someone('deputy'))).toEqual({ requester: ['kgd', 'former'], approver: [], addressee: [] })
  })

  it('are, for a supervisor, those of the body for which he was charged, and an administrator learns of none', () => {
    expect(visible(someone('watcher'))).toEqual({ requester: ['dgd'], approver: ['dgd'], addressee: [] })
    expect(visible(someone('lawyer'))).not.toMatchObject({ requester: expect.arrayContaining(['dgd']) })
  })

  it('are, for a system, those of the body that it acts for', () => {
    expect(visible({ kind: 'system', system: 'system of dgd' })).toEqual({
      requester: ['dgd'],
      approver: ['dgd'],
      addressee: [],
    })
  })

  it('are none for a system or person that nobody has registered', () => {
    const none = { requester: [], approver: [], addressee: [] }
    expect(visible({ kind: 'system', system: 'stranger' })).toEqual(none)
    expect(visible(someone('stranger'))).toEqual(none)
  })
})

describe('the bodies in which somebody sits', () => {
  it('are those of his positions, with those whose affairs they go on with', () => {
    expect(seats(someone('clerk'))).toEqual(['kgd', 'former'])
  })

  it('are, in an apparatus, also the akim', () => {
    expect(seats(someone('apparatus-clerk'))).toEqual(['apparat', 'akim'])
  })

  it('are none by a role alone, and none for a system', () => {
    expect(seats(someone('watcher'))).toEqual([])
    expect(seats({ kind: 'system', system: 'system of dgd' })).toEqual([])
  })
})

describe('who takes part in a case', () => {
  const row = { requester: 'dgd', approver: null, lawyer: null, means: 'appeal' } as CaseSummary

  it('is the requesting body alone before anybody else is known', () => {
    expect(partiesOf(row, null)).toStrictEqual({ requester: 'dgd', means: 'appeal' })
  })

  it('is then whoever was addressed, and later the approving body and its lawyer', () => {
    expect(partiesOf(row, 'kgd')).toStrictEqual({ requester: 'dgd', means: 'appeal', addressee: 'kgd' })
    expect(partiesOf({ ...row, approver: 'kgd', lawyer: 'lawyer' }, null)).toStrictEqual({
      requester: 'dgd',
      means: 'appeal',
      approver: 'kgd',
      assignee: 'lawyer',
    })
  })
})
