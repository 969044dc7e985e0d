import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './settings.ts'

/** All that the bundle is made of: when none of it has changed, the last start's bundle is this one's. */
const sources = ['workflows/**/*.ts', 'domain/**/*.ts', 'worker/{bundle,payload-converter}.ts', 'package-lock.json']

/** The path of the workflow bundle for the sources as they are now, built only when they have changed since the last start. */
export async function keptBundle(folder: string): Promise<string> {
  const kept = join(folder, 'bundle')
  const path = join(kept, `${hashOfSources()}.js`)
  if (existsSync(path)) return path
  mkdirSync(kept, { recursive: true })
  for (const name of readdirSync(kept)) rmSync(join(kept, name))
  // In a process of its own: the bundler's memory is not kept for hours.
  await promisify(execFile)(process.execPath, ['scripts/dev/build-bundle.ts', path], { cwd: root })
  return path
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(pattern => globSync(pattern, { cwd: root })).sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}
