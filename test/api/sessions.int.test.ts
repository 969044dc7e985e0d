import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIdentity } from '../../api/identity/identity.ts'
import { readIdentitySettings } from '../../api/identity/settings.ts'
import { openDatabase } from '../../store/database.ts'
import { createStore, type Store } from '../../store/store.ts'
import type { Database } from '../../store/tables.ts'
import { eventually } from '../setup/eventually.ts'
import { people } from '../setup/office.ts'
import { type AnApi, openApi } from './an-api.ts'

const own = 'http://127.0.0.1:8400'
// Whoever has a session needs no provider.
const settings = readIdentitySettings({
  KELISU_URL: own,
  KELISU_OIDC_ISSUER: 'http://127.0.0.1:1',
  KELISU_OIDC_CLIENT_ID: 'kelisu-api',
  KELISU_OIDC_CLIENT_SECRET: 'of this test',
  KELISU_OIDC_AUDIENCE: 'urn:kelisu:api',
})

let api: AnApi
let address: string
let db: Kysely<Database>
let sessions: Store['sessions']
let session: string
beforeAll(async () => {
  api = await openApi({
    identity: store => {
      const identity = createIdentity(settings, { store })
      return {
        ...identity,
        identify: async (...asking) => leavingMeanwhile(asking[0]).then(() => identity.identify(...asking)),
      }
    },
    limits: { streamsPerCaller: 2, streamCheckMs: 50 },
  })
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}/api/v1`
  db = openDatabase(api.databaseUrl)
  ;({ sessions } = createStore(db))
})
beforeEach(async () => {
  session = await sessions.open(people.head, 3_600, {})
})
afterAll(async () => {
  await db.destroy()
  await api.close()
})

/** Who says so is gone before it is known who he is. */
let arrived = 0
let left = 0
const leavingMeanwhile = async ({ headers, raw }: FastifyRequest) => {
  if (headers['x-leaves'] === undefined || raw.socket.destroyed) return
  arrived += 1
  await once(raw.socket, 'close')
  left += 1
}

const asked = (path: string, { of = session, ...init }: RequestInit & { of?: string } = {}) =>
  fetch(`${address}${path}`, { ...init, headers: { ...init.headers, cookie: `kelisu=${of}` } })

/** A stream of changes; `ended` once the service has ended it. */
const watched = async (of = session) => {
  const leaving = new AbortController()
  const headers = { accept: 'text/event-stream' }
  const answer = await asked('/cases/live', { of, headers, signal: leaving.signal })
  const stream = {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    told: '',
    ended: false,
    leave: () => leaving.abort(),
  }
  void (async () => {
    for await (const part of answer.body ?? []) stream.told += new TextDecoder().decode(part)
    stream.ended = true
  })().catch(() => undefined)
  await eventually(() => stream.told !== '')
  return stream
}

describe('a session of the API', () => {
  it('is refused once it was revoked, by every resource', async () => {
    expect((await asked('/cases')).status).toBe(200)
    await sessions.end(session)
    for (const path of ['/cases', '/me', '/cases/live', '/bodies']) {
      const answer = await asked(path)
      expect([path, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        path,
        401,
        'SESSION_ENDED',
      ])
    }
  })

  it('does nothing for a page of another host, whatever it sends', async () => {
    const headers = { 'content-type': 'application/json' }
    const preview = { method: 'POST', body: '{"body":"dgd-almaty"}' }
    const foreign = { ...headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const refused = await asked('/previews/route', { ...preview, headers: foreign })
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'CSRF_REFUSED'])
    const simple = await asked('/previews/route', {
      ...preview,
      headers: { origin: own, 'content-type': 'text/plain' },
    })
    expect(simple.status).toBe(415)
    expect((await asked('/previews/route', { ...preview, headers: { ...headers, origin: own } })).status).toBe(200)
  })
})

describe('a stream of changes', () => {
  it('ends soon after its session was revoked', async () => {
    const stream = await watched()
    expect(stream.told).toContain('event: ready')
    await sessions.end(session)
    await eventually(() => stream.ended)
  })

  it('is no use of the session: a page left open ends with the hour', async () => {
    const stream = await watched()
    const almostAnHourAgo = new Date(Date.now() - 3_600_000 + 1_000).toISOString()
    await db
      .updateTable('loginSession')
      .set({ lastUsedAt: almostAnHourAgo as never })
      .execute()
    await eventually(() => stream.ended, { seconds: 5 })
    expect((await asked('/cases')).status).toBe(401)
  })

  it('of who left before it was known who he is takes no place from those he opens later', async () => {
    const leaving = new AbortController()
    const headers = { accept: 'text/event-stream', 'x-leaves': 'yes' }
    const gone = [1, 2].map(() => asked('/cases/live', { headers, signal: leaving.signal }).catch(() => undefined))
    await eventually(() => arrived === 2)
    leaving.abort()
    await Promise.all(gone)
    await eventually(() => left === 2)
    const stream = await watched()
    expect(stream.status).toBe(200)
    stream.leave()
  })

  it('is not opened without end by one caller, while others have theirs', async () => {
    const [first, second] = [await watched(), await watched(await sessions.open(people.head, 3_600, {}))]
    const third = await watched()
    expect([third.status, third.retryAfter]).toEqual([429, '60'])
    expect(JSON.parse(third.told)).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    const other = await watched(await sessions.open(people.lawyer, 3_600, {}))
    expect(other.status).toBe(200)
    first.leave()
    const again = await eventually(async () => {
      const stream = await watched()
      return stream.status === 200 ? stream : undefined
    })
    for (const { leave } of [second, other, again]) leave()
  })
})
