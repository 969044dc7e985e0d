import { Client, Connection } from '@temporalio/client'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kelisuClient } from '../../client/library/client.ts'
import { type FreshDatabase, freshDatabase } from '../setup/database.ts'
import { eventually } from '../setup/eventually.ts'
import { openFaultProxy } from '../setup/fault-proxy.ts'
import { aRequest } from '../setup/office.ts'
import { openApi } from './an-api.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase('sampleRegistry')
})
afterAll(() => database.drop())

const intake = { as: 'person:p-0068' }

describe('with Temporal away', () => {
  it('a request is told to come again with the same key, and what needs no case is answered', async () => {
    const key = await exportJWK((await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })).privateKey)
    // Nobody listens there.
    const connection = Connection.lazy({ address: '127.0.0.1:1' })
    const kelisu = kelisuClient({
      client: new Client({ connection }),
      signer: { issuer: 'api', key },
      deadlineMs: 1_500,
    })
    const api = await openApi({ kelisu, databaseUrl: database.url })
    const sent = await api.ask('POST', '/requests', { ...intake, body: aRequest() })
    expect([503, 504]).toContain(sent.statusCode)
    expect(['SERVICE_UNAVAILABLE', 'NOT_YET_ANSWERED']).toContain(sent.json().code)
    expect((await api.ask('GET', '/bodies/kgd', intake)).statusCode).toBe(200)
    await api.close()
    await connection.close()
  })
})

describe('with the database away', () => {
  it('everything is refused as unavailable, nothing by old knowledge, and goes on when it is back', async () => {
    const proxy = await openFaultProxy()
    const api = await openApi({ databaseUrl: proxy.before(database.url) })
    expect((await api.ask('GET', '/cases', intake)).statusCode).toBe(200)
    proxy.cut()
    const answer = await api.ask('GET', '/cases', intake)
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'SERVICE_UNAVAILABLE'])
    proxy.restore()
    await eventually(async () => (await api.ask('GET', '/cases', intake)).statusCode === 200)
    await api.close()
    await proxy.close()
  })
})
