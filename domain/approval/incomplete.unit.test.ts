import { describe, expect, it } from 'vitest'
import { complete, correctFacts, registerReceipt, returnRequest, withdraw } from '../../test/approval/commands.ts'
import { aRequest, datesOf, editions, endOf, local, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import { draftMissing, incomplete, receiptRegistered } from '../../test/approval/story.ts'

const signatureMissing = { code: 'SIGNATURE_MISSING', citation: 'part-4', field: 'signature' } as const

describe('a request that lacks what parts 4 and 5 require', () => {
  it('is sent once it is complete', () =>
    given(incomplete).when(complete()).thenHappened('RequestCompleted').thenSummary({ stage: 'sent', holder: 'kgd' }))

  it('stays incomplete while something is still missing, and says what', () => {
    const { state } = given(incomplete)
      .when(complete({ faults: [signatureMissing] }))
      .thenHappened('RequestCompleted', { type: 'RequestIncomplete', faults: [signatureMissing] })
    expect(state).toMatchObject({ stage: 'incomplete', faults: [signatureMissing] })
  })

  it('moves the dates with their proof when a date of the act comes with what was missing', () => {
    const request = aRequest({ act: { kind: 'decision', finalFormOn: '2026-08-03' } })
    given(incomplete)
      .when(complete({ request, dates: datesOf(request) }))
      .thenHappened('RequestCompleted', {
        type: 'DeadlinesRecomputed',
        dates: { courtTerm: { endsOn: '2026-09-03', proof: { rule: 'CPC-403-3', result: '2026-09-03' } } },
      })
      .thenSummary({ courtTermEndsOn: '2026-09-03' })
  })

  it.each(['part-4', 'part-5'] as const)('is returned by a person who cites %s, and closes', citation => {
    given(incomplete)
      .when(returnRequest({ citation }))
      .thenHappened({ type: 'RequestReturned', citation, reason: 'Шағымның жобасы жоқ' })
      .thenSummary({ stage: 'closed', outcome: 'returned', holder: null, closedAt: local('2026-08-18', '10:00') })
  })

  it('may be registered as received, and then the clock runs all the same', () =>
    given(incomplete)
      .when(registerReceipt())
      .thenHappened('ReceiptRegistered', { type: 'DeadlinesSet', dates: { decision: { dueOn: '2026-08-26' } } })
      .thenSummary({ stage: 'incomplete', deadlineState: 'onTime', holder: 'dgd-almaty' }))

  it('stands from its receipt on under the edition of that day', () => {
    const onThatDay = { ...editions, regulation: 'E1' }
    const { state } = given(incomplete).when(registerReceipt({ editions: onThatDay }))
    expect(state).toMatchObject({ stage: 'incomplete', editions: onThatDay })
  })

  it('becomes overdue although it is incomplete', () =>
    given(incomplete, receiptRegistered)
      .whenClockReaches(endOf('2026-08-26'))
      .thenHappened({ type: 'BecameOverdue', dueAt: endOf('2026-08-26') })
      .thenSummary({ stage: 'incomplete', deadlineState: 'overdue', overdue: true }))

  it('is received, not merely sent, when it is completed after its receipt', () =>
    given(incomplete, receiptRegistered)
      .when(complete({ dates: datesOf(aRequest(), receipt) }), local('2026-08-18', '09:00'))
      .thenHappened('RequestCompleted')
      .thenSummary({ stage: 'received', decisionDueOn: '2026-08-26' }))

  it('is complete when a correction leaves nothing missing', () =>
    given(incomplete)
      .when(correctFacts({ receipt: null }))
      .thenHappened('FactsCorrected', 'RequestCompleted', 'DeadlinesRecomputed')
      .thenSummary({ stage: 'sent', courtTermEndsOn: '2026-09-03' }))

  it('stays incomplete when a correction leaves something missing', () =>
    given(incomplete)
      .when(correctFacts({ receipt: null, faults: [draftMissing] }))
      .thenHappened('FactsCorrected', 'DeadlinesRecomputed')
      .thenSummary({ stage: 'incomplete' }))

  it('may be withdrawn', () =>
    given(incomplete).when(withdraw()).thenHappened('Withdrawn').thenSummary({ outcome: 'withdrawn' }))
})
