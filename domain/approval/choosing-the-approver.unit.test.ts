import { describe, expect, it } from 'vitest'
import { open, registerReceipt, setApprover } from '../../test/approval/commands.ts'
import { given } from '../../test/approval/specification.ts'
import { draftMissing, received, sent, withoutApprover } from '../../test/approval/story.ts'

describe('a person chooses the approver', () => {
  it('where the text names none; the reason is kept and the case goes on', () => {
    const chosen = given(withoutApprover)
      .when(setApprover())
      .thenHappened({ type: 'ApproverSet', approver: 'kgd', reason: 'Жақын тұрған жоғары орган' })
      .thenSummary({ stage: 'sent', approver: 'kgd', holder: 'kgd', flags: ['noRoute'] })
    chosen.andThen
      .when(registerReceipt())
      .thenHappened('ReceiptRegistered', 'DeadlinesSet')
      .thenSummary({ stage: 'received' })
  })

  it('where a military order is disputed before the receipt, and the order stays on record (part 3)', () => {
    const byOrder = given().when(
      open({ route: { kind: 'militaryOrder', approver: 'ng-command', citation: 'part-3', because: 'By the order.' } }),
    )
    const { state } = byOrder.andThen
      .when(setApprover({ approver: 'mvd' }))
      .thenHappened({ type: 'ApproverSet', approver: 'mvd' })
      .thenSummary({ approver: 'mvd' })
    expect(state).toMatchObject({ route: { kind: 'militaryOrder', approver: 'ng-command' } })
  })

  it('but not once the receipt is registered, though the request is still incomplete', () => {
    const received = given()
      .when(
        open({
          faults: [draftMissing],
          route: { kind: 'militaryOrder', approver: 'ng-command', citation: 'part-3', because: 'By the order.' },
        }),
      )
      .andThen.when(registerReceipt())
    received.thenSummary({ stage: 'incomplete' })
    received.andThen
      .when(setApprover({ approver: 'mvd' }))
      .thenRejected('APPROVER_NOT_OPEN', 'part-1', { approver: 'ng-command' })
  })

  it('but not where part 1 names one', () =>
    given(sent)
      .when(setApprover({ approver: 'minfin' }))
      .thenRejected('APPROVER_NOT_OPEN', 'part-1', { approver: 'kgd' }))

  it('and not twice', () =>
    given(withoutApprover).when(setApprover()).andThen.when(setApprover()).thenRejected('APPROVER_NOT_OPEN', 'part-1'))

  it('and not after the receipt', () => given(received).when(setApprover()).thenRejected('WRONG_STAGE'))
})
