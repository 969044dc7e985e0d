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
    throw explained(caseId, error)
  }
  return timeOf(client, caseId)
}

const notFound = 5
const deadlineExceeded = 4

const explained = (caseId: string, error: unknown): unknown => {
  if (!isGrpcServiceError(error)) return error
  if (error.code === notFound) return refusedBy(reject('CASE_UNKNOWN', { caseId }))
  if (error.code === deadlineExceeded) {
    return unavailable('The case did not move in time: an activity of it may be waiting for a server that is down.')
  }
  return unavailable(
    `Temporal does not move the case: ${error.details}. Time skipping is on only where npm start began it.`,
  )
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
