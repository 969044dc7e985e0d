import { describe, it } from 'vitest'
import { byRequesterHead, withdraw } from '../../test/approval/commands.ts'
import { given } from '../../test/approval/specification.ts'
import { approved, becameOverdue, inDecision, inEveryStage } from '../../test/approval/story.ts'

describe('a withdrawal by the requesting body', () => {
  it.each(['incomplete', 'sent', 'received', 'review', 'decision'] as const)(
    'closes the case before the decision: %s',
    stage => {
      given(inEveryStage[stage])
        .when(withdraw())
        .thenHappened({ type: 'Withdrawn', reason: 'Тараптар татуласты', by: byRequesterHead })
        .thenSummary({
          stage: 'closed',
          outcome: 'withdrawn',
          deadlineState: 'notRunning',
          holder: null,
          decidedLate: null,
        })
    },
  )

  it('of an overdue case ends the alarm; since when it was overdue stays on record', () =>
    given(inDecision, becameOverdue)
      .when(withdraw())
      .thenSummary({ overdue: false, overdueSince: '2026-08-26T19:00:00.000Z', deadlineState: 'notRunning' }))

  it('comes too late after the decision', () => given(approved).when(withdraw()).thenRejected('WRONG_STAGE'))
})
