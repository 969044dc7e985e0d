import { describe, expect, it } from 'vitest'
import { actsOf } from '../../domain/authority/acts-of.ts'
import { mayDecide } from '../../domain/authority/may-decide.ts'
import { type IsoDate, instantOf } from '../../domain/calendar/dates.ts'
import {
  appoint,
  correctAct,
  endPosition,
  issueAct,
  type NewAct,
  revokeAct,
  versionsOfAct,
} from '../../store/registry-changes.ts'
import { registrySnapshotOf } from '../../store/registry-snapshot.ts'
import { aDatabase } from '../store/a-database.ts'

const database = aDatabase('sampleRegistry')

const head = 'p-0038'
const deputy = 'p-0039'
const lawyer = 'p-0041'
const on = '2026-03-02'
const act = (changes: Partial<NewAct> = {}): NewAct => ({
  body: 'kgd',
  number: '5-ө',
  date: '2026-02-02',
  person: deputy,
  position: 'deputyHead',
  issuedBy: head,
  validFrom: '2026-02-03',
  validTo: '2026-12-31',
  document: { name: 'buiryk.pdf', sha256: 'b'.repeat(64) },
  ...changes,
})
const issued = async (changes: Partial<NewAct>): Promise<string> => {
  const answer = await issueAct(database.db, act(changes), head)
  if ('code' in answer) throw new Error(answer.code)
  return answer.id
}
const deciding = async (person: string, day: IsoDate = on) =>
  mayDecide(person, 'kgd', { on: day }, await registrySnapshotOf(database.db))

describe('an act of delegation (part 9)', () => {
  it('vests from its first day on, with its number, date and document', async () => {
    expect(await deciding(deputy)).toMatchObject({ code: 'DELEGATION_NOT_IN_FORCE' })
    const id = await issued({ number: '1-ө' })
    expect(await deciding(deputy)).toEqual({
      basis: 'delegation',
      position: 'deputyHead',
      act: { id, number: '1-ө', date: '2026-02-02' },
    })
    expect(await deciding(deputy, '2026-02-02')).toMatchObject({ code: 'DELEGATION_NOT_IN_FORCE' })
    expect(await versionsOfAct(database.db, id)).toMatchObject([{ document: { name: 'buiryk.pdf' } }])
    await revokeAct(database.db, id, on, head)
  })

  it.each([
    ['a position outside the closed list', { person: lawyer, position: 'lawyer' }, 'POSITION_NOT_VESTABLE'],
    ['such a position, though nobody holds it', { person: lawyer, position: 'otherUnit' }, 'POSITION_NOT_VESTABLE'],
    ['a person who does not hold the position', { person: lawyer }, 'NOT_VESTED'],
    ['a person of another body', { person: 'p-0002' }, 'PERSON_NOT_IN_BODY'],
    ['an unknown person', { person: 'p-9999' }, 'PERSON_UNKNOWN'],
    ['not issued by the head', { issuedBy: deputy }, 'NOT_VESTED'],
    ['in force before it was signed', { validFrom: '2026-02-01' }, 'RECORD_REFUSED'],
    ['ended before it began', { validTo: '2026-01-01' }, 'RECORD_REFUSED'],
    ['a number and date that another act has', { number: '41', date: '2023-02-27' }, 'ACT_NUMBER_TAKEN'],
    ['a scope of an unknown body', { scope: { requesters: ['nowhere'] } }, 'RECORD_REFUSED'],
  ] as const)('is refused, and nothing is kept: %s', async (_, changes, code) => {
    const before = await registrySnapshotOf(database.db)
    expect(await issueAct(database.db, act({ number: '2-ө', ...changes }), head)).toMatchObject({ code })
    expect(await registrySnapshotOf(database.db)).toBe(before)
  })

  it('is corrected, never overwritten', async () => {
    const id = await issued({ number: '3-x' })
    const corrected = await correctAct(database.db, id, act({ number: '3-ө', validTo: '2026-03-31' }), deputy)
    expect(corrected).toMatchObject({ id, number: '3-ө' })
    const [first, second, ...more] = await versionsOfAct(database.db, id)
    expect(more).toEqual([])
    expect(first).toMatchObject({ number: '3-x', validTo: '2026-12-31', knownTo: second?.knownFrom })
    expect(second).toMatchObject({ number: '3-ө', validTo: '2026-03-31' })
    expect(second).not.toHaveProperty('knownTo')
    expect(await deciding(deputy, '2026-04-01')).toMatchObject({ code: 'DELEGATION_NOT_IN_FORCE' })
    expect(await correctAct(database.db, id, act({ number: '41', date: '2023-02-27' }), head)).toMatchObject({
      code: 'ACT_NUMBER_TAKEN',
    })
    await revokeAct(database.db, id, on, head)
  })

  it('vests nobody from the moment of its revocation', async () => {
    const id = await issued({ number: '4-ө' })
    expect(await deciding(deputy)).toMatchObject({ basis: 'delegation', act: { id } })
    expect(await revokeAct(database.db, id, on, head)).toMatchObject({ id, revokedOn: on })
    expect(await deciding(deputy)).toMatchObject({ code: 'DELEGATION_NOT_IN_FORCE' })
    expect(await deciding(deputy, '2026-03-01')).toMatchObject({ basis: 'delegation' })
  })

  it('revoked once more from a later day stays revoked from the earlier one, until it is corrected', async () => {
    const id = await issued({ number: '4-а' })
    await revokeAct(database.db, id, on, head)
    expect(await revokeAct(database.db, id, '2026-04-01', head)).toMatchObject({ id, revokedOn: on })
    expect(await deciding(deputy)).toMatchObject({ code: 'DELEGATION_NOT_IN_FORCE' })
    expect(await revokeAct(database.db, id, '2026-03-01', head)).toMatchObject({ id, revokedOn: '2026-03-01' })
    await correctAct(database.db, id, act({ number: '4-а' }), head)
    expect(await deciding(deputy)).toMatchObject({ basis: 'delegation', act: { id } })
    await revokeAct(database.db, id, on, head)
  })

  it('is not revoked before it was signed, nor where there is none', async () => {
    const id = await issued({ number: '5-а' })
    expect(await revokeAct(database.db, id, '2026-02-01', head)).toMatchObject({
      code: 'RECORD_REFUSED',
      facts: { field: 'revokedOn', fault: 'DATES_REVERSED' },
    })
    expect(await revokeAct(database.db, 'd-nowhere', on, head)).toMatchObject({
      code: 'ACT_UNKNOWN',
      citation: 'part-9',
    })
    expect(await revokeAct(database.db, 'm-mvd-2024', on, head)).toMatchObject({ code: 'ACT_UNKNOWN' })
    await revokeAct(database.db, id, on, head)
  })

  it('shows with which other acts of the body it overlaps', async () => {
    const first = await issued({ number: '6-а', validFrom: '2026-04-01' })
    const { person: _, ...toPosition } = act({ number: '6-ә', validFrom: '2026-06-01' })
    const second = await issueAct(database.db, toPosition, head)
    const shown = actsOf('kgd', await registrySnapshotOf(database.db), on)
    const overlaps = (id: string) => shown.find(each => each.act.id === id)?.overlaps
    if ('code' in second) throw new Error(second.code)
    expect(overlaps(first)).toEqual([second.id])
    expect(overlaps(second.id)).toEqual([first])
  })

  it('entered twice at once is taken once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => issueAct(database.db, act({ number: '7-ө' }), head)))
    expect(answers.map(answer => ('code' in answer ? answer.code : 'taken')).sort()).toEqual([
      'ACT_NUMBER_TAKEN',
      'ACT_NUMBER_TAKEN',
      'taken',
    ])
  })
})

