import { type Instant, instantOf, millisecondsOf, millisecondsPerDay } from '../calendar/dates.ts'
import type { Moment } from './dates.ts'
import type { ApprovalEvent, EventOf } from './events.ts'
import { type ApprovalCase, type OpenCase, undecided } from './state.ts'

/** The next instant at which the case must look up, or undefined when none is left. */
export const nextMoment = (state: ApprovalCase): Moment | undefined =>
  state.stage === 'unopened' || state.stage === 'closed'
    ? undefined
    : awaited(state).find(moment => concerns(moment, state))

/** Those of the dates, and those that are settings of ours: when an unregistered receipt is told, and how long a filing can be reported; in order. */
export const awaited = (state: OpenCase): Moment[] => {
  const ours: Moment[] = [
    ...(state.registerBy === null ? [] : [{ at: state.registerBy, kind: 'registrationReminder' as const }]),
    ...filingReport(state),
  ]
  return ours.length === 0
    ? state.pending
    : [...state.pending, ...ours].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** A setting of ours, in no provision: what was filed on the term's last day is reported afterwards (docs/decisions/0016). */
const daysToReportFiling = 7

const filingReport = ({ stage, rules, dates }: OpenCase): Moment[] =>
  rules >= 2 && stage === 'delivered' && dates
    ? [{ at: filingReportDueAt(dates.courtTerm.endsAt), kind: 'filingReportDue' }]
    : []

/** The end of the week after the court term, until which a filing made in the term can be reported. */
export const filingReportDueAt = (courtTermEndsAt: Instant): Instant =>
  instantOf(millisecondsOf(courtTermEndsAt) + daysToReportFiling * millisecondsPerDay)

/**
 * What the moments up to and including `until` have made true; `at` is the workflow's clock.
 * Moments that passed together make one reminder, and none where the deadline itself has passed. Overdue ends nothing (part 10 is silent).
 */
export const passMoments = (state: ApprovalCase, until: Instant, at: Instant): ApprovalEvent[] => {
  if (state.stage === 'unopened' || state.stage === 'closed') return []
  const passed = awaited(state).filter(moment => moment.at <= until && concerns(moment, state))
  const of = (...kinds: Moment['kind'][]) => passed.filter(moment => kinds.includes(moment.kind))
  const [due] = of('decisionDue')
  const [termEnd] = of('courtTermEnded')
  return [
    ...reminded(of('registrationReminder'), 'registration', at),
    ...(due ? [{ ...fact('BecameOverdue', at), dueAt: due.at }] : reminded(of('reminder', 'dueSoon'), 'decision', at)),
    ...(termEnd
      ? [{ ...fact('CourtTermEnded', at), endedAt: termEnd.at }]
      : reminded(of('courtTermReminder'), 'courtTerm', at)),
    ...(isUnreported(passed, state) ? [fact('FilingNotReported', at)] : []),
  ]
}

/** Rules 1 wait for the report of a filing to the end of the court term, rules 2 for a week more. */
const isUnreported = (passed: Moment[], { stage, rules }: OpenCase): boolean =>
  stage === 'delivered' && passed.some(({ kind }) => kind === (rules < 2 ? 'courtTermEnded' : 'filingReportDue'))

/** An event's own fields: what every event of the log has. */
export const fact = <Type extends ApprovalEvent['type']>(type: Type, at: Instant) => ({ type, version: 1 as const, at })

const reminded = (moments: Moment[], deadline: EventOf<'Reminded'>['deadline'], at: Instant): ApprovalEvent[] =>
  moments.length === 0
    ? []
    : [
        {
          ...fact('Reminded', at),
          moments: moments.map(moment => moment.kind),
          workingDaysLeft: Math.min(...moments.map(moment => moment.workingDaysLeft ?? 0)),
          deadline,
        },
      ]

const concerns = ({ kind }: Moment, state: OpenCase): boolean => {
  switch (kind) {
    case 'registrationReminder':
      // Also of a request that lacks something: it has arrived, and part 10 counts from its registration.
      return undecided(state) && state.receipt === null
    case 'reminder':
    case 'dueSoon':
    case 'decisionDue':
      return undecided(state) && state.receipt !== null
    case 'courtTermReminder':
      // While the approver works, its own deadline is what counts; the requester is reminded before receipt and once it may file.
      return state.stage === 'delivered' || (undecided(state) && state.receipt === null)
    case 'courtTermEnded':
    case 'filingReportDue':
      return true
  }
}
