import { randomUUID } from 'node:crypto'
import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandNames } from '../../domain/approval/commands.ts'
import { closedSoundly } from '../faults/soundness.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, type Office, openOffice, people } from '../setup/office.ts'
import { outboxOf } from '../store/outbox-of.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const json = (text: string): Payload => ({ metadata: { encoding: bytes('json/plain') }, data: bytes(text) })
const withdrawal = (payload: string) => `{"commandId":"${randomUUID()}","actor":"p-0038","payload":${payload}}`
const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const manyFields = `{${Array.from({ length: 60_000 }, (_, number) => `"k${number}":1`).join()}}`
const hugeName = `{"${'k'.repeat(1_800_000)}":1}`

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.stop())

const namespace = 'default'
const handleOf = (caseId: string) => office.client.workflow.getHandle(caseId)
const idOf = ({ requestId }: { requestId: string }) => `approval-dgd-almaty.${requestId}`
const rawSignal = (workflowId: string, signalName: string, payload: Payload) =>
  office.client.workflowService.signalWorkflowExecution({
    namespace,
    requestId: randomUUID(),
    workflowExecution: { workflowId },
    signalName,
    input: { payloads: [payload] },
  })
const logEndsWith = (caseId: string, type: string) =>
  eventually(async () => (await office.log(caseId)).at(-1) === type, { of: `${caseId} tells ${type}` })
const withdrawn = async (caseId: string) => {
  await office.kelisu.withdraw(caseId, { reason: 'Қажет емес' }, { actor: people.requesterHead })
  return closedSoundly(office, caseId)
}

describe('a message that is read but cannot be passed on', () => {
  it.each([
    ['nested deeper than JSON can be written', 'withdraw', withdrawal(nested), 'CommandRefused'],
    ['with tens of thousands of fields', 'withdraw', withdrawal(manyFields), 'CommandRefused'],
    ['with a name of a field as large as the server takes', 'withdraw', withdrawal(hugeName), 'CommandRefused'],
    [
      'of a failed notice as large as the server takes',
      'noticeFailed',
      `{"notice":"x","reason":"${'ә'.repeat(900_000)}"}`,
      'NoticeFailed',
    ],
  ])('%s becomes one small event, and the case lives on', async (_, name, text, event) => {
    const caseId = await office.submitted()
    await rawSignal(caseId, name, json(text))
    await logEndsWith(caseId, event)
    const told = (await office.store.caseLog.read(caseId)).at(-1)
    expect(told?.body.length).toBeLessThan(2_000)
    await withdrawn(caseId)
  })

  it('is refused as an update by its form, of every command, and leaves no history', async () => {
    const caseId = await office.submitted()
    for (const name of commandNames) {
      const { outcome } = await office.client.workflowService.updateWorkflowExecution({
        namespace,
        workflowExecution: { workflowId: caseId },
        waitPolicy: { lifecycleStage: 3 },
        request: {
          meta: { updateId: randomUUID(), identity: 'test' },
          input: { name, args: { payloads: [json(withdrawal(nested))] } },
        },
      })
      expect(outcome?.failure?.applicationFailureInfo?.type).toBe('MESSAGE_MALFORMED')
    }
    expect(await withdrawn(caseId)).not.toContain('CommandRefused')
  })

  it.each([
    ['nested deeper than JSON can be written', `{"requestId":${nested}}`],
    ['with tens of thousands of fields', manyFields],
    ['with a name of a field as large as the server takes', hugeName],
  ])('ends as failed as a start: %s', async (_, text) => {
    const workflowId = idOf({ requestId: randomUUID() })
    await office.client.workflowService.startWorkflowExecution({
      namespace,
      requestId: randomUUID(),
      workflowId,
      workflowType: { name: 'approval' },
      taskQueue: { name: office.taskQueue },
      input: { payloads: [json(text)] },
    })
    expect(await eventually(() => office.kelisu.refusalOfStart(workflowId))).toMatchObject({
      code: 'REQUEST_MALFORMED',
    })
    const { events } = await handleOf(workflowId).fetchHistory()
    expect(events?.filter(event => event.workflowTaskFailedEventAttributes)).toEqual([])
  })
})

