import { afterAll, beforeAll, expect, it } from 'vitest'
import { append } from '../../store/case-log.ts'
import { openDatabase } from '../../store/database.ts'
import { people } from '../setup/office.ts'
import { batch, caseNumbered } from '../store/a-case.ts'
import { type AnApi, openApi } from './an-api.ts'

let api: AnApi
beforeAll(async () => {
  api = await openApi()
  const db = openDatabase(api.databaseUrl, { poolSize: 1 })
  await append(db, batch(caseNumbered(1), 1, 1))
  await db.destroy()
})
afterAll(() => api.close())

it.each([
  ['a case', `/cases/${caseNumbered(1)}`, 200],
  ['its events', `/cases/${caseNumbered(1)}/events`, 200],
  ['a list', '/cases', 200],
  ['who calls', '/me', 200],
  ['that there is no such case', `/cases/${caseNumbered(2)}`, 404],
  ['that there is no such address', '/nothing', 404],
])('what one caller is told is kept by no cache: %s', async (_, path, status) => {
  const answer = await api.ask('GET', path, { as: `person:${people.head}` })
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([status, 'no-store'])
})
