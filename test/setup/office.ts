import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import type { Kysely } from 'kysely'
import { inject } from 'vitest'
import { type KelisuClient, kelisuClient, type RequestToSend } from '../../client/library/client.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { type Instant, type IsoDate, instantOf } from '../../domain/calendar/dates.ts'
import { almaty } from '../../local-time/almaty.ts'
import { verify } from '../../store/case-log.ts'
import { openDatabase } from '../../store/database.ts'
import { createStore, type Store } from '../../store/store.ts'
import type { Database } from '../../store/tables.ts'
import { type ActivitySettings, createActivities } from '../../worker/activities.ts'
import { createWorkers } from '../../worker/workers.ts'
import { freshDatabase } from './database.ts'
import { eventually } from './eventually.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'

/** A whole office for one test file: own task queue, own database with the sample registry, own mail server, real everything. */
export type Office = {
  taskQueue: string
  databaseUrl: string
  mailbox: Mailbox
  db: Kysely<Database>
  store: Store
  client: Client
  kelisu: KelisuClient
  /** Submits a request of the department of state revenues in Almaty (route 3: the Committee approves) and waits until it is open. */
  submitted(changes?: Partial<RequestToSend>): Promise<string>
  /** Brings a new case to the stage by the commands of the people of the sample registry. */
  broughtTo(stage: 'sent' | 'received' | 'review' | 'decision', changes?: Partial<RequestToSend>): Promise<string>
  /** Waits until the case closed; its log is then complete and unbroken, and folds to the state that the workflow answers. */
  closed(caseId: string): Promise<void>
  /** Stops the office's own workers; a test starts others. */
  stopWorkers(): Promise<void>
  startWorkersAgain(): Promise<void>
  /** The types of the recorded events, in order. */
  log(caseId: string): Promise<string[]>
  stop(): Promise<void>
}

/** People of the sample registry in the approving Committee and in the requesting department. */
export const people = {
  head: 'p-0038',
  deputyWhoseActEnded: 'p-0039',
  legalHead: 'p-0040',
  lawyer: 'p-0041',
  otherLawyer: 'p-0042',
  chancery: 'p-0044',
  requesterHead: 'p-0068',
  requesterChancery: 'p-0073',
  outsider: 'p-0012',
} as const

/** Today in Kazakhstan, moved by calendar days. */
export const today = (days = 0): IsoDate => almaty.dateOf(instantOf(Date.now() + days * 86_400_000))
export const now = (): Instant => instantOf(Date.now())

/** A complete request of today; all dates lie around the day on which the test runs. */
export const aRequest = (changes: Partial<RequestToSend> = {}): RequestToSend => ({
  requestId: `r-${randomUUID().slice(0, 13)}`,
  requester: 'dgd-almaty',
  addressedTo: 'kgd',
  means: 'appeal',
  procedure: 'civil',
  court: 'Алматы қаласының мамандандырылған ауданаралық экономикалық соты',
  courtCaseNumber: '7527-26-00-2/1234',
  act: { kind: 'decision', finalFormOn: today(-3) },
  subject: 'Кедендік төлемдерді қайтару туралы',
  outgoing: { number: '14-02/567', sentOn: today() },
  signature: { kind: 'paper', signer: people.requesterHead, position: 'firstHead', signedAt: now() },
  draft: { name: 'apellyatsiya.pdf', sha256: 'a'.repeat(64) },
  ...changes,
})

export type OfficeOptions = {
  allowUnsigned?: boolean
  smtpUrl?: string
  /** Stands between the worker and its database, so that a test can cut it off. */
  databaseUrl?: (url: string) => string
  /** Without workers: a test starts its own. */
  withoutWorkers?: boolean
  maxCachedWorkflows?: number
  /** By which the deployment signs what it sends itself. */
  signer?: ActivitySettings['signer']
  /** How systems are told; without it none is. */
  webhooks?: ActivitySettings['webhooks']
  /** A Temporal server of the test's own, with the search attributes registered, instead of the run's. */
  temporalAddress?: string
}

let runtimeInstalled = false

