import { CancellationScope, continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow'
import type { Notify } from '../activities/activities.ts'
import { notifyQueueOf } from './queues.ts'

const turnsPerRun = 100

/**
 * Sends what the outbox holds, for all cases: one loop in the whole deployment, taken over by another worker when one dies.
 * Outside the cases, so that a mail server that is down costs no case an event, a task or its end (docs/decisions/0003).
 */
export async function notices(): Promise<void> {
  const { notify } = proxyActivities<{ notify: Notify }>({
    taskQueue: notifyQueueOf(workflowInfo().taskQueue),
    startToCloseTimeout: '15 minutes',
    heartbeatTimeout: '30 seconds',
    retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
  })
  // As of a case: one click in Temporal UI must not end the notices of all.
  await CancellationScope.nonCancellable(async () => {
    for (let turn = 0; turn < turnsPerRun; turn++) await notify()
  })
  await continueAsNew<typeof notices>()
}
