import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

describe('kelisu in a clone where nothing is installed yet', () => {
  it('says what to run, as one JSON document where asked', () => {
    const clone = mkdtempSync(join(tmpdir(), 'kelisu-bare-clone-'))
    cpSync(fileURLToPath(new URL('kelisu.mjs', import.meta.url)), join(clone, 'scripts', 'kelisu.mjs'))
    const typed = (...words: string[]) =>
      spawnSync(process.execPath, [join(clone, 'scripts', 'kelisu.mjs'), ...words], { encoding: 'utf8' })
    const people = typed('calendar', '2026')
    const programs = typed('calendar', '2026', '--json')
    rmSync(clone, { recursive: true, force: true })
    expect(people).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('npm start') })
    expect(JSON.parse(programs.stdout)).toMatchObject({ error: { code: 'NOT_INSTALLED' } })
  })
})
