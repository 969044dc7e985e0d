import { describe, expect, it } from 'vitest'
import { open } from '../../test/approval/commands.ts'
import { aRequest, datesOf, editions, endOf, local, officials, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import { draftMissing, noRoute, sent } from '../../test/approval/story.ts'
import type { CaseRoute } from './commands.ts'
import { newestRules } from './rules-number.ts'

const order = { id: 'm-mvd-2024', number: '318', date: '2024-04-22' } as const
const militaryOrder: CaseRoute = {
  kind: 'militaryOrder',
  approver: 'ng-command',
  citation: 'part-3',
  because: 'The unit goes by the order.',
  order,
}
const { order: _, approver: __, ...militaryWithoutOrder } = militaryOrder
const exempt: CaseRoute = { kind: 'exempt', citation: 'part-2', because: 'An akim of an oblast asks nobody.' }

const inThePast = { number: 'кіріс № 5', at: local('2026-08-03', '10:00'), registeredBy: receipt.registeredBy }
const sentInJuly = aRequest({
  act: { kind: 'decision', finalFormOn: '2026-07-20' },
  outgoing: { number: 'шығ. № 9', sentOn: '2026-07-31' },
})

describe('opening a case', () => {
  it('sends it to the approver that part 1 names; until the receipt only the court term runs', () =>
    given()
      .when(open())
      .thenHappened(
        { type: 'RequestSubmitted', rules: newestRules },
        { type: 'ApproverSet', approver: 'kgd', route: { route: 3, citation: 'part-1-item-3' } },
        'DeadlinesSet',
      )
      .thenSummary({
        stage: 'sent',
        deadlineState: 'notRunning',
        holder: 'kgd',
        approver: 'kgd',
        flags: [],
        decisionDueAt: null,
        courtTermEndsOn: '2026-08-31',
        overdue: false,
        seq: 3,
      }))

  it('of an exempt body closes it at once: no approval is required (part 2), whatever else it lacks', () => {
    const { state } = given()
      .when(open({ route: exempt, dates: null, faults: [draftMissing] }))
      .thenHappened('RequestSubmitted', { type: 'ApprovalNotRequired', route: { citation: 'part-2' } })
      .thenSummary({ stage: 'closed', outcome: 'notRequired', approver: null, holder: null, courtTermEndsOn: null })
    expect(state).toMatchObject({ route: exempt })
  })

  it('of a military unit goes by the order that is registered, and cites it (part 3)', () => {
    const { state } = given()
      .when(open({ route: militaryOrder }))
      .thenHappened(
        'RequestSubmitted',
        { type: 'MilitaryOrderApplies', route: { order, citation: 'part-3' } },
        { type: 'ApproverSet', approver: 'ng-command' },
        'DeadlinesSet',
      )
      .thenSummary({ stage: 'sent', approver: 'ng-command', holder: 'ng-command', flags: [] })
    expect(state).toMatchObject({ route: { kind: 'militaryOrder', order } })
  })

  it('of a military unit without a registered order waits for a person to choose (part 3)', () =>
    given()
      .when(open({ route: militaryWithoutOrder }))
      .thenHappened('RequestSubmitted', { type: 'MilitaryOrderApplies', route: { citation: 'part-3' } }, 'DeadlinesSet')
      .thenSummary({ stage: 'sent', approver: null, holder: 'dgd-almaty' }))

  it('of a body for which the text names no approver waits for a person and is flagged', () =>
    given()
      .when(open({ route: noRoute }))
      .thenHappened('RequestSubmitted', { type: 'RouteUndetermined', route: { kind: 'noRoute' } }, 'DeadlinesSet')
      .thenSummary({ stage: 'sent', approver: null, holder: 'dgd-almaty', flags: ['noRoute'] }))

  it('without the draft keeps it incomplete and names the part and the field (part 5)', () =>
    given()
      .when(open({ faults: [draftMissing] }))
      .thenHappened(
        'RequestSubmitted',
        'ApproverSet',
        { type: 'RequestIncomplete', faults: [{ code: 'DRAFT_MISSING', citation: 'part-5', field: 'draft' }] },
        'DeadlinesSet',
      )
      .thenSummary({ stage: 'incomplete', holder: 'dgd-almaty', deadlineState: 'notRunning' }))

  it('addressed to the wrong body is routed right and says to whom it was addressed (reading wrongAddressee)', () =>
    given()
      .when(open({ request: aRequest({ addressedTo: 'minfin' }), wronglyAddressedTo: 'minfin' }))
      .thenHappened(
        'RequestSubmitted',
        { type: 'ApproverSet', approver: 'kgd', wronglyAddressedTo: 'minfin' },
        'DeadlinesSet',
      ))

  it('with a receipt already registered starts the seven working days from that day (part 10)', () =>
    given()
      .when(
        open({ receipt: { receipt, officials }, dates: datesOf(aRequest(), receipt) }),
        local('2026-08-17', '12:00'),
      )
      .thenHappened(
        'RequestSubmitted',
        'ApproverSet',
        { type: 'ReceiptRegistered', receipt: { at: receipt.at }, editions },
        { type: 'DeadlinesSet', dates: { decision: { dueOn: '2026-08-26', dueAt: endOf('2026-08-26') } } },
      )
      .thenSummary({ stage: 'received', deadlineState: 'onTime', holder: officials.legalHead, receivedAt: receipt.at }))

  it('with a receipt and without the draft stays incomplete while the clock runs (reading incompleteRequest)', () =>
    given()
      .when(
        open({ faults: [draftMissing], receipt: { receipt, officials }, dates: datesOf(aRequest(), receipt) }),
        local('2026-08-17', '12:00'),
      )
      .thenHappened('RequestSubmitted', 'ApproverSet', 'RequestIncomplete', 'ReceiptRegistered', 'DeadlinesSet')
      .thenSummary({ stage: 'incomplete', deadlineState: 'onTime', decisionDueOn: '2026-08-26' }))

  it('with a receipt whose seven working days are over becomes overdue at the next moment, without reminders', () => {
    const opened = given().when(
      open({
        request: sentInJuly,
        receipt: { receipt: inThePast, officials },
        dates: datesOf(sentInJuly, inThePast),
      }),
      local('2026-08-14', '10:00'),
    )
    opened.thenSummary({ stage: 'received', overdue: false, decisionDueOn: '2026-08-12' })
    opened.andThen
      .whenClockReaches(local('2026-08-14', '10:00'))
      .thenHappened({ type: 'BecameOverdue', dueAt: endOf('2026-08-12'), at: local('2026-08-14', '10:00') })
      .thenSummary({ deadlineState: 'overdue', overdue: true, overdueSince: endOf('2026-08-12') })
  })

  it('is refused where the case is open already', () => given(sent).when(open()).thenRejected('WRONG_STAGE'))

  it('keeps under which editions and rules it stands', () => {
    expect(given().when(open()).state).toMatchObject({ editions, rules: newestRules, seq: 3 })
  })
})