describe('many messages at once', () => {
  it('replay as they came, however often the case is asked for its state meanwhile', async () => {
    const caseId = await office.submitted()
    let sent = false
    const asking = async () => {
      while (!sent) await office.kelisu.state(caseId)
    }
    const sending = async () => {
      for (let number = 0; number < 60; number++) await rawSignal(caseId, 'withdraw', json(withdrawal('{}')))
      sent = true
    }
    await Promise.all([sending(), asking(), asking(), asking()])
    // What is asked of a closed case is answered by replaying all of it.
    await withdrawn(caseId)
  })

  it('are taken one in a task, so that none lasts long', async () => {
    const request = aRequest()
    const { caseId } = await office.kelisu.submit(request)
    const message = { actor: people.outsider, payload: { reason: 'Қажет емес' } }
    for (let sent = 0; sent < 60; sent += 20)
      await Promise.all(
        Array.from({ length: 20 }, () => handleOf(caseId).signal('withdraw', { ...message, commandId: randomUUID() })),
      )
    expect((await withdrawn(caseId)).filter(type => type === 'CommandRefused').length).toBe(60)
    const { events } = await handleOf(caseId).fetchHistory()
    const ofTask = events?.flatMap(event =>
      Number(event.markerRecordedEventAttributes?.workflowTaskCompletedEventId ?? 0),
    )
    const counts = Map.groupBy(ofTask?.filter(task => task > 0) ?? [], task => task)
    expect(Math.max(...[...counts.values()].map(markers => markers.length))).toBe(1)
  })
})

describe('a command id', () => {
  it('of one command is refused for another, as update and as signal: nobody takes the first answer for his own', async () => {
    const caseId = await office.broughtTo('received')
    const commandId = randomUUID()
    await office.kelisu.assign(caseId, { lawyer: people.lawyer }, { actor: people.legalHead, commandId })
    const again = { actor: people.requesterHead, commandId }
    await expect(office.kelisu.withdraw(caseId, { reason: 'Қажет емес' }, again)).rejects.toMatchObject({
      code: 'MESSAGE_MALFORMED',
      facts: { field: 'commandId', usedFor: 'assign' },
    })
    await logEndsWith(caseId, 'LawyerAssigned')
    await office.kelisu.signal(caseId, 'withdraw', { reason: 'Қажет емес' }, again)
    await logEndsWith(caseId, 'CommandRefused')
    expect((await office.kelisu.state(caseId)).state.stage).toBe('review')
  })
})

describe('who starts a case by his own means', () => {
  it('cannot give it a time at which it would end without a word', async () => {
    const request = aRequest()
    await office.client.workflow.start('approval', {
      workflowId: idOf(request),
      taskQueue: office.taskQueue,
      args: [request],
      workflowRunTimeout: '30 days',
    })
    expect(await eventually(() => office.kelisu.refusalOfStart(idOf(request)))).toMatchObject({
      code: 'REQUEST_MALFORMED',
      facts: { field: 'workflowRunTimeout' },
    })
    expect(await office.kelisu.submit(request)).toMatchObject({ existing: false })
  })

  it.each([
    ['begin again and again', 'cronSchedule', { cronSchedule: '@every 1s' }],
    ['be tried again as a whole', 'retryPolicy', { retry: { maximumAttempts: 3 } }],
  ])('cannot let it %s', async (_, field, options) => {
    const request = aRequest()
    const { firstExecutionRunId } = await office.client.workflow.start('approval', {
      workflowId: idOf(request),
      taskQueue: office.taskQueue,
      args: [request],
      ...options,
    })
    expect(await faultOfRun(idOf(request), firstExecutionRunId)).toMatchObject({ field })
    expect(await office.log(idOf(request))).toEqual([])
    if ('cronSchedule' in options) await handleOf(idOf(request)).terminate()
  })

  it('cannot let it end with a workflow of his own', async () => {
    const request = aRequest()
    await startAsChild(request)
    expect(await faultOfRun(idOf(request))).toMatchObject({ field: 'parent' })
    expect(await office.log(idOf(request))).toEqual([])
  })

  it('cannot make it look approved in lists', async () => {
    const request = aRequest()
    await office.client.workflow.start('approval', {
      workflowId: idOf(request),
      taskQueue: office.taskQueue,
      args: [request],
      searchAttributes: { ApprovalOutcome: ['approved'], ApprovalStage: ['closed'], ApprovalOverdue: [true] },
    })
    await eventually(async () => (await office.log(idOf(request))).length > 0)
    const shown = await eventually(async () => {
      const { searchAttributes } = await handleOf(idOf(request)).describe()
      return searchAttributes.ApprovalStage?.[0] === 'sent' && searchAttributes
    })
    expect(shown).toMatchObject({ ApprovalOverdue: [false] })
    expect(shown).not.toHaveProperty('ApprovalOutcome')
  })
})

