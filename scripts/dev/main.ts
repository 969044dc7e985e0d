import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { supervisorLinks } from '../../client/command-line/supervisor-links.ts'
import type { RegistryRecords } from '../../domain/bodies/records.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { openDatabase } from '../../store/database.ts'
import { sampleRegistry } from '../../store/registry-files/csv.ts'
import { createStore } from '../../store/store.ts'
import { type Claim, claim } from '../servers/claim.ts'
import { ensureFree } from '../servers/ports.ts'
import { startPostgres } from '../servers/postgres.ts'
import { type ServerProcess, startProcess, untilReady } from '../servers/process.ts'
import { startTemporal } from '../servers/temporal.ts'
import { progress } from '../setup/progress.mjs'
import { demo } from './demo.ts'
import { startIdentityProvider } from './identity-provider.ts'
import { keptBundle } from './kept-bundle.ts'
import { localAccounts } from './local-accounts.ts'
import { type LocalIssuer, localIssuer } from './local-issuer.ts'
import { startMailFolder } from './mail-folder.ts'
import { dataFolder, ports, root } from './settings.ts'

/** What worker and command line read; `kelisu` takes it from `environment.json` where its own environment does not say. */
export type LocalEnvironment = Record<
  | 'KELISU_DATABASE_URL'
  | 'TEMPORAL_ADDRESS'
  | 'TEMPORAL_NAMESPACE'
  | 'KELISU_SMTP_URL'
  | 'KELISU_MAIL_FROM'
  | 'KELISU_MAIL_FOLDER'
  | 'KELISU_ALLOW_UNSIGNED'
  | 'KELISU_ISSUER'
  | 'KELISU_ISSUER_KEY'
  | 'KELISU_UI_URL'
  | 'KELISU_URL'
  | 'NODE_ENV',
  string
>

type Stoppable = { name: string; stop(): Promise<void> }

const folder = dataFolder()
const environmentFile = join(folder, 'environment.json')
const running: Stoppable[] = []
let claimed: Claim | undefined
let stopping: Promise<void> | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
process.on('disconnect', () => void end(1))

try {
  await start()
} catch (error) {
  if (!stopping) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    await end(1)
  }
}

async function start(): Promise<void> {
  const port = ports()
  const ownTemporal = !process.env.TEMPORAL_ADDRESS
  claimed = await claim(folder)
  if (ownTemporal) {
    await ensureFree(port.temporal, 'Temporal', 'KELISU_TEMPORAL_PORT')
    await ensureFree(port.temporalUi, 'Temporal UI', 'KELISU_TEMPORAL_UI_PORT')
  }
  await ensureFree(port.postgres, 'PostgreSQL', 'KELISU_POSTGRES_PORT')
  await ensureFree(port.smtp, 'mail', 'KELISU_SMTP_PORT')
  await ensureFree(port.api, 'the HTTP API', 'KELISU_API_PORT')
  await ensureFree(port.identity, 'the local login', 'KELISU_IDENTITY_PORT')

  const mail = await startMailFolder({ folder: join(folder, 'mail'), port: port.smtp })
  running.push({ name: 'mail', stop: mail.stop })
  const bundle = keptBundle(folder)
  // Looked at below; until then a failure is not one that nobody handles.
  bundle.catch(() => {})
  const [postgres, temporal] = await allOrNone(
    startPostgres({ folder, port: port.postgres, durable: true, onSpawn: watch }).then(server => {
      progress(`PostgreSQL on 127.0.0.1:${server.port}`)
      return server
    }),
    ownTemporal
      ? startTemporal({ folder, inMemory: false, port: port.temporal, uiPort: port.temporalUi, onSpawn: watch }).then(
          server => {
            progress(`Temporal on ${server.address}, UI on ${server.uiUrl}`)
            return server
          },
        )
      : undefined,
  )
  await createDatabase(postgres.url('postgres'))

  const issuer = await localIssuer(folder)
  const env: LocalEnvironment = {
    KELISU_DATABASE_URL: postgres.url('kelisu'),
    TEMPORAL_ADDRESS: temporal?.address ?? process.env.TEMPORAL_ADDRESS ?? '',
    TEMPORAL_NAMESPACE: process.env.TEMPORAL_NAMESPACE || (temporal?.namespace ?? 'default'),
    KELISU_SMTP_URL: mail.url,
    KELISU_MAIL_FROM: process.env.KELISU_MAIL_FROM || 'kelisu@localhost',
    KELISU_MAIL_FOLDER: mail.folder,
    KELISU_ALLOW_UNSIGNED: 'true',
    KELISU_ISSUER: issuer.id,
    KELISU_ISSUER_KEY: issuer.keyFile,
    KELISU_UI_URL: temporal?.uiUrl ?? (process.env.KELISU_UI_URL || `http://127.0.0.1:${port.temporalUi}`),
    KELISU_URL: `http://127.0.0.1:${port.api}`,
    NODE_ENV: 'development',
  }
  // The database's password is in it: for this user's eyes only.
  writeFileSync(environmentFile, `${JSON.stringify(env, null, 2)}\n`, { mode: 0o600 })

  await startWorker(env, await bundle)
  // The worker has migrated the database by now.
  const registry = await loadRegistry(env.KELISU_DATABASE_URL, issuer)
  await demo({ address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE }, registry, issuer, progress)
  const links = supervisorLinks(env.KELISU_UI_URL, env.TEMPORAL_NAMESPACE)
  const api = await startApi(env, registry, port)
  progress('everything runs')
  console.log(
    [
      '',
      `  HTTP API      ${api}/api/v1/docs`,
      `  log in        ${api}/auth/login?returnTo=/api/v1/docs   (choose a person; no passwords here)`,
      `  overdue       ${links.overdue}`,
      `  due soon      ${links.dueSoon}`,
      `  term at risk  ${links.termAtRisk}`,
      `  all open      ${links.allOpen}`,
      `  mails         ${mail.folder}`,
      `  data and logs ${folder}   (kept between runs; "npm run reset" empties it)`,
      '',
      'Try, in another terminal:',
      '  npm run -s kelisu -- list --overdue',
      '  npm run -s kelisu -- show approval-dgd-karaganda.demo-04',
      '  npm run -s kelisu -- demo forward approval-kgd.demo-02 10d',
      '  npm run -s kelisu -- route dgd-almaty',
      '',
      'Ctrl-C stops all of it.',
    ].join('\n'),
  )
}

