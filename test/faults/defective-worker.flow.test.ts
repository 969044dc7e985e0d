import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { kelisuClient } from '../../client/library/client.ts'
import { NotYetAnswered } from '../../client/library/errors.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, type Office, openOffice, people } from '../setup/office.ts'
import { startWorker, type WorkerProcess } from './worker-process.ts'

let office: Office
let worker: WorkerProcess
beforeAll(async () => {
  office = await openOffice({ withoutWorkers: true })
  worker = await startWorker(office, { KELISU_WORKFLOW_BUNDLE: defectiveBundle() })
})
afterAll(async () => {
  await worker?.stop()
  await office?.stop()
})

/** The bundle with a defect that fails every task of a case. */
const defectiveBundle = (): string => {
  const sound = readFileSync(inject('workflowBundlePath'), 'utf8')
  const defective = sound.replace(/async function approval\(request\)\s*\{/, "$& throw new Error('a defect');")
  expect(defective).not.toBe(sound)
  const path = join(dirname(inject('workflowBundlePath')), 'defective-bundle.js')
  writeFileSync(path, defective)
  return path
}

const failedAttempts = async (caseId: string): Promise<number> => {
  const { raw } = await office.client.workflow.getHandle(caseId).describe()
  return raw.pendingWorkflowTask?.attempt ?? 0
}

describe('a worker that fails every task of a case', () => {
  it('loses no command: it is not yet answered, waits, and is carried out by the mended worker', async () => {
    const { caseId } = await office.kelisu.submit(aRequest())
    // From the third on Temporal takes no update for the case.
    await eventually(async () => (await failedAttempts(caseId)) >= 3, { of: 'three attempts fail' })

    const receive = (client = office.kelisu) =>
      client.registerReceipt(
        caseId,
        { number: 'кіріс-1', at: now() },
        { actor: people.chancery, commandId: 'receipt-1' },
      )
    const hasty = kelisuClient({ client: office.client, taskQueue: office.taskQueue, limitMs: 1 })
    await expect(receive(hasty)).rejects.toBeInstanceOf(NotYetAnswered)
    await expect(hasty.state(caseId)).rejects.toBeInstanceOf(NotYetAnswered)

    const received = receive()
    await worker.stop()
    worker = await startWorker(office)
    expect(await received).toMatchObject({ stage: 'received' })
  }, 90_000)
})
