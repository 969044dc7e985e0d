import { describe, expect, it } from 'vitest'
import {
  confirmDelivery,
  correctFacts,
  decision,
  judgedAt,
  recompute,
  setApprover,
} from '../../test/approval/commands.ts'
import { aRequest, datesOf, endOf, laterEdition, local, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import {
  approved,
  approvedAndDelivered,
  becameOverdue,
  draftMissing,
  incomplete,
  inDecision,
  inReview,
  withoutApprover,
} from '../../test/approval/story.ts'
import type { ApprovalEvent } from './events.ts'
import { caseOf } from './evolve.ts'
import { nextMoment, passMoments } from './moments.ts'
import type { RulesNumber } from './rules-number.ts'

// What rules 2 answer otherwise; a case that was opened under rules 1 keeps them to its end.
const under = (rules: RulesNumber, log: readonly ApprovalEvent[]) =>
  log.map(event => (event.type === 'RequestSubmitted' ? { ...event, rules } : event))

const bySignature = { code: 'SIGNATURE_MISSING', citation: 'part-4', field: 'signature' } as const

describe('a filing reported after the court term', () => {
  it('is awaited for a week under rules 2', () =>
    given(under(2, approvedAndDelivered)).whenClockReaches(endOf('2026-08-31')).thenSummary({ stage: 'delivered' }))

  it('is not awaited under rules 1', () =>
    given(under(1, approvedAndDelivered))
      .whenClockReaches(endOf('2026-08-31'))
      .thenHappened('CourtTermEnded', 'FilingNotReported')
      .thenSummary({ stage: 'closed', outcome: 'approved' }))

  it('nor under rules 1 after an approval that is delivered late', () =>
    given(under(1, approved), {
      type: 'CourtTermEnded',
      version: 1,
      at: endOf('2026-08-31'),
      endedAt: endOf('2026-08-31'),
    })
      .when(confirmDelivery(), local('2026-09-01', '10:00'))
      .thenHappened('DecisionDelivered', 'FilingNotReported')
      .thenSummary({ stage: 'closed' }))
})

describe('a reminder to file that came while the approving body worked', () => {
  const deliveredOn = (rules: RulesNumber) =>
    given(under(rules, approved)).when(confirmDelivery(), local('2026-08-27', '17:00')).state

  it('says no number of days that are gone: under rules 2 the next one is what is told', () => {
    expect(nextMoment(deliveredOn(2))).toMatchObject({ at: local('2026-08-28', '09:00'), workingDaysLeft: 1 })
  })

  it('was told with the old number under rules 1', () => {
    expect(nextMoment(deliveredOn(1))).toMatchObject({ at: local('2026-08-26', '09:00'), workingDaysLeft: 3 })
  })
})

describe('a reminder that came after the instant by which a command is judged', () => {
  const at = local('2026-08-25', '12:00')
  const next = (rules: RulesNumber) => {
    const log = under(rules, inDecision)
    return nextMoment(caseOf([...log, ...passMoments(caseOf(log), local('2026-08-21', '10:00'), at)]))
  }

  it('is still told under rules 2', () => {
    expect(next(2)).toEqual({ at: local('2026-08-24', '00:00'), kind: 'dueSoon', workingDaysLeft: 2 })
    expect(passMoments(caseOf(under(2, inDecision)), at, at)).toMatchObject([
      { moments: ['reminder', 'dueSoon', 'reminder'] },
    ])
  })

  it('of the same kind was dropped under rules 1', () => {
    const told = (rules: RulesNumber) => {
      const log = under(rules, inDecision)
      const { pending } = caseOf([...log, ...passMoments(caseOf(log), local('2026-08-21', '10:00'), at)]) as never as {
        pending: { kind: string }[]
      }
      return pending.filter(({ kind }) => kind === 'reminder').length
    }
    expect(told(1)).toBe(1)
    expect(told(2)).toBe(2)
  })
})

describe('an edition by which a decision was not late', () => {
  const decidedLate = (rules: RulesNumber) =>
    given(under(rules, inDecision), becameOverdue).when(decision({ judged: judgedAt(local('2026-08-27', '16:00')) }))
      .andThen
  const newer = recompute({ dates: datesOf(aRequest(), receipt, laterEdition), edition: laterEdition.edition.id })
  const monthLater = local('2026-08-30', '10:00')

  it('lifts the overdue under rules 2, whenever it comes, and the decision is no longer late', () =>
    decidedLate(2)
      .when(newer, monthLater)
      .thenHappened('DeadlinesRecomputed', 'OverdueLifted')
      .thenSummary({ decidedLate: false, overdueSince: null, deadlineState: 'decidedOnTime' }))

  it('left it late under rules 1', () =>
    decidedLate(1).when(newer, monthLater).thenHappened('DeadlinesRecomputed').thenSummary({ decidedLate: true }))
})

describe('what a request lacks', () => {
  const correction = correctFacts({ receipt: null, faults: [bySignature], dates: datesOf(aRequest()) })
  const lacks: ApprovalEvent = {
    type: 'RequestIncomplete',
    version: 1,
    at: local('2026-08-14', '10:00'),
    faults: [draftMissing],
  }
  const lacking: ApprovalEvent[] = [...withoutApprover, lacks]

  it('follows a correction under rules 2, and the requesting body is told', () => {
    const { state } = given(under(2, incomplete))
      .when(correction)
      .thenHappened('FactsCorrected', { type: 'RequestIncomplete', faults: [bySignature] })
    expect(state).toMatchObject({ stage: 'incomplete', faults: [bySignature] })
  })

  it('that is the same as before is not told again', () =>
    given(under(2, incomplete))
      .when(correctFacts({ receipt: null, faults: [draftMissing], dates: datesOf(aRequest()) }))
      .thenHappened('FactsCorrected'))

  it('follows what the chosen body reads otherwise', () =>
    given(under(2, lacking))
      .when(setApprover({ faults: [bySignature] }))
      .thenHappened('ApproverSet', { type: 'RequestIncomplete', faults: [bySignature] }))

  it('stayed what it was at first under rules 1', () =>
    given(under(1, incomplete)).when(correction).thenHappened('FactsCorrected'))
})

describe('dates that differ only in what they were counted by', () => {
  const counted = { ...datesOf(aRequest(), receipt), countedBy: { receivedAfterClosing: true as const } }
  const correction = correctFacts({ request: aRequest(), dates: counted, changed: ['outgoing'] })

  it('are kept with it under rules 2', () => {
    const { state } = given(under(2, inReview)).when(correction).thenHappened('FactsCorrected', 'DeadlinesRecomputed')
    expect(state).toMatchObject({ dates: { countedBy: { receivedAfterClosing: true } } })
  })

  it('were held for the same under rules 1', () =>
    given(under(1, inReview)).when(correction).thenHappened('FactsCorrected'))

  it('are the same where that is the same', () =>
    given(under(2, inReview))
      .when(correctFacts({ request: aRequest(), dates: datesOf(aRequest(), receipt), changed: ['outgoing'] }))
      .thenHappened('FactsCorrected'))
})
