import { compactVerify, exportJWK, generateKeyPair, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { forwarded } from '../../client/command-line/forward.ts'
import { kelisuClient } from '../../client/library/client.ts'
import type { ApprovalEvent, EventOf } from '../../domain/approval/events.ts'
import { workingCalendar } from '../../domain/calendar/calendar.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import type { CalendarEdition } from '../../domain/calendar/edition.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { activateEdition, importEdition } from '../../store/calendars.ts'
import { verify } from '../../store/case-log.ts'
import { openDatabase } from '../../store/database.ts'
import { oneCase } from '../../store/read-model.ts'
import type { RecomputeInput, RecomputeProgress } from '../../workflows/recompute.ts'
import { runHere, runJsonHere } from '../command-line/run-kelisu.ts'
import { startWorker, type WorkerProcess } from '../faults/worker-process.ts'
import { movingDayOff } from '../setup/an-edition.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, type Office, type OfficeOptions, openOffice, people, today } from '../setup/office.ts'

const within = (first: number, last: number, reason: 'weekday' | 'saturday'): IsoDate[] =>
  newestCalendar.daysFrom(today(first), today(last)).flatMap(day => (day.reason === reason ? [day.date] : []))
/** From tomorrow on; the third lies in the seven working days of what is received today, and in no count of a case that is only sent. */
const plainDays = within(1, 20, 'weekday') as [IsoDate, IsoDate, IsoDate, IsoDate, IsoDate]
/** Far from every count. */
const saturdays = within(80, 120, 'saturday')

/** The newest edition with more days off, each moved from a Saturday. */
const withDaysOff = (id: string, ...dates: [IsoDate, ...IsoDate[]]): CalendarEdition => {
  const moves = dates.map((date, n) => movingDayOff(id, date, saturdays[n] as IsoDate))
  const days = new Map(moves.flatMap(edition => edition.days.map(day => [day.date, day])))
  const all = [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return { ...(moves[0] as CalendarEdition), days: all }
}

/** Under it cases are opened; the newest edition of the program then works the day again. */
const before = withDaysOff('before-the-order', plainDays[2])
const newest = newestCalendar.edition.id
const dueBefore = workingCalendar(before).workingDayAfter(today(), 7)
const dueUnderNewest = newestCalendar.workingDayAfter(today(), 7)
/** Yet another, by which what is due is put off. */
const later = withDaysOff('put-off', plainDays[2], plainDays[3], plainDays[4])

/** An office with these editions; new cases are opened under the first. */
const officeWithEditions = async (options: OfficeOptions = {}): Promise<Office> => {
  const office = await openOffice(options)
  const db = openDatabase(office.databaseUrl, { poolSize: 1 })
  try {
    await importEdition(db, before)
    await importEdition(db, later)
    await activateEdition(db, before.id)
  } finally {
    await db.destroy()
  }
  return office
}

const inEnvironmentOf = (office: Office) => {
  vi.stubEnv('KELISU_DATABASE_URL', office.databaseUrl)
  vi.stubEnv('KELISU_TASK_QUEUE', office.taskQueue)
  vi.stubEnv('TEMPORAL_ADDRESS', inject('temporalAddress'))
}
const eventsOf = async (office: Office, caseId: string): Promise<ApprovalEvent[]> =>
  (await office.store.caseLog.read(caseId)).map(row => row.event)
const recomputedIn = (events: ApprovalEvent[]) =>
  events.filter((event): event is EventOf<'DeadlinesRecomputed'> => event.type === 'DeadlinesRecomputed')
const logged = (office: Office, caseId: string, type: string) =>
  eventually(async () => (await office.log(caseId)).includes(type), { of: `${type} of ${caseId} is in the log` })
const inReadModel = (office: Office, caseIds: string[]) =>
  eventually(async () => (await Promise.all(caseIds.map(id => oneCase(office.db, id)))).every(Boolean))

describe('recomputing open cases by another calendar edition', () => {
  let office: Office
  beforeAll(async () => {
    office = await officeWithEditions()
    inEnvironmentOf(office)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await office.stop()
  })
  const workflowId = () => `recompute-${office.taskQueue}-${newest}`
  let received: string
  let sent: string

  it('a dry run names each case, each date before and after, and sends nothing', async () => {
    received = await office.broughtTo('review')
    sent = await office.broughtTo('sent')
    await logged(office, received, 'LawyerAssigned')
    await inReadModel(office, [sent])
    const { code, document } = await runJsonHere(['recompute', '--edition', newest, '--dry-run'])
    expect({ code, document }).toEqual({
      code: 0,
      document: {
        edition: newest,
        dryRun: true,
        cases: [
          expect.objectContaining({
            caseId: received,
            changes: [{ what: 'decisionDue', before: dueBefore, after: dueUnderNewest }],
          }),
        ],
      },
    })
    const { out } = await runHere(['recompute', '--edition', newest, '--dry-run'])
    expect(out).toMatch(new RegExp(`${received} +decision due +${dueBefore} +${dueUnderNewest}`))
    expect(await office.log(received)).not.toContain('DeadlinesRecomputed')
    await expect(office.client.workflow.getHandle(workflowId()).describe()).rejects.toThrow('not found')
  })

  it('moves the due date of the case that changes, with both proofs, and its search attribute', async () => {
    const { code, document } = await runJsonHere(['recompute', '--edition', newest])
    expect({ code, document }).toEqual({
      code: 0,
      document: {
        edition: newest,
        done: 1,
        left: 0,
        failed: 0,
        cases: [{ caseId: received, outcome: 'done', code: null, facts: {} }],
      },
    })
    await logged(office, received, 'DeadlinesRecomputed')
    const [event] = recomputedIn(await eventsOf(office, received))
    expect(event).toMatchObject({
      edition: newest,
      by: { system: 'kelisu' },
      before: { decision: { result: dueBefore, calendar: { edition: before.id } } },
      dates: { decision: { dueOn: dueUnderNewest, proof: { result: dueUnderNewest, calendar: { edition: newest } } } },
    })
    const { state, summary } = await office.kelisu.state(received)
    expect(summary).toMatchObject({ decisionDueOn: dueUnderNewest })
    expect(state).toMatchObject({ editions: { calendar: newest } })
    await eventually(async () => {
      const { searchAttributes } = await office.client.workflow.getHandle(received).describe()
      return (searchAttributes.ApprovalDueAt?.[0] as Date | undefined)?.toISOString() === summary?.decisionDueAt
    })
  })

  it('sends nothing to a case that does not change: it keeps its edition', async () => {
    expect(await office.log(sent)).toEqual(['RequestSubmitted', 'ApproverSet', 'DeadlinesSet'])
    expect((await office.kelisu.state(sent)).state).toMatchObject({ editions: { calendar: before.id } })
  })

  it('run again finds nothing and sends nothing', async () => {
    const log = await office.log(received)
    const { code, document } = await runJsonHere(['recompute', '--edition', newest])
    expect({ code, document }).toEqual({
      code: 0,
      document: { edition: newest, done: 0, left: 0, failed: 0, cases: [] },
    })
    expect(await office.log(received)).toEqual(log)
  })

  it('goes through pages and continues as new without losing or repeating a case', async () => {
    const caseIds = await Promise.all([1, 2, 3].map(() => office.broughtTo('received')))
    await Promise.all(caseIds.map(id => logged(office, id, 'ReceiptRegistered')))
    const handle = await begun(office, newest, { perSecond: 50, casesPerPage: 1, pagesPerRun: 1 })
    expect(await handle.result()).toMatchObject({ done: 3, failed: 0, left: 0, run: handle.firstExecutionRunId })
    expect((await office.client.workflow.getHandle(handle.workflowId).describe()).runId).not.toBe(
      handle.firstExecutionRunId,
    )
    for (const caseId of caseIds) {
      await logged(office, caseId, 'DeadlinesRecomputed')
      expect(recomputedIn(await eventsOf(office, caseId))).toHaveLength(1)
    }
  })

  it('lifts an overdue mark that does not hold under the edition', async () => {
    const overdue = await office.broughtTo('decision')
    const { summary } = await office.kelisu.state(overdue)
    await forwarded(
      office.client,
      overdue,
      Math.ceil((Date.parse(summary?.decisionDueAt ?? '') - Date.now()) / 1_000) + 60,
    )
    await logged(office, overdue, 'BecameOverdue')
    const { done, failed } = await run(office, later.id)
    expect(failed).toBe(0)
    expect(done).toBeGreaterThan(0)
    await logged(office, overdue, 'OverdueLifted')
    expect((await office.log(overdue)).slice(-2)).toEqual(['DeadlinesRecomputed', 'OverdueLifted'])
    await eventually(async () => {
      const { searchAttributes } = await office.client.workflow.getHandle(overdue).describe()
      return searchAttributes.ApprovalOverdue?.[0] === false
    })
    expect(await oneCase(office.db, overdue)).toMatchObject({ overdue: false, overdueSince: null })
  })

  it('names the case that fails with its code, goes on with the others, and ends as partly refused', async () => {
    const lost = await office.broughtTo('received')
    const good = await office.broughtTo('received')
    await Promise.all([lost, good].map(id => logged(office, id, 'ReceiptRegistered')))
    await office.client.workflow.getHandle(lost).terminate('an administrator has ended it')
    const { code, document } = await runJsonHere(['recompute', '--edition', newest])
    expect({ code, failed: document.failed, left: document.left }).toEqual({ code: 1, failed: 1, left: 0 })
    expect(document.cases).toContainEqual(
      expect.objectContaining({ caseId: lost, outcome: 'failed', code: 'CASE_UNKNOWN' }),
    )
    expect(document.cases).toContainEqual(expect.objectContaining({ caseId: good, outcome: 'done' }))
  })

  it('refuses an edition that nobody has entered', async () => {
    expect(await runJsonHere(['recompute', '--edition', '1999'])).toMatchObject({
      code: 1,
      document: { error: { code: 'EDITION_UNKNOWN' } },
    })
    await expect(run(office, '1999')).rejects.toMatchObject({ cause: { type: 'EDITION_UNKNOWN' } })
  })
})

describe('where unsigned commands are not accepted', () => {
  it('a worker without a key refuses the run before it has sent anything', async () => {
    const office = await openOffice({ allowUnsigned: false })
    try {
      await expect(run(office, newest)).rejects.toMatchObject({ cause: { type: 'CREDENTIAL_MISSING' } })
    } finally {
      await office.stop()
    }
  })

  it('the worker signs by the key of the deployment, and the event keeps the proof', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const key = await exportJWK(privateKey)
    const office = await officeWithEditions({ allowUnsigned: false, signer: { issuer: 'kelisu-worker', key } })
    try {
      await expect(run(office, newest)).rejects.toMatchObject({ cause: { type: 'ISSUER_UNKNOWN' } })
      const registered = {
        publicKey: (await exportJWK(publicKey)) as JWK & { kty: string },
        validFrom: '2023-01-01' as const,
      }
      await office.store.registry.load({ issuers: [{ id: 'kelisu-worker', actsFor: '*', ...registered }] })
      const { client, taskQueue } = office
      const signing = kelisuClient({ client, taskQueue, signer: { issuer: 'kelisu-worker', key } })
      const { caseId } = await signing.submit(aRequest(), { actor: people.requesterHead })
      await eventually(async () => (await signing.state(caseId)).summary)
      await signing.registerReceipt(caseId, { number: 'кіріс-1', at: now() }, { actor: people.chancery })
      await logged(office, caseId, 'ReceiptRegistered')
      expect(await run(office, newest)).toMatchObject({ done: 1, failed: 0, left: 0 })
      await logged(office, caseId, 'DeadlinesRecomputed')
      const [event] = recomputedIn(await eventsOf(office, caseId))
      expect(event).toMatchObject({ by: { system: 'kelisu-worker' }, commandId: `recompute.${newest}.5` })
      expect(event?.by).not.toHaveProperty('claimed')
      await expect(compactVerify(event?.credential ?? '', publicKey)).resolves.toBeDefined()
    } finally {
      await office.stop()
    }
  })
})

describe('a run whose worker is killed', () => {
  let office: Office
  let worker: WorkerProcess | undefined
  afterAll(async () => {
    await worker?.stop()
    await office?.stop()
  })

  it('is carried on by the next worker; each case is recomputed once', async () => {
    office = await officeWithEditions()
    const caseIds = await Promise.all(Array.from({ length: 6 }, () => office.broughtTo('received')))
    await Promise.all(caseIds.map(id => logged(office, id, 'ReceiptRegistered')))
    await office.stopWorkers()
    worker = await startWorker(office)
    const handle = await begun(office, newest, { perSecond: 2 })
    const doneSoFar = async () => (await Promise.all(caseIds.map(id => eventsOf(office, id)))).flatMap(recomputedIn)
    await eventually(async () => (await doneSoFar()).length > 0, { seconds: 60, of: 'a case is recomputed' })
    await worker.kill()
    expect((await doneSoFar()).length).toBeLessThan(caseIds.length)
    worker = await startWorker(office)
    expect(await handle.result()).toMatchObject({ failed: 0, left: 0 })
    await eventually(async () => (await doneSoFar()).length === caseIds.length, { of: 'every case is recomputed' })
    for (const caseId of caseIds) {
      expect(recomputedIn(await eventsOf(office, caseId))).toHaveLength(1)
      expect(await office.log(caseId)).not.toContain('CommandRefused')
      expect(await verify(office.db, caseId)).toMatchObject({ ok: true })
    }
    expect(await oneCase(office.db, caseIds[0] as string)).toMatchObject({ decisionDueOn: dueUnderNewest })
  }, 180_000)
})

const begun = (office: Office, edition: string, pace: Omit<RecomputeInput, 'edition'>) =>
  office.client.workflow.start('recompute', {
    taskQueue: office.taskQueue,
    workflowId: `recompute-${office.taskQueue}-${edition}`,
    args: [{ edition, ...pace } satisfies RecomputeInput],
  })

const run = async (office: Office, edition: string): Promise<RecomputeProgress> =>
  (await (await begun(office, edition, { perSecond: 50 })).result()) as RecomputeProgress
