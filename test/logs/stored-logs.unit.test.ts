import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { datesUnder } from '../../activities/replay/dates-under.ts'
import { decide } from '../../domain/approval/decide.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { summaryOf } from '../../domain/approval/summary.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import { calendarOfEdition } from '../../domain/calendar/editions.ts'
import { type ReplayMeans, replay, type StoredCase } from '../../domain/replay/replay.ts'
import { rulesByNumber } from '../../domain/replay/rules.ts'
import { stepsOf } from '../../domain/replay/steps.ts'
import { almaty } from '../../local-time/almaty.ts'
import { sampleRegistry } from '../../store/registry-files/csv.ts'
import { type StoredLog, toldBy } from './told-by.ts'

const folder = new URL('.', import.meta.url)
const histories = new URL('../histories/', import.meta.url)
const files = readdirSync(folder).filter(name => name.endsWith('.json'))
const logIn = (file: string): StoredLog => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

const means: ReplayMeans = {
  datesOf: datesUnder(calendarOfEdition, almaty),
  registries: [registrySnapshot(await sampleRegistry())],
}
const storedCase = ({ caseId, events, summary }: StoredLog): StoredCase => ({
  caseId,
  events,
  chain: { ok: true },
  shown: summary,
})

it('every golden history has its log kept (node test/logs/make.ts)', () => {
  expect(files.sort()).toEqual(
    readdirSync(histories)
      .filter(name => name.endsWith('.json'))
      .sort(),
  )
})

describe.each(files)('the log %s', file => {
  const log = logIn(file)

  it('is what its golden history recorded', () => {
    expect(log).toEqual(toldBy(new URL(file, histories)))
  })

  it('names rules that there are', () => {
    const [first] = log.events
    expect(first?.type === 'RequestSubmitted' && Object.hasOwn(rulesByNumber, first.rules)).toBe(true)
  })

  it('gives the same events when the commands of that day are decided again', () => {
    const steps = stepsOf(log.events)
    const decided = log.commands.map(command => {
      const step = steps.find(({ events: [first] }) => (first.commandId ?? '') === command.commandId)
      if (step === undefined) throw new Error(`${command.name} has left no event`)
      const before = caseOf(log.events.slice(0, step.seq - 1))
      const answer = decide(command, before, step.events[0].at)
      if (Array.isArray(answer)) expect(plain(answer)).toEqual(step.events)
      else expect(step.events).toMatchObject([{ type: 'CommandRefused', code: answer.code, citation: answer.citation }])
      return command.name
    })
    expect(decided).toContain('open')
  })

  it('folds to the summary that was recorded', () => {
    const state = caseOf(log.events)
    expect(state.stage).toBe('closed')
    if (state.stage === 'closed') expect(plain(summaryOf(state))).toEqual(log.summary)
  })

  it('is derived again without a difference: events, moments, dates, route and row', () => {
    expect(replay(storedCase(log), means)).toEqual([])
  })
})

describe('a change of the rules under their old number is found in the logs', () => {
  const differing = (rules: Partial<(typeof rulesByNumber)[1]>): string[] =>
    files.filter(file => {
      const current = rulesByNumber[1]
      if (current === undefined) throw new Error('There are no rules 1')
      return replay(storedCase(logIn(file)), { ...means, rules: { 1: { ...current, ...rules } } }).length > 0
    })

  it('where `decide` makes another event', () => {
    const otherwise: typeof decide = (command, state, at) => {
      const answer = decide(command, state, at)
      return Array.isArray(answer)
        ? answer.map(event => (event.type === 'Decided' ? { ...event, late: !event.late } : event))
        : answer
    }
    expect(differing({ decide: otherwise })).toContain('v1-refused.json')
  })

  it('where `evolve` makes another case of the same events', () => {
    const { evolve } = rulesByNumber[1] as (typeof rulesByNumber)[1] & object
    expect(
      differing({
        evolve: (state, event: ApprovalEvent) => {
          const next = evolve(state, event)
          return event.type === 'LawyerAssigned' && 'lawyer' in next ? { ...next, lawyer: 'nobody' } : next
        },
      }),
    ).toContain('v1-refused.json')
  })

  it('where a moment no longer becomes an event', () => {
    expect(differing({ passMoments: () => [] })).toContain('v1-overdue-then-decided-late.json')
  })

  it('where another command is accepted in a stage', () => {
    expect(differing({ refusedInStage: () => ({ code: 'WRONG_STAGE', citation: 'design', facts: {} }) })).toContain(
      'v1-information-rework-and-a-refused-command.json',
    )
  })
})
