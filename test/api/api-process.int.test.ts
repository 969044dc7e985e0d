import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { freePort } from '../../scripts/servers/ports.ts'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { type FreshDatabase, freshDatabase } from '../setup/database.ts'

const entry = fileURLToPath(new URL('../../api/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kelisu-api-'))
let database: FreshDatabase
let settings: Record<string, string>
beforeAll(async () => {
  database = await freshDatabase()
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const keyFile = join(folder, 'key.json')
  writeFileSync(keyFile, JSON.stringify(await exportJWK(privateKey)))
  const port = await freePort()
  settings = {
    KELISU_DATABASE_URL: database.url,
    KELISU_ISSUER: 'api',
    KELISU_ISSUER_KEY: keyFile,
    KELISU_API_PORT: String(port),
    KELISU_URL: `http://127.0.0.1:${port}`,
    KELISU_OIDC_ISSUER: 'http://127.0.0.1:1',
    KELISU_OIDC_CLIENT_ID: 'kelisu-api',
    KELISU_OIDC_CLIENT_SECRET: 'a secret of this test',
    KELISU_OIDC_AUDIENCE: 'urn:kelisu:api',
    TEMPORAL_ADDRESS: inject('temporalAddress'),
  }
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const launch = (given: Record<string, string>) => {
  const env = { PATH: process.env.PATH, HOME: folder, ...given }
  const child = fork(entry, [], { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env })
  const written = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', text => (written.out += text))
  child.stderr?.setEncoding('utf8').on('data', text => (written.err += text))
  return { child, written, ended: once(child, 'close').then(([code]) => code as number | null) }
}

it('the API seals the secrets of webhooks by a new key as it starts', async () => {
  const [before, key] = [randomBytes(32), randomBytes(32)]
  const db = openDatabase(database.url)
  const { webhooks } = createStore(db)
  const made = await webhooks.subscribe(before, {
    system: 'documents',
    body: 'kgd',
    address: 'https://documents.kgd.example/',
    events: null,
  })
  const { child, written, ended } = launch({
    ...settings,
    KELISU_WEBHOOK_KEY: key.toString('base64'),
    KELISU_WEBHOOK_KEY_BEFORE: before.toString('base64'),
  })
  await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error(written.err)))])
  expect(await webhooks.secretsOf({ key }, made?.webhook.id ?? '')).toEqual([made?.secret])
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  await db.destroy()
})

it('the API answers once it says so, and ends cleanly when asked', async () => {
  const { child, written, ended } = launch(settings)
  await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error(written.err)))])
  const answer = await fetch(`${settings.KELISU_URL}/api/v1/openapi.json`)
  expect(answer.status).toBe(200)
  expect((await fetch(`${settings.KELISU_URL}/api/v1/cases`)).status).toBe(401)
  const health = await fetch(`${settings.KELISU_URL}/health`)
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(written.out).not.toContain('a secret of this test')
})

it.each([
  ['without an issuer to sign by', { KELISU_ISSUER: '' }, 'KELISU_ISSUER'],
  ['with a key that is none', { KELISU_ISSUER_KEY: '/dev/null' }, 'KELISU_ISSUER_KEY'],
  ['without a secret for the login', { KELISU_OIDC_CLIENT_SECRET: '' }, 'KELISU_OIDC_CLIENT_SECRET'],
  ['with a limit of files that is no number', { KELISU_API_FILE_LIMIT: '20 MB' }, 'KELISU_API_FILE_LIMIT'],
  ['in production over plain http', { NODE_ENV: 'production' }, 'KELISU_URL'],
])('it does not start %s, and names the setting', async (_, wrong, named) => {
  const { written, ended } = launch({ ...settings, ...wrong } as Record<string, string>)
  expect(await ended).toBe(1)
  expect(written.err).toContain(named)
  expect(written.err).not.toContain('a secret of this test')
})

it('it names the port that another program has', async () => {
  const other = createServer()
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { written, ended } = launch({ ...settings, KELISU_API_PORT: String(port) })
  expect(await ended).toBe(1)
  expect(written.err).toContain(`KELISU_API_PORT: port ${port} of 127.0.0.1 is taken`)
  other.close()
})