/** The worker applies the migrations, registers the search attributes, and says `ready` over the channel when it polls. */
async function startWorker(env: LocalEnvironment, bundle: string): Promise<void> {
  progress('starting the worker')
  let ready = false
  const worker = await startProcess({
    name: 'worker',
    command: process.execPath,
    args: ['worker/main.ts'],
    cwd: root,
    env: { ...env, KELISU_WORKFLOW_BUNDLE: bundle },
    logFile: join(folder, 'logs', 'worker.log'),
    stopLimit: 20_000,
    onSpawn: watch,
    onMessage: message => {
      ready ||= message === 'ready'
    },
  })
  await untilReady(worker, async () => ready, 60_000)
  progress('the worker takes cases')
}

/** The HTTP API, and the provider at which its people log in. */
async function startApi(env: LocalEnvironment, registry: Registry, port: ReturnType<typeof ports>): Promise<string> {
  progress('starting the HTTP API')
  const url = env.KELISU_URL
  const provider = await startIdentityProvider({
    folder: join(folder, 'identity'),
    port: port.identity,
    apiUrl: url,
    accounts: localAccounts(registry),
    systems: [env.KELISU_ISSUER],
  })
  running.push({ name: 'login', stop: provider.stop })
  let ready = false
  const api = await startProcess({
    name: 'API',
    command: process.execPath,
    args: ['api/main.ts'],
    cwd: root,
    env: { ...env, ...provider.environment, KELISU_API_PORT: String(port.api) },
    logFile: join(folder, 'logs', 'api.log'),
    onSpawn: watch,
    onMessage: message => {
      ready ||= message === 'ready'
    },
  })
  await untilReady(api, async () => ready, 60_000)
  return url
}

/** The sample registry where none is loaded yet, and this machine's issuer, so that the command line's commands are signed. */
async function loadRegistry(databaseUrl: string, issuer: LocalIssuer): Promise<Registry> {
  const db = openDatabase(databaseUrl, { poolSize: 2 })
  try {
    const { registry } = createStore(db)
    const { bodies } = await registry.records()
    const sample: Partial<RegistryRecords> = bodies.length === 0 ? await sampleRegistry() : {}
    if (bodies.length === 0) progress('loading the sample registry (data/registry)')
    await registry.load({ ...sample, issuers: [issuer.record] })
    return await registry.snapshot()
  } finally {
    await db.destroy()
  }
}

/** From now on the server is stopped with the rest, and the rest with it. */
function watch(server: ServerProcess): void {
  running.push(server)
  claimed?.remember(server.name, server.pid)
  void server.ended.then(how => {
    if (stopping) return
    console.error(
      `\n${server.name} ended by itself (${how}); stopping the rest. The last it said:\n${server.lastWords()}`,
    )
    void end(1)
  })
}

/** Stops everything, the last started first. Further signals while it stops change nothing: each stop has its own limit. */
function end(code: number): Promise<void> {
  stopping ??= (async () => {
    if (running.length > 0) console.log('')
    // Without the claim it belongs to the start that runs here already.
    if (claimed) rmSync(environmentFile, { force: true })
    // Taken one by one, since a server may still be starting while the first ones stop.
    for (let part = running.pop(); part; part = running.pop()) {
      await part.stop()
      progress(`${part.name} stopped`)
    }
    claimed?.release()
    process.exit(code)
  })()
  return stopping
}

/** Like Promise.all, but waits for both before it rejects, so that what did start is known and can be stopped. */
async function allOrNone<A, B>(a: Promise<A>, b: Promise<B> | B): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}

async function createDatabase(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  const { rowCount } = await admin.query("select 1 from pg_database where datname = 'kelisu'")
  if (rowCount === 0) await admin.query('create database kelisu')
  await admin.end()
}
