import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Claim, claim } from '../servers/claim.ts'

const folder = mkdtempSync(join(tmpdir(), 'kelisu-second-start-'))
const environmentFile = join(folder, 'environment.json')
let first: Claim
beforeAll(async () => {
  first = await claim(folder)
  writeFileSync(environmentFile, '{}')
})
afterAll(() => {
  first.release()
  rmSync(folder, { recursive: true, force: true })
})

const typed = (script: string) =>
  spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    encoding: 'utf8',
    env: { ...process.env, KELISU_DATA: folder },
  })

describe('where Kelisu runs already', () => {
  it('a second start says so, and leaves the first one what its commands need', () => {
    const { status, stderr } = typed('main.ts')
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining(String(process.pid)) })
    expect(existsSync(environmentFile)).toBe(true)
  })

  it('a reset says so, and removes nothing', () => {
    const { status, stderr } = typed('reset.ts')
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining(String(process.pid)) })
    expect(existsSync(environmentFile)).toBe(true)
  })
})
