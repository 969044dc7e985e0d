import { describe, expect, it } from 'vitest'
import { aBody, anAkim, holds, madeUp, vests } from '../../test/bodies/made-up-registry.ts'
import { type Action, actions } from '../access/table.ts'
import { mayAct } from './may-act.ts'

const on = '2024-06-03'
const order = { number: '7-к', date: '2024-02-28' } as const
const registry = madeUp(
  aBody('minfin', 'centralStateBody'),
  aBody('kgd', 'department', 'minfin', { designatedUnit: 'claims' }),
  aBody('dgd', 'territorialSubdivision', 'kgd'),
  ...(['dgd', 'kgd', 'minfin'] as const).flatMap(body => [
    holds(`${body}-head`, body, 'firstHead'),
    holds(`${body}-deputy`, body, 'deputyHead'),
    holds(`${body}-apparatus`, body, 'headOfApparatus'),
    holds(`${body}-jurist`, body, 'headOfLegalService'),
    holds(`${body}-lawyer`, body, 'lawyer'),
    holds(`${body}-lawyer-2`, body, 'lawyer'),
    holds(`${body}-claims`, body, 'otherUnit', { unit: 'claims' }),
    holds(`${body}-audit`, body, 'otherUnit', { unit: 'audit' }),
    holds(`${body}-chancery`, body, 'chancery'),
  ]),
  holds('acting-jurist', 'kgd', 'headOfLegalService', { acting: true, order }),
  holds('unproven-jurist', 'kgd', 'headOfLegalService', { acting: true }),
)
const parties = { requester: 'dgd', approver: 'kgd', assignee: 'kgd-lawyer' }

const allowed = (action: Action): string[] =>
  people.filter(person => 'relation' in mayAct(action, person, parties, on, registry))

const people = ['dgd', 'kgd', 'minfin'].flatMap(body =>
  ['head', 'deputy', 'apparatus', 'jurist', 'lawyer', 'lawyer-2', 'claims', 'audit', 'chancery'].map(
    person => `${body}-${person}`,
  ),
)
const everyoneOfRequester = people.filter(person => person.startsWith('dgd-'))
const leadersOfReview = ['kgd-head', 'kgd-apparatus', 'kgd-jurist']
const reviewers = ['kgd-jurist', 'kgd-lawyer', 'kgd-claims']

/** Whom each action is allowed to, of all these people. */
const expected: Record<Action, string[]> = {
  open: everyoneOfRequester,
  complete: everyoneOfRequester,
  supplyInformation: everyoneOfRequester,
  confirmDelivery: everyoneOfRequester,
  reportFiling: everyoneOfRequester,
  decide: ['kgd-head'],
  recompute: [],
  withdraw: ['dgd-head', 'dgd-jurist'],
  registerReceipt: ['kgd-apparatus', 'kgd-chancery'],
  return: ['kgd-head', 'kgd-jurist', 'kgd-lawyer', 'kgd-chancery'],
  assign: leadersOfReview,
  reassign: leadersOfReview,
  returnForRework: leadersOfReview,
  requestInformation: reviewers,
  recommend: reviewers,
  correctFacts: ['dgd-head', 'dgd-jurist', 'kgd-jurist', 'kgd-chancery'],
  correctReceipt: ['kgd-jurist', 'kgd-chancery'],
  setApprover: ['kgd-head', 'kgd-apparatus', 'kgd-jurist', 'minfin-head', 'minfin-apparatus', 'minfin-jurist'],
}

describe('who may do what', () => {
  it.each(actions)('%s', action => {
    expect(allowed(action)).toEqual(expected[action])
  })
})

describe('the proposal (part 7)', () => {
  it('is refused to a lawyer to whom the case is not assigned', () => {
    expect(mayAct('recommend', 'kgd-lawyer-2', parties, on, registry)).toEqual({
      code: 'NOT_ASSIGNED',
      citation: 'part-7',
      facts: { action: 'recommend', person: 'kgd-lawyer-2', on },
    })
  })

  it('is refused to every lawyer while nobody is assigned', () => {
    const unassigned = { requester: 'dgd', approver: 'kgd' }
    expect(mayAct('recommend', 'kgd-lawyer', unassigned, on, registry)).toMatchObject({ code: 'NOT_ASSIGNED' })
  })

  it('is refused to a unit that the body did not designate', () => {
    expect(mayAct('recommend', 'kgd-audit', parties, on, registry)).toMatchObject({
      code: 'NOT_AUTHORISED',
      citation: 'part-7',
    })
  })

  it('is refused to a lawyer of the requesting body, even if named as assignee', () => {
    const odd = { ...parties, assignee: 'dgd-lawyer' }
    expect(mayAct('recommend', 'dgd-lawyer', odd, on, registry)).toMatchObject({ code: 'NOT_AUTHORISED' })
  })
})

