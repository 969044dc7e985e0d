import { describe, expect, it } from 'vitest'
import { byChancery, byRequester } from '../../test/approval/commands.ts'
import { aRequest, datesOf, endOf, local, people, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import {
  approved,
  approvedAndDelivered,
  becameOverdue,
  inDecision,
  inEveryStage,
  informationRequested,
  inReview,
  received,
  requestSubmitted,
  sent,
} from '../../test/approval/story.ts'
import type { ApprovalRequest } from './request.ts'

describe('what lists show of a case', () => {
  it.each([
    ['incomplete', 'notRunning', 'dgd-almaty', null],
    ['sent', 'notRunning', 'kgd', null],
    ['received', 'onTime', people.legalHead, null],
    ['review', 'onTime', people.lawyer, null],
    ['decision', 'onTime', people.head, null],
    ['decided', 'decidedOnTime', 'kgd', 'approved'],
    ['delivered', 'decidedOnTime', 'dgd-almaty', 'approved'],
    ['closed', 'notRunning', null, 'withdrawn'],
  ] as const)('in the stage %s: deadline %s, with %s, outcome %s', (stage, deadlineState, holder, outcome) => {
    given(inEveryStage[stage]).thenSummary({ stage, deadlineState, holder, outcome, overdue: false, flags: [] })
  })

  it('is the request by its own numbers, and every date with its end', () =>
    given(inDecision).thenSummary({
      caseId: 'approval-dgd-almaty.2026-117',
      requester: 'dgd-almaty',
      requestId: '2026-117',
      approver: 'kgd',
      means: 'appeal',
      procedure: 'civil',
      outgoingNumber: 'шығ. № 12-3/456',
      courtCaseNumber: '7514-26-00-2/1234',
      sentOn: '2026-08-14',
      receivedAt: receipt.at,
      decisionDueOn: '2026-08-26',
      decisionDueAt: endOf('2026-08-26'),
      courtTermEndsOn: '2026-08-31',
      courtTermEndsAt: endOf('2026-08-31'),
      lawyer: people.lawyer,
      openedAt: local('2026-08-14', '10:00'),
      closedAt: null,
      decidedLate: null,
      seq: inDecision.length,
    }))

  it('is with the requesting body while information is awaited', () =>
    given(inReview, informationRequested).thenSummary({ holder: 'dgd-almaty' }))

  it('is overdue until the decision, and decided late after it', () => {
    given(inDecision, becameOverdue).thenSummary({ deadlineState: 'overdue', overdue: true })
    const late = approved.map(event => (event.type === 'Decided' ? { ...event, late: true } : event))
    given(late).thenSummary({ deadlineState: 'decidedLate', overdue: false, decidedLate: true })
  })
})

describe('the flags of a case', () => {
  const withRequest = (request: ApprovalRequest) => {
    const dates = datesOf(request, receipt)
    return received.map(event =>
      event.type === 'RequestSubmitted'
        ? { ...event, request }
        : event.type === 'DeadlinesSet'
          ? { ...event, dates }
          : event,
    )
  }

  it('name a late request (part 6)', () =>
    given(
      withRequest(
        aRequest({
          act: { kind: 'decision', finalFormOn: '2026-07-27' },
          outgoing: { number: 'шығ. № 1', sentOn: '2026-08-14' },
        }),
      ),
    ).thenSummary({ flags: ['lateRequest', 'termAtRisk'] }))

  it('name a court term at risk: ten working days cannot hold the seven and the filing (APPC 168(4))', () =>
    given(
      withRequest(
        aRequest({
          procedure: 'administrative',
          shortTerm: true,
          act: { kind: 'decision', finalFormOn: '2026-08-14' },
          outgoing: { number: 'шығ. № 1', sentOn: '2026-08-14' },
        }),
      ),
    ).thenSummary({ flags: ['termAtRisk'], courtTermEndsOn: '2026-08-28' }))

  it('name a provisional date: it rests on a day that is only estimated', () =>
    given(
      withRequest(aRequest({ means: 'cassation', act: { kind: 'appellateRuling', inForceOn: '2026-07-31' } })),
    ).thenSummary({ flags: ['provisional'], courtTermEndsOn: '2027-02-01' }))

  it('name what was only claimed, from the first unsigned message on', () => {
    given({ ...requestSubmitted, by: { ...byRequester, claimed: true } }, sent.slice(1)).thenSummary({
      flags: ['claimed'],
    })
    given(
      sent,
      received.slice(3).map(event => ({ ...event, by: { ...byChancery, claimed: true } as const })),
    ).thenSummary({ flags: ['claimed'] })
  })

  it('do not name a refused message as claimed: it changed nothing', () =>
    given(sent, {
      type: 'CommandRefused',
      version: 1,
      at: local('2026-08-14', '11:00'),
      name: 'decide',
      code: 'WRONG_STAGE',
      citation: 'design',
      facts: {},
      by: { ...byRequester, claimed: true },
    }).thenSummary({ flags: [] }))

  it('name a delegated decision also after its delivery', () => {
    const delegated = approvedAndDelivered.map(event =>
      event.type === 'Decided'
        ? { ...event, authority: { basis: 'delegation' as const, position: 'deputyHead' } }
        : event,
    )
    given(delegated).thenSummary({ flags: ['delegated'] })
  })

  it('are stored as texts and nothing else', () => {
    const { state } = given(inDecision)
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state)
  })
})
