import { fc, test } from '@fast-check/vitest'
import { describe, expect, vi } from 'vitest'
import { everyCommand, judgedAt, open, registerReceipt } from '../../test/approval/commands.ts'
import {
  aRequest,
  datesOf as datesByRule,
  laterEdition,
  local,
  officials,
  people,
  receipt,
} from '../../test/approval/request.ts'
import { draftMissing, noRoute } from '../../test/approval/story.ts'
import { type Instant, instantOf, millisecondsOf } from '../calendar/dates.ts'
import { newestCalendar } from '../calendar/editions.ts'
import { codes, type Rejection, reject } from '../regulation/codes.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import { replay } from '../replay/replay.ts'
import type { DatedFacts } from '../replay/steps.ts'
import { type Command, type CommandName, commandNames, type Fault, type Judged } from './commands.ts'
import type { CaseDates } from './dates.ts'
import { decide } from './decide.ts'
import type { ApprovalEvent } from './events.ts'
import { caseOf, evolve } from './evolve.ts'
import { fact, nextMoment, passMoments } from './moments.ts'
import type { RulesNumber } from './rules-number.ts'
import type { ApprovalCase } from './state.ts'
import { unopened } from './state.ts'
import { summaryOf } from './summary.ts'

// Many runs each: on a busy machine they may take longer than one test usually does.
vi.setConfig({ testTimeout: 30_000 })

const hour = 3_600_000

/** Proofs are costly to compute, and the same few facts come again and again. */
const known = new Map<string, CaseDates>()
const datesOf: typeof datesByRule = (request, received, calendar) => {
  const key = JSON.stringify([request.act, request.outgoing, received?.at, calendar?.edition.id])
  const dates = known.get(key) ?? datesByRule(request, received, calendar)
  known.set(key, dates)
  return dates
}

/** Receipts and days of final form between which a careless chancery may correct to and fro. */
const receivedAt = fc.constantFrom(
  local('2026-08-14', '18:00'),
  receipt.at,
  local('2026-08-19', '09:00'),
  local('2026-08-28', '12:00'),
)
const finalFormOn = fc.constantFrom('2026-07-10', '2026-07-31', '2026-08-03', '2026-08-14')

/** How the approving body may read what the text leaves open. */
const readings: fc.Arbitrary<{ readings?: ReadingsInForce }> = fc.constantFrom(
  {},
  { readings: { reasons: 'required', sendBy: 'strict' } },
  { readings: { decisionBeforeProposal: 'withReason', approverReorganised: 'humanChooses' } },
  { readings: { sameProposerAndDecider: 'refused', decisionBeforeProposal: 'withReason' } },
)

const openings = fc
  .record({
    faulty: fc.boolean(),
    read: readings,
    rules: fc.constantFrom<RulesNumber>(1, 2),
    way: fc.constantFrom('approver', 'noRoute', 'exempt', 'militaryOrder', 'withReceipt'),
  })
  .map(
    ({ faulty, way, rules, read }): Command =>
      ({ ...openedBy(way, faulty ? [draftMissing] : []), rules, ...read }) as Command,
  )

const openedBy = (way: string, faults: Fault[]): Command => {
  if (way === 'noRoute') return open({ faults, route: noRoute })
  if (way === 'exempt')
    return open({ faults, dates: null, route: { kind: 'exempt', citation: 'part-2', because: 'Exempt.' } })
  if (way === 'militaryOrder')
    return open({ faults, route: { kind: 'militaryOrder', approver: 'kgd', citation: 'part-3', because: 'Order.' } })
  if (way === 'withReceipt')
    return open({ faults, receipt: { receipt, officials }, dates: datesOf(aRequest(), receipt) })
  return open({ faults })
}

