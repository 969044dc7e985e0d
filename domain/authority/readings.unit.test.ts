import { describe, expect, it } from 'vitest'
import { aBody, holds, madeUp, vests } from '../../test/bodies/made-up-registry.ts'
import type { Act, Delegation, Position } from '../bodies/records.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { mayAct } from './may-act.ts'
import { type DecidingReadings, mayDecide } from './may-decide.ts'
import { maySignRequest } from './may-sign-request.ts'

const on: IsoDate = '2024-06-03'
const order = { number: '7-к', date: '2024-05-31' } as const
const acting = { acting: true, order, validFrom: '2024-06-01' } as const
const people: Position[] = [
  holds('head', 'kgd', 'firstHead'),
  holds('deputy', 'kgd', 'deputyHead'),
  holds('jurist', 'kgd', 'headOfLegalService'),
  holds('lawyer', 'kgd', 'lawyer'),
]
const toDeputy = vests('kgd', { person: 'deputy', position: 'deputyHead', issuedBy: 'head' })
const registryWith = (...more: (Act | Position)[]) => madeUp(aBody('kgd', 'department'), ...people, ...more)

const deciding = (readings: DecidingReadings, person: string, ...more: (Act | Position)[]) => {
  const answer = mayDecide(person, 'kgd', { on, readings }, registryWith(...more))
  return 'basis' in answer ? answer.basis : answer.code
}

describe('the head who does not keep the power he delegated (headKeepsPower = no)', () => {
  const readings = { headKeepsPower: 'no' } as const

  it('does not decide while an act of his is in force, and is told which', () => {
    expect(mayDecide('head', 'kgd', { on, readings }, registryWith(toDeputy))).toEqual({
      code: 'POWER_DELEGATED',
      citation: 'part-9',
      facts: { person: 'head', body: 'kgd', on, act: 'd-1', number: '15', date: '2024-01-01' },
    })
    expect(deciding(readings, 'deputy', toDeputy)).toBe('delegation')
  })

  it.each<[string, Partial<Delegation>]>([
    ['no longer in force', { validTo: '2024-06-02' }],
    ['not yet in force', { date: '2024-06-04', validFrom: '2024-06-04' }],
    ['revoked', { revokedOn: on }],
    ['not issued by the head', { issuedBy: 'jurist' }],
  ])('decides where the act is %s', (_, changes) => {
    expect(deciding(readings, 'head', { ...toDeputy, ...changes })).toBe('head')
  })

  // An act that vests nobody would leave the case without anyone who may decide (parts 8, 9, 10).
  it.each<[string, Partial<Delegation>]>([
    ['a position outside the closed list', { person: 'lawyer', position: 'lawyer' }],
    ['one whose positions are outside the closed list', { person: 'lawyer' }],
    ['a person of no position in the body', { person: 'nobody' }],
    ['one who does not hold the position that it names', { person: 'lawyer', position: 'headOfLegalService' }],
    ['a position that nobody holds', { position: 'headOfApparatus' }],
  ])('decides where the act is to %s (part 9)', (_, to) => {
    expect(deciding(readings, 'head', vests('kgd', { issuedBy: 'head', ...to }))).toBe('head')
  })

  it('decides where only a substitute holds the position, unless the act vests substitutes too', () => {
    const toPosition = vests('kgd', { position: 'headOfApparatus', issuedBy: 'head' })
    const substitute = holds('jurist', 'kgd', 'headOfApparatus', acting)
    expect(deciding(readings, 'head', toPosition, substitute)).toBe('head')
    const substitutesToo = { ...readings, substituteOfVested: 'yes' } as const
    expect(deciding(substitutesToo, 'head', toPosition, substitute)).toBe('POWER_DELEGATED')
    expect(deciding(substitutesToo, 'jurist', toPosition, substitute)).toBe('delegation')
  })

  it('does not decide where another act vests somebody', () => {
    const toNobody = vests('kgd', { id: 'd-0', position: 'headOfApparatus', issuedBy: 'head' })
    const toHolder = vests('kgd', { position: 'headOfLegalService', issuedBy: 'head' })
    expect(deciding(readings, 'head', toNobody, toHolder)).toBe('POWER_DELEGATED')
    expect(deciding(readings, 'jurist', toNobody, toHolder)).toBe('delegation')
  })

  it('decides where he has delegated nothing, and by the default always', () => {
    expect(deciding(readings, 'head')).toBe('head')
    expect(deciding({ headKeepsPower: 'yes' }, 'head', toDeputy)).toBe('head')
  })

  it('binds who acts for him, unless he is vested himself', () => {
    expect(deciding(readings, 'jurist', toDeputy, holds('jurist', 'kgd', 'firstHead', acting))).toBe('POWER_DELEGATED')
    expect(deciding(readings, 'deputy', toDeputy, holds('deputy', 'kgd', 'firstHead', acting))).toBe('delegation')
  })

  it('says of anyone else what it always said', () => {
    expect(deciding(readings, 'lawyer', toDeputy)).toBe('NOT_VESTED')
  })
})

