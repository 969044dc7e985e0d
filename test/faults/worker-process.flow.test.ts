import { WorkflowFailedError } from '@temporalio/client'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../store/case-log.ts'
import { noHash, seal } from '../../store/log-chain.ts'
import { eventually } from '../setup/eventually.ts'
import { now, type Office, openOffice, people } from '../setup/office.ts'
import { outboxOf } from '../store/outbox-of.ts'
import { closedSoundly } from './soundness.ts'
import { settingsOf, startWorker, type WorkerProcess, workerThatEnds } from './worker-process.ts'

let office: Office
let worker: WorkerProcess
beforeAll(async () => {
  office = await openOffice({ withoutWorkers: true })
  worker = await startWorker(office)
})
afterAll(async () => {
  await worker?.stop()
  await office?.stop()
})

describe('a worker that must not start', () => {
  it('refuses unsigned commands in production and names the setting', async () => {
    const { code, err } = await workerThatEnds({ ...settingsOf(office), NODE_ENV: 'production' })
    expect(code).toBe(1)
    expect(err).toContain('KELISU_ALLOW_UNSIGNED')
  })

  it('names every setting that is missing, at once', async () => {
    const { code, err } = await workerThatEnds({})
    expect(code).toBe(1)
    const named = err.match(/KELISU_\w+/g)
    expect(new Set(named)).toEqual(
      new Set(['KELISU_DATABASE_URL', 'KELISU_SMTP_URL', 'KELISU_MAIL_FROM', 'KELISU_UI_URL']),
    )
  })

  it('names a key that is none together with all else that is wrong', async () => {
    const { err } = await workerThatEnds({
      ...settingsOf(office),
      KELISU_SMTP_URL: '',
      KELISU_ISSUER_KEY: '/dev/null',
      NODE_ENV: 'production',
    })
    const named = ['KELISU_SMTP_URL', 'KELISU_ISSUER_KEY', 'KELISU_ALLOW_UNSIGNED', 'KELISU_ISSUER']
    expect(err.match(/KELISU_\w+/g)).toEqual(named)
  })

  it('names a setting that is wrong', async () => {
    const { code, err } = await workerThatEnds({
      ...settingsOf(office),
      KELISU_DATABASE_URL: 'mysql://127.0.0.1/kelisu',
    })
    expect(code).toBe(1)
    expect(err.match(/KELISU_\w+/g)).toEqual(['KELISU_DATABASE_URL'])
  })

  it.each([
    ['an issuer without its key', { KELISU_ISSUER: 'kelisu' }],
    ['a key that is none', { KELISU_ISSUER: 'kelisu', KELISU_ISSUER_KEY: '/dev/null' }],
  ])('refuses %s, by which nothing could be signed', async (_, settings) => {
    const { code, err } = await workerThatEnds({ ...settingsOf(office), ...settings })
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('KELISU_ISSUER_KEY') })
  })
})

describe('a worker whose server is away', () => {
  const free = '127.0.0.1:1'
  it.each([
    ['PostgreSQL', 'KELISU_DATABASE_URL', { KELISU_DATABASE_URL: `postgres://kelisu:secret@${free}/kelisu` }, free],
    ['PostgreSQL', 'KELISU_DATABASE_URL', { KELISU_DATABASE_URL: 'postgres://kelisu:secret@localhost:1/kelisu' }, ''],
    ['Temporal', 'TEMPORAL_ADDRESS', { TEMPORAL_ADDRESS: free }, free],
    ['Temporal', 'TEMPORAL_NAMESPACE', { TEMPORAL_NAMESPACE: 'nowhere' }, 'nowhere'],
  ])('says of %s what was tried, by which setting (%s), and what to do, without a trace', async (...told) => {
    const [server, setting, settings, address] = told
    const { code, err } = await workerThatEnds({ ...settingsOf(office), ...settings })
    expect(code).toBe(1)
    expect(err).toMatch(/^The worker cannot start:\n {2}- .+, then start the worker again\n$/)
    for (const part of [server, setting, address]) expect(err).toContain(part)
    expect(err).not.toMatch(/secret|undefined|\(\)/)
  })
})

describe('a log that holds something else at the next place', () => {
  it('ends the case as LOG_DIVERGED with an alarm, and overwrites nothing', async () => {
    const caseId = await office.broughtTo('received')
    const before = await eventually(async () => {
      const rows = await office.store.caseLog.read(caseId)
      return rows.at(-1)?.type === 'DeadlinesSet' && rows.length === 5 ? rows : undefined
    })
    const forged = { type: 'LawyerAssigned', version: 1, at: now(), lawyer: people.outsider } as const
    await inserted(caseId, before.at(-1), forged)

    await office.kelisu.assign(caseId, { lawyer: people.lawyer }, { actor: people.legalHead })
    const failure = await office.client.workflow
      .getHandle(caseId)
      .result()
      .then(
        () => undefined,
        error => error,
      )
    expect(failure).toBeInstanceOf(WorkflowFailedError)
    expect(failure.cause.cause).toMatchObject({ type: 'LOG_DIVERGED' })
    expect((await office.store.caseLog.read(caseId)).slice(0, 5)).toEqual(before)
    expect((await office.store.caseLog.read(caseId)).slice(5)).toMatchObject([{ seq: 6, event: forged }])
    // The read model is of the events before: the audit sees that too.
    expect(await verify(office.db, caseId)).toMatchObject({ ok: false, reason: 'endDiffers' })
    expect(worker.log()).toContainEqual(
      expect.objectContaining({ level: 50, code: 'LOG_DIVERGED', caseId, seq: 6, differs: 'content' }),
    )
  })
})

describe('a worker that is asked to end', () => {
  it('ends with 0 while cases are open, and another one goes on with them', async () => {
    const caseId = await office.broughtTo('decision')
    expect(await worker.stop()).toBe(0)
    await office.kelisu.signal(caseId, 'decide', { outcome: 'refuse' }, { actor: people.head })
    worker = await startWorker(office)
    expect((await closedSoundly(office, caseId)).slice(-2)).toEqual(['Decided', 'DecisionDelivered'])
    await eventually(
      async () => {
        const notices = await outboxOf(office.db, caseId)
        return notices.every(notice => notice.status === 'sent')
      },
      { seconds: 60, of: 'every notice is sent' },
    )
  })
})

/** Writes the next row of a case as someone with all rights on the database could: in itself it is right. */
const inserted = async (
  caseId: string,
  last: { runId: string; hash: string } | undefined,
  event: { type: string; version: number; at: string },
) => {
  const { body, previousHash, hash } = seal(last?.hash ?? noHash, event as Parameters<typeof seal>[1])
  const client = new Client({ connectionString: office.databaseUrl })
  await client.connect()
  await client.query(
    `insert into case_event (case_id, seq, run_id, type, version, at, body, previous_hash, hash)
     values ($1, 6, $2, $3, $4, $5, $6, $7, $8)`,
    [caseId, last?.runId, event.type, event.version, event.at, body, previousHash, hash],
  )
  await client.end()
}