/** What a sender may ask; the dates are computed when its turn comes, from the facts the case has then. */
type Asked = {
  name: CommandName | 'whatIsNext'
  /** Hours between the instant by which it is judged and the clock; ahead only where a proof is broken. */
  judgedHoursAgo: number
  receivedAt: Instant
  finalFormOn: string
  /** Says why it decides before any proposal; a body that goes on after a reorganisation. */
  bold: boolean
  outcome: 'approve' | 'refuse'
  faulty: boolean
  by: 'lawyer' | 'head' | 'system'
}
const asked: fc.Arbitrary<Asked> = fc.record({
  // Half of the time what the stage waits for, so that the later stages are reached too.
  name: fc.oneof(fc.constantFrom(...commandNames), fc.constant('whatIsNext' as const)),
  judgedHoursAgo: fc.oneof(fc.constant(0), fc.integer({ min: -48, max: 24 * 20 })),
  receivedAt,
  finalFormOn,
  bold: fc.boolean(),
  outcome: fc.constantFrom('approve', 'refuse'),
  faulty: fc.boolean(),
  by: fc.constantFrom('lawyer', 'head', 'system'),
})

type Step = { kind: 'asks'; asked: Asked } | { kind: 'waits'; hours: number } | { kind: 'alarm' }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: asked.map(what => ({ kind: 'asks' as const, asked: what })) },
    {
      weight: 2,
      arbitrary: fc
        .oneof(fc.integer({ min: 0, max: 72 }), fc.integer({ min: 0, max: 24 * 20 }))
        .map(hours => ({ kind: 'waits' as const, hours })),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'alarm' as const }) },
  ),
  { maxLength: 30, size: 'max' },
)

const calendarOf = (id: string | undefined) => (id === laterEdition.edition.id ? laterEdition : newestCalendar)

const whatIsNext = (state: ApprovalCase): CommandName => {
  switch (state.stage) {
    case 'incomplete':
      return 'complete'
    case 'sent':
      return state.approver === null ? 'setApprover' : 'registerReceipt'
    case 'received':
      return 'assign'
    case 'review':
      return 'recommend'
    case 'decided':
      return 'confirmDelivery'
    case 'delivered':
      return 'reportFiling'
    default:
      return 'decide'
  }
}

const commandOf = (what: Asked, state: ApprovalCase, judged: Judged): Command => {
  const opened = state.stage === 'unopened' ? undefined : state
  const request = { ...(opened?.request ?? aRequest()) }
  const by = {
    lawyer: { person: people.lawyer, body: 'kgd', position: 'lawyer' },
    head: { person: people.head, body: 'kgd', position: 'firstHead' },
    system: { system: 'intake', claimed: true as const },
  }[what.by]
  const common = { by, judged }
  const faults = what.faulty ? [draftMissing] : []
  // As `prepare` does: by the edition that the case has then.
  const calendar = calendarOf(opened?.editions.calendar)
  const name = what.name === 'whatIsNext' ? whatIsNext(state) : what.name
  switch (name) {
    case 'registerReceipt': {
      const registered = { ...receipt, at: what.receivedAt }
      return registerReceipt({
        ...common,
        receipt: registered,
        dates: datesOf(request, registered, calendar),
        ...(opened ? { editions: opened.editions } : {}),
      })
    }
    case 'complete':
      return {
        ...everyCommand.complete(),
        ...common,
        request,
        faults,
        dates: datesOf(request, opened?.receipt ?? null, calendar),
      }
    case 'correctFacts': {
      request.act = { kind: 'decision', finalFormOn: what.finalFormOn as never }
      const corrected = opened?.receipt ? { ...opened.receipt, at: what.receivedAt } : null
      return {
        ...everyCommand.correctFacts(),
        ...common,
        request,
        receipt: corrected,
        faults,
        dates: datesOf(request, corrected, calendar),
      }
    }
    case 'recompute':
      return {
        ...everyCommand.recompute(),
        ...common,
        dates: datesOf(request, opened?.receipt, what.faulty ? laterEdition : newestCalendar),
        edition: (what.faulty ? laterEdition : newestCalendar).edition.id,
      }
    case 'setApprover':
      return {
        ...everyCommand.setApprover(),
        ...common,
        ...(what.bold
          ? { reorganised: { officials }, dates: datesOf(request, opened?.receipt ?? null, calendar), faults }
          : {}),
        ...(what.bold && what.faulty
          ? { returned: { citation: 'part-5' as const, reason: 'Жоба жоқ', reading: 'incompleteRequest' as const } }
          : {}),
      }
    case 'decide':
      return {
        ...everyCommand.decide(),
        ...common,
        outcome: what.outcome,
        ...(what.bold ? { withoutProposal: 'Мерзім бүгін бітеді', reasons: 'Негіз бар' } : {}),
      } as Command
    case 'recommend':
      return { ...everyCommand[name](), ...common, outcome: what.outcome } as Command
    default:
      return { ...everyCommand[name](), ...common } as Command
  }
}

