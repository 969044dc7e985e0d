import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { Client, Connection } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { noticesFor } from '../../activities/notices/table.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { summaryOf } from '../../domain/approval/summary.ts'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { createActivities } from '../../worker/activities.ts'
import { freshDatabase } from '../setup/database.ts'
import { outboxOf } from '../store/outbox-of.ts'
import { caseId, inReview, oneOfEach } from './a-told-case.ts'

let url: string
let end: () => Promise<void>
let client: Client
beforeAll(async () => {
  const database = await freshDatabase('sampleRegistry')
  const connection = await Connection.connect({ address: inject('temporalAddress') })
  client = new Client({ connection })
  url = database.url
  end = async () => {
    await connection.close()
    await database.drop()
  }
})
afterAll(() => end())

const loop = (smtpUrl = 'smtp://127.0.0.1:9') =>
  createActivities({
    databaseUrl: url,
    smtpUrl,
    mailFrom: 'kelisu@office.example',
    uiUrl: 'http://127.0.0.1:8233',
    allowUnsigned: true,
    client,
  })

it('the loop of notices says that it lives, and ends at once when its worker stops', async () => {
  const { activities, stopSending, close } = loop()
  const environment = new MockActivityEnvironment()
  let beats = 0
  environment.on('heartbeat', () => {
    beats += 1
    // It waits for the outbox now; nothing is due.
    setTimeout(stopSending, 200)
  })
  await expect(environment.run(activities.notify)).rejects.toThrow('the worker stops')
  expect(beats).toBeGreaterThan(0)
  await close()
})

it('a notice of a case that no longer exists becomes failed, and the loop goes on', async () => {
  const db = openDatabase(url)
  const noticeId = 'approval-nobody.none/1/requester'
  await db
    .insertInto('outbox')
    .values({ noticeId, caseId: 'approval-nobody.none', seq: 1, kind: 'RequestSubmitted', role: 'requester' })
    .execute()
  const { activities, stopSending, close } = loop()
  const environment = new MockActivityEnvironment()
  const running = environment.run(activities.notify).catch(() => undefined)
  await expect
    .poll(async () => (await outboxOf(db, 'approval-nobody.none'))[0]?.status, { timeout: 10_000 })
    .toBe('failed')
  stopSending()
  await running
  await close()
  await db.destroy()
})

it('a worker that stops tries only the mail under way, and what else it has taken is due at once', async () => {
  const db = openDatabase(url)
  const { caseLog } = createStore(db)
  const events = inReview.slice(0, inReview.indexOf(oneOfEach.ReceiptRegistered) + 1)
  const state = caseOf(events)
  if (state.stage === 'unopened') throw new Error('the log opens no case')
  const summary = summaryOf(state)
  const runId = '11111111-aaaa-4bbb-8ccc-000000000001'
  await caseLog.append(
    { caseId, runId, firstSeq: 1, previousHash: '', events, summary },
    noticesFor([oneOfEach.ReceiptRegistered], events.length, summary),
  )
  // The worker is told to stop while the server keeps its first mail waiting.
  const server = createServer(socket => {
    stopSending()
    socket.end('421 busy\r\n')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { activities, stopSending, close } = loop(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`)

  await expect(new MockActivityEnvironment().run(activities.notify)).rejects.toThrow('the worker stops')

  const [left, tried] = (await outboxOf(db, caseId)).sort((a, b) => a.attempts - b.attempts)
  expect(tried).toMatchObject({ status: 'pending', attempts: 1, lastError: expect.stringMatching(/421/) })
  expect(left).toMatchObject({ status: 'pending', attempts: 0, firstAttemptAt: null, lastError: null })
  expect(Date.parse(left?.nextAttemptAt ?? '')).toBeLessThanOrEqual(Date.now())
  server.close()
  await close()
  await db.destroy()
})
