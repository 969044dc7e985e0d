import type { Instant } from '../calendar/dates.ts'
import type { Moment } from './dates.ts'
import type { ApprovalEvent, EventOf } from './events.ts'
import { type ApprovalCase, type OpenCase, undecided } from './state.ts'

/** The next instant at which the case must look up, or undefined when none is left. */
export const nextMoment = (state: ApprovalCase): Moment | undefined =>
  state.stage === 'unopened' || state.stage === 'closed'
    ? undefined
    : awaited(state).find(moment => concerns(moment, state))

/** Those of the dates, and the one at which an unregistered receipt is told, in order. */
export const awaited = ({ pending, registerBy }: Pick<OpenCase, 'pending' | 'registerBy'>): Moment[] =>
  registerBy === null
    ? pending
    : [...pending, { at: registerBy, kind: 'registrationReminder' as const }].sort((a, b) =>
        a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
      )

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
    ...(termEnd && state.stage === 'delivered' ? [fact('FilingNotReported', at)] : []),
  ]
}

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

const concerns = ({ kind }: Moment, state: Exclude<ApprovalCase, { stage: 'unopened' | 'closed' }>): boolean => {
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
      return true
  }
}