describe('the substitute of a vested person (substituteOfVested = yes)', () => {
  const readings = { substituteOfVested: 'yes' } as const
  const substitute = holds('jurist', 'kgd', 'deputyHead', acting)
  const toPosition = vests('kgd', { position: 'deputyHead', issuedBy: 'head' })

  it('decides by the act and by the order of his substitution', () => {
    expect(mayDecide('jurist', 'kgd', { on, readings }, registryWith(toDeputy, substitute))).toEqual({
      basis: 'delegation',
      position: 'deputyHead',
      act: { id: 'd-1', number: '15', date: '2024-01-01' },
      substitute: order,
    })
    expect(deciding(readings, 'jurist', toPosition, substitute)).toBe('delegation')
    expect(deciding(readings, 'jurist', vests('kgd', { person: 'deputy', issuedBy: 'head' }), substitute)).toBe(
      'delegation',
    )
    // What else the vested person holds changes nothing.
    const besides = holds('deputy', 'kgd', 'headOfApparatus')
    expect(deciding(readings, 'jurist', toDeputy, substitute, besides)).toBe('delegation')
  })

  it('is not vested by the default', () => {
    expect(deciding({}, 'jurist', toDeputy, substitute)).toBe('NOT_VESTED')
    expect(deciding({ substituteOfVested: 'no' }, 'jurist', toPosition, substitute)).toBe('NOT_VESTED')
  })

  it.each<[string, (Act | Position)[]]>([
    ['without an order', [toDeputy, holds('jurist', 'kgd', 'deputyHead', { acting: true, validFrom: '2024-06-01' })]],
    [
      'by an order of a later day',
      [toDeputy, holds('jurist', 'kgd', 'deputyHead', { ...acting, order: { number: '8', date: '2024-06-04' } })],
    ],
    ['of another position than the act names', [toDeputy, holds('jurist', 'kgd', 'headOfApparatus', acting)]],
    [
      'of another position than an act to a position names',
      [toPosition, holds('jurist', 'kgd', 'headOfApparatus', acting)],
    ],
    ['where the act has ended', [{ ...toDeputy, validTo: '2024-06-02' }, substitute]],
    ['where the act is not the head’s', [{ ...toDeputy, issuedBy: 'lawyer' }, substitute]],
    ['of one whom the act does not name', [vests('kgd', { person: 'lawyer', issuedBy: 'head' }), substitute]],
    [
      'of a position outside part 9',
      [vests('kgd', { position: 'lawyer', issuedBy: 'head' }), holds('jurist', 'kgd', 'lawyer', acting)],
    ],
  ])('does not decide %s', (_, more) => {
    expect(deciding(readings, 'jurist', ...more)).toBe('NOT_VESTED')
  })

  it('must replace somebody: who sits beside him is not vested', () => {
    expect(deciding(readings, 'jurist', toDeputy)).toBe('NOT_VESTED')
  })
})

describe('an act whose issuer has left (issuerLeaves = lapses)', () => {
  const readings = { issuerLeaves: 'lapses' } as const
  const former = holds('former', 'kgd', 'firstHead', { validTo: '2024-06-02' })
  const act = { ...toDeputy, issuedBy: 'former' }

  it('vests nobody, and says who left', () => {
    expect(mayDecide('deputy', 'kgd', { on, readings }, registryWith(act, former))).toMatchObject({
      code: 'DELEGATION_NOT_IN_FORCE',
      facts: { act: 'd-1', reason: 'issuerLeft', issuedBy: 'former' },
    })
  })

  it('stands by the default, and while the issuer is there', () => {
    expect(deciding({}, 'deputy', act, former)).toBe('delegation')
    expect(deciding(readings, 'deputy', toDeputy)).toBe('delegation')
    expect(deciding(readings, 'deputy', act, { ...former, validTo: on })).toBe('delegation')
  })
})

describe('an act of an acting head (actingHeadDecides = decidesAndDelegates)', () => {
  const readings = { actingHeadDecides: 'decidesAndDelegates' } as const
  const actingHead = holds('jurist', 'kgd', 'firstHead', acting)
  const act = { ...toDeputy, issuedBy: 'jurist', date: '2024-06-01', validFrom: '2024-06-01' } as const

  it('vests, where his order came first', () => {
    expect(deciding(readings, 'deputy', act, actingHead)).toBe('delegation')
    const later = { ...acting, order: { number: '8', date: '2024-06-02' } } as const
    expect(deciding(readings, 'deputy', act, holds('jurist', 'kgd', 'firstHead', later))).toBe('NOT_VESTED')
  })

  it('vests nobody by the default', () => {
    expect(deciding({}, 'deputy', act, actingHead)).toBe('NOT_VESTED')
  })

  it('vests nobody where the issuer was not even acting', () => {
    expect(deciding(readings, 'deputy', act)).toBe('NOT_VESTED')
  })

  it('lets the vested deputy lead the review too (para 4)', () => {
    const parties = { requester: 'dgd', approver: 'kgd' }
    const registry = registryWith(act, actingHead)
    expect(mayAct('assign', 'deputy', parties, on, registry)).toMatchObject({ code: 'NOT_AUTHORISED' })
    expect(mayAct('assign', 'deputy', { ...parties, readings }, on, registry)).toMatchObject({ position: 'deputyHead' })
  })
})

describe('a request signed by the acting head (actingHeadSigns = headOnly)', () => {
  const registry = registryWith(holds('deputy', 'kgd', 'firstHead', acting))

  it('lacks the head’s signature, and only by that reading', () => {
    expect(maySignRequest('deputy', 'kgd', on, registry, { actingHeadSigns: 'headOnly' })).toEqual({
      code: 'NOT_SIGNED_BY_HEAD',
      citation: 'part-4',
      facts: { person: 'deputy', body: 'kgd', on, reason: 'actingHead' },
    })
    expect(maySignRequest('deputy', 'kgd', on, registry)).toMatchObject({ basis: 'actingHead' })
    expect(maySignRequest('head', 'kgd', on, registry, { actingHeadSigns: 'headOnly' })).toEqual({ basis: 'head' })
  })
})
