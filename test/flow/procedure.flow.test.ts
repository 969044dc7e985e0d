import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../setup/eventually.ts'
import { now, type Office, openOffice, people, today } from '../setup/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.stop())

describe('the procedure from request to its end', () => {
  it('approves, delivers and closes when the filing is reported', async () => {
    const { kelisu, client } = office
    const caseId = await office.broughtTo('decision')
    const decided = await kelisu.decide(
      caseId,
      { outcome: 'approve', reasons: 'Заңды негіз бар' },
      { actor: people.head },
    )
    expect(decided.stage).toBe('decided')
    await eventually(async () => (await kelisu.state(caseId)).state.stage === 'delivered', {
      of: 'the decision is delivered',
    })
    const reported = await kelisu.reportFiling(caseId, { filedOn: today() }, { actor: people.requesterHead })
    expect(reported.stage).toBe('closed')
    await office.closed(caseId)
    expect(await client.workflow.getHandle(caseId).result()).toMatchObject({
      caseId,
      outcome: 'approved',
      filing: 'reported',
    })
    expect(await office.log(caseId)).toEqual([
      'RequestSubmitted',
      'ApproverSet',
      'DeadlinesSet',
      'ReceiptRegistered',
      'DeadlinesSet',
      'LawyerAssigned',
      'RecommendationGiven',
      'Decided',
      'DecisionDelivered',
      'FilingReported',
    ])
  })

  it('refuses, delivers and closes at once', async () => {
    const { kelisu, client } = office
    const caseId = await office.broughtTo('decision')
    await kelisu.decide(caseId, { outcome: 'refuse', reasons: 'Негіз жоқ' }, { actor: people.head })
    await office.closed(caseId)
    expect(await client.workflow.getHandle(caseId).result()).toMatchObject({ outcome: 'refused' })
  })

  it('tells supervisors the stage, who holds the case and its dates by search attributes', async () => {
    const caseId = await office.broughtTo('review')
    const found = await eventually(
      async () => {
        const { searchAttributes } = await office.client.workflow.getHandle(caseId).describe()
        return searchAttributes.ApprovalStage?.[0] === 'review' ? searchAttributes : undefined
      },
      { of: 'the stage is review' },
    )
    expect(found).toMatchObject({
      ApprovalDeadlineState: ['onTime'],
      ApprovalRequester: ['dgd-almaty'],
      ApprovalApprover: ['kgd'],
      ApprovalHolder: [people.lawyer],
      ApprovalFlags: expect.arrayContaining(['claimed']),
      ApprovalOverdue: [false],
    })
    const { summary } = await office.kelisu.state(caseId)
    expect(found.ApprovalDueAt?.[0]).toEqual(new Date(summary?.decisionDueAt ?? 0))
    expect(found.ApprovalCourtTermAt?.[0]).toEqual(new Date(summary?.courtTermEndsAt ?? 0))
  })

  it('judges two decisions one after the other: the first is recorded, the second refused', async () => {
    const caseId = await office.broughtTo('decision')
    const outcomes = await Promise.allSettled(
      (['approve', 'refuse'] as const).map(outcome =>
        office.kelisu.decide(caseId, { outcome }, { actor: people.head }),
      ),
    )
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(outcome => outcome.status === 'rejected')).toMatchObject({
      reason: { code: 'ALREADY_DECIDED', citation: 'part-8' },
    })
    const log = await eventually(async () => {
      const types = await office.log(caseId)
      return types.includes('DecisionDelivered') ? types : undefined
    })
    expect(log.filter(type => type === 'Decided')).toHaveLength(1)
  })

  it('refuses at once what the stage cannot take, and leaves no trace of it in history or log', async () => {
    const caseId = await office.broughtTo('received')
    await eventually(async () => (await office.log(caseId)).length === 5)
    const handle = office.client.workflow.getHandle(caseId)
    // Until the task that the second record has called for is in history too.
    const before = await eventually(async () => {
      const events = (await handle.fetchHistory()).events ?? []
      const recorded = events.filter(event => event.activityTaskCompletedEventAttributes).length === 2
      return recorded && events.at(-1)?.workflowTaskCompletedEventAttributes ? events.length : undefined
    })
    await expect(office.kelisu.decide(caseId, { outcome: 'approve' }, { actor: people.head })).rejects.toMatchObject({
      code: 'DECISION_BEFORE_PROPOSAL',
      citation: 'part-7',
    })
    expect((await handle.fetchHistory()).events).toHaveLength(before)
    expect(await office.log(caseId)).toHaveLength(5)
  })

  it('takes the same command once, whether it came as a signal or as an update', async () => {
    const caseId = await office.broughtTo('sent')
    const command = { actor: people.chancery, commandId: 'receipt-1' }
    const payload = { number: 'кіріс-7', at: now() }
    await office.kelisu.signal(caseId, 'registerReceipt', payload, command)
    const result = await office.kelisu.registerReceipt(caseId, payload, command)
    const again = await office.kelisu.registerReceipt(caseId, payload, command)
    expect(result).toEqual({ commandId: 'receipt-1', stage: 'received', seq: 5 })
    expect(again).toEqual(result)
    await eventually(async () => (await office.log(caseId)).length === 5)
  })
})
