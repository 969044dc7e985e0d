import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../setup/eventually.ts'
import { aRequest, type Office, openOffice } from '../setup/office.ts'
import { root } from './blocks.ts'

const folder = mkdtempSync(join(tmpdir(), 'kelisu-intake-'))
const keyFile = join(folder, 'key.json')
const requestFile = join(folder, 'request.json')
let office: Office
beforeAll(async () => {
  office = await openOffice({ allowUnsigned: false })
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const { d: _, ...publicKey } = key
  const issuer = { id: 'intake', actsFor: 'dgd-almaty', publicKey, validFrom: '2023-01-01' }
  await office.store.registry.load({ issuers: [issuer as never] })
  writeFileSync(keyFile, JSON.stringify(key))
  writeFileSync(requestFile, JSON.stringify(aRequest({ requestId: 'by-intake' })))
})
afterAll(async () => {
  await office?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const intake = (...words: string[]): Promise<{ code: number; answer: unknown; err: string }> =>
  new Promise(resolve => {
    const environment = {
      ...process.env,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      KELISU_TASK_QUEUE: office.taskQueue,
      KELISU_ISSUER: 'intake',
      KELISU_ISSUER_KEY: keyFile,
    }
    const program = join(root, 'docs/examples/intake-system.mjs')
    execFile(process.execPath, [program, requestFile, ...words], { env: environment }, (error, out, err) =>
      resolve({ code: error ? 1 : 0, answer: out && JSON.parse(out), err }),
    )
  })

describe('the documented intake system, which uses only the Temporal client', () => {
  it('opens a case, withdraws it, and is refused by code what is not its own to do', async () => {
    const caseId = 'approval-dgd-almaty.by-intake'
    expect(await intake()).toMatchObject({ code: 0, answer: { caseId }, err: '' })
    await eventually(async () => (await office.kelisu.state(caseId)).summary?.stage === 'sent', {
      of: 'the case opens',
    })
    const { summary } = await office.kelisu.state(caseId)
    expect(summary?.flags).not.toContain('claimed')

    const receipt = JSON.stringify({ number: '1', at: new Date().toISOString() })
    expect(await intake('registerReceipt', receipt)).toMatchObject({
      code: 1,
      answer: {
        refused: expect.stringMatching(/^[A-Z_]+$/),
        details: [expect.objectContaining({ citation: expect.any(String) })],
      },
    })
    expect(await intake('withdraw', '{"reason":"Келісім жасалды"}')).toMatchObject({
      code: 0,
      answer: { stage: 'closed' },
    })
  })
})
