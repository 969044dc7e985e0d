import type { CaseDates } from '../approval/dates.ts'
import type { ApprovalEvent } from '../approval/events.ts'
import { caseOf } from '../approval/evolve.ts'
import { type Opened, undecided } from '../approval/state.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { Instant } from '../calendar/dates.ts'
import { type Rejection, reject } from '../regulation/codes.ts'
import type { Row } from '../routing/table.ts'
import { deviations } from './difference.ts'
import { type ComparedRoute, comparedRoute, routeAgain } from './route-again.ts'
import { type DatedFacts, routeIn, stepsOf } from './steps.ts'

/** What a draft edition could change of a case; its route only a draft of the Regulation, for no rule of part 1 asks the calendar. */
export const simulated = [
  'route',
  'approver',
  'courtTermEnds',
  'sendByPlain',
  'sendByStrict',
  'lateRequest',
  'decisionDue',
  'decidedLate',
  'overdue',
  'termAtRisk',
  'provisional',
] as const

export type Simulated = (typeof simulated)[number]

/**
 * One answer that would be another; `null`: there is none, as of a decision's date before the receipt. A route is the item of
 * part 1 that names the approver, else what holds instead of one.
 */
export type Change = { what: Simulated; before: string | boolean | null; after: string | boolean | null }

/** What would differ, or why nothing can be said of this case. */
export type Simulation = { changes: Change[]; refused?: undefined } | { changes: []; refused: Rejection }

/** How a draft answers. */
export type Draft = {
  /** The dates of the facts under the draft. */
  datesOf(facts: DatedFacts): CaseDates | Rejection
  /** The draft's routes and the registry as known when the case was opened; left out where the draft has no routes. */
  routes?: { table: readonly Row[]; registries: readonly Registry[] }
}

/**
 * What of a recorded case would differ under a draft. Its facts, receipt, readings and decision stay as they were. REPLAY_DIFFERS
 * where the recorded route does not follow from the registry, so that no draft can be tried on it.
 * @param at the instant by which an open case counts as overdue.
 */
export const simulate = (events: readonly ApprovalEvent[], draft: Draft, at: Instant): Simulation => {
  const state = caseOf(events)
  if (state.stage === 'unopened') return { changes: [] }
  const routes = routesOf(events, draft.routes)
  if ('code' in routes) return { changes: [], refused: routes }
  const dates = datesUnder(state, routes, draft)
  if (dates !== null && 'code' in dates) return { changes: [], refused: dates }
  const isOverdue = dates?.decision !== undefined && dates.decision.dueAt <= at
  const before = answers(state, routes.before, state.dates, undecided(state) && state.overdueSince !== null)
  const after = answers(state, routes.after, dates, undecided(state) && isOverdue)
  return {
    changes: simulated.flatMap(what =>
      before[what] === after[what] ? [] : [{ what, before: before[what], after: after[what] }],
    ),
  }
}

type Routes = { before: ComparedRoute | null; after: ComparedRoute | null }

const routesOf = (events: readonly ApprovalEvent[], draft: Draft['routes']): Routes | Rejection => {
  const [opening] = stepsOf(events)
  const submitted = opening?.events[0]
  const recorded = opening && routeIn(opening.events)
  if (submitted?.type !== 'RequestSubmitted' || recorded === undefined) return { before: null, after: null }
  const before = comparedRoute(recorded)
  if (draft === undefined) return { before, after: before }
  const { request } = submitted
  // The later one first: what had no route was perhaps only not known yet at the arrival.
  const registry = draft.registries.findLast(known => deviations(before, routeAgain(request, known)).length === 0)
  return registry ? { before, after: routeAgain(request, registry, draft.table) } : reject('REPLAY_DIFFERS')
}

const datesUnder = (state: Opened, { before, after }: Routes, draft: Draft): CaseDates | Rejection | null => {
  if (after?.kind === 'exempt') return null
  // Without dates although approval was required: the facts lack what dates rest on, under the draft too.
  if (state.dates === null && before?.kind !== 'exempt') return null
  const { request, receipt, editions, readings } = state
  return draft.datesOf({ request, receipt, calendar: editions.calendar, readings })
}

const answers = (
  state: Opened,
  route: ComparedRoute | null,
  dates: CaseDates | null,
  overdue: boolean,
): Record<Simulated, Change['before']> => ({
  route: route && (route.kind === 'approver' ? route.citation : route.kind),
  approver: route?.approver ?? null,
  courtTermEnds: dates?.courtTerm.endsOn ?? null,
  sendByPlain: dates?.sendBy.plain ?? null,
  sendByStrict: dates?.sendBy.strict ?? null,
  lateRequest: dates?.lateRequest[state.readings?.sendBy ?? 'plain'] ?? false,
  decisionDue: dates?.decision?.dueOn ?? null,
  decidedLate:
    'decision' in state ? dates?.decision !== undefined && state.decision.judged.at >= dates.decision.dueAt : null,
  overdue,
  termAtRisk: dates?.termAtRisk ?? false,
  provisional: dates?.provisional ?? false,
})
