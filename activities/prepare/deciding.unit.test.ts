import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { commandIn, sampleWith, send } from '../../test/approval/preparing.ts'
import { aRequest, local, people, receipt } from '../../test/approval/request.ts'

const approve = { outcome: 'approve' }

describe('who decides is proved at the instant of the decision (parts 8 and 9)', () => {
  it('the head', async () => {
    expect(commandIn(await send('decide', people.head, approve), 'decide')).toMatchObject({
      outcome: 'approve',
      authority: { basis: 'head', position: 'firstHead' },
      by: { person: people.head, body: 'kgd', position: 'firstHead' },
      judged: { at: local('2026-08-24', '16:00'), by: 'workflow' },
    })
  })

  it('a person vested by the head’s act, with the act as the proof', async () => {
    const atTheDepartment = { facts: { approver: 'dgd-almaty', request: aRequest({ requester: 'ugd-bostandyk' }) } }
    expect(commandIn(await send('decide', 'p-0070', approve, atTheDepartment), 'decide')).toMatchObject({
      authority: {
        basis: 'delegation',
        position: 'headOfLegalService',
        act: { id: 'd-dgd-almaty-2024', number: '208', date: '2024-05-20' },
      },
      by: { position: 'headOfLegalService' },
    })
  })

  it('an akim, and for him the deputy of his apparatus whom he vested', async () => {
    const atTheAkim = {
      facts: { approver: 'akim-karaganda-obl', request: aRequest({ requester: 'uo-karaganda-obl' }) },
    }
    expect(commandIn(await send('decide', 'p-0122', approve, atTheAkim), 'decide').authority.basis).toBe('head')
    expect(commandIn(await send('decide', 'p-0123', approve, atTheAkim), 'decide')).toMatchObject({
      authority: { basis: 'delegation', act: { number: '3-ө' } },
      by: { body: 'akim-karaganda-obl' },
    })
  })

  it('the acting head with his order (reading actingHeadDecides)', async () => {
    const inJuly = {
      at: local('2026-07-15', '10:00'),
      facts: { approver: 'minfin', request: aRequest({ requester: 'kgd' }) },
    }
    expect(commandIn(await send('decide', 'p-0002', approve, inJuly), 'decide')).toMatchObject({
      authority: { basis: 'actingHead', act: { number: '112-к', date: '2026-06-26' } },
      by: { acting: true },
    })
  })

  it.each([
    ['an unknown person', 'p-9999', 'PERSON_UNKNOWN'],
    ['a person of another body', people.requesterHead, 'PERSON_NOT_IN_BODY'],
    ['the lawyer', people.lawyer, 'NOT_VESTED'],
    ['the head of the legal service without an act', people.legalHead, 'NOT_VESTED'],
    ['a deputy whose act has ended', people.deputy, 'DELEGATION_NOT_IN_FORCE'],
    ['a system', 'system:intake', 'PERSON_UNKNOWN'],
  ])('not %s', async (_, person, code) => {
    expect(await send('decide', person, approve)).toMatchObject({
      kind: 'refused',
      rejection: { code, citation: 'part-9' },
    })
  })

  it('not a position that part 9 does not name, whatever the act says', async () => {
    const atJustice = { facts: { approver: 'minjust', request: aRequest({ requester: 'minjust-abai' }) } }
    expect(await send('decide', 'p-0014', approve, atJustice)).toMatchObject({
      rejection: { code: 'POSITION_NOT_VESTABLE', citation: 'part-9', facts: { position: 'otherUnit' } },
    })
  })

  it('not after the act was revoked', async () => {
    const inBetween = (at: ReturnType<typeof local>) => ({
      at,
      facts: { approver: 'mvd', request: aRequest({ requester: 'police-almaty' }) },
    })
    const onTheLastDay = inBetween(local('2025-05-04', '23:59'))
    expect(commandIn(await send('decide', 'p-0018', approve, onTheLastDay), 'decide').authority.basis).toBe(
      'delegation',
    )
    expect(await send('decide', 'p-0018', approve, inBetween(local('2025-05-05', '00:00')))).toMatchObject({
      rejection: { code: 'DELEGATION_NOT_IN_FORCE', facts: { revokedOn: '2025-05-05' } },
    })
  })

  it('not an acting head without an order (APPC 44(3))', async () => {
    const registry = sampleWith({
      positions: [
        { person: people.legalHead, body: 'kgd', position: 'firstHead', acting: true, validFrom: '2026-08-01' },
      ],
    })
    expect(await send('decide', people.legalHead, approve, { registry })).toMatchObject({
      rejection: { code: 'ACTING_WITHOUT_ORDER', citation: 'APPC-44-3' },
    })
  })

  it('within the dates of the act, both days included', async () => {
    const decides = (at: ReturnType<typeof local>) => send('decide', people.deputy, approve, { at })
    expect(await decides(local('2023-02-28', '23:59'))).toMatchObject({ kind: 'refused' })
    expect(await decides(local('2023-03-01', '00:00'))).toMatchObject({ kind: 'command' })
    expect(await decides(local('2024-12-31', '23:59'))).toMatchObject({ kind: 'command' })
    expect(await decides(local('2025-01-01', '00:00'))).toMatchObject({
      rejection: { code: 'DELEGATION_NOT_IN_FORCE', facts: { validTo: '2024-12-31' } },
    })
  })
})

