import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { exportJWK, generateKeyPair } from 'jose'
import type { Kysely } from 'kysely'
import { createIdentity, type Identity } from '../../api/identity/identity.ts'
import { type IdentitySettings, readIdentitySettings } from '../../api/identity/settings.ts'
import { sendProblem } from '../../api/problem.ts'
import type { PublicKey } from '../../domain/bodies/records.ts'
import { type LocalIdentityProvider, startIdentityProvider } from '../../scripts/dev/identity-provider.ts'
import { freePort } from '../../scripts/servers/ports.ts'
import { openDatabase } from '../../store/database.ts'
import { sampleRegistry } from '../../store/registry-files/csv.ts'
import { createStore, type Store } from '../../store/store.ts'
import type { Database } from '../../store/tables.ts'
import { freshDatabase } from '../setup/database.ts'

/** A small API that tells who calls it, with a real provider and a real database behind it. */
export type LoginOffice = {
  url: string
  db: Kysely<Database>
  store: Store
  settings: IdentitySettings
  provider: LocalIdentityProvider
  /** Everything that the API logged, one JSON object a line. */
  log(): string
  stopProvider(): Promise<void>
  /** The provider again at its address; with `newKeys` it signs by other ones, as after a rotation. */
  startProvider(options?: { newKeys?: boolean }): Promise<void>
  stop(): Promise<void>
}

/** The one registered system; the other client of the provider is not in the registry. */
export const system = 'edms-almaty'
export const strangerSystem = 'nobody-knows-it'

/** At the provider, but not in the registry. */
export const stranger = { id: 'p-9999', name: 'Бөгде Адам', does: 'nothing' }

export const openLoginOffice = async (changes: Partial<IdentitySettings> = {}): Promise<LoginOffice> => {
  const folder = mkdtempSync(join(tmpdir(), 'kelisu-identity-'))
  const fresh = await freshDatabase()
  const db = openDatabase(fresh.url, { poolSize: 5 })
  const store = createStore(db)
  const records = await sampleRegistry()
  const { publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const issuer = { id: system, actsFor: '*', publicKey: (await exportJWK(publicKey)) as PublicKey }
  await store.registry.load({ ...records, issuers: [{ ...issuer, validFrom: '2023-01-01' }] })

  const accounts = [...records.people.map(person => ({ id: person.id, name: person.name.ru, does: '' })), stranger]
  const url = `http://127.0.0.1:${await freePort()}`
  const start = (port: number) =>
    startIdentityProvider({ folder, port, apiUrl: url, accounts, systems: [system, strangerSystem] })
  let provider = await start(0)
  const { environment } = provider
  const settings = { ...readIdentitySettings({ ...environment, KELISU_URL: url }), ...changes }

  const lines: string[] = []
  const app = await listeningApi(createIdentity(settings, { store }), url, lines)
  return {
    url,
    db,
    store,
    settings,
    get provider() {
      return provider
    },
    log: () => lines.join(''),
    stopProvider: () => provider.stop(),
    startProvider: async ({ newKeys = false } = {}) => {
      if (newKeys) rmSync(join(folder, 'signing-key.json'))
      provider = await start(Number(new URL(provider.issuer).port))
    },
    stop: async () => {
      await app.close()
      await provider.stop()
      await db.destroy()
      await fresh.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const listeningApi = async (identity: Identity, url: string, lines: string[]): Promise<FastifyInstance> => {
  const app = Fastify({ logger: { level: 'trace', stream: { write: line => void lines.push(line) } } })
  app.setErrorHandler((error, request, reply) => {
    request.log.error(error)
    return sendProblem(error, request, reply)
  })
  await app.register(identity.plugin)
  const tell = async (request: Parameters<Identity['identify']>[0]) => (await identity.identify(request)) ?? {}
  app.get('/who', tell)
  app.post('/who', tell)
  app.get('/api/v1/docs', async () => ({ page: 'home' }))
  // A page of our own with the form of a "log out" button, under the policy that the API's pages have.
  app.get('/own', (_request, reply) =>
    reply
      .type('text/html')
      .header('referrer-policy', 'no-referrer')
      .send('<form method="post" action="/auth/logout"><button>log out</button></form>'),
  )
  await app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) })
  return app
}
