import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { webhookKey } from './webhook-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kelisu-reset-'))
  webhookKey(folder)
  for (const made of ['identity', 'logs', 'mail']) {
    mkdirSync(join(folder, made))
    writeFileSync(join(folder, made, 'a-file'), '')
  }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const reset = () =>
  spawnSync(process.execPath, [fileURLToPath(new URL('reset.ts', import.meta.url))], {
    encoding: 'utf8',
    env: { ...process.env, KELISU_DATA: folder },
  })

describe('a reset', () => {
  it('removes all that npm start makes, with the keys of login and webhooks', () => {
    expect(reset()).toMatchObject({ status: 0, stdout: expect.stringContaining('is empty now') })
    expect(existsSync(folder)).toBe(false)
  })

  it('leaves what somebody else keeps there, and names it', () => {
    writeFileSync(join(folder, 'letters.txt'), '')
    expect(reset().stdout).toMatch(/left alone what is not ours: letters\.txt\n$/)
    expect(readdirSync(folder)).toEqual(['letters.txt'])
  })
})
