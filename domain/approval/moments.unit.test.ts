import { describe, expect, it } from 'vitest'
import { confirmDelivery, correctFacts, decision } from '../../test/approval/commands.ts'
import { aRequest, datesOf, endOf, local, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import {
  approved,
  approvedAndDelivered,
  becameOverdue,
  incomplete,
  inDecision,
  inEveryStage,
  inReview,
  receiptRegistered,
  received,
  refused,
  sent,
} from '../../test/approval/story.ts'
import { caseOf } from './evolve.ts'
import { nextMoment, passMoments } from './moments.ts'
import { unopened } from './state.ts'

describe('the alarms of the decision (part 10)', () => {
  it('come one after the other: three working days before, due soon, one day before, on the day, overdue', () => {
    let log = inReview
    const story = [
      [local('2026-08-21', '09:00'), { type: 'Reminded', moments: ['reminder'], workingDaysLeft: 3 }],
      [local('2026-08-24', '00:00'), { type: 'Reminded', moments: ['dueSoon'], workingDaysLeft: 2 }],
      [local('2026-08-25', '09:00'), { type: 'Reminded', moments: ['reminder'], workingDaysLeft: 1 }],
      [local('2026-08-26', '09:00'), { type: 'Reminded', moments: ['reminder'], workingDaysLeft: 0 }],
      [endOf('2026-08-26'), { type: 'BecameOverdue', dueAt: endOf('2026-08-26') }],
    ] as const
    for (const [at, expected] of story) {
      expect(nextMoment(caseOf(log))?.at).toBe(at)
      const { events } = given(log)
        .whenClockReaches(at)
        .thenHappened({ ...expected, at } as never)
      log = [...log, ...events]
    }
    expect(nextMoment(caseOf(log))).toMatchObject({ kind: 'courtTermEnded' })
  })

  it('do not come a millisecond early', () =>
    given(inReview).whenClockReaches('2026-08-21T03:59:59.999Z').thenNothing())

  it('make the case due soon from 00:00 of the second working day before', () =>
    given(inReview)
      .whenClockReaches(local('2026-08-24', '00:00'))
      .thenSummary({ deadlineState: 'dueSoon', overdue: false }))

  it('leave it due soon when it is reminded again', () => {
    const dueSoon = given(inReview).whenClockReaches(local('2026-08-24', '00:00')).andThen
    dueSoon
      .whenClockReaches(local('2026-08-25', '09:00'))
      .thenHappened({ type: 'Reminded', moments: ['reminder'], workingDaysLeft: 1 })
      .thenSummary({ deadlineState: 'dueSoon' })
  })

  it('make one reminder when several have passed together, with the fewest days left', () => {
    const { andThen } = given(inReview)
      .whenClockReaches(local('2026-08-25', '12:00'))
      .thenHappened({
        type: 'Reminded',
        moments: ['reminder', 'dueSoon', 'reminder'],
        workingDaysLeft: 1,
        deadline: 'decision',
      })
      .thenSummary({ deadlineState: 'dueSoon' })
    andThen.whenClockReaches(local('2026-08-25', '12:00')).thenNothing()
  })

  it('make no reminder of a deadline that has passed itself', () =>
    given(inReview).whenClockReaches(endOf('2026-08-26')).thenHappened('BecameOverdue'))

  it('say overdue once', () =>
    given(inReview)
      .whenClockReaches(endOf('2026-08-26'))
      .andThen.whenClockReaches(local('2026-08-27', '00:01'))
      .thenNothing())

  it.each(['received', 'review', 'decision'] as const)('run in the stage %s', stage => {
    given(inEveryStage[stage]).whenClockReaches(endOf('2026-08-26')).thenHappened('BecameOverdue').thenSummary({
      stage,
      overdue: true,
    })
  })

  it('end with the decision', () => given(approved).whenClockReaches(endOf('2026-08-27')).thenNothing())

  it('that had passed before the receipt was registered are not sent; the case is due soon all the same', () => {
    const registered = receiptRegistered.map(event => ({ ...event, at: local('2026-08-25', '15:00') }))
    const { andThen } = given(sent, registered)
      .whenClockReaches(local('2026-08-25', '15:00'))
      .thenNothing()
      .thenSummary({ deadlineState: 'dueSoon' })
    andThen.whenClockReaches(local('2026-08-26', '09:00')).thenHappened({ type: 'Reminded', workingDaysLeft: 0 })
  })

  it('follow the dates when these are corrected', () => {
    const later = { ...receipt, at: local('2026-08-19', '09:00') }
    const corrected = given(inReview).when(
      correctFacts({ request: aRequest(), receipt: later, dates: datesOf(aRequest(), later), changed: ['receipt.at'] }),
    )
    expect(nextMoment(corrected.state)).toEqual({
      at: local('2026-08-25', '09:00'),
      kind: 'reminder',
      workingDaysLeft: 3,
    })
  })

  it('that came before the instant by which a command is judged become events before it', () => {
    const state = caseOf(inDecision)
    const at = local('2026-08-27', '10:00')
    expect(passMoments(state, local('2026-08-21', '10:00'), at)).toEqual([
      {
        type: 'Reminded',
        version: 1,
        at,
        moments: ['reminder'],
        workingDaysLeft: 3,
        deadline: 'decision',
      },
    ])
  })
})

describe('the alarms of the court term', () => {
  it('remind the requesting body while the receipt is not registered', () => {
    given(sent)
      .whenClockReaches(local('2026-08-28', '09:00'))
      .thenHappened({
        type: 'Reminded',
        moments: ['courtTermReminder', 'courtTermReminder'],
        workingDaysLeft: 1,
        deadline: 'courtTerm',
      })
    given(incomplete)
      .whenClockReaches(local('2026-08-26', '09:00'))
      .thenHappened({ type: 'Reminded', workingDaysLeft: 3, deadline: 'courtTerm' })
  })

  it('stay silent while the approving body works: its own deadline is what counts', () =>
    given(inDecision, becameOverdue).whenClockReaches(local('2026-08-28', '10:00')).thenNothing())

  it('remind the requesting body again once the approval is delivered', () =>
    given(approvedAndDelivered)
      .whenClockReaches(local('2026-08-26', '09:00'))
      .thenHappened({ type: 'Reminded', moments: ['courtTermReminder'], workingDaysLeft: 3, deadline: 'courtTerm' }))

  it('note its end, and the case goes on: an overdue decision can still be made', () => {
    const ended = given(inDecision, becameOverdue)
      .whenClockReaches(endOf('2026-08-31'))
      .thenHappened({ type: 'CourtTermEnded', endedAt: endOf('2026-08-31') })
      .thenSummary({ stage: 'decision', overdue: true })
    ended.andThen.when(decision({}), local('2026-09-01', '09:00')).thenHappened('OverdueLifted', 'Decided')
    expect(nextMoment(ended.state)).toBeUndefined()
  })

  it('note its end even where the decision had become due in the same wait', () =>
    given(inDecision)
      .whenClockReaches(local('2026-09-02', '00:00'))
      .thenHappened('BecameOverdue', 'CourtTermEnded')
      .thenSummary({ overdue: true }))

  it('start again when its end is corrected to a later day', () => {
    const corrected = given(inDecision, becameOverdue)
      .whenClockReaches(endOf('2026-08-31'))
      .andThen.when(correctFacts(), local('2026-09-01', '10:00'))
    expect(nextMoment(corrected.state)).toEqual({ at: endOf('2026-09-03'), kind: 'courtTermEnded' })
  })
})

describe('the next moment', () => {
  const reminder = { at: local('2026-08-21', '09:00'), kind: 'reminder', workingDaysLeft: 3 }
  const courtTermReminder = { at: local('2026-08-26', '09:00'), kind: 'courtTermReminder', workingDaysLeft: 3 }

  it.each([
    ['incomplete', courtTermReminder],
    ['sent', courtTermReminder],
    ['received', reminder],
    ['review', reminder],
    ['decision', reminder],
    ['decided', { at: endOf('2026-08-31'), kind: 'courtTermEnded' }],
    ['delivered', courtTermReminder],
    ['closed', undefined],
  ] as const)('of a case in the stage %s', (stage, expected) => {
    expect(nextMoment(caseOf(inEveryStage[stage]))).toEqual(expected)
  })

  it('of an incomplete case that is received is that of the decision', () => {
    expect(nextMoment(caseOf([...incomplete, ...receiptRegistered]))).toEqual(reminder)
  })

  it('is none before a case is opened', () => {
    expect(nextMoment(unopened)).toBeUndefined()
    expect(passMoments(unopened, endOf('2026-08-31'), endOf('2026-08-31'))).toEqual([])
  })

  it('is none once the case is closed', () => {
    const { state } = given(refused).when(confirmDelivery())
    expect(nextMoment(state)).toBeUndefined()
    expect(passMoments(state, endOf('2026-08-31'), endOf('2026-08-31'))).toEqual([])
  })

  it('does not stay the same after it has come, in any stage', () => {
    for (const story of [sent, received, inReview, inDecision, approved, approvedAndDelivered]) {
      const moment = nextMoment(caseOf(story))
      if (!moment) throw new Error('Each of these stories has a moment to come')
      expect(nextMoment(given(story).whenClockReaches(moment.at).state)).not.toEqual(moment)
    }
  })
})
