import type { Client, WorkflowHandle } from '@temporalio/client'
import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common'
import type { Activities, RecordInput } from './activities.ts'

/** A case whose log lacked what its run has recorded: how many events; `divergedAt` where the log holds something else, and got nothing. */
export type RestoredCase = { caseId: string; events: number; divergedAt?: number }

export type RestoreDependencies = {
  client: Client
  taskQueue: string
  /** How many events the log of a case has, or `closed` for one that is whole to its end. */
  logged(caseId: string): Promise<number | 'closed'>
  /** Absent: only told what is lacking. */
  record?: Activities['record']
}

/**
 * Writes again, from Temporal's histories, what the log lacks: where an older backup of the database was put back. With it come
 * read model and notices, as if recorded now. Reads and writes nothing of cases that are closed in the log; safe to repeat.
 */
export async function* restoreLog({
  client,
  taskQueue,
  logged,
  record,
}: RestoreDependencies): AsyncGenerator<RestoredCase> {
  const seen = new Set<string>()
  const query = `WorkflowType = 'approval' AND TaskQueue = '${taskQueue.replaceAll("'", "''")}'`
  for await (const { workflowId: caseId } of client.workflow.list({ query })) {
    if (seen.has(caseId)) continue
    seen.add(caseId)
    const has = await logged(caseId)
    if (has === 'closed') continue
    // Of several runs the last: one that was reset begins with what its run before had recorded.
    const lacking = recordsIn(await client.workflow.getHandle(caseId).fetchHistory()).filter(
      input => lastSeqOf(input) > has,
    )
    const last = lacking.at(-1)
    if (last === undefined) continue
    const restored = { caseId, events: lastSeqOf(last) - has }
    const divergedAt = record && (await written(lacking, record))
    yield divergedAt === undefined ? restored : { caseId, events: 0, divergedAt }
  }
}

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>

const lastSeqOf = ({ firstSeq, events }: RecordInput): number => firstSeq + events.length - 1

/** What a history says was recorded, in order. A record that had no answer yet is the case's own to repeat. */
const recordsIn = ({ events }: History): RecordInput[] => {
  const all = events ?? []
  const answered = new Set(all.map(event => String(event.activityTaskCompletedEventAttributes?.scheduledEventId ?? '')))
  return all.flatMap(({ eventId, activityTaskScheduledEventAttributes: scheduled }) => {
    const [payload] = scheduled?.input?.payloads ?? []
    return scheduled?.activityType?.name === 'record' && payload && answered.has(String(eventId))
      ? [defaultPayloadConverter.fromPayload<RecordInput>(payload)]
      : []
  })
}

/** The entry at which the log holds something else, or undefined once all is written. */
const written = async (inputs: readonly RecordInput[], record: Activities['record']): Promise<number | undefined> => {
  for (const input of inputs) {
    try {
      await record(input)
    } catch (error) {
      if (!(error instanceof ApplicationFailure) || error.type !== 'LOG_DIVERGED') throw error
      const [facts] = error.details as [{ seq: number }]
      return facts.seq
    }
  }
  return undefined
}
