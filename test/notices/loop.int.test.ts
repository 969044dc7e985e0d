import { Client, Connection } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { createActivities } from '../../worker/activities.ts'
import { freshDatabase } from '../setup/database.ts'

let url: string
let end: () => Promise<void>
let client: Client
beforeAll(async () => {
  const database = await freshDatabase()
  const connection = await Connection.connect({ address: inject('temporalAddress') })
  client = new Client({ connection })
  url = database.url
  end = async () => {
    await connection.close()
    await database.drop()
  }
})
afterAll(() => end())

const loop = () =>
  createActivities({
    databaseUrl: url,
    smtpUrl: 'smtp://127.0.0.1:9',
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
  const { outbox } = createStore(db)
  const noticeId = 'approval-nobody.none/1/requester'
  await db
    .insertInto('outbox')
    .values({ noticeId, caseId: 'approval-nobody.none', seq: 1, kind: 'RequestSubmitted', role: 'requester' })
    .execute()
  const { activities, stopSending, close } = loop()
  const environment = new MockActivityEnvironment()
  const running = environment.run(activities.notify).catch(() => undefined)
  await expect
    .poll(async () => (await outbox.noticesOf('approval-nobody.none'))[0]?.status, { timeout: 10_000 })
    .toBe('failed')
  stopSending()
  await running
  await close()
  await db.destroy()
})