describe('a decision signed on paper (reading paperDecisionDate)', () => {
  const paper = (signedOn: string) => ({ ...approve, paper: { signedOn, number: '17-ш' } })

  it('is judged by the day of its signing, though registered later', async () => {
    const later = { at: local('2026-08-28', '10:00') }
    expect(commandIn(await send('decide', people.head, paper('2026-08-26'), later), 'decide')).toMatchObject({
      judged: { at: local('2026-08-26', '00:00'), by: 'paperSigning' },
      paper: { signedOn: '2026-08-26', number: '17-ш' },
    })
  })

  it('may be signed on the day of receipt, though not before', async () => {
    expect((await send('decide', people.head, paper('2026-08-17'))).kind).toBe('command')
    expect(await send('decide', people.head, paper('2026-08-16'))).toMatchObject({
      rejection: {
        code: 'SIGNED_BEFORE_RECEIPT',
        citation: 'part-10',
        facts: { field: 'paper.signedOn', signedOn: '2026-08-16', receivedOn: '2026-08-17' },
      },
    })
  })

  it('keeps who registered it: the sender, or the named person of the records service (APPC 44(1))', async () => {
    const registeredBy = async (payload: object) =>
      commandIn(await send('decide', people.head, payload), 'decide').paper?.registeredBy
    const onPaper = paper('2026-08-24')
    expect(await registeredBy(onPaper)).toBe(people.head)
    const named = (person: string) => ({ ...onPaper, paper: { ...onPaper.paper, registeredBy: person } })
    expect(await registeredBy(named(people.chancery))).toBe(people.chancery)
    for (const person of [people.lawyer, people.requesterChancery])
      expect(await send('decide', people.head, named(person))).toMatchObject({
        rejection: { code: 'NOT_AUTHORISED', citation: 'APPC-44-1', facts: { field: 'paper.registeredBy', person } },
      })
    expect(await send('decide', people.head, named('p-9999'))).toMatchObject({ rejection: { code: 'PERSON_UNKNOWN' } })
  })

  it('is not dated in the future', async () => {
    expect(await send('decide', people.head, paper('2026-08-25'))).toMatchObject({
      rejection: {
        code: 'FACT_IN_FUTURE',
        facts: { field: 'paper.signedOn', date: '2026-08-25', today: '2026-08-24' },
      },
    })
  })

  it('cannot come from one whose act was revoked since: he would be the only witness of its day', async () => {
    const facts = {
      approver: 'mvd',
      request: aRequest({ requester: 'police-almaty' }),
      receipt: { ...receipt, at: local('2025-05-02', '10:00') },
    }
    const registered = (date: '2025-05-04' | '2025-05-05') =>
      send('decide', 'p-0018', paper('2025-05-03'), { facts, at: local(date, '10:00') })
    expect((await registered('2025-05-04')).kind).toBe('command')
    expect(await registered('2025-05-05')).toMatchObject({
      rejection: { code: 'DELEGATION_NOT_IN_FORCE', citation: 'part-9', facts: { revokedOn: '2025-05-05' } },
    })
  })

  it('rests on the authority of its day, not of the day on which it is registered', async () => {
    const received = { ...receipt, at: local('2024-12-20', '10:00') }
    const registered = { at: local('2025-01-10', '10:00'), facts: { receipt: received } }
    expect(commandIn(await send('decide', people.deputy, paper('2024-12-31'), registered), 'decide')).toMatchObject({
      authority: { basis: 'delegation', act: { number: '41' } },
    })
    expect(await send('decide', people.deputy, paper('2025-01-01'), registered)).toMatchObject({
      rejection: { code: 'DELEGATION_NOT_IN_FORCE' },
    })
  })
})

