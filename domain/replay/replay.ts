import { commandNames } from '../approval/commands.ts'
import type { CaseDates } from '../approval/dates.ts'
import type { ApprovalEvent, EventOf } from '../approval/events.ts'
import { awaited } from '../approval/moments.ts'
import { type ApprovalCase, type OpenCase, type Opened, unopened } from '../approval/state.ts'
import { type CaseSummary, summaryOf } from '../approval/summary.ts'
import type { Registry } from '../bodies/snapshot.ts'
import { type Rejection, reject } from '../regulation/codes.ts'
import { storable } from '../texts/storable.ts'
import { type Difference, deviations } from './difference.ts'
import { comparedRoute, routeAgain } from './route-again.ts'
import { type Rules, rulesByNumber } from './rules.ts'
import { commandOf, type DatedFacts, datedFactsOf, datesIn, routeIn, type Step, stepsOf } from './steps.ts'

/** A case as it is stored: its log, what the chain's check said of it, and the row that lists show. */
export type StoredCase = {
  caseId: string
  /** Empty where the chain is broken: what such rows say cannot be relied on. */
  events: readonly ApprovalEvent[]
  chain: { ok: true } | { ok: false; seq: number; reason: string }
  shown: CaseSummary | null
}

export type ReplayMeans = {
  /** The dates of the facts under a calendar edition, with the hashes of their proofs. */
  datesOf(facts: DatedFacts): CaseDates | Rejection
  /** The registry as known when the case was opened: at the arrival and at the recording, between which it was asked. */
  registries: readonly Registry[]
  rules?: Readonly<Record<number, Rules>>
}

/**
 * Derives a case again from its log alone and says where the record differs: the chain, each command's events decided again, the
 * moments that passed, the dates with their proofs, the route, the row of the read model. Empty: nothing differs.
 * Not derived again: who was entitled to act (its proof is in the events) and refusals that rest on more than the stage.
 */
export const replay = (stored: StoredCase, means: ReplayMeans): Difference[] => {
  const { caseId, chain, events } = stored
  if (!chain.ok)
    return [
      {
        caseId,
        seq: chain.seq,
        event: null,
        aspect: 'chain',
        field: chain.reason,
        recorded: null,
        derived: null,
      },
    ]
  const [first] = events
  if (first?.type !== 'RequestSubmitted')
    return [
      differenceAt(caseId, 1, first, 'events', { field: 'type', recorded: first?.type, derived: 'RequestSubmitted' }),
    ]
  const rules = (means.rules ?? rulesByNumber)[first.rules]
  if (rules === undefined)
    return [differenceAt(caseId, 1, first, 'rules', { field: 'rules', recorded: first.rules, derived: null })]
  try {
    return derived(stored, first, rules, means)
  } catch (error) {
    // A log that is whole but holds what no rule can read was written by something else.
    return [
      differenceAt(caseId, events.length, events.at(-1), 'events', {
        field: '',
        recorded: 'unreadable',
        derived: (error as Error).message,
      }),
    ]
  }
}

const derived = (
  { caseId, events, shown }: StoredCase,
  first: EventOf<'RequestSubmitted'>,
  rules: Rules,
  means: ReplayMeans,
): Difference[] => {
  const differences: Difference[] = []
  let state: ApprovalCase = unopened
  const steps = stepsOf(events)
  for (const step of steps) {
    differences.push(...differencesOfStep(step, state, rules, means, caseId))
    state = step.events.reduce(rules.evolve, state)
  }
  differences.push(...differencesOfRoute(caseId, first, steps[0], means.registries))
  const folded = state as ApprovalCase
  if (folded.stage !== 'unopened')
    differences.push(
      ...deviations(shown, asStored(summaryOf(folded as Opened))).map(deviation =>
        differenceAt(caseId, folded.seq, events.at(-1), 'readModel', deviation),
      ),
    )
  return differences
}

const differencesOfStep = (
  step: Step,
  state: ApprovalCase,
  rules: Rules,
  means: ReplayMeans,
  caseId: string,
): Difference[] => {
  const [first] = step.events
  switch (step.made) {
    case 'byCommand':
      return decidedAgain(step, state, rules, means, caseId)
    case 'byMoments':
      return compared(step, passedAgain(step, state, rules), caseId)
    case 'byDelivery':
      return state.stage === 'decided' && first.type === 'DecisionDelivered'
        ? compared(step, rules.delivered(state, first.how, first.at), caseId)
        : compared(step, reject('WRONG_STAGE', { stage: state.stage }), caseId)
    case 'alone':
      return first.type === 'CommandRefused' ? refusedAgain(step, first, state, rules, caseId) : []
  }
}

