import { execFile } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { root } from '../readme/blocks.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, type Office, openOffice } from '../setup/office.ts'

const run = promisify(execFile)
const example = join(root, 'docs/examples/python')
const folder = mkdtempSync(join(tmpdir(), 'kelisu-python-'))

let office: Office
let python: string | undefined
beforeAll(async () => {
  ;[office, python] = await Promise.all([openOffice({ allowUnsigned: false }), pythonWithPackages()])
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const { d: _, ...publicKey } = key
  const issuer = { id: 'intake', actsFor: 'dgd-almaty', publicKey, validFrom: '2023-01-01' }
  await office.store.registry.load({ issuers: [issuer as never] })
  writeFileSync(join(folder, 'key.json'), JSON.stringify(key))
}, 180_000)
afterAll(async () => {
  await office?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The Python of a virtual environment with exactly the pinned packages, made once per cache; undefined where it cannot be had. */
async function pythonWithPackages(): Promise<string | undefined> {
  const requirements = join(example, 'requirements.txt')
  const pin = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const made = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kelisu', `python-${pin}`)
  const inside = (environment: string) => join(environment, process.platform === 'win32' ? 'Scripts' : 'bin', 'python')
  if (existsSync(made)) return inside(made)
  // Whole or not at all: a run that is interrupted leaves nothing that looks made.
  const making = `${made}-${process.pid}`
  try {
    mkdirSync(dirname(made), { recursive: true })
    await run('python3', ['-m', 'venv', making])
    const options = ['--quiet', '--only-binary=:all:', '--require-hashes', '-r', requirements]
    await run(inside(making), ['-m', 'pip', 'install', ...options], { timeout: 150_000 })
    renameSync(making, made)
    return inside(made)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    console.warn(`Not tested from Python: ${String(error).split('\n', 1)}`)
    return undefined
  }
}

const withRequest = (requestId: string) => {
  const file = join(folder, `${requestId}.json`)
  writeFileSync(file, JSON.stringify(aRequest({ requestId, subject: 'Кедендік төлем — «қайтару» \u20ac' })))
  return {
    caseId: `approval-dgd-almaty.${requestId}`,
    sends: async (...words: string[]) => {
      const environment = {
        ...process.env,
        PYTHONIOENCODING: 'utf-8',
        TEMPORAL_ADDRESS: inject('temporalAddress'),
        KELISU_TASK_QUEUE: office.taskQueue,
        KELISU_ISSUER: 'intake',
        KELISU_ISSUER_KEY: join(folder, 'key.json'),
      }
      const program = join(example, 'start_a_case.py')
      const outcome = await run(python as string, [program, file, ...words], { env: environment }).catch(error => error)
      return {
        code: outcome.signal ?? outcome.code ?? 0,
        answer: JSON.parse(outcome.stdout || 'null'),
        err: outcome.stderr,
      }
    },
  }
}

const openCase = async (requestId: string) => {
  const { caseId, sends } = withRequest(requestId)
  expect(await sends()).toEqual({ code: 0, answer: { caseId }, err: '' })
  const opened = () => office.kelisu.state(caseId).then(({ summary }) => summary)
  const summary = await eventually(opened, { of: 'the case opens' })
  return { caseId, sends, summary }
}

describe('a system in Python, with nothing but the Temporal SDK and plain JSON', { timeout: 90_000 }, () => {
  it('opens a case by its own signature, and closes it by an update', async ({ skip }) => {
    if (python === undefined) return skip('no Python with the pinned packages: the reason is printed above')
    const { sends, summary } = await openCase('by-python')
    expect(summary).toMatchObject({ stage: 'sent' })
    expect(summary.flags).not.toContain('claimed')
    expect(await sends('update', 'withdraw', '{"reason":"Келісім жасалды"}')).toMatchObject({
      code: 0,
      answer: { stage: 'closed' },
    })
  })

  it('is told by code, citation and facts why an update is refused', async ({ skip }) => {
    if (python === undefined) return skip('no Python with the pinned packages: the reason is printed above')
    const { sends } = await openCase('by-python-refused')
    const receipt = JSON.stringify({ number: '1', at: new Date().toISOString() })
    expect(await sends('update', 'registerReceipt', receipt)).toMatchObject({
      code: 1,
      answer: { refused: 'NOT_AUTHORISED', details: [{ citation: 'APPC-44-1', facts: expect.anything() }] },
    })
  })

  it('sends a signal without waiting, and the case obeys it', async ({ skip }) => {
    if (python === undefined) return skip('no Python with the pinned packages: the reason is printed above')
    const { caseId, sends } = await openCase('by-python-signal')
    expect(await sends('signal', 'withdraw', '{"reason":"Келісім жасалды"}')).toMatchObject({ code: 0, err: '' })
    await office.closed(caseId)
    expect(await office.log(caseId)).toContain('Withdrawn')
  })
})
