import type { Client } from '@temporalio/client'
import { decodeFromPayloadsAtIndex } from '@temporalio/common/lib/internal-non-workflow/codec-helpers.js'

/**
 * What a case was started with, from the first event of its history: unlike the state it is never corrected, and reading it
 * needs no worker. Available as long as Temporal keeps the case.
 */
export const inputOfStart = async (client: Client, caseId: string): Promise<unknown> => {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId: caseId },
    maximumPageSize: 1,
  })
  const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes
  return decodeFromPayloadsAtIndex(client.options.loadedDataConverter, 0, started?.input?.payloads)
}
