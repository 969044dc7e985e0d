import { describe, expect, it } from 'vitest'
import { byChancery, open, registerReceipt, setApprover } from '../../test/approval/commands.ts'
import { endOf, local, officials, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import {
  draftMissing,
  incomplete,
  receiptRegistered,
  received,
  sent,
  withoutApprover,
} from '../../test/approval/story.ts'

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

describe('a request that nobody has registered by the end of the next working day', () => {
  const registerBy = endOf('2026-08-17')
  const toRegister = given().when(open({ registerBy }))
  const reminder = {
    type: 'Reminded' as const,
    moments: ['registrationReminder' as const],
    deadline: 'registration' as const,
  }

  it('is told once, and goes on waiting: the text sets no term for it', () => {
    const { andThen } = toRegister.andThen.whenClockReaches(registerBy).thenHappened(reminder)
    andThen.whenClockReaches(local('2026-08-20', '10:00')).thenNothing()
    andThen.thenSummary({ stage: 'sent', deadlineState: 'notRunning', overdue: false })
  })

  it('is not told before', () => toRegister.andThen.whenClockReaches(local('2026-08-17', '23:59')).thenNothing())

  it('is told also where it lacks what parts 4 and 5 require', () =>
    given()
      .when(open({ registerBy, faults: [draftMissing] }))
      .andThen.whenClockReaches(registerBy)
      .thenHappened(reminder))

  it('is not told once the receipt is registered', () =>
    toRegister.andThen.when(registerReceipt()).andThen.whenClockReaches(registerBy).thenNothing())

  it('is told by the day on which a person chose who approves', () => {
    const chosen = given(withoutApprover).when(setApprover({ registerBy: endOf('2026-08-18') }))
    chosen.andThen.whenClockReaches(registerBy).thenNothing()
    chosen.andThen.whenClockReaches(endOf('2026-08-18')).thenHappened(reminder)
  })

  it('is told also where the court term was reminded of before', () => {
    const chosen = given(withoutApprover).when(setApprover({ registerBy: endOf('2026-08-26') }))
    const reminded = chosen.andThen
      .whenClockReaches(local('2026-08-26', '09:00'))
      .thenHappened({ type: 'Reminded', deadline: 'courtTerm' })
    reminded.andThen.whenClockReaches(endOf('2026-08-26')).thenHappened(reminder)
  })

  it('is not told in cases whose log is older than this reminder', () =>
    given(sent).whenClockReaches(registerBy).thenNothing())
})
