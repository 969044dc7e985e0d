import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { type FreshDatabase, freshDatabase } from '../setup/database.ts'
import { type FaultProxy, openFaultProxy } from '../setup/fault-proxy.ts'

let database: FreshDatabase
let proxy: FaultProxy
beforeAll(async () => {
  database = await freshDatabase()
  proxy = await openFaultProxy()
})
afterAll(async () => {
  await proxy.close()
  await database.drop()
})

it('a database that vanished without a word keeps no connection: its query throws, and the next one finds the new server', async () => {
  const db = openDatabase(proxy.before(database.url), { poolSize: 1, silentMs: 500 })
  const answer = () => sql`select 1`.execute(db)
  await answer()
  proxy.freeze()
  await expect(answer()).rejects.toThrow()
  proxy.restore()
  expect((await answer()).rows).toHaveLength(1)

  // Also in the midst of a transaction.
  const transaction = db.transaction().execute(async tx => {
    await sql`select 1`.execute(tx)
    proxy.freeze()
    await sql`select 1`.execute(tx)
  })
  await expect(transaction).rejects.toThrow()
  proxy.restore()
  expect((await answer()).rows).toHaveLength(1)
  await db.destroy()
})
