import { readFileSync } from 'node:fs'
import { defaultPayloadConverter } from '@temporalio/common'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import type { PrepareResult, RecordInput } from '../../activities/activities.ts'
import type { Command } from '../../domain/approval/commands.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'

/** What the real procedure did in one case: the commands that `prepare` made, and the events and the summary that were recorded. */
export type StoredLog = { caseId: string; commands: Command[]; events: ApprovalEvent[]; summary: CaseSummary }

/** What a golden history tells: the results of the local activity `prepare` and the inputs of `record`, in order. */
export const toldBy = (history: URL): StoredLog => {
  const { events } = historyFromJSON(JSON.parse(readFileSync(history, 'utf8')))
  const commands = (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
    const [payload] = marker?.details?.result?.payloads ?? []
    const result = payload && defaultPayloadConverter.fromPayload<PrepareResult>(payload)
    return result?.kind === 'command' ? [result.command] : []
  })
  const records = (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) => {
    const [payload] = scheduled?.activityType?.name === 'record' ? (scheduled.input?.payloads ?? []) : []
    return payload ? [defaultPayloadConverter.fromPayload<RecordInput>(payload)] : []
  })
  const last = records.at(-1)
  if (last === undefined) throw new Error(`${history.pathname} records nothing`)
  return { caseId: last.caseId, commands, events: records.flatMap(record => record.events), summary: last.summary }
}