describe('a paper that is judged by its registration (reading paperDecisionDate)', () => {
  const paper = (signedOn: string, registeredBy?: string) => ({
    ...approve,
    paper: { signedOn, number: '17-ш', ...(registeredBy ? { registeredBy } : {}) },
  })
  const readings = { paperDecisionDate: 'registration' } as const

  it('still rests on the authority of the day on which it was signed', async () => {
    const received = { ...receipt, at: local('2024-12-20', '10:00') }
    const registered = { at: local('2025-01-10', '10:00'), facts: { receipt: received, readings } }
    expect(commandIn(await send('decide', people.deputy, paper('2024-12-31'), registered), 'decide')).toMatchObject({
      authority: { basis: 'delegation', act: { number: '41' } },
      judged: { at: local('2025-01-10', '10:00') },
    })
    expect(await send('decide', people.deputy, paper('2025-01-01'), registered)).toMatchObject({
      rejection: { code: 'DELEGATION_NOT_IN_FORCE' },
    })
  })
})

it('a paper is registered by who sits in the records service on that day, not on the day of its signing (APPC 44(1))', async () => {
  const chancery = (person: string, more: { validFrom: IsoDate; validTo?: IsoDate }) =>
    ({ person, body: 'kgd', position: 'chancery', acting: false, ...more }) as const
  const registry = sampleWith({
    positions: [
      chancery(people.otherLawyer, { validFrom: '2026-08-22' }),
      chancery(people.lawyer, { validFrom: '2026-08-01', validTo: '2026-08-21' }),
    ],
  })
  const registeredBy = (person: string) => {
    const paper = { signedOn: '2026-08-21', number: '17-ш', registeredBy: person }
    return send('decide', people.head, { ...approve, paper }, { registry })
  }
  expect((await registeredBy(people.otherLawyer)).kind).toBe('command')
  expect(await registeredBy(people.lawyer)).toMatchObject({
    rejection: { code: 'NOT_AUTHORISED', facts: { field: 'paper.registeredBy', person: people.lawyer } },
  })
})

describe('the proposal comes before the decision (part 7)', () => {
  const paper = (signedOn: string) => ({ ...approve, paper: { signedOn, number: '17-ш' } })
  const proposedAt = local('2026-08-20', '11:00')
  const decides = (payload: object, more: object = {}) =>
    send('decide', people.head, payload, { facts: { proposedAt, ...more } })

  it('so no paper is dated before it, which would undo an overdue', async () => {
    expect(await decides(paper('2026-08-19'))).toMatchObject({
      rejection: {
        code: 'SIGNED_BEFORE_PROPOSAL',
        citation: 'part-7',
        facts: { field: 'paper.signedOn', signedOn: '2026-08-19', proposedOn: '2026-08-20' },
      },
    })
    expect((await decides(paper('2026-08-20'))).kind).toBe('command')
  })

  it('unless the body may decide without one and says why (reading decisionBeforeProposal)', async () => {
    const why = { withoutProposal: 'Заңгер науқас' }
    const allowed = { readings: { decisionBeforeProposal: 'withReason' } }
    expect(await decides({ ...paper('2026-08-19'), ...why })).toMatchObject({
      rejection: { code: 'SIGNED_BEFORE_PROPOSAL' },
    })
    expect(await decides(paper('2026-08-19'), allowed)).toMatchObject({
      rejection: { code: 'SIGNED_BEFORE_PROPOSAL' },
    })
    expect(commandIn(await decides({ ...paper('2026-08-19'), ...why }, allowed), 'decide')).toMatchObject(why)
  })

  it('and the reason is kept only of a decision that did come before', async () => {
    const why = { withoutProposal: 'Заңгер науқас' }
    expect(commandIn(await decides({ ...approve, ...why }), 'decide')).not.toHaveProperty('withoutProposal')
    expect(commandIn(await send('decide', people.head, { ...approve, ...why }), 'decide')).toMatchObject(why)
  })
})
