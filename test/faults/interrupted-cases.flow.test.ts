import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forwarded } from '../../client/command-line/forward.ts'
import { eventually } from '../setup/eventually.ts'
import { type Office, openOffice, people, today } from '../setup/office.ts'
import { closedSoundly } from './soundness.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice({ maxCachedWorkflows: 4 })
})
afterAll(() => office.stop())

describe('many cases in a small cache', () => {
  it('each is replayed from its history again and again, and ends right', async () => {
    const outcomes = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? 'approve' : 'refuse'))
    const endings = await Promise.all(
      outcomes.map(async outcome => {
        // Asked for while it opens, too: a query in the task of a local activity moves the clock that a replay reads.
        const caseId = await office.broughtTo('decision')
        await office.kelisu.decide(caseId, { outcome }, { actor: people.head })
        if (outcome === 'approve') {
          // Asked of the log: a query may be ahead of the history for a moment when a task is done over.
          await eventually(async () => (await office.log(caseId)).includes('DecisionDelivered'), { seconds: 60 })
          await office.kelisu.reportFiling(caseId, { filedOn: today() }, { actor: people.requesterHead })
        }
        return (await closedSoundly(office, caseId)).slice(7)
      }),
    )
    expect(endings).toEqual(
      outcomes.map(outcome => ['Decided', 'DecisionDelivered', ...(outcome === 'approve' ? ['FilingReported'] : [])]),
    )
  }, 120_000)
})

describe('a request to cancel the workflow, one click in Temporal UI', () => {
  it('ends no case: it takes commands, tells what failed, becomes overdue and is decided', async () => {
    const caseId = await office.broughtTo('decision')
    const handle = office.client.workflow.getHandle(caseId)
    await handle.cancel()
    await handle.signal('noticeFailed', { notice: `${caseId}/3/requester`, reason: '550' })
    await eventually(async () => (await office.log(caseId)).at(-1) === 'NoticeFailed')

    const { summary } = await office.kelisu.state(caseId)
    const seconds = Math.ceil((Date.parse(summary?.decisionDueAt ?? '') - Date.now()) / 1_000) + 60
    await forwarded(office.client, caseId, seconds)
    await eventually(async () => (await office.log(caseId)).at(-1) === 'BecameOverdue')

    await office.kelisu.decide(caseId, { outcome: 'refuse' }, { actor: people.head })
    expect((await closedSoundly(office, caseId)).slice(-2)).toEqual(['Decided', 'DecisionDelivered'])
  })
})
