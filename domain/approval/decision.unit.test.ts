import { describe, expect, it } from 'vitest'
import { byDeputy, byHead, byLawyer, byLegalHead, decision, judgedAt } from '../../test/approval/commands.ts'
import { endOf, local, people } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import {
  approved,
  approvedAndDelivered,
  becameOverdue,
  inDecision,
  inReview,
  received,
  recommendationGiven,
  refused,
  requestSubmitted,
  sent,
} from '../../test/approval/story.ts'
import type { Authority } from './commands.ts'

const delegation: Authority = {
  basis: 'delegation',
  position: 'deputyHead',
  act: { id: 'd-kgd-2026', number: '41', date: '2026-02-27' },
}
const lastInstant = '2026-08-26T18:59:59.999Z'

describe('the decision (parts 8-10)', () => {
  it('of the head ends the deadline in time and waits for its delivery', () =>
    given(inDecision)
      .when(decision())
      .thenHappened({
        type: 'Decided',
        outcome: 'approve',
        late: false,
        ownProposal: false,
        by: byHead,
        authority: { basis: 'head' },
      })
      .thenSummary({
        stage: 'decided',
        outcome: 'approved',
        deadlineState: 'decidedOnTime',
        decidedLate: false,
        holder: 'kgd',
        flags: [],
      }))

  it('of a person whom the head has vested is flagged as delegated and keeps the act (part 9)', () =>
    given(inDecision)
      .when(decision({ by: byDeputy, authority: delegation }))
      .thenHappened({ type: 'Decided', authority: { basis: 'delegation', act: { number: '41', date: '2026-02-27' } } })
      .thenSummary({ flags: ['delegated'] }))

  it('may differ from the proposal (reading proposalBinding)', () =>
    given(inDecision)
      .when(decision({ outcome: 'refuse', reasons: 'Негіз жоқ', number: '17-ш' }))
      .thenHappened({ type: 'Decided', outcome: 'refuse', reasons: 'Негіз жоқ', number: '17-ш' })
      .thenSummary({ outcome: 'refused' }))

  it('at the last millisecond of the seventh working day is in time', () =>
    given(inDecision)
      .when(decision({ judged: judgedAt(lastInstant) }))
      .thenHappened({ type: 'Decided', late: false }))

  it('at 24:00 of the seventh working day is late by a millisecond, stands, and is marked', () =>
    given(inDecision, becameOverdue)
      .when(decision({ judged: judgedAt(endOf('2026-08-26')) }))
      .thenHappened({ type: 'Decided', late: true })
      .thenSummary({ deadlineState: 'decidedLate', decidedLate: true, overdue: false, outcome: 'approved' }))

  it('long after the deadline still stands: silence was no consent (reading consentBySilence)', () =>
    given(inDecision, becameOverdue)
      .when(decision({ judged: judgedAt(local('2026-09-30', '10:00')) }))
      .thenHappened({ type: 'Decided', late: true })
      .thenSummary({ stage: 'decided', decidedLate: true, overdueSince: endOf('2026-08-26') }))

  it('signed in time but accepted after the clock had passed lifts the overdue mark', () =>
    given(inDecision, becameOverdue)
      .when(decision({ judged: judgedAt(lastInstant) }), local('2026-08-27', '00:10'))
      .thenHappened({ type: 'OverdueLifted', dueAt: endOf('2026-08-26') }, { type: 'Decided', late: false })
      .thenSummary({ deadlineState: 'decidedOnTime', overdue: false, overdueSince: null }))

  it('on paper is judged by the day of its signing (reading paperDecisionDate)', () =>
    given(inDecision, becameOverdue)
      .when(
        decision({
          judged: judgedAt(local('2026-08-26', '00:00'), 'paperSigning'),
          paper: { signedOn: '2026-08-26', number: '17-ш' },
        }),
        local('2026-08-28', '10:00'),
      )
      .thenHappened('OverdueLifted', {
        type: 'Decided',
        late: false,
        paper: { signedOn: '2026-08-26' },
        judged: { by: 'paperSigning' },
      }))

  it('of the one who made the proposal is allowed and flagged (reading sameProposerAndDecider)', () =>
    given(received, { ...recommendationGiven, by: byLegalHead })
      .when(decision({ by: byLegalHead, authority: { ...delegation, position: 'headOfLegalService' } }))
      .thenHappened({ type: 'Decided', ownProposal: true }))

  it('before any proposal is refused: part 7 puts the review first', () => {
    given(received).when(decision()).thenRejected('DECISION_BEFORE_PROPOSAL', 'part-7')
    given(inReview).when(decision()).thenRejected('DECISION_BEFORE_PROPOSAL', 'part-7')
  })

  it('before the receipt is refused', () => given(sent).when(decision()).thenRejected('WRONG_STAGE'))

  it('before the receipt is refused also of a body that decides without a proposal (reading decisionBeforeProposal)', () => {
    const readings = { decisionBeforeProposal: 'withReason' } as const
    const why = { withoutProposal: 'Заңгер науқас' }
    const story = (after: typeof received) => given({ ...requestSubmitted, readings }, after.slice(1))
    story(received)
      .when(decision(why))
      .thenHappened({ type: 'Decided', ...why })
    story(sent).when(decision(why)).thenRejected('WRONG_STAGE')
  })

  it.each([
    ['an approval', approved],
    ['a refusal', refused],
    ['a delivered approval', approvedAndDelivered],
  ])('is made once: a second one after %s is refused (part 8)', (_, story) => {
    const { state } = given(story)
      .when(decision({ outcome: 'refuse', by: byDeputy, authority: delegation }))
      .thenRejected('ALREADY_DECIDED', 'part-8')
    expect(state).toMatchObject({ decision: { by: byHead } })
  })

  it('keeps who proposed apart from who decided', () => {
    expect(given(inDecision).when(decision()).state).toMatchObject({
      proposal: { by: byLawyer, addressedTo: people.head },
      decision: { by: byHead, seq: 8, judged: { by: 'credential' } },
    })
  })
})
