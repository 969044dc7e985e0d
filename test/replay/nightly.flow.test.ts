import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { MailRefused } from '../../activities/notices/mail.ts'
import type { ReplayActivities, ReplayReport } from '../../activities/replay/activities.ts'
import { openDatabase } from '../../store/database.ts'
import { payloadConverterPath } from '../../worker/bundle.ts'
import { keepReplaySchedule, replayScheduleId } from '../../worker/replay-schedule.ts'
import { notifyQueueOf } from '../../workflows/queues.ts'
import { eventually } from '../setup/eventually.ts'
import { type Office, openOffice, people } from '../setup/office.ts'
import { asIntruder } from '../store/a-database.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(async () => {
  await keepReplaySchedule(office.client, { taskQueue: office.taskQueue, nightly: false })
  await office.stop()
})

const keep = (nightly = true) => keepReplaySchedule(office.client, { taskQueue: office.taskQueue, nightly })
const schedule = () => office.client.schedule.getHandle(replayScheduleId(office.taskQueue))

/** Lets the night come now, and waits for what it found. Two nights may come in one second and then share a workflow id. */
const night = async (): Promise<{ runId: string; report: ReplayReport }> => {
  const runs = async () => (await schedule().describe()).info.recentActions.map(({ action }) => action.workflow)
  const before = new Set((await runs()).map(run => run.firstExecutionRunId))
  // The schedule may not have heard yet that the night before is over.
  await schedule().trigger(ScheduleOverlapPolicy.ALLOW_ALL)
  const { workflowId, firstExecutionRunId: runId } = await eventually(
    async () => (await runs()).find(run => !before.has(run.firstExecutionRunId)),
    { of: 'the schedule starts a run' },
  )
  return { runId, report: await office.client.workflow.getHandle(workflowId, runId).result() }
}

const refused = async (): Promise<string> => {
  const caseId = await office.broughtTo('decision')
  await office.kelisu.decide(caseId, { outcome: 'refuse' }, { actor: people.head })
  await office.closed(caseId)
  return caseId
}

describe('the nightly replay', () => {
  it('comes at two in the morning in Almaty, once however many workers start, and goes when it is switched off', async () => {
    await keep()
    await keep()
    const { spec, action } = await schedule().describe()
    expect(spec).toMatchObject({
      timezone: 'Asia/Almaty',
      calendars: [{ hour: [{ start: 2 }], minute: [{ start: 0 }] }],
    })
    expect(action).toMatchObject({ workflowType: 'replayCases', taskQueue: office.taskQueue })

    await keep(false)
    await expect(schedule().describe()).rejects.toBeInstanceOf(ScheduleNotFoundError)
    await keep(false)
  })

  it('stays paused when a person has paused it', async () => {
    await keep()
    await schedule().pause('audit')
    await keep()
    expect((await schedule().describe()).state).toMatchObject({ paused: true, note: 'audit' })
    await schedule().unpause()
  })

  it('tells nobody of cases that follow from their logs, and the administrator of one that was changed', async () => {
    await keep()
    const open = await office.broughtTo('review')
    const caseId = await refused()
    const quiet = await night()
    expect(quiet.report).toEqual({ cases: 2, differing: 0, first: [] })

    const db = openDatabase(office.databaseUrl)
    await asIntruder(
      db,
      `update case_event set body = replace(body, '"late":false', '"late":true') where case_id = '${caseId}' and type = 'Decided'`,
    )
    await db.destroy()
    const { runId, report } = await night()

    expect(report).toMatchObject({
      cases: 2,
      differing: 1,
      first: [{ caseId, aspect: 'chain', field: 'hashDiffers', seq: expect.any(Number) }],
    })
    const toAdministrator = () =>
      office.mailbox.mails.filter(({ to }) => JSON.stringify(to).includes('admin@office.example'))
    const [mail] = await eventually(() => (toAdministrator().length > 0 ? toAdministrator() : undefined))
    expect(toAdministrator()).toHaveLength(1)
    expect(mail?.subject).toContain('REPLAY_DIFFERS')
    expect(mail?.text).toContain(caseId)
    expect(mail?.text).not.toContain(open)
    for (const language of ['Істің жазбасы', 'Запись дела', 'What is stored']) expect(mail?.text).toContain(language)

    const found = await eventually(async () => {
      const ids: string[] = []
      for await (const run of office.client.workflow.list({
        query: `WorkflowType = 'replayCases' and TaskQueue = '${office.taskQueue}' and ReplayDiffering > 0`,
      }))
        ids.push(run.runId)
      return ids.length > 0 ? ids : undefined
    })
    expect(found).toEqual([runId])
  }, 90_000)
})

/** Runs the workflow on workers of its own, with made-up activities; with the id of what has run. */
const replayed = async (activities: ReplayActivities): Promise<{ workflowId: string; report: ReplayReport }> => {
  const taskQueue = `replay-${randomUUID().slice(0, 8)}`
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') })
  const cases = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: { code: readFileSync(inject('workflowBundlePath'), 'utf8') },
    dataConverter: { payloadConverterPath },
  })
  const others = await Worker.create({ connection, taskQueue: notifyQueueOf(taskQueue), activities })
  const workflowId = `replay-${taskQueue}`
  const options = { taskQueue, workflowId, args: [], workflowExecutionTimeout: '1 minute' as const }
  const report = await others.runUntil(cases.runUntil(office.client.workflow.execute('replayCases', options)))
  await connection.close()
  return { workflowId, report }
}

describe('an administrator whose address is refused for good', () => {
  it('does not keep the night from its end: it ends with what it found', async () => {
    const difference = { caseId: 'c-1', seq: 1, event: null, aspect: 'chain' as const, field: 'hashDiffers' }
    let times = 0
    const { report } = await replayed({
      replayPage: async () => ({
        next: null,
        cases: 1,
        differing: 1,
        first: [{ ...difference, recorded: null, derived: null }],
      }),
      tellAdministrator: async () => {
        times += 1
        throw new MailRefused('EENVELOPE 550 RCPT TO')
      },
    })

    expect(report).toMatchObject({ cases: 1, differing: 1, first: [{ caseId: 'c-1' }] })
    expect(times).toBe(1)
  }, 90_000)
})

describe('a replay of very many cases', () => {
  it('goes on as a new run with what it has found, and leaves no page out', async () => {
    const pages = 60
    const asked: string[] = []
    const told: ReplayReport[] = []
    const activities: ReplayActivities = {
      replayPage: async ({ after }) => {
        asked.push(after)
        const page = Number(after || 0) + 1
        const difference = { caseId: `c-${page}`, seq: 1, event: null, aspect: 'chain' as const, field: 'hashDiffers' }
        return {
          next: page === pages ? null : String(page),
          cases: 500,
          differing: page === 7 ? 1 : 0,
          first: page === 7 ? [{ ...difference, recorded: null, derived: null }] : [],
        }
      },
      tellAdministrator: async report => {
        told.push(report)
      },
    }
    const { workflowId, report } = await replayed(activities)

    expect(report).toMatchObject({ cases: pages * 500, differing: 1, first: [{ caseId: 'c-7' }] })
    expect(told).toEqual([report])
    expect(asked).toEqual(['', ...Array.from({ length: pages - 1 }, (_, index) => String(index + 1))])
    const firstRun = await office.client.workflow.getHandle(workflowId).describe()
    expect(firstRun.raw.workflowExecutionInfo?.firstRunId).not.toBe(firstRun.runId)
  }, 90_000)
})
