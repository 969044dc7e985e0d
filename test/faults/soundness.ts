import { expect } from 'vitest'
import { eventually } from '../setup/eventually.ts'
import type { Office } from '../setup/office.ts'

/**
 * Waits until the case closed. Then its log is complete, in order and unbroken and folds to the state that the workflow answers,
 * no workflow task of it failed, and it holds one decision at most. Answers the types of its events.
 */
export const closedSoundly = async (office: Office, caseId: string): Promise<string[]> => {
  const { client } = office
  // Longer than the ten seconds after which the server gives up on a worker that died with the case in its cache.
  await eventually(async () => (await client.workflow.getHandle(caseId).describe()).status.name !== 'RUNNING', {
    seconds: 60,
    of: `${caseId} ends`,
  })
  await office.closed(caseId)
  expect(await failedTasks(office, caseId)).toEqual([])
  const log = await office.log(caseId)
  expect(log.filter(type => type === 'Decided').length).toBeLessThanOrEqual(1)
  return log
}

/**
 * Why workflow tasks of the case failed. One that timed out with its dead worker is none of them, nor one that would have ended
 * the case while a signal came (a notice that failed): the server has it done over with the signal.
 */
const failedTasks = async ({ client }: Office, caseId: string): Promise<unknown[]> => {
  const { events } = await client.workflow.getHandle(caseId).fetchHistory()
  return (events ?? [])
    .flatMap(event => event.workflowTaskFailedEventAttributes ?? [])
    .filter(({ failure }) => failure?.message !== 'UnhandledCommand')
}
