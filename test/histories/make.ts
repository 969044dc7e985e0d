import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { afterAll, beforeAll, it } from 'vitest'
import { type Office, openOffice } from '../setup/office.ts'
import { scenarios } from './scenarios.ts'

/** Of the released procedure; a change of the workflow that adds a path adds scenarios or a new number, and changes no file. */
const release = 1

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.stop())

for (const [name, run] of Object.entries(scenarios)) {
  const file = fileURLToPath(new URL(`v${release}-${name}.json`, import.meta.url))
  it(existsSync(file) ? `${name}: kept` : `${name}: added`, async () => {
    if (existsSync(file)) return
    const caseId = await run(office)
    await office.closed(caseId)
    writeFileSync(file, `${historyToJSON(await office.client.workflow.getHandle(caseId).fetchHistory())}\n`)
  })
}
