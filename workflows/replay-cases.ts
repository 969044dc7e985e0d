import { continueAsNew, proxyActivities, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow'
import type { ReplayActivities, ReplayReport } from '../activities/replay/activities.ts'
import { notifyQueueOf } from './queues.ts'
import { replayDiffering } from './search-attributes.ts'

const pagesPerRun = 50
const mostKept = 20

/** Where a run goes on from the one before. */
export type ReplaySoFar = ReplayReport & { after: string }

/**
 * Derives every case again from its log, page by page, and tells the administrator what differs. Ends with what it found, also as
 * the search attribute `ReplayDiffering`; a page that fails is tried again until it does not, a letter for some hours.
 */
export async function replayCases(
  soFar: ReplaySoFar = { after: '', cases: 0, differing: 0, first: [] },
): Promise<ReplayReport> {
  const taskQueue = notifyQueueOf(workflowInfo().taskQueue)
  const { replayPage } = proxyActivities<Pick<ReplayActivities, 'replayPage'>>({
    taskQueue,
    startToCloseTimeout: '30 minutes',
    heartbeatTimeout: '1 minute',
    retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
  })
  const { tellAdministrator } = proxyActivities<Pick<ReplayActivities, 'tellAdministrator'>>({
    taskQueue,
    startToCloseTimeout: '1 minute',
    scheduleToCloseTimeout: '6 hours',
    retry: { initialInterval: '1 second', maximumInterval: '5 minutes', nonRetryableErrorTypes: ['MailRefused'] },
  })
  let { after, ...report } = soFar
  for (let page = 0; page < pagesPerRun; page++) {
    const found = await replayPage({ after })
    report = {
      cases: report.cases + found.cases,
      differing: report.differing + found.differing,
      first: [...report.first, ...found.first].slice(0, mostKept),
    }
    // Shown while the rest is still read: where one case differs, a supervisor need not wait for the night to end.
    if (found.differing > 0) upsertSearchAttributes([{ key: replayDiffering, value: report.differing }])
    if (found.next === null) {
      upsertSearchAttributes([{ key: replayDiffering, value: report.differing }])
      // A letter that cannot leave must not keep this run open, for then no further night comes; the attribute and the log have told it.
      if (report.differing > 0) await tellAdministrator(report).catch(() => undefined)
      return report
    }
    after = found.next
  }
  return await continueAsNew<typeof replayCases>({ ...report, after })
}
