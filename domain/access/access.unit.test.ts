import { describe, expect, it } from 'vitest'
import { aBody, anAkim, charged, chooses, holds, madeUpRecords, vests } from '../../test/bodies/made-up-registry.ts'
import type { CaseParties } from '../authority/may-act.ts'
import type { RegistryRecords } from '../bodies/records.ts'
import { registrySnapshot } from '../bodies/snapshot.ts'
import { accessTo, mayInBody } from './access.ts'
import { actorOf, type Caller } from './caller.ts'
import { actionOf, actions, systemRelation } from './table.ts'

const on = '2025-03-03'
const someone = (person: string): Caller => ({ kind: 'person', person })
const system = (actsFor: string): Caller => ({ kind: 'system', system: `system of ${actsFor}` })

const bodies = [
  aBody('minfin', 'centralStateBody'),
  aBody('kgd', 'department', 'minfin'),
  aBody('dgd', 'territorialSubdivision', 'kgd'),
]
const registryOf = (...all: Parameters<typeof madeUpRecords>) => {
  const records: RegistryRecords = madeUpRecords(...bodies, ...all)
  for (const actsFor of ['*', 'kgd', 'dgd', 'apparat'])
    records.issuers.push({ id: `system of ${actsFor}`, actsFor, publicKey: { kty: 'OKP' }, validFrom: '2024-01-01' })
  return records
}
const access = (caller: Caller, parties: CaseParties, records: RegistryRecords) =>
  accessTo(caller, parties, registrySnapshot(records), on)

const inCase: CaseParties = { requester: 'dgd', approver: 'kgd' }
const withoutApprover: CaseParties = { requester: 'dgd' }
const whatBothSidesSee = ['case', 'events', 'deadlines', 'documents']

describe('how the approving body reads part 9', () => {
  // An act that an acting head issued vests a deputy only where the body reads part 9 so (reading `actingHeadDecides`).
  const act = vests('kgd', { person: 'deputy', position: 'deputyHead', issuedBy: 'acting-head' })
  const order = { number: '7-ж', date: '2023-12-01' } as const
  const people = [
    holds('acting-head', 'kgd', 'firstHead', { acting: true, order }),
    holds('deputy', 'kgd', 'deputyHead'),
    act,
  ]
  const byDefault = registryOf(...people)
  const asRead = registryOf(...people, chooses('kgd', 'actingHeadDecides', 'decidesAndDelegates'))

  it('a deputy vested by the acting head sees the case only where the body lets an acting head delegate', () => {
    expect(access(someone('deputy'), inCase, byDefault)).toBeUndefined()
    expect(access(someone('deputy'), inCase, asRead)?.sees).toContain('proposal')
  })

  it('he decides it by the same reading, where the case keeps none of its own', () => {
    expect(access(someone('deputy'), inCase, asRead)?.actions).toContain('decide')
  })

  it('he decides no case that was received before the body read it so, though he sees it', () => {
    const received = { ...inCase, readings: {} }
    expect(access(someone('deputy'), received, asRead)?.sees).toContain('proposal')
    expect(access(someone('deputy'), received, asRead)?.actions).not.toContain('decide')
  })

  it('of a request without an approving body nobody vested in that body learns', () => {
    expect(access(someone('deputy'), withoutApprover, asRead)).toBeUndefined()
  })
})

describe('a request that has no approving body yet', () => {
  const records = registryOf(
    holds('asker', 'dgd', 'lawyer'),
    charged('auditor', 'auditor', '*'),
    charged('watcher', 'supervisor', '*'),
  )

  it.each(['auditor', 'watcher'])(
    'is shown to who is charged with all bodies, but no work of an approving body: %s',
    person => {
      expect(access(someone(person), withoutApprover, records)?.sees).toEqual(whatBothSidesSee)
    },
  )

  it('is received by no system, not even by that of the deployment', () => {
    expect(access(system('*'), inCase, records)?.actions).toContain('registerReceipt')
    expect(access(system('*'), withoutApprover, records)?.actions).not.toContain('registerReceipt')
  })
})

describe('a system', () => {
  const records = registryOf(
    anAkim('akim', 'district', undefined, 'apparat'),
    aBody('apparat', 'other', 'akim'),
    holds('asker', 'dgd', 'lawyer'),
  )

  it('moves dates to another calendar edition only where it acts for the whole deployment', () => {
    const may = ['*', 'kgd', 'dgd'].filter(of => access(system(of), inCase, records)?.actions.includes('recompute'))
    expect(may).toEqual(['*'])
  })

  it('acts for the akim whose apparatus it serves, and for nobody whom it does not', () => {
    expect(access(system('apparat'), { requester: 'akim' }, records)?.actions).toContain('open')
    expect(access(system('apparat'), inCase, records)).toBeUndefined()
  })

  it('that is not registered sees nothing', () => {
    expect(access(system('nobody'), inCase, records)).toBeUndefined()
  })

  it('does without a person only what a records service or an intake does, and decides nothing', () => {
    const without = Object.fromEntries(actions.map(action => [action, systemRelation(action)]))
    expect(without).toMatchObject({
      open: 'requester',
      complete: 'requester',
      supplyInformation: 'requester',
      confirmDelivery: 'requester',
      reportFiling: 'requester',
      registerReceipt: 'approver',
      recompute: 'deployment',
      correctReceipt: undefined,
      withdraw: undefined,
      recommend: undefined,
      decide: undefined,
    })
  })
})

describe('a role granted by an order', () => {
  it('gives nothing to who is not in the registry', () => {
    const records = registryOf(charged('ghost', 'auditor', '*'), charged('ghost', 'administrator', 'kgd'))
    const registered = access(someone('ghost'), inCase, records)
    expect(registered?.sees).toContain('proposal')
    const unknown = { ...records, people: [] }
    expect(access(someone('ghost'), inCase, unknown)).toBeUndefined()
    expect(mayInBody('administerRegistry', someone('ghost'), 'kgd', registrySnapshot(records), on)).toBe(true)
    expect(mayInBody('administerRegistry', someone('ghost'), 'kgd', registrySnapshot(unknown), on)).toBe(false)
  })

  it('shows no proposal to an auditor who stands in for somebody of the requesting body, be it without an order', () => {
    const records = registryOf(
      charged('auditor', 'auditor', '*'),
      holds('auditor', 'dgd', 'chancery', { acting: true }),
    )
    expect(access(someone('auditor'), inCase, records)?.sees).toEqual(whatBothSidesSee)
  })
})

describe('the registration of the receipt', () => {
  it('is corrected as the approving body’s own, whatever else is corrected with it (APPC 44(1))', () => {
    expect(actionOf('correctFacts', { reason: 'a slip', receiptAt: on })).toBe('correctReceipt')
    expect(actionOf('correctFacts', { reason: 'a slip', deliveredAt: on, act: {} })).toBe('correctReceipt')
    expect(actionOf('correctFacts', { reason: 'a slip', act: {} })).toBe('correctFacts')
  })

  it('is no correction where a receipt is registered for the first time', () => {
    expect(actionOf('registerReceipt', { at: on, deliveredAt: on })).toBe('registerReceipt')
  })
})

describe('who asks', () => {
  it('is named by an opaque id: a person by his own, a system as a system', () => {
    expect(actorOf(someone('p-0041'))).toBe('p-0041')
    expect(actorOf({ kind: 'system', system: 'erp' })).toBe('system:erp')
  })
})
