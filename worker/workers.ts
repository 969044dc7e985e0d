import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker'
import type { Activities, Notify } from '../activities/activities.ts'
import type { RecomputePage } from '../activities/recompute/recompute-page.ts'
import type { ReplayActivities } from '../activities/replay/activities.ts'
import { notifyQueueOf } from '../workflows/queues.ts'
import { payloadConverterPath } from './bundle.ts'

export type WorkersOptions = {
  connection: NativeConnection
  namespace: string
  taskQueue: string
  workflowBundle: WorkflowBundleOption
  activities: Activities & { notify: Notify; recomputePage: RecomputePage } & ReplayActivities
  maxCachedWorkflows?: number
}

/**
 * The two workers of a process: cases with their log on one queue; mail, delivery and the nightly replay on another, so that a
 * slow mail server takes no slot from the log. Both refuse new work on shutdown and let what runs end.
 */
export const createWorkers = async (options: WorkersOptions): Promise<[cases: Worker, notices: Worker]> => {
  const { connection, namespace, taskQueue, workflowBundle, activities, maxCachedWorkflows } = options
  const { prepare, record, deliver, notify, recomputePage, replayPage, tellAdministrator } = activities
  const shared = {
    connection,
    namespace,
    dataConverter: { payloadConverterPath },
    shutdownGraceTime: '5 seconds' as const,
    // How long a case waits for a worker that died with it in its cache, before another one takes it; ten seconds without.
    stickyQueueScheduleToStartTimeout: '4 seconds' as const,
  }
  return [
    await Worker.create({
      ...shared,
      taskQueue,
      workflowBundle,
      activities: { prepare, record, recomputePage },
      ...(maxCachedWorkflows ? cacheOf(maxCachedWorkflows) : {}),
    }),
    await Worker.create({
      ...shared,
      taskQueue: notifyQueueOf(taskQueue),
      activities: { deliver, notify, replayPage, tellAdministrator },
    }),
  ]
}

/** Half of the places at most are at work, so that an idle case makes room for another (docs/decisions/0010). */
const cacheOf = (maxCachedWorkflows: number) => ({
  maxCachedWorkflows,
  maxConcurrentWorkflowTaskExecutions: Math.min(Math.floor(maxCachedWorkflows / 2), 40),
})
