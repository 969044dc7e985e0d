import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { claim, claimantOf } from '../../scripts/servers/claim.ts'
import { freePort } from '../../scripts/servers/ports.ts'
import { type Postgres, removeClusterOf, startPostgres } from '../../scripts/servers/postgres.ts'
import { startTemporal } from '../../scripts/servers/temporal.ts'
import { openDatabase } from '../../store/database.ts'
import { migrate } from '../../store/migrate.ts'
import { sampleRegistry as readSampleRegistry } from '../../store/registry-files/csv.ts'
import { createStore } from '../../store/store.ts'
import { bundle } from '../../worker/bundle.ts'
import { registerSearchAttributes } from '../../worker/search-attributes.ts'

export type Templates = { empty: string; sampleRegistry: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** `host:port` of the run's Temporal server: namespace `default`, search attributes registered, time skipping allowed. */
    temporalAddress: string
    /** Connection string of the superuser to the database `postgres`; tests take theirs from `freshDatabase()`. */
    postgresUrl: string
    /** Databases to clone: a migrated, empty one, and one with the sample registry. */
    templateDatabases: Templates
    /** A file with the code of the workflow bundle, made once. */
    workflowBundlePath: string
  }
}

const prefix = 'kelisu-test-'
const templateDatabases: Templates = { empty: 'kelisu_empty', sampleRegistry: 'kelisu_sample_registry' }

/** A file system in memory with room for the hundred databases of a run, of which few live at a time: files cost a tenth of the processor time. */
const inMemory = roomy('/dev/shm')

/** One Temporal server, one PostgreSQL and one workflow bundle for the whole run. Returns what stops them. */
export default async function startServers(project: TestProject): Promise<() => Promise<void>> {
  await clearLeftovers()
  const folder = mkdtempSync(join(inMemory ?? tmpdir(), prefix))
  const claimed = await claim(folder)
  const running: { pid: number; stop(): Promise<void> }[] = []
  whenInterrupted(() => {
    for (const { pid } of running) killAtOnce(pid)
    remove(folder)
  })
  const onSpawn = (server: { name: string; pid: number; stop(): Promise<void> }) => {
    running.push(server)
    claimed.remember(server.name, server.pid)
  }
  const stop = async () => {
    await Promise.all(running.splice(0).map(server => server.stop()))
    claimed.release()
    remove(folder)
  }
  // Temporal's server, a program in Go, then collects its garbage more rarely: there is memory to spare, but no processor time.
  process.env.GOGC ??= '400'
  const outcome = await Promise.allSettled([
    startTemporal({ folder, inMemory: true, onSpawn }).then(async ({ address }) => {
      await registerAttributes(address)
      project.provide('temporalAddress', address)
    }),
    freePort().then(async port => {
      const postgres = await startPostgres({ folder, port, durable: false, onSpawn })
      await makeTemplates(postgres)
      project.provide('postgresUrl', postgres.url('postgres'))
      project.provide('templateDatabases', templateDatabases)
    }),
    makeBundle(join(folder, 'workflow-bundle.js')).then(path => project.provide('workflowBundlePath', path)),
  ])
  const failure = outcome.find(result => result.status === 'rejected')
  if (failure) {
    await stop()
    throw failure.reason
  }
  return stop
}

/** A run that is interrupted ends without tear-down; what must not stay is then removed in the last moment, synchronously. */
function whenInterrupted(removeAll: () => void): void {
  process.once('exit', removeAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  // `npm test` holds the other end of the channel: it closes when that process is gone. It must not keep this one alive.
  process.once('disconnect', () => process.exit(1))
  process.channel?.unref()
}

function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Ends the servers, and removes the folders, of runs that were killed before they could. */
async function clearLeftovers(): Promise<void> {
  const places = inMemory ? [tmpdir(), inMemory] : [tmpdir()]
  const ours = (place: string) => readdirSync(place).filter(name => name.startsWith(prefix))
  for (const folder of places.flatMap(place => ours(place).map(name => join(place, name)))) {
    if (!existsSync(join(folder, 'running.json')) || claimantOf(folder) !== undefined) continue
    await claim(folder)
    remove(folder)
  }
}

function roomy(path: string): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize >= 2 ** 30 ? path : undefined
  } catch {
    return undefined
  }
}

function remove(folder: string): void {
  removeClusterOf(folder)
  rmSync(folder, { recursive: true, force: true })
}

async function registerAttributes(address: string): Promise<void> {
  const connection = await Connection.connect({ address })
  await registerSearchAttributes(connection, 'default')
  await connection.close()
}

async function makeTemplates({ url }: Postgres): Promise<void> {
  const { empty, sampleRegistry } = templateDatabases
  const admin = new Client({ connectionString: url('postgres') })
  await admin.connect()
  await admin.query(`create database ${empty}`)
  await migrate(url(empty))
  await admin.query(`create database ${sampleRegistry} template ${empty}`)
  await admin.end()
  const db = openDatabase(url(sampleRegistry))
  await createStore(db).registry.load(await readSampleRegistry())
  await db.destroy()
}

async function makeBundle(path: string): Promise<string> {
  const { code } = await bundle()
  writeFileSync(path, code)
  return path
}
