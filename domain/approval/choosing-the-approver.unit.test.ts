import { describe, expect, it } from 'vitest'
import { open, registerReceipt, setApprover } from '../../test/approval/commands.ts'
import { editions } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import {
  draftMissing,
  inDecision,
  received,
  requestSubmitted,
  sent,
  withoutApprover,
} from '../../test/approval/story.ts'

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

describe('a person chooses who goes on for a body that is no more (reading approverReorganised)', () => {
  const readings = { approverReorganised: 'humanChooses' } as const
  const officials = { head: 'p-0002', legalHead: 'p-0005' }
  const chosen = setApprover({ approver: 'minfin', reorganised: { officials } })
  const undecided = given({ ...requestSubmitted, readings }, inDecision.slice(1))

  it('also after the proposal; the proposal stands, and the chosen body’s officials act from now on', () => {
    const { state } = undecided
      .when(chosen)
      .thenHappened({ type: 'ApproverSet', approver: 'minfin', officials })
      .thenSummary({ stage: 'decision', approver: 'minfin' })
    expect(state).toMatchObject({ officials })
  })

  it('but not while it stands', () => undecided.when(setApprover()).thenRejected('APPROVER_NOT_OPEN', 'part-1'))
})

describe('a chosen body that sends back what is incomplete (reading incompleteRequest)', () => {
  it('returns the request, which waits for nothing more', () =>
    given(withoutApprover)
      .when(
        setApprover({
          faults: [draftMissing],
          editions,
          returned: { citation: 'part-5', reason: 'Шағымның жобасы жоқ', reading: 'incompleteRequest' },
        }),
      )
      .thenHappened('ApproverSet', { type: 'RequestReturned', citation: 'part-5', reading: 'incompleteRequest' })
      .thenSummary({ stage: 'closed', outcome: 'returned' }))
})