/** A case as the workflow runs it, without the workflow: one inbox, moments first, refusals as events. */
class Run {
  state: ApprovalCase = unopened
  readonly log: ApprovalEvent[] = []
  readonly states: ApprovalCase[] = []
  readonly rejections: Rejection[] = []
  clock = millisecondsOf(local('2026-08-14', '10:00'))

  get now(): Instant {
    return instantOf(this.clock)
  }

  happen(events: readonly ApprovalEvent[]): void {
    for (const event of events) {
      this.state = evolve(this.state, event)
      this.log.push(event)
      this.states.push(this.state)
    }
  }

  judge(asked: Command): void {
    // As the inbox has it: no command id comes twice.
    const command = { ...asked, commandId: asked.name === 'open' ? 'open' : `c-${this.log.length}` }
    const until = instantOf(Math.min(millisecondsOf(command.judged.at), this.clock))
    this.happen(passMoments(this.state, until, this.now))
    const answer = decide(command, this.state, this.now)
    if (Array.isArray(answer)) this.happen(answer)
    else {
      this.rejections.push(answer)
      this.happen([{ ...fact('CommandRefused', this.now), name: command.name, ...answer }])
    }
  }

  take(step: Step): void {
    if (step.kind === 'asks') {
      const at = instantOf(this.clock - step.asked.judgedHoursAgo * hour)
      this.judge(commandOf(step.asked, this.state, judgedAt(at)))
    } else if (step.kind === 'waits') {
      this.clock += step.hours * hour
      this.happen(passMoments(this.state, this.now, this.now))
    } else {
      const moment = nextMoment(this.state)
      if (!moment) return
      this.clock = Math.max(this.clock, millisecondsOf(moment.at))
      this.happen(passMoments(this.state, this.now, this.now))
      if (nextMoment(this.state) !== undefined) expect(nextMoment(this.state)).not.toEqual(moment)
    }
  }
}

const runOf = (opening: Command, all: Step[]): Run => {
  const run = new Run()
  run.judge(opening)
  for (const step of all) run.take(step)
  return run
}

const property = test.prop([openings, steps], { numRuns: 100 })
const datesIn = (state: ApprovalCase) => ('dates' in state ? state.dates : null)

