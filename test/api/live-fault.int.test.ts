import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { openApi } from './an-api.ts'

it('a stream of changes that cannot be told of one ends, and the log says where it broke, not what was asked', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
  const api = await openApi({ logger })
  const db = openDatabase(api.databaseUrl)
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = api.app.server.address() as AddressInfo
  const { body } = await fetch(`http://127.0.0.1:${port}/api/v1/cases/live`, {
    headers: { authorization: 'Bearer person:p-0041', accept: 'text/event-stream' },
  })

  await sql`alter table approval_case rename to lost`.execute(db)
  await sql`select pg_notify('approval_case', '1 approval-dgd-almaty.secret')`.execute(db)

  const told = await new Response(body).text()
  expect(told).toContain('event: ready')
  expect(told).not.toContain('event: case')
  expect(lines.map(line => JSON.parse(line))).toMatchObject([{ msg: 'streams of changes end', reason: 'error' }])
  expect(lines.join('')).not.toContain('secret')
  await db.destroy()
  await api.close()
})