describe('an administrator', () => {
  it.each(['runs', 'was terminated'])(
    'may reset a case that %s to its last task: it goes on, and its log stays one',
    async how => {
      const caseId = await office.broughtTo('review')
      await logEndsWith(caseId, 'LawyerAssigned')
      const lastTask = async () => {
        const { events } = await handleOf(caseId).fetchHistory()
        return events?.findLast(event => event.workflowTaskCompletedEventAttributes)?.eventId ?? null
      }
      // After the log has answered, so that the reset repeats nothing.
      await eventually(async () => {
        const { raw } = await handleOf(caseId).describe()
        return (raw.pendingActivities ?? []).length === 0 && !raw.pendingWorkflowTask
      })
      if (how === 'was terminated') await handleOf(caseId).terminate()
      await office.client.workflowService.resetWorkflowExecution({
        namespace,
        workflowExecution: { workflowId: caseId },
        reason: 'mended',
        requestId: randomUUID(),
        workflowTaskFinishEventId: await lastTask(),
      })
      const proposal = { outcome: 'refuse', groundsExist: false, text: 'Негіз жоқ' } as const
      await office.kelisu.recommend(caseId, proposal, { actor: people.lawyer })
      await office.kelisu.decide(caseId, { outcome: 'refuse' }, { actor: people.head })
      await eventually(async () => (await handleOf(caseId).describe()).status.name === 'COMPLETED')
      await office.closed(caseId)
    },
  )

  it('who asks to cancel the loop of notices stops no notice', async () => {
    await handleOf(`notices-${office.taskQueue}`).cancel()
    const caseId = await office.submitted()
    await eventually(async () => (await outboxOf(office.db, caseId)).some(({ status }) => status === 'sent'))
    expect((await handleOf(`notices-${office.taskQueue}`).describe()).status.name).toBe('RUNNING')
  })
})

/** What the first of the faults with which a run ended says. */
const faultOfRun = (workflowId: string, runId?: string): Promise<unknown> =>
  eventually(async () => {
    const { events } = await office.client.workflow.getHandle(workflowId, runId).fetchHistory()
    const details = events?.at(-1)?.workflowExecutionFailedEventAttributes?.failure?.applicationFailureInfo?.details
    const [said] = details?.payloads?.map(payload => defaultPayloadConverter.fromPayload(payload)) ?? []
    return (said as { faults: { facts: unknown }[] } | undefined)?.faults[0]?.facts
  })

/** As a system does whose own work is a workflow: its worker's one task starts the case as a child. */
const startAsChild = async (request: ReturnType<typeof aRequest>): Promise<void> => {
  const { connection, workflowService } = office.client
  const name = `parent-${randomUUID()}`
  await office.client.workflow.start('intake', { workflowId: name, taskQueue: name })
  const { taskToken } = await connection.withDeadline(Date.now() + 10_000, () =>
    workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name } }),
  )
  const child = {
    workflowId: idOf(request),
    workflowType: { name: 'approval' },
    taskQueue: { name: office.taskQueue },
    input: { payloads: [defaultPayloadConverter.toPayload(request)] },
  }
  const commands = [{ commandType: 11, startChildWorkflowExecutionCommandAttributes: child }]
  await workflowService.respondWorkflowTaskCompleted({ namespace, taskToken, commands })
}
