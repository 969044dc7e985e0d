import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type LocalIssuer, localIssuer } from '../../scripts/dev/local-issuer.ts'
import { eventually } from '../setup/eventually.ts'
import { type Office, openOffice } from '../setup/office.ts'
import { missing, root, type Step, walk } from './blocks.ts'

// A folder that looks like a checkout, so that what the walk writes (request.json) does not fall into the real one.
const checkout = mkdtempSync(join(tmpdir(), 'kelisu-walk-'))
// Starting npm takes a second each time, and does only this: the first commands are run by npm itself, the rest by what it would run.
const quickNpm = join(checkout, 'quick-npm')
let office: Office
let issuer: LocalIssuer
beforeAll(async () => {
  for (const name of ['package.json', 'node_modules', 'scripts', 'client', 'data', 'docs'])
    symlinkSync(join(root, name), join(checkout, name))
  mkdirSync(quickNpm)
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const kelisu = scripts.kelisu.replace(/^node /, `"${process.execPath}" `)
  writeFileSync(
    join(quickNpm, 'npm'),
    `#!/bin/sh\n[ "$1 $2 $3 $4" = "run -s kelisu --" ] || exit 64\nshift 4\nexec ${kelisu} "$@"\n`,
    { mode: 0o755 },
  )
  office = await openOffice()
  // Signed as `npm start` has it: unsigned commands would be shown as claimed.
  issuer = await localIssuer(checkout)
  await office.store.registry.load({ issuers: [issuer.record] })
})
afterAll(async () => {
  await office?.stop()
  rmSync(checkout, { recursive: true, force: true })
})

type Ran = { code: number; output: string }

const typed = (command: string, path = `${quickNpm}:${process.env.PATH}`): Promise<Ran> =>
  new Promise(resolve => {
    const environment = {
      KELISU_DATA: join(checkout, 'nothing'),
      KELISU_DATABASE_URL: office.databaseUrl,
      KELISU_TASK_QUEUE: office.taskQueue,
      KELISU_ISSUER: issuer.id,
      KELISU_ISSUER_KEY: issuer.keyFile,
      KELISU_UI_URL: 'http://127.0.0.1:8233',
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      PATH: path,
    }
    execFile('sh', ['-c', command], { cwd: checkout, env: { ...process.env, ...environment } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: `${out}${err}` }),
    )
  })

/** What only reads may be asked again: it follows what was done, a moment later. */
const onlyReads = /kelisu -- (show|list|links|deadlines|route|calendar) /

const asShown = async ({ commands, refused, shown }: Step, path?: string): Promise<void> => {
  const outputs: string[] = []
  for (const command of commands.slice(0, -1)) {
    const ran = await typed(command, path)
    expect(ran, command).toMatchObject({ code: 0 })
    outputs.push(ran.output)
  }
  const last = commands.at(-1) ?? ''
  const once = async () => {
    const ran = await typed(last, path)
    expect(ran, last).toMatchObject({ code: refused ? 1 : 0 })
    return { absent: missing(shown, [...outputs, ran.output].join('\n')), ...ran }
  }
  if (!onlyReads.test(last)) return expect(await once()).toMatchObject({ absent: [] })
  await eventually(async () => expect(await once()).toMatchObject({ absent: [] }) ?? true, { of: last, seconds: 45 })
}

describe('whoever types what the README says', () => {
  it('sees what it shows, step by step, to the end', async () => {
    const steps = walk()
    expect(steps.length).toBeGreaterThan(5)
    for (const [index, step] of steps.entries()) await asShown(step, index === 0 ? process.env.PATH : undefined)

    const first = await office.kelisu.state('approval-dgd-almaty.my-first')
    expect(first.summary).toMatchObject({ stage: 'delivered', outcome: 'approved', decidedLate: false })
    const late = await office.kelisu.state('approval-dgd-almaty.my-late')
    expect(late.summary).toMatchObject({ stage: 'received', deadlineState: 'overdue' })
  }, 180_000)
})
