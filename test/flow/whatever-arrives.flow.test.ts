import { randomUUID } from 'node:crypto'
import type { Payload } from '@temporalio/common'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandNames } from '../../domain/approval/commands.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, type Office, openOffice, people } from '../setup/office.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const json = (text: string): Payload => ({ metadata: { encoding: bytes('json/plain') }, data: bytes(text) })

/** What a careless or hostile sender can put on the wire, as the server passes it on. */
const wire: Record<string, Payload[]> = {
  'broken JSON': [json('{"commandId":"x",')],
  'an unknown encoding': [{ metadata: { encoding: bytes('binary/rot13') }, data: bytes('uryyb') }],
  'no metadata': [{ data: bytes('hello') }],
  'no argument': [],
  null: [json('null')],
  'a number': [json('42')],
  'a list': [json('[1,2]')],
  'a text': [json('"decide"')],
  'wrong types': [json('{"commandId":7,"actor":{},"payload":"x"}')],
  'no command id': [json('{"actor":"p-0038","payload":{}}')],
  'a prototype name as command id': [json('{"commandId":"__proto__","actor":"p-0038","payload":{}}')],
  'an empty payload': [json('{"commandId":"empty","actor":"p-0038","payload":null}')],
  'unknown fields': [
    json('{"commandId":"more","actor":"p-0038","payload":{"at":"2026-01-01T00:00:00Z","x":1},"extra":true}'),
  ],
  'deep nesting': [json(`{"commandId":"deep","actor":"p-0038","payload":${'['.repeat(3000)}${']'.repeat(3000)}}`)],
  'two arguments': [json('{"commandId":"two"}'), json('{}')],
}

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.stop())

const failedTasks = async (workflowId: string) => {
  const { events } = await office.client.workflow.getHandle(workflowId).fetchHistory()
  return (events ?? []).filter(
    event => event.workflowTaskFailedEventAttributes || event.workflowTaskTimedOutEventAttributes,
  )
}

const rawStart = async (workflowId: string, payloads: Payload[]) => {
  await office.client.workflowService.startWorkflowExecution({
    namespace: 'default',
    requestId: randomUUID(),
    workflowId,
    workflowType: { name: 'approval' },
    taskQueue: { name: office.taskQueue },
    input: { payloads },
  })
}

const rawSignal = (workflowId: string, signalName: string, payloads: Payload[]) =>
  office.client.workflowService.signalWorkflowExecution({
    namespace: 'default',
    requestId: randomUUID(),
    workflowExecution: { workflowId },
    signalName,
    input: { payloads },
  })

const rawUpdate = (workflowId: string, name: string, payloads: Payload[]) =>
  office.client.workflowService.updateWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId },
    waitPolicy: { lifecycleStage: 3 },
    request: { meta: { updateId: randomUUID(), identity: 'test' }, input: { name, args: { payloads } } },
  })

describe('a start that cannot be read', () => {
  it.each(Object.keys(wire))('ends as failed with its faults, without a failed task: %s', async kind => {
    const workflowId = `approval-dgd-almaty.${randomUUID().slice(0, 8)}`
    await rawStart(workflowId, wire[kind] ?? [])
    await eventually(
      async () => (await office.client.workflow.getHandle(workflowId).describe()).status.name === 'FAILED',
    )
    expect(await failedTasks(workflowId)).toEqual([])
    expect(await office.kelisu.refusalOfStart(workflowId)).toMatchObject({ code: 'REQUEST_MALFORMED' })
    expect(await office.log(workflowId)).toEqual([])
  })

  it('may be sent again under the same id once its fault is mended', async () => {
    const request = aRequest()
    const workflowId = `approval-dgd-almaty.${request.requestId}`
    await rawStart(workflowId, wire['broken JSON'] ?? [])
    await eventually(
      async () => (await office.client.workflow.getHandle(workflowId).describe()).status.name === 'FAILED',
    )
    expect(await office.kelisu.submit(request)).toEqual({ caseId: workflowId, existing: false })
    await eventually(async () => (await office.kelisu.state(workflowId)).summary)
  })

  it.each([
    ['an unknown body', { requester: 'no-such-body' }, 'REQUESTER_UNKNOWN', 'requester'],
    [
      'a private complaint, which the algorithm does not name',
      { means: 'privateComplaint' as 'appeal' },
      'MEANS_OUTSIDE_ALGORITHM',
      'means',
    ],
    ['no date of the act', { act: { kind: 'decision' } }, 'ACT_DATE_MISSING', 'act.finalFormOn'],
    [
      'a date beyond the calendar',
      { act: { kind: 'decision', finalFormOn: '2019-03-01' as const } },
      'BEYOND_CALENDAR',
      'act.finalFormOn',
    ],
    [
      'a date of sending in the future',
      { outgoing: { number: '1', sentOn: '2027-12-20' as const } },
      'FACT_IN_FUTURE',
      'outgoing.sentOn',
    ],
  ])('names code and field of %s', async (_, changes, code, field) => {
    const { caseId } = await office.kelisu.submit(aRequest(changes))
    const refusal = await eventually(() => office.kelisu.refusalOfStart(caseId))
    expect(refusal).toMatchObject({ code, facts: { field } })
  })
})

