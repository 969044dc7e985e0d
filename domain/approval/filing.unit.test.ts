import { describe, expect, it } from 'vitest'
import { confirmDelivery, decision, judgedAt, reportFiling } from '../../test/approval/commands.ts'
import { endOf, local } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import {
  approved,
  approvedAndDelivered,
  becameOverdue,
  decisionDelivered,
  inDecision,
  refused,
} from '../../test/approval/story.ts'
import { delivered } from './decide.ts'
import { caseOf } from './evolve.ts'
import { nextMoment } from './moments.ts'
import type { DecidedCase } from './state.ts'

const courtTermEnded = {
  type: 'CourtTermEnded',
  version: 1,
  at: endOf('2026-08-31'),
  endedAt: endOf('2026-08-31'),
} as const

describe('the delivery of the decision (part 11)', () => {
  it('of a refusal closes the case', () =>
    given(refused).when(confirmDelivery()).thenHappened({ type: 'DecisionDelivered', how: 'қолма-қол' }).thenSummary({
      stage: 'closed',
      outcome: 'refused',
      deadlineState: 'decidedOnTime',
      decidedLate: false,
      holder: null,
    }))

  it('of an approval leaves it with the requesting body until the appeal is filed', () =>
    given(approved)
      .when(confirmDelivery())
      .thenHappened('DecisionDelivered')
      .thenSummary({ stage: 'delivered', outcome: 'approved', holder: 'dgd-almaty' }))

  it('by our own channel says how', () => {
    expect(delivered(caseOf(approved) as DecidedCase, 'e-mail', local('2026-08-24', '16:01'))).toEqual([
      { type: 'DecisionDelivered', version: 1, at: local('2026-08-24', '16:01'), how: 'e-mail' },
    ])
  })

  it('that fails changes nothing but the log, and a person may still confirm it', () => {
    const failed = {
      type: 'DeliveryFailed',
      version: 1,
      at: local('2026-08-27', '16:00'),
      reason: 'no address',
    } as const
    given(approved, failed)
      .when(confirmDelivery(), local('2026-08-27', '17:00'))
      .thenHappened('DecisionDelivered')
      .thenSummary({ stage: 'delivered' })
  })

  it('is confirmed once', () => given(approvedAndDelivered).when(confirmDelivery()).thenRejected('WRONG_STAGE'))

  it('of an approval given after the court term had ended leaves the case open for a week after that term', () => {
    const decidedTooLate = given(inDecision, becameOverdue, courtTermEnded).when(
      decision({ judged: judgedAt(local('2026-09-02', '10:00')) }),
    )
    decidedTooLate.thenSummary({ stage: 'decided', decidedLate: true })
    decidedTooLate.andThen
      .when(confirmDelivery(), local('2026-09-02', '11:00'))
      .thenHappened('DecisionDelivered')
      .thenSummary({ stage: 'delivered', outcome: 'approved', deadlineState: 'decidedLate' })
      .andThen.whenClockReaches(endOf('2026-09-07'))
      .thenHappened('FilingNotReported')
      .thenSummary({ stage: 'closed', outcome: 'approved' })
  })

  it('of an approval delivered later than that week closes the case at once', () =>
    given(approved, courtTermEnded)
      .when(confirmDelivery(), local('2026-09-20', '11:00'))
      .thenHappened('DecisionDelivered', 'FilingNotReported')
      .thenSummary({ stage: 'closed', closedAt: local('2026-09-20', '11:00') }))
})

describe('the delivery of a refusal after the court term has ended', () => {
  it('closes the case as refused: there was nothing to file', () =>
    given(refused, courtTermEnded)
      .when(confirmDelivery(), local('2026-09-02', '11:00'))
      .thenHappened('DecisionDelivered')
      .thenSummary({ stage: 'closed', outcome: 'refused' }))
})

describe('the filing of an approved appeal', () => {
  it('reported in the court term closes the case', () => {
    const { state } = given(approvedAndDelivered)
      .when(reportFiling({ number: '7514-26-00-2/1234-1' }))
      .thenHappened({
        type: 'FilingReported',
        filedOn: '2026-08-26',
        number: '7514-26-00-2/1234-1',
        afterTerm: false,
      })
      .thenSummary({ stage: 'closed', outcome: 'approved', holder: null })
    expect(state).toMatchObject({ filing: 'reported' })
  })

  it('on the last day of the term is in the term, a day later after it', () => {
    given(approvedAndDelivered)
      .when(reportFiling({ filedOn: '2026-08-31' }))
      .thenHappened({ type: 'FilingReported', afterTerm: false })
    given(approvedAndDelivered)
      .when(reportFiling({ filedOn: '2026-09-01' }))
      .thenHappened({ type: 'FilingReported', afterTerm: true })
  })

  it('made on the last day is reported the next morning', () => {
    const { state } = given(approvedAndDelivered, courtTermEnded)
      .when(reportFiling({ filedOn: '2026-08-31' }), local('2026-09-01', '09:10'))
      .thenHappened({ type: 'FilingReported', filedOn: '2026-08-31', afterTerm: false })
      .thenSummary({ stage: 'closed', outcome: 'approved' })
    expect(state).toMatchObject({ filing: 'reported' })
  })

  it('never reported closes the case a week after the end of the court term, and says so', () => {
    const ended = given(approvedAndDelivered)
      .whenClockReaches(endOf('2026-08-31'))
      .thenHappened({ type: 'CourtTermEnded', endedAt: endOf('2026-08-31') })
      .thenSummary({ stage: 'delivered', holder: 'dgd-almaty' })
    expect(nextMoment(ended.state)).toEqual({ at: endOf('2026-09-07'), kind: 'filingReportDue' })
    const { state } = ended.andThen
      .whenClockReaches(endOf('2026-09-07'))
      .thenHappened('FilingNotReported')
      .thenSummary({ stage: 'closed', outcome: 'approved', closedAt: endOf('2026-09-07') })
    expect(state).toMatchObject({ filing: 'notReported' })
  })

  it('never reported while nothing looked up for a month closes the case all the same', () =>
    given(approvedAndDelivered)
      .whenClockReaches(local('2026-10-01', '09:00'))
      .thenHappened('CourtTermEnded', 'FilingNotReported'))

  it('is still awaited a millisecond before', () => {
    const beforeEnd = given(approvedAndDelivered).whenClockReaches('2026-08-31T18:59:59.999Z')
    beforeEnd.thenHappened({ type: 'Reminded', deadline: 'courtTerm' }).thenSummary({ stage: 'delivered' })
  })

  it('cannot be reported before the decision is delivered', () =>
    given(approved).when(reportFiling()).thenRejected('WRONG_STAGE'))

  it('cannot be reported once the case is closed', () =>
    given(refused, decisionDelivered).when(reportFiling()).thenRejected('WRONG_STAGE'))

  it('is not awaited while the decision is still on its way, but the end of the term is noted', () => {
    const ended = given(approved)
      .whenClockReaches(endOf('2026-08-31'))
      .thenHappened({ type: 'CourtTermEnded' })
      .thenSummary({ stage: 'decided' })
    expect(nextMoment(ended.state)).toBeUndefined()
  })
})
