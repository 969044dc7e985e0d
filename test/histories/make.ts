import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { afterAll, beforeAll, it } from 'vitest'
import { newestRules } from '../../domain/approval/rules-number.ts'
import { type Office, openOffice } from '../setup/office.ts'
import { scenarios } from './scenarios.ts'

/** Of the released procedure: the number of the rules (a change of the workflow that adds a path adds scenarios), and changes no file. */
const release = newestRules

const checkout = fileURLToPath(new URL('../../', import.meta.url))

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
    const history = historyToJSON(await office.client.workflow.getHandle(caseId).fetchHistory())
    writeFileSync(file, `${withoutTheMachine(history)}\n`)
  })
}

/** A history is published: it names neither the folder of the checkout (stack traces) nor process and host (identities, sticky queues). */
const withoutTheMachine = (history: string): string =>
  history.replaceAll(checkout, '').replaceAll(/"\d+@[^"]*"/g, '"a worker"')