export const openOffice = async (options: OfficeOptions = {}): Promise<Office> => {
  if (!runtimeInstalled) Runtime.install({ logger: new DefaultLogger('ERROR') })
  runtimeInstalled = true
  const taskQueue = `approvals-${randomUUID().slice(0, 8)}`
  const address = options.temporalAddress ?? inject('temporalAddress')
  const database = await freshDatabase('sampleRegistry')
  const ownDb = openDatabase(database.url)
  const store = createStore(ownDb)
  const mailbox = await openMailbox()
  const connection = await Connection.connect({ address })
  const client = new Client({ connection })
  let endWorkers: (() => Promise<void>) | undefined = options.withoutWorkers ? undefined : await startWorkers()
  const stopWorkers = async () => {
    const end = endWorkers
    endWorkers = undefined
    await end?.()
  }

  async function startWorkers(): Promise<() => Promise<void>> {
    const url = options.databaseUrl?.(database.url) ?? database.url
    const native = await NativeConnection.connect({ address })
    const { activities, stopSending, close } = createActivities({
      databaseUrl: url,
      smtpUrl: options.smtpUrl ?? mailbox.url,
      mailFrom: 'kelisu@office.example',
      adminMail: 'admin@office.example',
      uiUrl: 'http://127.0.0.1:8233',
      allowUnsigned: options.allowUnsigned ?? true,
      ...(options.signer ? { signer: options.signer } : {}),
      ...(options.webhooks ? { webhooks: options.webhooks } : {}),
      client,
    })
    const workers = await createWorkers({
      connection: native,
      namespace: 'default',
      taskQueue,
      workflowBundle: { code: readFileSync(inject('workflowBundlePath'), 'utf8') },
      activities,
      ...(options.maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows: options.maxCachedWorkflows }),
    })
    const running = Promise.all(workers.map(worker => worker.run()))
    running.catch(() => undefined)
    await client.workflow.start('notices', {
      taskQueue,
      workflowId: `notices-${taskQueue}`,
      workflowIdConflictPolicy: 'USE_EXISTING',
    })
    return async () => {
      await client.workflow
        .getHandle(`notices-${taskQueue}`)
        .terminate('the test is over')
        .catch(() => undefined)
      stopSending()
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown()
      await running.catch(() => undefined)
      await close()
      await native.close()
    }
  }

  const kelisu = kelisuClient({ client, taskQueue })
  const submitted: Office['submitted'] = async changes => {
    const { caseId } = await kelisu.submit(aRequest(changes))
    await eventually(async () => (await kelisu.state(caseId)).summary, { of: `${caseId} is open` })
    return caseId
  }
  const broughtTo: Office['broughtTo'] = async (stage, changes) => {
    if (stage === 'sent') return submitted(changes)
    // Not waited for: a command that comes before the case is open is carried out in its turn, and each question costs a task.
    const { caseId } = await kelisu.submit(aRequest(changes))
    await kelisu.registerReceipt(caseId, { number: 'кіріс-1', at: now() }, { actor: people.chancery })
    if (stage === 'received') return caseId
    await kelisu.assign(caseId, { lawyer: people.lawyer }, { actor: people.legalHead })
    if (stage === 'review') return caseId
    const proposal = { outcome: 'approve' as const, groundsExist: true, text: 'Негіздер бар' }
    await kelisu.recommend(caseId, proposal, { actor: people.lawyer })
    return caseId
  }

  return {
    taskQueue,
    databaseUrl: database.url,
    mailbox,
    db: ownDb,
    store,
    client,
    kelisu,
    submitted,
    broughtTo,
    closed: async caseId => {
      await eventually(async () => (await client.workflow.getHandle(caseId).describe()).status.name === 'COMPLETED', {
        of: `${caseId} closes`,
      })
      const rows = await store.caseLog.read(caseId)
      const { state } = await kelisu.state(caseId)
      const folded = caseOf(rows.map(row => row.event))
      if (!isDeepStrictEqual(folded, state))
        throw new Error(`The log of ${caseId} tells another case than the workflow`)
      const verdict = await verify(ownDb, caseId)
      if (!verdict.ok) throw new Error(`The log of ${caseId} is broken at ${verdict.seq}: ${verdict.reason}`)
    },
    stopWorkers,
    startWorkersAgain: async () => {
      endWorkers = await startWorkers()
    },
    log: async caseId => (await store.caseLog.read(caseId)).map(row => row.event.type),
    stop: async () => {
      await stopWorkers()
      await connection.close()
      await mailbox.close()
      await ownDb.destroy()
      await database.drop()
    },
  }
}
