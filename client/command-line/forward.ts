import { randomUUID } from 'node:crypto'
import { type Client, isGrpcServiceError } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { type Instant, instantOf } from '../../domain/calendar/dates.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { refusedBy } from './refusal-of.ts'
import { unavailable } from './settings.ts'

const patience = 60_000

/**
 * Moves the clock of one case by the server's own time skipping, and answers the case's time afterwards.
 * Always with a goal: switched on without one, the server would run through every timer to the case's end.
 */
export const forwarded = async (client: Client, caseId: string, seconds: number): Promise<Instant> => {
  // Whatever else runs on the server has a clock of its own that nobody may move.
  if (!caseId.startsWith('approval-')) throw refusedBy(reject('CASE_UNKNOWN', { caseId }))
  const { workflowService } = client.connection
  const namespace = client.options.namespace
  const workflowExecution = { workflowId: caseId }
  const id = randomUUID()
  try {
    await client.withDeadline(Date.now() + patience, async () => {
      await workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution,
        workflowExecutionOptions: {
          timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration: msToTs(seconds * 1000) } },
        },
        updateMask: { paths: ['time_skipping_config'] },
      })
      await workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id })
    })
  } catch (error) {
    throw await explained(client, caseId, error)
  }
  return timeOf(client, caseId)
}

const notFound = 5
const deadlineExceeded = 4

const explained = async (client: Client, caseId: string, error: unknown): Promise<unknown> => {
  if (!isGrpcServiceError(error)) return error
  if (error.code === notFound) {
    // Temporal says the same of a case that is closed and of one that never was.
    const isClosed = await client.workflow
      .getHandle(caseId)
      .describe()
      .then(
        () => true,
        () => false,
      )
    return refusedBy(
      isClosed
        ? reject('WRONG_STAGE', { command: 'demo forward', stage: 'closed' })
        : reject('CASE_UNKNOWN', { caseId }),
    )
  }
  if (error.code === deadlineExceeded) {
    return unavailable({
      kk: 'Іс уақытында жылжымады: оның әрекеті істемей тұрған серверді күтіп тұруы мүмкін.',
      ru: 'Дело не сдвинулось вовремя: его действие, возможно, ждёт сервер, который не работает.',
      en: 'The case did not move in time: an activity of it may be waiting for a server that is down.',
    })
  }
  return unavailable({
    kk: `Temporal істің уақытын жылжытпайды: ${error.details}. Бұл тек npm start іске қосқан серверде мүмкін.`,
    ru: `Temporal не сдвигает дело: ${error.details}. Это возможно только на сервере, запущенном npm start.`,
    en: `Temporal does not move the case: ${error.details}. Time skipping is on only where npm start began it.`,
  })
}

/** The case's own clock, which is ahead of ours after a move: the time of its last event, or where that moved it to. */
const timeOf = async (client: Client, caseId: string): Promise<Instant> => {
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId: caseId },
    maximumPageSize: 1,
  })
  const last = history?.events?.[0]
  const time = last?.workflowExecutionTimeSkippingTransitionedEventAttributes?.targetTime ?? last?.eventTime
  return instantOf(Number(time?.seconds ?? 0) * 1000 + Math.floor((time?.nanos ?? 0) / 1_000_000))
}