describe('a message that cannot be read', () => {
  it('is refused as a signal, for every command and an unknown one, and the case lives on', async () => {
    const caseId = await office.submitted()
    let sent = 0
    for (const name of [...commandNames, 'noSuchCommand', 'noticeFailed', '__proto__', '__temporal_x']) {
      const forms = Object.values(wire)
      await Promise.all(forms.map(payloads => rawSignal(caseId, name, payloads)))
      sent += forms.length
      // Answered when all of these have been taken: the server ends a task by force where more than a hundred signals wait for it.
      await office.kelisu.state(caseId)
    }
    // A repeated command id gets the first answer and no second event.
    await eventually(
      async () => (await office.log(caseId)).filter(type => type === 'CommandRefused').length > sent / 2,
      { seconds: 60 },
    )
    const result = await office.kelisu.withdraw(caseId, { reason: 'Қате жіберілген' }, { actor: people.requesterHead })
    expect(result.stage).toBe('closed')
    await office.closed(caseId)
    expect(await failedTasks(caseId)).toEqual([])
  })

  it.each(Object.keys(wire))('is refused as an update of every command: %s', async kind => {
    const caseId = await office.submitted()
    for (const name of [...commandNames, 'noSuchCommand', '__temporal_x']) {
      const answer = await rawUpdate(caseId, name, wire[kind] ?? [])
      expect(answer.outcome?.failure?.applicationFailureInfo?.type).toMatch(
        /^(MESSAGE_MALFORMED|WRONG_STAGE|UNKNOWN_COMMAND|DECISION_BEFORE_PROPOSAL)$/,
      )
    }
    expect(await failedTasks(caseId)).toEqual([])
    expect((await office.kelisu.state(caseId)).state.stage).toBe('sent')
  })
})

describe('ids', () => {
  it('finds the existing case when the same request is sent twice, and refuses other content under its id', async () => {
    const request = aRequest()
    const first = await office.kelisu.submit(request)
    expect(await office.kelisu.submit(request)).toEqual({ caseId: first.caseId, existing: true })
    await expect(office.kelisu.submit({ ...request, subject: 'Басқа іс' })).rejects.toMatchObject({
      code: 'REQUEST_ID_TAKEN',
    })
  })

  it('opens one case for the same request sent many times at once', async () => {
    const request = aRequest()
    const sent = await Promise.all(Array.from({ length: 8 }, () => office.kelisu.submit(request)))
    expect(sent.filter(({ existing }) => !existing)).toHaveLength(1)
  })

  it('carries out a command that arrives before the opening has ended, in its turn', async () => {
    const request = aRequest()
    const { caseId } = await office.kelisu.submit(request)
    const { stage } = await office.kelisu.withdraw(
      caseId,
      { reason: 'Бірден қайтарылды' },
      { actor: people.requesterHead },
    )
    expect(stage).toBe('closed')
    await office.closed(caseId)
    expect((await office.log(caseId)).at(-1)).toBe('Withdrawn')
  })
})
