import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { sampleRegistry } from '../../store/registry-files/csv.ts'
import { isProvenOn } from '../authority/acting.ts'
import type { CaseParties } from '../authority/may-act.ts'
import { registrySnapshot } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { accessTo, mayInBody } from './access.ts'
import type { Caller } from './caller.ts'
import { type Action, type Administration, actions, administrations, type Sight, sights } from './table.ts'
import { type VisibleCases, visibleCases } from './visible-cases.ts'

const on = '2026-03-02'
const records = await sampleRegistry()
const publicKey = { kty: 'OKP' }
for (const actsFor of ['*', 'kgd', 'dgd-almaty', 'apparat-bukhar-zhyrau'])
  records.issuers.push({ id: `system of ${actsFor}`, actsFor, publicKey, validFrom: '2024-01-01' })
const registry = registrySnapshot(records)

const everyone: Caller[] = [
  ...records.people.map(({ id }): Caller => ({ kind: 'person', person: id })),
  ...records.issuers.map(({ id }): Caller => ({ kind: 'system', system: id })),
  { kind: 'person', person: 'p-9999' },
  { kind: 'system', system: 'system of nobody' },
]
const idOf = (caller: Caller) => (caller.kind === 'person' ? caller.person : caller.system)

/** A case of the department of state revenues in Almaty before its Committee, in the hands of a lawyer. */
const parties: CaseParties = { requester: 'dgd-almaty', approver: 'kgd', assignee: 'p-0041' }

const requester = {
  head: 'p-0068',
  deputy: 'p-0069',
  jurist: 'p-0070',
  lawyers: ['p-0071', 'p-0072'],
  chancery: 'p-0073',
}
const ofRequester = [requester.head, requester.deputy, requester.jurist, ...requester.lawyers, requester.chancery]
const approver = { head: 'p-0038', jurist: 'p-0040', assigned: 'p-0041', otherLawyer: 'p-0042', chancery: 'p-0044' }
/** The head of the legal service of the ministry above, by an order. */
const supervisor = 'p-0004'
/** Of the Committee: sits in its audit, which it did not designate to examine requests. */
const ownAuditor = 'p-0043'
const auditorOfAll = 'p-0226'
const administratorOfAll = 'p-0227'
/** Administers the Committee's records, and is one of its lawyers. */
const administratorOfApprover = approver.otherLawyer
const systems = { all: 'system of *', approver: 'system of kgd', requester: 'system of dgd-almaty' }

const leaders = [approver.head, approver.jurist]
const reviewers = [approver.jurist, approver.assigned]
const seeProposal = [approver.head, approver.jurist, approver.assigned, ownAuditor, auditorOfAll]
const seeInside = [...seeProposal, approver.otherLawyer, approver.chancery, supervisor]
const seeCase = [...seeInside, ...ofRequester, ...Object.values(systems)]

/** Who of all people and systems of the sample has each right in that case. */
const expected: Record<Action | Sight, string[]> = {
  open: [...ofRequester, systems.all, systems.requester],
  complete: [...ofRequester, systems.all, systems.requester],
  supplyInformation: [...ofRequester, systems.all, systems.requester],
  confirmDelivery: [...ofRequester, systems.all, systems.requester],
  reportFiling: [...ofRequester, systems.all, systems.requester],
  withdraw: [requester.head, requester.jurist],
  registerReceipt: [approver.chancery, systems.all, systems.approver],
  return: [approver.head, approver.jurist, approver.assigned, approver.chancery],
  // The Committee could be changed by the ministry above, but only who was charged with supervising it knows of the case.
  setApprover: [approver.head, approver.jurist, supervisor],
  assign: leaders,
  reassign: leaders,
  returnForRework: leaders,
  requestInformation: reviewers,
  recommend: reviewers,
  // The deputy's act has ended.
  decide: [approver.head],
  correctFacts: [requester.head, requester.jurist, approver.jurist, approver.chancery],
  correctReceipt: [approver.jurist, approver.chancery],
  recompute: [systems.all],
  case: seeCase,
  events: seeCase,
  deadlines: seeCase,
  documents: seeCase,
  assignments: seeInside,
  proposal: seeProposal,
  reworkNotes: seeProposal,
}