describe('positions', () => {
  const acting = {
    person: deputy,
    body: 'kgd',
    position: 'firstHead',
    acting: true,
    order: { number: '9-к', date: '2026-05-04' },
    validFrom: '2026-05-04',
    validTo: '2026-05-29',
  } as const

  it('let who acts for the head decide by the order, for its days', async () => {
    expect(await appoint(database.db, acting, head)).toMatchObject({ person: deputy })
    expect(await deciding(deputy, '2026-05-29')).toMatchObject({ basis: 'actingHead', order: { number: '9-к' } })
    const { order: _, ...withoutOrder } = acting
    expect(
      await appoint(database.db, { ...withoutOrder, validFrom: '2026-07-01', validTo: '2026-07-02' }, head),
    ).toMatchObject({
      code: 'RECORD_REFUSED',
      facts: { fault: 'ACTING_WITHOUT_ORDER' },
    })
  })

  it('cannot be held twice on one day', async () => {
    expect(await appoint(database.db, { ...acting, validFrom: '2026-05-20' }, head)).toMatchObject({
      code: 'RECORD_REFUSED',
      facts: { fault: 'DUPLICATE' },
    })
  })

  it('end on their last day, and what was known before stays known', async () => {
    const held = { person: lawyer, body: 'kgd', position: 'lawyer' } as const
    const before = instantOf(Date.now())
    expect(await endPosition(database.db, held, '2026-03-31', head)).toMatchObject({ validTo: '2026-03-31' })
    const now = await registrySnapshotOf(database.db)
    expect(now.positionsIn(lawyer, 'kgd', '2026-03-31')).toHaveLength(1)
    expect(now.positionsIn(lawyer, 'kgd', '2026-04-01')).toEqual([])
    const then = await registrySnapshotOf(database.db, { knownAt: before })
    expect(then.positionsIn(lawyer, 'kgd', '2026-04-01')).toHaveLength(1)
    expect(await endPosition(database.db, held, '2026-06-30', head)).toMatchObject({ code: 'POSITION_NOT_HELD' })
  })
})
