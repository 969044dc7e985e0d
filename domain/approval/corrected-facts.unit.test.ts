import { describe, expect, it } from 'vitest'
import { byChancery, correctFacts, recompute } from '../../test/approval/commands.ts'
import { aRequest, datesOf, editions, endOf, laterEdition, local, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import { approvedAndDelivered, becameOverdue, inDecision, inReview, sent } from '../../test/approval/story.ts'
import type { IsoDate } from '../calendar/dates.ts'

const receiptTwoDaysLater = { ...receipt, at: local('2026-08-19', '09:00') }
const dueTwoDaysLater = {
  request: aRequest(),
  receipt: receiptTwoDaysLater,
  dates: datesOf(aRequest(), receiptTwoDaysLater),
  changed: ['receipt.at'],
}

describe('corrected facts', () => {
  it('move the dates, each with its proof, and say what changed and why', () =>
    given(inReview)
      .when(correctFacts())
      .thenHappened(
        { type: 'FactsCorrected', changed: ['act'], reason: 'Күні қате жазылған', by: byChancery },
        {
          type: 'DeadlinesRecomputed',
          dates: {
            courtTerm: { endsOn: '2026-09-03', proof: { start: { fact: 'finalFormOn', date: '2026-08-03' } } },
            decision: { dueOn: '2026-08-26' },
          },
        },
      )
      .thenSummary({ stage: 'review', courtTermEndsOn: '2026-09-03', decisionDueOn: '2026-08-26' }))

  it('that move no date change no deadline', () => {
    const request = aRequest({ outgoing: { number: 'шығ. № 12-3/457', sentOn: '2026-08-14' } })
    given(inReview)
      .when(correctFacts({ request, dates: datesOf(request, receipt), changed: ['outgoing'] }))
      .thenHappened('FactsCorrected')
      .thenSummary({ outgoingNumber: 'шығ. № 12-3/457' })
  })

  it('of the sending make the request late by one reading of part 6, then by both', () => {
    const sentOn = (date: IsoDate) => {
      const request = aRequest({ outgoing: { number: 'шығ. № 12-3/456', sentOn: date } })
      return correctFacts({ request, receipt: null, dates: datesOf(request), changed: ['outgoing'] })
    }
    const lateByStrict = given(sent)
      .when(sentOn('2026-08-17'))
      .thenHappened('FactsCorrected', {
        type: 'DeadlinesRecomputed',
        dates: { lateRequest: { plain: false, strict: true } },
      })
      .thenSummary({ flags: [] })
    lateByStrict.andThen
      .when(sentOn('2026-08-18'))
      .thenHappened('FactsCorrected', {
        type: 'DeadlinesRecomputed',
        dates: { lateRequest: { plain: true, strict: true } },
      })
      .thenSummary({ flags: ['lateRequest'] })
  })

  it('lift an overdue mark when the deadline has not come yet after all', () => {
    const lifted = given(inDecision, becameOverdue)
      .when(correctFacts(dueTwoDaysLater), local('2026-08-27', '10:00'))
      .thenHappened(
        'FactsCorrected',
        { type: 'DeadlinesRecomputed', dates: { decision: { dueOn: '2026-08-28' } } },
        { type: 'OverdueLifted', dueAt: endOf('2026-08-26') },
      )
      .thenSummary({
        overdue: false,
        overdueSince: null,
        decisionDueOn: '2026-08-28',
        receivedAt: receiptTwoDaysLater.at,
      })
    lifted.andThen
      .whenClockReaches(endOf('2026-08-28'))
      .thenHappened({ type: 'BecameOverdue', dueAt: endOf('2026-08-28') })
  })

  it('leave a case overdue whose new deadline has passed too, since the new day', () => {
    const corrected = given(inDecision, becameOverdue)
      .when(correctFacts(dueTwoDaysLater), local('2026-09-02', '10:00'))
      .thenHappened('FactsCorrected', 'DeadlinesRecomputed')
      .thenSummary({ overdue: true })
    corrected.andThen
      .whenClockReaches(local('2026-09-02', '10:00'))
      .thenHappened({ type: 'BecameOverdue', dueAt: endOf('2026-08-28') }, 'CourtTermEnded')
      .thenSummary({ overdueSince: endOf('2026-08-28') })
  })

  it('that leave the deadline where it was make nothing overdue a second time', () => {
    const corrected = given(inDecision, becameOverdue).when(correctFacts(), local('2026-08-27', '10:00'))
    corrected.thenHappened('FactsCorrected', 'DeadlinesRecomputed').thenSummary({ overdue: true })
    corrected.andThen.whenClockReaches(local('2026-08-27', '10:00')).thenNothing()
  })

  it('make a case overdue at the next moment when the deadline has passed already', () => {
    const earlier = { ...receipt, at: local('2026-08-14', '16:00') }
    const request = aRequest()
    const corrected = given(inReview).when(
      correctFacts({ request, receipt: earlier, dates: datesOf(request, earlier), changed: ['receipt.at'] }),
      local('2026-08-26', '10:00'),
    )
    corrected.thenSummary({ overdue: false, decisionDueOn: '2026-08-25' })
    corrected.andThen
      .whenClockReaches(local('2026-08-26', '10:00'))
      .thenHappened({ type: 'BecameOverdue', dueAt: endOf('2026-08-25') })
  })

  it('leave a case overdue at the very instant at which the new deadline ends', () =>
    given(inDecision, becameOverdue)
      .when(correctFacts(dueTwoDaysLater), endOf('2026-08-28'))
      .thenHappened('FactsCorrected', 'DeadlinesRecomputed')
      .thenSummary({ overdue: true }))

  it('that bring the case under other readings of the body leave it under these', () => {
    const readings = { sendBy: 'strict' } as const
    const { state } = given(inReview)
      .when(correctFacts({ readings }))
      .thenSummary({ flags: ['ownReading'] })
    expect(state).toMatchObject({ readings })
  })

  it('carry the proof of who corrects them once, in the first of their events', () => {
    const { events } = given(inReview)
      .when(correctFacts({ credential: 'a.b.c' }))
      .thenHappened({ type: 'FactsCorrected', credential: 'a.b.c' }, 'DeadlinesRecomputed')
    expect(events[1]).not.toHaveProperty('credential')
  })

  it('before the receipt move only the court term', () =>
    given(sent)
      .when(correctFacts({ receipt: null }))
      .thenHappened('FactsCorrected', 'DeadlinesRecomputed')
      .thenSummary({ stage: 'sent', decisionDueOn: null, courtTermEndsOn: '2026-09-03' }))

  it('that correct nothing are refused', () =>
    given(inReview)
      .when(correctFacts({ changed: [] }))
      .thenRejected('NOTHING_CHANGED'))
})

describe('recomputing by another calendar edition', () => {
  const dates = datesOf(aRequest(), receipt, laterEdition)

  it('moves a deadline by an event that names the edition', () =>
    given(inReview)
      .when(recompute({ dates, edition: laterEdition.edition.id }))
      .thenHappened({
        type: 'DeadlinesRecomputed',
        edition: laterEdition.edition.id,
        dates: { decision: { dueOn: '2026-08-27', proof: { calendar: { edition: laterEdition.edition.id } } } },
        before: {
          courtTerm: { result: '2026-08-31' },
          sendBy: { result: '2026-08-17' },
          decision: { result: '2026-08-26', calendar: { edition: editions.calendar } },
        },
      })
      .thenSummary({ decisionDueOn: '2026-08-27' }))

  it('makes it the edition of the case, and leaves that of the Regulation', () => {
    const { state } = given(inReview).when(recompute({ dates, edition: laterEdition.edition.id }))
    expect(state).toMatchObject({ editions: { ...editions, calendar: laterEdition.edition.id } })
  })

  it('moves the instant at which the same last day ends, as a body counts that closes before 24:00 (reading seventhDayEnds)', () => {
    const counted = datesOf(aRequest(), receipt)
    if (!counted.decision) throw new Error('A received request has a last day for the decision')
    const dueAt = local('2026-08-26', '18:30')
    given(inReview)
      .when(recompute({ dates: { ...counted, decision: { ...counted.decision, dueAt } } }))
      .thenHappened({ type: 'DeadlinesRecomputed', dates: { decision: { dueOn: '2026-08-26', dueAt } } })
      .thenSummary({ decisionDueAt: dueAt })
  })

  it('before the receipt keeps the proofs of the two dates there are', () =>
    given(sent)
      .when(recompute({ dates: datesOf(aRequest(), null, laterEdition), edition: laterEdition.edition.id }))
      .thenHappened({
        type: 'DeadlinesRecomputed',
        before: { courtTerm: { result: '2026-08-31' }, sendBy: { result: '2026-08-17' } },
      }))

  it('lifts an overdue mark that no longer holds', () =>
    given(inDecision, becameOverdue)
      .when(recompute({ dates }), local('2026-08-27', '08:00'))
      .thenHappened('DeadlinesRecomputed', { type: 'OverdueLifted', dueAt: endOf('2026-08-26') }))

  it('says when nothing changes', () => given(inReview).when(recompute()).thenRejected('NOTHING_CHANGED'))

  it('after the decision leaves the decision as it was judged', () => {
    const { state } = given(approvedAndDelivered)
      .when(recompute({ dates }))
      .thenHappened('DeadlinesRecomputed')
      .thenSummary({ decidedLate: false, stage: 'delivered' })
    expect(state).toMatchObject({ decision: { late: false } })
  })
})
