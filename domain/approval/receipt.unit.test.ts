import { describe, expect, it } from 'vitest'
import { byChancery, registerReceipt } from '../../test/approval/commands.ts'
import { endOf, officials, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import { incomplete, receiptRegistered, received, sent, withoutApprover } from '../../test/approval/story.ts'

describe('the registration of the receipt (part 10, APPC 44(1))', () => {
  it('starts the seven working days, with the proof of the last one', () => {
    const { state } = given(sent)
      .when(registerReceipt())
      .thenHappened(
        { type: 'ReceiptRegistered', receipt, officials, by: byChancery },
        {
          type: 'DeadlinesSet',
          dates: {
            decision: {
              dueOn: '2026-08-26',
              dueAt: endOf('2026-08-26'),
              proof: {
                start: { fact: 'receivedOn', date: '2026-08-17' },
                rule: 'part-10',
                reading: 'nextWorkingDay',
                other: { reading: 'receiptDay', result: '2026-08-25' },
              },
            },
          },
        },
      )
      .thenSummary({ stage: 'received', deadlineState: 'onTime', holder: officials.legalHead })
    expect(state).toMatchObject({ officials })
  })

  it('leaves the case with the body where the registry names no head of its legal service', () =>
    given(sent)
      .when(registerReceipt({ officials: { head: null, legalHead: null } }))
      .thenSummary({ stage: 'received', holder: 'kgd' }))

  it('is refused while nobody approves (part 1)', () =>
    given(withoutApprover).when(registerReceipt()).thenRejected('APPROVER_NOT_SET', 'part-1'))

  it('is refused a second time once the case is received', () =>
    given(received).when(registerReceipt()).thenRejected('WRONG_STAGE'))

  it('is refused a second time also where the case is still incomplete', () =>
    given(incomplete, receiptRegistered)
      .when(registerReceipt())
      .thenRejected('WRONG_STAGE', 'design', { receipt: receipt.number }))

  it('flags a request sent after the tenth working day before the end of the term, and goes on (part 6)', () => {
    const dates = { ...registerReceipt().dates, lateRequest: { plain: true, strict: true } }
    given(sent)
      .when(registerReceipt({ dates: dates as NonNullable<ReturnType<typeof registerReceipt>['dates']> }))
      .thenSummary({ stage: 'received', flags: ['lateRequest'] })
  })
})