const sorted = (ids: string[]) => [...ids].sort()
const whoMay = (allowed: (caller: Caller) => boolean) => sorted(everyone.filter(allowed).map(idOf))

describe('everybody of the sample registry in one case', () => {
  const accesses = new Map(everyone.map(caller => [caller, accessTo(caller, parties, registry, on)]))

  it.each(actions)('who may: %s', action => {
    expect(whoMay(caller => accesses.get(caller)?.actions.includes(action) ?? false)).toEqual(sorted(expected[action]))
  })

  it.each(sights)('who sees: %s', sight => {
    expect(whoMay(caller => accesses.get(caller)?.sees.includes(sight) ?? false)).toEqual(sorted(expected[sight]))
  })

  it('who is told nothing gets no access at all', () => {
    expect(whoMay(caller => accesses.get(caller) !== undefined)).toEqual(sorted(seeCase))
  })
})

describe('a system of the apparatus of an akim', () => {
  const system = 'system of apparat-bukhar-zhyrau'
  const rights = (parties: CaseParties) => accessTo({ kind: 'system', system }, parties, registry, on)?.actions

  it('registers for the akim what his records service has received, and sends for him what he requests', () => {
    expect(rights({ requester: 'dgd-almaty', approver: 'akim-bukhar-zhyrau' })).toEqual(['registerReceipt'])
    expect(rights({ requester: 'akim-bukhar-zhyrau', approver: 'kgd' })).toContain('open')
  })

  it('does nothing for another akim', () => {
    expect(rights({ requester: 'akim-temirtau', approver: 'akim-karaganda-obl' })).toBeUndefined()
  })
})

describe('a case that has no approving body yet', () => {
  const sentTo = (person: string) =>
    accessTo({ kind: 'person', person }, { requester: 'akim-temirtau', addressee: 'kgd' }, registry, on)

  it.each([approver.head, approver.jurist])('can be taken by the body that it was sent to: %s', person => {
    expect(sentTo(person)).toMatchObject({
      actions: ['setApprover'],
      sees: ['case', 'events', 'deadlines', 'documents'],
    })
  })

  it('is only shown to its chancery, and to nobody else there', () => {
    expect(sentTo(approver.chancery)).toMatchObject({ actions: [], sees: ['case', 'events', 'deadlines', 'documents'] })
    expect([approver.assigned, ownAuditor, supervisor].map(sentTo)).toEqual([undefined, undefined, undefined])
  })

  it('is lost from its sight once another body approves', () => {
    const parties = { requester: 'akim-temirtau', approver: 'akim-karaganda-obl', addressee: 'kgd' }
    expect(accessTo({ kind: 'person', person: approver.head }, parties, registry, on)).toBeUndefined()
  })
})

describe('everybody of the sample registry about the records of one body', () => {
  const ofApprover = [...Object.values(approver), ownAuditor, 'p-0039']
  const administer = [administratorOfAll, administratorOfApprover]
  const allowed: Record<Administration, string[]> = {
    administerRegistry: administer,
    issueActs: [approver.head, ...administer],
    seeActs: [...new Set([...ofApprover, ...administer, supervisor, auditorOfAll])],
    manageWebhooks: [...administer, systems.all, systems.approver],
  }

  it.each(administrations)('who may: %s', right => {
    expect(whoMay(caller => mayInBody(right, caller, 'kgd', registry, on))).toEqual(sorted(allowed[right]))
  })
})

