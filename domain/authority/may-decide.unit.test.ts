import { describe, expect, it } from 'vitest'
import { aBody, anAkim, holds, madeUp, vests } from '../../test/bodies/made-up-registry.ts'
import type { Act, Delegation, Position } from '../bodies/records.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { type Matter, mayDecide } from './may-decide.ts'

const order = { number: '7-к', date: '2024-02-28' } as const
const people: Position[] = [
  holds('head', 'kgd', 'firstHead'),
  holds('deputy', 'kgd', 'deputyHead'),
  holds('jurist', 'kgd', 'headOfLegalService'),
  holds('lawyer', 'kgd', 'lawyer'),
  holds('auditor', 'kgd', 'otherUnit'),
  holds('stranger', 'minfin', 'deputyHead'),
]
const toDeputy = vests('kgd', { person: 'deputy', position: 'deputyHead', issuedBy: 'head' })

const deciding = (person: string, on: IsoDate, ...more: (Act | Position)[]) =>
  mayDecide(
    person,
    'kgd',
    { on },
    madeUp(aBody('minfin', 'centralStateBody'), aBody('kgd', 'department', 'minfin'), ...people, ...more),
  )

describe('the head (part 8)', () => {
  it('decides', () => {
    expect(deciding('head', '2024-03-01')).toEqual({ basis: 'head', position: 'firstHead' })
  })

  it('keeps the power after delegating it', () => {
    expect(deciding('head', '2024-03-01', toDeputy)).toMatchObject({ basis: 'head' })
  })

  it('of another body does not decide', () => {
    expect(deciding('stranger', '2024-03-01')).toMatchObject({ code: 'PERSON_NOT_IN_BODY', citation: 'part-9' })
  })

  it('does not decide after his last day', () => {
    const former = holds('former', 'kgd', 'firstHead', { validTo: '2024-02-29' })
    expect(deciding('former', '2024-02-29', former)).toMatchObject({ basis: 'head' })
    expect(deciding('former', '2024-03-01', former)).toMatchObject({ code: 'PERSON_NOT_IN_BODY' })
  })
})

describe('the acting head (APPC 44(3))', () => {
  const acting = { acting: true, validFrom: '2024-03-01', validTo: '2024-03-31' } as const

  it('decides by the order', () => {
    const byOrder = holds('deputy', 'kgd', 'firstHead', { ...acting, order })
    expect(deciding('deputy', '2024-03-15', byOrder)).toEqual({ basis: 'actingHead', position: 'firstHead', order })
    expect(deciding('deputy', '2024-04-01', byOrder)).toMatchObject({ code: 'NOT_VESTED' })
  })

  it('is refused without an order', () => {
    expect(deciding('deputy', '2024-03-15', holds('deputy', 'kgd', 'firstHead', acting))).toMatchObject({
      code: 'ACTING_WITHOUT_ORDER',
      citation: 'APPC-44-3',
      facts: { person: 'deputy', body: 'kgd', on: '2024-03-15' },
    })
  })

  it('is refused before the order was issued', () => {
    const late = holds('deputy', 'kgd', 'firstHead', { ...acting, order: { number: '9', date: '2024-03-20' } })
    expect(deciding('deputy', '2024-03-19', late)).toMatchObject({ code: 'ACTING_WITHOUT_ORDER' })
    expect(deciding('deputy', '2024-03-20', late)).toMatchObject({ basis: 'actingHead' })
  })

  it('without an order still decides by a delegation act of his own', () => {
    expect(deciding('deputy', '2024-03-15', holds('deputy', 'kgd', 'firstHead', acting), toDeputy)).toMatchObject({
      basis: 'delegation',
    })
  })
})

