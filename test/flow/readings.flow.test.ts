import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooses } from '../bodies/made-up-registry.ts'
import { eventually } from '../setup/eventually.ts'
import { type Office, openOffice, people } from '../setup/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  const since = { date: '2026-01-05', validFrom: '2026-01-12' } as const
  await office.store.registry.load({
    readings: [
      chooses('kgd', 'reasons', 'required', since),
      chooses('kgd', 'decisionBeforeProposal', 'withReason', since),
      chooses('kgd', 'incompleteRequest', 'returnedAtIntake', since),
    ],
  })
})
afterAll(() => office.stop())

describe('a body that reads open points by its own decision', () => {
  it('decides before any proposal with a reason, and gives reasons; the case keeps and shows how it was read', async () => {
    const { kelisu, client } = office
    const caseId = await office.broughtTo('received')
    const decide = (payload: object) =>
      kelisu.decide(caseId, { outcome: 'refuse', ...payload }, { actor: people.head }).then(
        ({ stage }) => stage,
        (error: { code: string }) => error.code,
      )
    expect(await decide({ reasons: 'Негіз жоқ' })).toBe('DECISION_BEFORE_PROPOSAL')
    expect(await decide({ withoutProposal: 'Мерзім бүгін бітеді' })).toBe('REASONS_REQUIRED')
    const { state, summary } = await kelisu.state(caseId)
    expect(state).toMatchObject({
      readings: { reasons: 'required', decisionBeforeProposal: 'withReason', incompleteRequest: 'returnedAtIntake' },
    })
    expect(summary?.flags).toContain('ownReading')
    const handle = client.workflow.getHandle(caseId)
    await eventually(
      async () => {
        const { currentDetails } = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata')
        return currentDetails?.includes('Обязательны ли доводы в решении? – обязательны (правило органа)')
      },
      { of: 'the current details say how the body reads the text' },
    )
    expect(await decide({ reasons: 'Негіз жоқ', withoutProposal: 'Мерзім бүгін бітеді' })).toBe('decided')
    await office.closed(caseId)
    expect((await office.store.caseLog.read(caseId)).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'Decided', withoutProposal: 'Мерзім бүгін бітеді', reasons: 'Негіз жоқ' }),
    )
  })

  it('sends an incomplete request back at intake, which ends the case and tells the requesting body', async () => {
    const caseId = await office.submitted({ draft: undefined } as never)
    await office.closed(caseId)
    expect(await office.log(caseId)).toEqual(['RequestSubmitted', 'ApproverSet', 'DeadlinesSet', 'RequestReturned'])
  })
})