describe('whose cases a caller knows of', () => {
  const bodies = registry.bodies(on).map(({ id }) => id)
  const known = new Map(everyone.map(caller => [caller, visibleCases(caller, registry, on)]))
  const aCase = fc.record({
    requester: fc.constantFrom(...bodies, 'mcriap'),
    approver: fc.option(fc.constantFrom(...bodies, 'mcriap'), { nil: undefined }),
    addressee: fc.option(fc.constantFrom(...bodies), { nil: undefined }),
    assignee: fc.constantFrom('p-0041', 'p-0005', 'p-0146'),
  })

  test.prop([aCase], { numRuns: 50 })(
    'nobody outside both bodies, their supervisors and auditors learns of a case',
    drawn => {
      const sides = ['*', ...sidesOf(drawn)]
      const strangers = everyone.filter(caller => !standsFor(caller).some(body => sides.includes(body)))
      expect(strangers.filter(caller => accessTo(caller, present(drawn), registry, on))).toEqual([])
    },
  )

  test.prop([aCase], { numRuns: 50 })('the list shows exactly the cases that can be opened', drawn => {
    const { requester, approver, addressee } = drawn
    const isListed = (visible: VisibleCases) =>
      visible === 'all' ||
      visible.requester.includes(requester) ||
      (approver !== undefined && visible.approver.includes(approver)) ||
      (approver === undefined && addressee !== undefined && visible.addressee.includes(addressee))
    const listed = [...known].filter(([, visible]) => isListed(visible)).map(([caller]) => caller)
    expect(listed).toEqual(everyone.filter(caller => accessTo(caller, present(drawn), registry, on)))
  })

  it('goes over to the body that continues the affairs of one that is no more', () => {
    const chancery = registry.holders('minai', 'chancery', on)[0]?.person ?? ''
    expect(visibleCases({ kind: 'person', person: chancery }, registry, on)).toMatchObject({
      requester: ['minai', 'mcriap'],
      approver: ['minai', 'mcriap'],
    })
  })

  it('is, for who sits in an apparatus, also those of its akim', () => {
    expect(visibleCases({ kind: 'person', person: 'p-0148' }, registry, on)).toMatchObject({
      approver: ['apparat-bukhar-zhyrau', 'akim-bukhar-zhyrau'],
    })
  })

  it('is nothing before a position begins and after it ends', () => {
    const replaced = {
      ...records,
      positions: records.positions.map(held => ({ ...held, validTo: '2026-03-01' as IsoDate })),
    }
    const none = { requester: [], approver: [], addressee: [] }
    const caller: Caller = { kind: 'person', person: approver.chancery }
    expect(visibleCases(caller, registrySnapshot(replaced), on)).toEqual(none)
    expect(visibleCases(caller, registry, '2022-12-31')).toEqual(none)
  })

  type Drawn = typeof aCase extends fc.Arbitrary<infer Case> ? Case : never
  const present = ({ requester, approver, addressee, assignee }: Drawn): CaseParties => ({
    requester,
    ...(approver === undefined ? {} : { approver }),
    ...(addressee === undefined ? {} : { addressee }),
    assignee,
  })
  const sidesOf = ({ requester, approver, addressee }: Drawn): string[] =>
    [requester, approver ?? addressee].flatMap(body => (body === undefined ? [] : [body === 'mcriap' ? 'minai' : body]))
  /** Written without the table: every body for which the caller holds anything that day. */
  const standsFor = (caller: Caller): string[] => {
    const seats =
      caller.kind === 'system'
        ? records.issuers.filter(({ id }) => id === caller.system).map(({ actsFor }) => actsFor)
        : records.positions
            .filter(held => held.person === caller.person && held.validFrom <= on && isProvenOn(held, on))
            .map(({ body }) => body)
    const charged =
      caller.kind === 'system'
        ? []
        : records.grants
            .filter(({ person, role }) => person === caller.person && role !== 'administrator')
            .map(({ body }) => body)
    const akims = records.bodies.flatMap(body =>
      body.kind === 'akim' && body.apparatus !== undefined && seats.includes(body.apparatus) ? [body.id] : [],
    )
    return [...seats, ...charged, ...akims]
  }
})