describe('substitutes', () => {
  it('act for the absent by an order, and the answer says so (para 13)', () => {
    expect(mayAct('assign', 'acting-jurist', parties, on, registry)).toEqual({
      body: 'kgd',
      relation: 'approver',
      position: 'headOfLegalService',
      acting: true,
      citation: 'para-12',
    })
  })

  it('do not act without an order', () => {
    expect(mayAct('assign', 'unproven-jurist', parties, on, registry)).toMatchObject({ code: 'NOT_AUTHORISED' })
  })
})

describe('the report that the appeal was filed (para 9(9))', () => {
  it('is of the requesting body, whose act it is to contest, and of nobody else', () => {
    expect(mayAct('reportFiling', 'dgd-lawyer', parties, on, registry)).toMatchObject({
      relation: 'requester',
      citation: 'para-9-9',
    })
    expect(mayAct('reportFiling', 'kgd-lawyer', parties, on, registry)).toMatchObject({
      code: 'NOT_AUTHORISED',
      citation: 'para-9-9',
    })
  })
})

describe('special relations', () => {
  it('a deputy leads the review only when the head vested him', () => {
    const bodies = [aBody('kgd', 'department'), holds('head', 'kgd', 'firstHead'), holds('deputy', 'kgd', 'deputyHead')]
    const act = vests('kgd', { person: 'deputy', position: 'deputyHead', issuedBy: 'head' })
    expect(mayAct('assign', 'deputy', parties, on, madeUp(...bodies))).toMatchObject({ code: 'NOT_AUTHORISED' })
    expect(mayAct('assign', 'deputy', parties, on, madeUp(...bodies, act))).toMatchObject({ position: 'deputyHead' })
  })

  it("an akim's requests are received by his apparatus", () => {
    const akims = madeUp(
      anAkim('akim', 'district', undefined, 'apparat'),
      aBody('apparat', 'other', 'akim'),
      holds('clerk', 'apparat', 'chancery'),
    )
    const toAkim = { requester: 'okrug', approver: 'akim' }
    expect(mayAct('registerReceipt', 'clerk', toAkim, on, akims)).toMatchObject({ position: 'chancery' })
  })

  it('a member of no unit is not of the designated one where the body designated none (part 7)', () => {
    const bodies = [aBody('kgd', 'department'), holds('clerk', 'kgd', 'otherUnit')]
    expect(mayAct('recommend', 'clerk', parties, on, madeUp(...bodies))).toMatchObject({ code: 'NOT_AUTHORISED' })
  })

  it('nobody of a superior chooses the approver where there is none, or none any more', () => {
    const chooses = (approver: string, ...bodies: Parameters<typeof madeUp>) =>
      mayAct(
        'setApprover',
        'head',
        { requester: 'dgd', approver },
        on,
        madeUp(holds('head', 'minfin', 'firstHead'), ...bodies),
      )
    const minfin = aBody('minfin', 'centralStateBody', undefined, { validTo: '2024-06-02' })
    expect(chooses('kgd', minfin, aBody('kgd', 'department', 'minfin'))).toMatchObject({ code: 'NOT_AUTHORISED' })
    expect(chooses('kgd', aBody('kgd', 'department'))).toMatchObject({ code: 'NOT_AUTHORISED' })
    expect(chooses('kgd')).toMatchObject({ code: 'NOT_AUTHORISED' })
  })

  it('nobody acts for an approver that is not known yet', () => {
    expect(mayAct('registerReceipt', 'kgd-chancery', { requester: 'dgd' }, on, registry)).toMatchObject({
      code: 'NOT_AUTHORISED',
      citation: 'APPC-44-1',
    })
  })

  it('an unknown person does nothing', () => {
    expect(mayAct('open', 'nobody', parties, on, registry)).toMatchObject({ code: 'PERSON_UNKNOWN' })
  })
})
