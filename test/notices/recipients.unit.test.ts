import { describe, expect, it } from 'vitest'
import { recipientsOf } from '../../activities/notices/recipients.ts'
import type { NoticeKind, Role } from '../../activities/notices/table.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { summaryOf } from '../../domain/approval/summary.ts'
import type { RoleGrant } from '../../domain/bodies/records.ts'
import { type Registry, registrySnapshot } from '../../domain/bodies/snapshot.ts'
import { charged } from '../bodies/made-up-registry.ts'
import { aRegistry, inDecision, inReview, oneOfEach as of } from './a-told-case.ts'

const people = (kind: NoticeKind, role: Role, log: ApprovalEvent[], registry: Registry = aRegistry()) => {
  const state = caseOf(log)
  const event = log.at(-1)
  if (state.stage === 'unopened' || !event) throw new Error('the log opens no case')
  const { recipients, nobody } = recipientsOf(
    kind,
    role,
    { event, log, summary: summaryOf(state) },
    '2026-08-18',
    registry,
  )
  return nobody ? 'nobody' : recipients.map(({ person }) => person)
}

describe('who holds a role', () => {
  it('of the requesting body the chancery, and without one its head', () => {
    const log = [...inReview, of.BecameOverdue]
    expect(people('BecameOverdue', 'requester', log)).toEqual(['p-r-chancery'])
    expect(people('BecameOverdue', 'requester', log, aRegistry({ without: ['p-r-chancery'] }))).toEqual(['p-r-head'])
  })

  it('who decides is the head, and after a proposal the person it is addressed to', () => {
    expect(people('BecameOverdue', 'head', [...inReview, of.BecameOverdue])).toEqual(['p-head'])
    const toDeputy = { ...of.RecommendationGiven, addressedTo: 'p-apparatus' }
    expect(people('BecameOverdue', 'head', [...inReview, toDeputy, of.BecameOverdue])).toEqual(['p-apparatus'])
  })

  it('the supervisors are the official of para 4 and the head of the legal service (para 12)', () => {
    const log = [...inReview, of.BecameOverdue]
    expect(people('BecameOverdue', 'supervisor', log)).toEqual(['p-apparatus', 'p-legal-head'])
    const noApparatus = aRegistry({ without: ['p-apparatus'] })
    // The first head then supervises, and is told already as the one who decides.
    expect(people('BecameOverdue', 'supervisor', log, noApparatus)).toEqual(['p-legal-head'])
    expect(people('DueSoon', 'supervisor', [...inDecision, of.Reminded], noApparatus)).toEqual([
      'p-head',
      'p-legal-head',
    ])
  })

  it('the supervisors are also those who are charged with it by an order, for this body or for all, while it is in force', () => {
    const log = [...inReview, of.BecameOverdue]
    const told = (...grants: RoleGrant[]) => people('BecameOverdue', 'supervisor', log, aRegistry({ grants }))
    const own = ['p-apparatus', 'p-legal-head']
    expect(told(charged('p-one', 'supervisor', 'kgd'), charged('p-all', 'supervisor', '*'))).toEqual([
      ...own,
      'p-one',
      'p-all',
    ])
    expect(told(charged('p-one', 'supervisor', 'minfin'), charged('p-two', 'auditor', 'kgd'))).toEqual(own)
    expect(told(charged('p-one', 'supervisor', 'kgd', { validTo: '2026-08-17' }))).toEqual(own)
    expect(told(charged('p-one', 'supervisor', 'kgd', { revokedOn: '2026-08-18' }))).toEqual(own)
  })

  it('who heads the legal service and supervises by an order, too, is told once', () => {
    const registry = aRegistry({ grants: [charged('p-legal-head', 'supervisor', 'kgd')] })
    expect(people('DueSoon', 'supervisor', [...inDecision, of.Reminded], registry)).toEqual([
      'p-apparatus',
      'p-legal-head',
    ])
  })

  it('a new and a former lawyer are the two of the reassignment', () => {
    expect(people('Reassigned', 'lawyer', [...inReview, of.Reassigned])).toEqual(['p-lawyer-2'])
    expect(people('Reassigned', 'formerLawyer', [...inReview, of.Reassigned])).toEqual(['p-lawyer'])
  })

  it('a role that nobody holds is said to be held by nobody', () => {
    const log = [of.RequestSubmitted, of.ApproverSet]
    expect(people('RequestArrived', 'approverChancery', log, aRegistry({ without: ['p-chancery'] }))).toBe('nobody')
  })

  it("an akim's chancery is looked for in his apparatus", () => {
    const registry = registrySnapshot({
      bodies: [
        {
          id: 'kgd',
          kind: 'akim',
          unit: 'oblast',
          apparatus: 'apparatus-x',
          name: { kk: 'әкім', ru: 'аким' },
          validFrom: '2023-01-01',
        },
        { id: 'apparatus-x', kind: 'other', name: { kk: 'аппарат', ru: 'аппарат' }, validFrom: '2023-01-01' },
      ],
      people: [{ id: 'p-x', name: { ru: 'Имя' }, language: 'kk' }],
      positions: [{ person: 'p-x', body: 'apparatus-x', position: 'chancery', acting: false, validFrom: '2023-01-01' }],
      acts: [],
      issuers: [],
      readings: [],
      grants: [],
    })
    expect(people('RequestArrived', 'approverChancery', [of.RequestSubmitted, of.ApproverSet], registry)).toEqual([
      'p-x',
    ])
  })
})
