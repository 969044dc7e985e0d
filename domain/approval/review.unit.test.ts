import { describe, expect, it } from 'vitest'
import {
  assign,
  byLegalHead,
  decision,
  reassign,
  recommend,
  requestInformation,
  returnForRework,
  supplyInformation,
} from '../../test/approval/commands.ts'
import { endOf, people } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import { inDecision, informationRequested, inReview, received, recommendationGiven } from '../../test/approval/story.ts'

describe('the review by the legal service (part 7)', () => {
  it('begins when its head assigns a lawyer (para 12)', () =>
    given(received)
      .when(assign())
      .thenHappened({ type: 'LawyerAssigned', lawyer: people.lawyer, by: byLegalHead })
      .thenSummary({ stage: 'review', holder: people.lawyer, lawyer: people.lawyer }))

  it('goes to another lawyer with a reason, also after the proposal', () => {
    given(inReview)
      .when(reassign())
      .thenHappened({ type: 'Reassigned', from: people.lawyer, lawyer: people.otherLawyer })
      .thenSummary({ stage: 'review', holder: people.otherLawyer })
    given(inDecision)
      .when(reassign())
      .thenHappened('Reassigned')
      .thenSummary({ stage: 'decision', lawyer: people.otherLawyer, holder: people.head })
  })

  it('is not reassigned to the lawyer who has it', () =>
    given(inReview)
      .when(reassign({ lawyer: people.lawyer }))
      .thenRejected('NOTHING_CHANGED'))

  it('asks the requesting body for information; the clock does not stop (reading stoppingTheTerm)', () => {
    const asked = given(inReview)
      .when(requestInformation())
      .thenHappened({ type: 'InformationRequested', text: 'Хабарламаның көшірмесі' })
      .thenSummary({ stage: 'review', holder: 'dgd-almaty', decisionDueAt: endOf('2026-08-26') })
    asked.andThen.whenClockReaches(endOf('2026-08-26')).thenHappened('BecameOverdue').thenSummary({ overdue: true })
  })

  it('has the case back when the information is supplied', () =>
    given(inReview, informationRequested)
      .when(supplyInformation())
      .thenHappened({ type: 'InformationSupplied', text: 'Көшірме қоса берілді' })
      .thenSummary({ holder: people.lawyer }))

  it('gets no information that it has not asked for', () =>
    given(inReview).when(supplyInformation()).thenRejected('INFORMATION_NOT_REQUESTED', 'part-7'))

  it('may ask again', () =>
    given(inReview, informationRequested).when(requestInformation()).thenHappened('InformationRequested'))

  it.each(['approve', 'refuse'] as const)('ends with the proposal to %s, addressed to who decides', outcome => {
    given(inReview)
      .when(recommend({ outcome, groundsExist: outcome === 'approve' }))
      .thenHappened({
        type: 'RecommendationGiven',
        outcome,
        groundsExist: outcome === 'approve',
        addressedTo: people.head,
      })
      .thenSummary({ stage: 'decision', holder: people.head, outcome: null })
  })

  it('may end before the information has come', () => {
    const { state } = given(inReview, informationRequested).when(recommend()).thenHappened('RecommendationGiven')
    expect(state).not.toHaveProperty('informationRequested')
  })

  it('goes back to the assigned lawyer when it is to be done again, whoever proposed', () =>
    given(inReview, { ...recommendationGiven, by: byLegalHead })
      .when(returnForRework())
      .thenHappened('RecommendationReturned')
      .thenSummary({ stage: 'review', lawyer: people.lawyer, holder: people.lawyer }))

  it('may be done by the head of the legal service without assigning anyone', () =>
    given(received)
      .when(recommend({ by: byLegalHead }))
      .thenHappened('RecommendationGiven')
      .thenSummary({ stage: 'decision', lawyer: null }))

  it('begins again when the proposal is returned', () =>
    given(inDecision)
      .when(returnForRework())
      .thenHappened({ type: 'RecommendationReturned', reason: 'Негіз толық ашылмаған' })
      .thenSummary({ stage: 'review', holder: people.lawyer }))

  it('goes back to the author of the proposal where nobody was assigned', () =>
    given(received, { ...recommendationGiven, by: byLegalHead })
      .when(returnForRework())
      .thenSummary({ stage: 'review', lawyer: people.legalHead }))

  it('has no decision on a proposal that was returned (part 7)', () =>
    given(inDecision)
      .when(returnForRework())
      .andThen.when(decision())
      .thenRejected('DECISION_BEFORE_PROPOSAL', 'part-7'))
})
