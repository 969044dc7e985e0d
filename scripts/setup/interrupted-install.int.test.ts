import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../test/setup/eventually.ts'

// A fresh clone, whose npm never comes to an end and, as the real one, does not mind Ctrl-C.
const clone = mkdtempSync(join(tmpdir(), 'kelisu-fresh-clone-'))
const installing = join(clone, 'npm.pid')
beforeAll(() => {
  cpSync(fileURLToPath(new URL('..', import.meta.url)), join(clone, 'scripts'), { recursive: true })
  mkdirSync(join(clone, 'bin'))
  const npm = `#!/bin/sh\ntrap '' INT TERM HUP\necho $$ > "${installing}"\nwhile [ -e "${installing}" ]; do sleep 1; done\n`
  writeFileSync(join(clone, 'bin', 'npm'), npm, { mode: 0o755 })
})
afterAll(() => rmSync(clone, { recursive: true, force: true }))

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('Ctrl-C while the packages of a fresh clone are installed', () => {
  it('ends the installation too: left alone it would later remove what the next start installs', async () => {
    const start = spawn(process.execPath, [join(clone, 'scripts', 'start.mjs')], {
      env: { ...process.env, PATH: `${join(clone, 'bin')}:${process.env.PATH}` },
      stdio: 'ignore',
    })
    const ended = new Promise<number | null>(resolve => start.once('exit', resolve))
    await eventually(async () => existsSync(installing) && readFileSync(installing, 'utf8').trim() !== '', {
      of: 'npm installs',
    })
    const npm = Number(readFileSync(installing, 'utf8'))
    start.kill('SIGINT')
    expect(await ended).toBe(1)
    await eventually(async () => !isAlive(npm), { of: 'npm is gone' })
  })
})