describe('whatever is asked of a case, in whatever order and whenever', () => {
  property(
    'at most one decision is made, and nothing but a newer calendar changes that it was late',
    (opening, all) => {
      const { log, states } = runOf(opening, all)
      expect(log.filter(event => event.type === 'Decided').length).toBeLessThanOrEqual(1)
      const decisions = states.flatMap(state => ('decision' in state ? [state.decision] : []))
      for (const decision of decisions) expect({ ...decision, late: null }).toEqual({ ...decisions[0], late: null })
      const lateness = new Set(decisions.map(({ late }) => late))
      if (lateness.size > 1) expect(log.map(({ type }) => type)).toContain('DeadlinesRecomputed')
    },
  )

  property('a date changes only by an event that carries the new dates with their proof', (opening, all) => {
    const { log, states } = runOf(opening, all)
    log.forEach((event, index) => {
      const before = datesIn(states[index - 1] ?? unopened)
      const after = datesIn(states[index] as ApprovalCase)
      if (event.type === 'DeadlinesSet' || event.type === 'DeadlinesRecomputed') expect(after).toEqual(event.dates)
      else expect(after).toEqual(before)
    })
  })

  property('the log tells the state: folded again it gives the same, and seq counts its events', (opening, all) => {
    const { log, state, states } = runOf(opening, all)
    expect(caseOf(log)).toStrictEqual(state)
    states.forEach((each, index) => {
      expect(each.seq).toBe(index + 1)
    })
  })

  property('a closed case stays closed as it was', (opening, all) => {
    const { states } = runOf(opening, all)
    const [closed, ...later] = states.filter(state => state.stage === 'closed')
    for (const state of later) expect({ ...state, seq: 0 }).toEqual({ ...closed, seq: 0 })
    const first = states.findIndex(state => state.stage === 'closed')
    if (first >= 0) for (const state of states.slice(first)) expect(state.stage).toBe('closed')
  })

  property('overdue says since when, and only undecided cases are overdue', (opening, all) => {
    for (const state of runOf(opening, all).states) {
      if (state.stage === 'unopened') continue
      const summary = summaryOf(state)
      if (!summary.overdue) continue
      expect(summary.overdueSince).not.toBeNull()
      expect(summary.receivedAt).not.toBeNull()
      expect(summary.deadlineState).toBe('overdue')
      expect(summary.decidedLate).toBeNull()
    }
  })

  property('a case waiting with its clock passed is overdue: nothing is forgotten', (opening, all) => {
    const run = runOf(opening, all)
    run.take({ kind: 'waits', hours: 24 * 90 })
    if (run.state.stage === 'unopened' || run.state.stage === 'closed' || 'decision' in run.state) return
    expect(summaryOf(run.state).overdue).toBe(run.state.receipt !== null)
    expect(run.state.courtTermEnded).toBe(true)
  })

  property('a decision is late exactly when it is judged at or after the end of its last day', (opening, all) => {
    const { log, states } = runOf(opening, all)
    log.forEach((event, index) => {
      if (event.type !== 'Decided') return
      const dueAt = datesIn(states[index - 1] as ApprovalCase)?.decision?.dueAt
      expect(event.late).toBe(dueAt !== undefined && event.judged.at >= dueAt)
      if (!event.late) expect(states[index]).toMatchObject({ overdueSince: null })
    })
  })

  property('each refusal has a code of the table and that code’s citation, and changes nothing', (opening, all) => {
    const { log, states, rejections } = runOf(opening, all)
    for (const { code, citation } of rejections) expect(reject(code).citation).toBe(citation)
    expect(rejections.every(({ code }) => code in codes)).toBe(true)
    log.forEach((event, index) => {
      if (event.type !== 'CommandRefused') return
      const before = states[index - 1] ?? unopened
      expect({ ...states[index], seq: 0 }).toEqual({ ...before, seq: 0 })
    })
  })

  property('state, events and summary survive JSON without loss', (opening, all) => {
    const { log, state } = runOf(opening, all)
    expect(JSON.parse(JSON.stringify(log))).toStrictEqual(log)
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state)
    if (state.stage === 'unopened') return
    expect(JSON.parse(JSON.stringify(summaryOf(state)))).toStrictEqual(summaryOf(state))
  })

  property('the log is enough to derive the case again: each event, each date, and what lists show', (opening, all) => {
    const { log, state } = runOf(opening, all)
    if (state.stage === 'unopened') return
    const stored = { caseId: state.caseId, events: log, chain: { ok: true as const }, shown: summaryOf(state) }
    const means = {
      datesOf: ({ request, receipt, calendar }: DatedFacts) => datesOf(request, receipt, calendarOf(calendar)),
      registries: [],
    }
    expect(replay(stored, means)).toEqual([])
  })

  property('what is pending lies in order, and belongs to the dates of the case', (opening, all) => {
    for (const state of runOf(opening, all).states) {
      if (!('pending' in state)) continue
      const inOrder = state.dates?.moments.filter(moment => state.pending.includes(moment)) ?? []
      expect(state.pending).toEqual(inOrder)
    }
  })
})

describe('the sequences tried', () => {
  test('reach every stage', () => {
    const reached = new Set<string>()
    for (const [opening, all] of fc.sample(fc.tuple(openings, steps), { numRuns: 60, seed: 7 })) {
      for (const state of runOf(opening, all).states) reached.add(state.stage)
    }
    expect([...reached].toSorted()).toEqual([
      'closed',
      'decided',
      'decision',
      'delivered',
      'incomplete',
      'received',
      'review',
      'sent',
    ])
  })
})
