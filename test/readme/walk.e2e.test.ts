import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type LocalIssuer, localIssuer } from '../../scripts/dev/local-issuer.ts'
import { eventually } from '../setup/eventually.ts'
import { type Office, openOffice } from '../setup/office.ts'
import { missing, root, type Step, walk } from './blocks.ts'

// A folder that looks like a checkout, so that what the walk writes (request.json) does not fall into the real one.
const checkout = mkdtempSync(join(tmpdir(), 'kelisu-walk-'))
let office: Office
let issuer: LocalIssuer
beforeAll(async () => {
  for (const name of ['package.json', 'node_modules', 'client', 'data', 'docs'])
    symlinkSync(join(root, name), join(checkout, name))
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

const typed = (command: string): Promise<Ran> =>
  new Promise(resolve => {
    const environment = {
      KELISU_DATA: join(checkout, 'nothing'),
      KELISU_DATABASE_URL: office.databaseUrl,
      KELISU_TASK_QUEUE: office.taskQueue,
      KELISU_ISSUER: issuer.id,
      KELISU_ISSUER_KEY: issuer.keyFile,
      KELISU_UI_URL: 'http://127.0.0.1:8233',
      TEMPORAL_ADDRESS: inject('temporalAddress'),
    }
    execFile('sh', ['-c', command], { cwd: checkout, env: { ...process.env, ...environment } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: `${out}${err}` }),
    )
  })

/** What only reads may be asked again: it follows what was done, a moment later. */
const onlyReads = /kelisu -- (show|list|links|deadlines|route|calendar) /

const asShown = async ({ commands, refused, shown }: Step): Promise<void> => {
  const outputs: string[] = []
  for (const command of commands.slice(0, -1)) {
    const ran = await typed(command)
    expect(ran, command).toMatchObject({ code: 0 })
    outputs.push(ran.output)
  }
  const last = commands.at(-1) ?? ''
  const once = async () => {
    const ran = await typed(last)
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
    for (const step of steps) await asShown(step)

    const first = await office.kelisu.state('approval-dgd-almaty.my-first')
    expect(first.summary).toMatchObject({ stage: 'delivered', outcome: 'approved', decidedLate: false })
    const late = await office.kelisu.state('approval-dgd-almaty.my-late')
    expect(late.summary).toMatchObject({ stage: 'received', deadlineState: 'overdue' })
  }, 180_000)
})
