import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { correctAct, issueAct, revokeAct } from '../../store/registry-changes.ts'
import { type Office, openOffice, people, today } from '../setup/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.stop())

const deputy = people.deputyWhoseActEnded
const vested = async (number: string, changes = {}) => {
  const entered = {
    body: 'kgd',
    number,
    date: today(-1),
    person: deputy,
    position: 'deputyHead',
    issuedBy: people.head,
    validFrom: today(-1),
    ...changes,
  } as const
  const act = await issueAct(office.db, entered, people.head)
  if ('code' in act) throw new Error(act.code)
  return act
}
const decides = (caseId: string) =>
  office.kelisu.decide(caseId, { outcome: 'refuse', reasons: 'негіз жоқ' }, { actor: deputy })
const decided = async (caseId: string) =>
  (await office.store.caseLog.read(caseId)).map(row => row.event).find(event => event.type === 'Decided')

describe('a deputy vested by the head (part 9)', () => {
  it('decides; the decision keeps the act, and stands when the act is revoked the same day', async () => {
    const [first, second] = [await office.broughtTo('decision'), await office.broughtTo('decision')]
    const act = await vested('15-ө')
    await decides(first)
    await revokeAct(office.db, act.id, today(), people.head)

    await expect(decides(second)).rejects.toMatchObject({ code: 'DELEGATION_NOT_IN_FORCE', citation: 'part-9' })
    await office.closed(first)
    expect(await decided(first)).toMatchObject({
      by: { person: deputy },
      authority: { basis: 'delegation', position: 'deputyHead', act: { id: act.id, number: '15-ө', date: today(-1) } },
    })
    expect((await office.kelisu.state(first)).summary).toMatchObject({ stage: 'closed', outcome: 'refused' })
    expect((await office.kelisu.state(second)).summary).toMatchObject({ stage: 'decision' })
  })

  it('decides only what the act names, where it names less than all', async () => {
    const caseId = await office.broughtTo('decision')
    const act = await vested('16-ө', { scope: { means: ['cassation'] } })
    await expect(decides(caseId)).rejects.toMatchObject({ code: 'NOT_VESTED', facts: { reason: 'outsideScope' } })
    const { id, kind: _, ...entered } = act
    const scope = { means: ['appeal'], requesters: ['dgd-almaty'] } as const
    await correctAct(office.db, id, { ...entered, scope }, people.head)
    await decides(caseId)
    await office.closed(caseId)
    expect(await decided(caseId)).toMatchObject({ authority: { act: { id } } })
  })
})