describe('a person vested by the head (part 9)', () => {
  it.each([
    ['deputy', 'deputyHead'],
    ['jurist', 'headOfLegalService'],
  ] as const)('decides by the act: %s', (person, position) => {
    expect(deciding(person, '2024-06-03', vests('kgd', { person, position, issuedBy: 'head' }))).toEqual({
      basis: 'delegation',
      position,
      act: { id: 'd-1', number: '15', date: '2024-01-01' },
    })
  })

  it('decides by an act that names only his position', () => {
    const act = vests('kgd', { position: 'deputyHead', issuedBy: 'head' })
    expect(deciding('deputy', '2024-06-03', act)).toMatchObject({ basis: 'delegation', position: 'deputyHead' })
  })

  it('decides by an act that names only him', () => {
    const act = vests('kgd', { person: 'deputy', issuedBy: 'head' })
    expect(deciding('deputy', '2024-06-03', act)).toMatchObject({ basis: 'delegation', position: 'deputyHead' })
  })

  it('is nobody without an act, whatever he holds', () => {
    const noAct = (position: string) => ({ code: 'NOT_VESTED', facts: { reason: 'noAct', position } })
    expect(deciding('deputy', '2024-06-03')).toMatchObject(noAct('deputyHead'))
    const both = holds('deputy', 'kgd', 'headOfApparatus')
    expect(deciding('deputy', '2024-06-03', both)).toMatchObject(noAct('deputyHead,headOfApparatus'))
  })

  it.each(['2023-12-31', '2026-01-01'] as const)('is refused outside the dates of the act: %s', on => {
    const dates = { date: '2024-01-01', validFrom: '2024-01-01', validTo: '2025-12-31' }
    const refused = deciding('deputy', on, toDeputy)
    expect(refused).toMatchObject({ code: 'DELEGATION_NOT_IN_FORCE', citation: 'part-9' })
    expect(refused).toHaveProperty('facts', { person: 'deputy', body: 'kgd', on, act: 'd-1', number: '15', ...dates })
  })

  it('is told of no last day where the act has none', () => {
    const { validTo: _, ...open } = toDeputy
    expect(deciding('deputy', '2023-12-31', open)).not.toHaveProperty('facts.validTo')
    expect(deciding('deputy', '2026-01-01', open)).toMatchObject({ basis: 'delegation' })
  })

  it.each(['2024-01-01', '2025-12-31'] as const)('decides on the first and the last day of the act: %s', on => {
    expect(deciding('deputy', on, toDeputy)).toMatchObject({ basis: 'delegation' })
  })

  it('is refused before the act was signed, whatever its dates say', () => {
    const backdated = { ...toDeputy, date: '2024-06-03' } as const
    expect(deciding('deputy', '2024-06-02', backdated)).toMatchObject({ code: 'DELEGATION_NOT_IN_FORCE' })
    expect(deciding('deputy', '2024-06-03', backdated)).toMatchObject({ basis: 'delegation' })
  })

  it('is refused from the day of revocation on', () => {
    const revoked = { ...toDeputy, revokedOn: '2024-06-03' } as const
    expect(deciding('deputy', '2024-06-02', revoked)).toMatchObject({ basis: 'delegation' })
    expect(deciding('deputy', '2024-06-03', revoked)).toMatchObject({
      code: 'DELEGATION_NOT_IN_FORCE',
      facts: { revokedOn: '2024-06-03' },
    })
  })

  it.each([
    ['lawyer', 'lawyer'],
    ['auditor', 'otherUnit'],
  ] as const)('is refused in a position outside the closed list: %s', (person, position) => {
    expect(deciding(person, '2024-06-03', vests('kgd', { person, position, issuedBy: 'head' }))).toMatchObject({
      code: 'POSITION_NOT_VESTABLE',
      citation: 'part-9',
      facts: { position },
    })
    expect(deciding(person, '2024-06-03', vests('kgd', { person, issuedBy: 'head' }))).toMatchObject({
      code: 'POSITION_NOT_VESTABLE',
      facts: { act: 'd-1', position },
    })
  })

  it('is refused in several positions outside the closed list, and all are named', () => {
    const act = vests('kgd', { person: 'lawyer', issuedBy: 'head' })
    expect(deciding('lawyer', '2024-06-03', act, holds('lawyer', 'kgd', 'otherUnit'))).toMatchObject({
      code: 'POSITION_NOT_VESTABLE',
      facts: { position: 'lawyer,otherUnit' },
    })
  })

  it('is refused when he no longer holds the position of the act', () => {
    const act = vests('kgd', { person: 'lawyer', position: 'deputyHead', issuedBy: 'head' })
    expect(deciding('lawyer', '2024-06-03', act)).toMatchObject({
      code: 'NOT_VESTED',
      facts: { reason: 'positionNotHeld' },
    })
  })

  it('does not pass it on to his substitute', () => {
    const substitute = holds('lawyer', 'kgd', 'deputyHead', { acting: true, order })
    const toPosition = vests('kgd', { position: 'deputyHead', issuedBy: 'head' })
    expect(deciding('lawyer', '2024-06-03', substitute, toPosition)).toMatchObject({ code: 'NOT_VESTED' })
    const toHim = vests('kgd', { person: 'lawyer', position: 'deputyHead', issuedBy: 'head' })
    expect(deciding('lawyer', '2024-06-03', substitute, toHim)).toMatchObject({
      code: 'NOT_VESTED',
      facts: { reason: 'actingOnly' },
    })
    const toHimAlone = vests('kgd', { person: 'lawyer', issuedBy: 'head' })
    expect(deciding('lawyer', '2024-06-03', substitute, toHimAlone)).toMatchObject({
      code: 'NOT_VESTED',
      facts: { reason: 'actingOnly' },
    })
  })

  it('is not vested by an act of an acting head', () => {
    const acting = holds('jurist', 'kgd', 'firstHead', { acting: true, order, validTo: '2024-02-01' })
    const act = vests('kgd', { person: 'deputy', position: 'deputyHead', issuedBy: 'jurist' })
    expect(deciding('deputy', '2024-06-03', acting, act)).toMatchObject({
      code: 'NOT_VESTED',
      facts: { reason: 'notIssuedByHead', issuedBy: 'jurist' },
    })
  })

  it('stays vested when the head who issued the act leaves', () => {
    const former = holds('former', 'kgd', 'firstHead', { validTo: '2024-02-29' })
    const act = vests('kgd', { person: 'deputy', position: 'deputyHead', issuedBy: 'former' })
    expect(deciding('deputy', '2024-06-03', former, act)).toMatchObject({ basis: 'delegation' })
  })

  it('is vested by who was head on the day of signing, whenever the act comes into force', () => {
    const former = holds('former', 'kgd', 'firstHead', { validTo: '2024-02-29' })
    const ofFormer = vests('kgd', { person: 'deputy', issuedBy: 'former', validFrom: '2024-03-01' })
    const signedOn = (date: IsoDate) => deciding('deputy', '2024-06-03', former, { ...ofFormer, date })
    expect(signedOn('2024-02-29')).toMatchObject({ basis: 'delegation' })
    expect(signedOn('2024-03-01')).toMatchObject({ code: 'NOT_VESTED', facts: { reason: 'notIssuedByHead' } })
  })

  it('is not vested by one who became head only after signing the act', () => {
    const coming = holds('coming', 'kgd', 'firstHead', { validFrom: '2024-03-01' })
    const act = vests('kgd', { person: 'deputy', issuedBy: 'coming', date: '2024-02-29', validFrom: '2024-03-01' })
    expect(deciding('deputy', '2024-06-03', coming, act)).toMatchObject({
      code: 'NOT_VESTED',
      facts: { reason: 'notIssuedByHead', issuedBy: 'coming' },
    })
  })

  it('is not vested by an act of another body', () => {
    const elsewhere = vests('minfin', { person: 'deputy', position: 'deputyHead', issuedBy: 'head' })
    expect(deciding('deputy', '2024-06-03', elsewhere)).toMatchObject({
      code: 'NOT_VESTED',
      facts: { reason: 'noAct' },
    })
  })

  it('is told of the act that comes nearest to vesting him, in whatever order they were issued', () => {
    const ended = { ...toDeputy, id: 'ended', validTo: '2024-05-31' } as const
    const notOfTheHead = { ...toDeputy, id: 'foreign', issuedBy: 'jurist' }
    const outsideTheList = vests('kgd', { id: 'list', person: 'deputy', position: 'lawyer', issuedBy: 'head' })
    const told = (...acts: Act[]) => deciding('deputy', '2024-06-03', ...acts)
    expect(told(ended, notOfTheHead)).toMatchObject({ code: 'NOT_VESTED', facts: { act: 'foreign' } })
    expect(told(notOfTheHead, ended)).toMatchObject({ code: 'NOT_VESTED', facts: { act: 'foreign' } })
    expect(told(ended, notOfTheHead, outsideTheList)).toMatchObject({
      code: 'POSITION_NOT_VESTABLE',
      facts: { act: 'list' },
    })
  })

  it('decides by the act in force although another has ended', () => {
    const ended = vests('kgd', { id: 'd-0', person: 'deputy', issuedBy: 'head', validTo: '2024-05-31' })
    expect(deciding('deputy', '2024-06-03', ended, toDeputy)).toMatchObject({ basis: 'delegation', act: { id: 'd-1' } })
  })
})

