import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What reads a clock, draws by chance or reaches outside, each planted in a file of its own. */
const planted = [
  ['domain/routing/today.ts', 'export const today = new Date()'],
  ['domain/routing/now.ts', 'export const now = Date.now()'],
  ['domain/routing/as-text.ts', 'export const today = Date()'],
  ['domain/calendar/dates.ts', 'export const now = Date.now()'],
  ['domain/routing/zoned.ts', 'export const now = Temporal.Now.instant()'],
  ['domain/routing/measured.ts', 'export const now = performance.now()'],
  ['domain/routing/drawn.ts', 'export const drawn = Math.random()'],
  ['domain/routing/draws-id.ts', 'export const id = crypto.randomUUID()'],
  ['domain/routing/waits.ts', 'setTimeout(() => undefined, 1)'],
  ['domain/routing/asks.ts', "export const asked = fetch('http://127.0.0.1')"],
  ['domain/routing/settings.ts', 'export const home = process.env.HOME'],
  ['workflows/zoned.ts', 'export const now = Temporal.Now.instant()'],
  ['workflows/measured.ts', 'export const now = performance.now()'],
  ['workflows/asks.ts', "export const asked = fetch('http://127.0.0.1')"],
] as const

const allowed = [
  ['domain/routing/route.unit.test.ts', 'export const today = new Date()'],
  ['workflows/waits.ts', 'export const now = Date.now()'],
  ['api/answers.ts', 'export const now = new Date()'],
] as const

describe('the rules against clock, chance and the world', () => {
  const tree = mkdtempSync(join(tmpdir(), 'kelisu-no-clock-'))
  let refused: string[]
  beforeAll(() => {
    for (const [file, text] of [...planted, ...allowed]) {
      mkdirSync(dirname(join(tree, file)), { recursive: true })
      writeFileSync(join(tree, file), `${text}\n`)
    }
    refused = refusedIn(tree)
  })
  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  it.each(planted)('refuse in %s: %s', file => {
    expect(refused).toContain(file)
  })

  it('let everything else pass', () => {
    expect(allowed.map(([file]) => file).filter(file => refused.includes(file))).toEqual([])
  })
})

/** The files of another folder that the checkout's own rules refuse. */
function refusedIn(folder: string): string[] {
  const tool = join(root, 'node_modules/oxlint/bin/oxlint')
  writeFileSync(join(folder, '.oxlintrc.json'), readFileSync(join(root, '.oxlintrc.json')))
  const { stdout } = spawnSync(process.execPath, [tool, '--format', 'json'], { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string }[] }
  return diagnostics.map(({ filename }) => filename)
}
