import type { CaseDates } from '../approval/dates.ts'
import type { ApprovalEvent } from '../approval/events.ts'
import { caseOf } from '../approval/evolve.ts'
import type { ApprovalRequest, Receipt } from '../approval/request.ts'
import { type ApprovalCase, undecided } from '../approval/state.ts'
import type { Instant } from '../calendar/dates.ts'
import type { Rejection } from '../regulation/codes.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'

/** What a draft edition could change of a case. The route is none of it: no rule of part 1 asks the calendar. */
export const simulated = [
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

/** One answer that would be another; `null`: there is none, as of a decision's date before the receipt. */
export type Change = { what: Simulated; before: string | boolean | null; after: string | boolean | null }

/** What would differ, or why the draft gives no dates for this case. */
export type Simulation = { changes: Change[]; refused?: undefined } | { changes: []; refused: Rejection }

/**
 * What of a recorded case would differ under other dates; nothing where approval was not required.
 * @param datesOf the dates of the facts under the draft.
 * @param at the instant by which an open case counts as overdue.
 */
export const simulate = (
  events: readonly ApprovalEvent[],
  datesOf: (request: ApprovalRequest, receipt: Receipt | null, readings?: ReadingsInForce) => CaseDates | Rejection,
  at: Instant,
): Simulation => {
  const state = caseOf(events)
  if (state.stage === 'unopened' || state.dates === null) return { changes: [] }
  const dates = datesOf(state.request, state.receipt, state.readings)
  if ('code' in dates) return { changes: [], refused: dates }
  const before = answers(state, state.dates, undecided(state) && state.overdueSince !== null)
  const after = answers(state, dates, undecided(state) && dates.decision !== undefined && dates.decision.dueAt <= at)
  return {
    changes: simulated.flatMap(what =>
      before[what] === after[what] ? [] : [{ what, before: before[what], after: after[what] }],
    ),
  }
}

const answers = (
  state: Exclude<ApprovalCase, { stage: 'unopened' }>,
  dates: CaseDates,
  overdue: boolean,
): Record<Simulated, Change['before']> => ({
  courtTermEnds: dates.courtTerm.endsOn,
  sendByPlain: dates.sendBy.plain,
  sendByStrict: dates.sendBy.strict,
  lateRequest: dates.lateRequest.plain,
  decisionDue: dates.decision?.dueOn ?? null,
  decidedLate:
    'decision' in state ? dates.decision !== undefined && state.decision.judged.at >= dates.decision.dueAt : null,
  overdue,
  termAtRisk: dates.termAtRisk,
  provisional: dates.provisional,
})
