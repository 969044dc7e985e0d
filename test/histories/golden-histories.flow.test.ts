import { readdirSync, readFileSync } from 'node:fs'
import { defaultPayloadConverter } from '@temporalio/common'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { describe, expect, inject, it } from 'vitest'
import type { PrepareResult, RecordInput } from '../../activities/activities.ts'
import { decide } from '../../domain/approval/decide.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { payloadConverterPath } from '../../worker/bundle.ts'
import { scenarios } from './scenarios.ts'

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter(name => name.endsWith('.json'))
const historyOf = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

Runtime.install({ logger: new DefaultLogger('ERROR') })

it('there is a golden history of every released path', () => {
  expect(files.map(file => file.replace(/^v\d+-|\.json$/g, '')).sort()).toEqual(
    expect.arrayContaining(Object.keys(scenarios).sort()),
  )
})

describe.each(files)('%s', file => {
  it('names no folder, process or host of the machine on which it was made', () => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    expect(text.match(/\((?:file:\/\/)?\/[^)]*\)|\d+@[\w.-]+"/g)).toBeNull()
  })

  it('replays with the workflow of today', async () => {
    const replay = {
      workflowBundle: { codePath: inject('workflowBundlePath') },
      dataConverter: { payloadConverterPath },
    }
    await Worker.runReplayHistory(replay, historyOf(file))
  })

  it('gives the same events when its commands are decided again', () => {
    const { commands, log } = toldBy(file)
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) {
      const isOwn = (event: ApprovalEvent) => event.commandId === command.commandId
      const first = log.findIndex(isOwn)
      // Events that carry no command id but belong to the opening: routing, faults and dates.
      const made = command.name === 'open' ? log.slice(0, eventsOfOpening(log)) : log.filter(isOwn)
      const answer = decide(command, caseOf(log.slice(0, first)), (made[0] as ApprovalEvent).at)
      if (Array.isArray(answer)) expect(JSON.parse(JSON.stringify(answer))).toEqual(made)
      else expect(made).toMatchObject([{ type: 'CommandRefused', code: answer.code, citation: answer.citation }])
    }
  })
})

/** The prepared commands (results of the local activity) and the recorded events (inputs of `record`), in order. */
const toldBy = (file: string) => {
  const { events } = historyFromJSON(historyOf(file))
  const commands = (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
    const [payload] = marker?.details?.result?.payloads ?? []
    const result = payload && defaultPayloadConverter.fromPayload<PrepareResult>(payload)
    return result?.kind === 'command' ? [result.command] : []
  })
  const log = (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) => {
    const [payload] = scheduled?.activityType?.name === 'record' ? (scheduled.input?.payloads ?? []) : []
    return payload ? defaultPayloadConverter.fromPayload<RecordInput>(payload).events : []
  })
  return { commands, log }
}

const eventsOfOpening = (log: ApprovalEvent[]): number => {
  const next = log.findIndex(
    (event, index) => index > 0 && (event.at !== log[0]?.at || (event.commandId ?? 'open') !== 'open'),
  )
  return next === -1 ? log.length : next
}