describe('an act that vests less than all', () => {
  const narrow = (scope: Delegation['scope']) =>
    madeUp(
      aBody('kgd', 'department'),
      ...people,
      vests('kgd', { person: 'deputy', position: 'deputyHead', issuedBy: 'head', ...(scope && { scope }) }),
    )
  const answer = (scope: Delegation['scope'], matter?: Matter, person = 'deputy') =>
    mayDecide(person, 'kgd', { on: '2024-06-03', ...(matter && { matter }) }, narrow(scope))
  const appeal = { means: 'appeal', requester: 'dgd' } as const

  it.each([
    [{ means: ['appeal'] }],
    [{ requesters: ['dgd', 'ugd'] }],
    [{ means: ['appeal'], requesters: ['dgd'] }],
    [undefined],
  ] as const)('vests within what it names: %j', scope => {
    expect(answer(scope, appeal)).toMatchObject({ basis: 'delegation' })
  })

  it.each([
    [{ means: ['cassation'] }],
    [{ requesters: ['ugd'] }],
    [{ means: ['appeal'], requesters: ['ugd'] }],
  ] as const)('vests nothing outside it: %j', scope => {
    expect(answer(scope, appeal)).toMatchObject({
      code: 'NOT_VESTED',
      citation: 'part-9',
      facts: { act: 'd-1', reason: 'outsideScope' },
    })
    expect(answer(scope, appeal, 'head')).toMatchObject({ basis: 'head' })
  })

  it('leaves the rest to the head, where he keeps no power that he vested', () => {
    const readings = { headKeepsPower: 'no' } as const
    const asHead = (matter: Matter) =>
      mayDecide('head', 'kgd', { on: '2024-06-03', readings, matter }, narrow({ means: ['cassation'] }))
    expect(asHead(appeal)).toMatchObject({ basis: 'head' })
    expect(asHead({ ...appeal, means: 'cassation' })).toMatchObject({ code: 'POWER_DELEGATED' })
  })
})

describe('an akim', () => {
  const registry = madeUp(
    anAkim('akim', 'district', undefined, 'apparat'),
    aBody('apparat', 'other', 'akim'),
    holds('mayor', 'akim', 'firstHead'),
    holds('deputy', 'apparat', 'deputyHead'),
    holds('office', 'apparat', 'firstHead'),
    vests('akim', { person: 'deputy', position: 'deputyHead', issuedBy: 'mayor' }),
  )

  it('vests his deputies, who sit in his apparatus', () => {
    expect(mayDecide('deputy', 'akim', { on: '2024-06-03' }, registry)).toMatchObject({ basis: 'delegation' })
  })

  it('is not replaced by whoever heads the apparatus', () => {
    expect(mayDecide('office', 'akim', { on: '2024-06-03' }, registry)).toMatchObject({ code: 'PERSON_NOT_IN_BODY' })
  })
})

it('a person whom the registry does not know decides nothing', () => {
  expect(deciding('nobody', '2024-06-03')).toMatchObject({ code: 'PERSON_UNKNOWN' })
})