const decidedAgain = (
  step: Step,
  state: ApprovalCase,
  { decide }: Rules,
  { datesOf }: ReplayMeans,
  caseId: string,
): Difference[] => {
  const facts = datedFactsOf(step, state)
  const recorded = datesIn(step)
  const dates = facts ? datesOf(facts) : null
  const [first] = step.events
  const differences: Difference[] = []
  const isRefused = dates !== null && 'code' in dates
  if (isRefused)
    differences.push(
      differenceAt(caseId, step.seq, first, 'deadlines', {
        field: 'dates',
        recorded: recorded?.courtTerm.proof.calendar.edition,
        derived: dates.code,
      }),
    )
  const command = commandOf(step, isRefused ? recorded : dates, state)
  const answer = command ? decide(command, state, first.at) : reject('UNKNOWN_COMMAND', { name: first.type })
  return [...differences, ...compared(step, answer, caseId)]
}

/**
 * What the moments make of the state. By which instant they were judged is not recorded (a command's own, or the clock's), but
 * it can only matter where it parts one moment from the next, so each is tried.
 */
const passedAgain = ({ events }: Step, state: ApprovalCase, { passMoments }: Rules): ApprovalEvent[] => {
  const [{ at }] = events
  const untils = 'pending' in state ? [at, ...awaited(state as OpenCase).map(moment => moment.at)] : [at]
  const answers = untils.filter(until => until <= at).map(until => passMoments(state, until, at))
  return answers.find(answer => deviations(events, answer).length === 0) ?? answers[0] ?? []
}

/** What the stage alone refuses is refused by the stage; other refusals rest on what the log does not keep. */
const refusedAgain = (
  step: Step,
  event: EventOf<'CommandRefused'>,
  state: ApprovalCase,
  { refusedInStage }: Rules,
  caseId: string,
): Difference[] => {
  const name = commandNames.find(known => known === event.name)
  const refused =
    name === undefined
      ? undefined
      : refusedInStage(name, state.stage, state.stage === 'unopened' ? undefined : state.readings)
  if (refused === undefined) return []
  const { code, citation, facts } = event
  return deviations({ code, citation, facts }, refused).map(deviation =>
    differenceAt(caseId, step.seq, event, 'events', deviation),
  )
}

const compared = (step: Step, answer: ApprovalEvent[] | Rejection, caseId: string): Difference[] => {
  const { events, seq } = step
  if (!Array.isArray(answer))
    return [
      differenceAt(caseId, seq, events[0], 'events', { field: '', recorded: events[0].type, derived: answer.code }),
    ]
  const derivedTypes = answer.map(event => event.type).join(', ')
  const types = events.map(event => event.type).join(', ')
  if (types !== derivedTypes)
    return [
      differenceAt(caseId, seq, events[0], isOfDates(types, derivedTypes) ? 'deadlines' : 'events', {
        field: 'type',
        recorded: types,
        derived: derivedTypes,
      }),
    ]
  return events.flatMap((event, index) =>
    deviations(event, answer[index]).map(deviation =>
      differenceAt(caseId, seq + index, event, deviation.field.startsWith('dates') ? 'deadlines' : 'events', deviation),
    ),
  )
}

/** Only what follows from other dates is more or less. */
const isOfDates = (types: string, derivedTypes: string): boolean => {
  const others = (all: string) =>
    all
      .split(', ')
      .filter(type => !['DeadlinesSet', 'DeadlinesRecomputed', 'OverdueLifted'].includes(type))
      .join()
  return others(types) === others(derivedTypes)
}

const differencesOfRoute = (
  caseId: string,
  { request }: EventOf<'RequestSubmitted'>,
  opening: Step | undefined,
  registries: readonly Registry[],
): Difference[] => {
  const recorded = opening && routeIn(opening.events)
  if (opening === undefined || recorded === undefined || registries.length === 0) return []
  const kept = comparedRoute(recorded)
  const answers = registries.map(registry => deviations(kept, routeAgain(request, registry)))
  if (answers.some(deviating => deviating.length === 0)) return []
  const index = opening.events.findIndex(event => 'route' in event && event.route !== undefined)
  return (answers.at(-1) ?? []).map(deviation =>
    differenceAt(caseId, opening.seq + index, opening.events[index], 'route', {
      ...deviation,
      field: `route.${deviation.field}`,
    }),
  )
}

const differenceAt = (
  caseId: string,
  seq: number,
  event: ApprovalEvent | undefined,
  aspect: Difference['aspect'],
  { field, recorded, derived }: { field: string; recorded?: unknown; derived?: unknown },
): Difference => ({
  caseId,
  seq,
  event: event?.type ?? null,
  aspect,
  field,
  recorded: recorded ?? null,
  derived: derived ?? null,
})

/** As the row holds what the log says. */
const asStored = (summary: CaseSummary): unknown =>
  Object.fromEntries(
    Object.entries(summary).map(([name, value]) => [name, typeof value === 'string' ? storable(value) : value]),
  )
