import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'kelisu-bare-clone-'))
  cpSync(fileURLToPath(new URL('kelisu.mjs', import.meta.url)), join(clone, 'scripts', 'kelisu.mjs'))
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

const typed = (words: string[], options: string[] = []) =>
  spawnSync(process.execPath, [...options, join(clone, 'scripts', 'kelisu.mjs'), ...words], { encoding: 'utf8' })

describe('kelisu in a clone where nothing is installed yet', () => {
  it('says what to run, as one JSON document where asked', () => {
    const people = typed(['calendar', '2026'])
    const programs = typed(['calendar', '2026', '--json'])
    expect(people).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('npm start') })
    expect(JSON.parse(programs.stdout)).toMatchObject({ error: { code: 'NOT_INSTALLED' } })
  })
})

describe('kelisu by an older Node in a checkout that is installed', () => {
  it('runs by the Node of the packages, and ends as that one ends', () => {
    mkdirSync(join(clone, 'node_modules', '.bin'), { recursive: true })
    writeFileSync(join(clone, 'node_modules', '.package-lock.json'), '{}')
    const packaged = '#!/bin/sh\nshift\necho "runs $*"\nexit 3\n'
    writeFileSync(join(clone, 'node_modules', '.bin', 'node'), packaged, { mode: 0o755 })
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`
    const { status, stdout } = typed(['calendar', '2026'], ['--import', `data:text/javascript,${older}`])
    expect({ status, stdout }).toEqual({ status: 3, stdout: 'runs calendar 2026\n' })
  })
})
