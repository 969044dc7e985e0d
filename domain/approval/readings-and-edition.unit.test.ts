import { describe, expect, it } from 'vitest'
import { correctFacts, registerReceipt, setApprover, withdraw } from '../../test/approval/commands.ts'
import { aRequest, datesOf, editions } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import { draftMissing, incomplete, inReview, sent, withoutApprover } from '../../test/approval/story.ts'

const readings = { sendBy: 'strict' } as const
const earlier = { ...editions, regulation: 'E1' }

describe('the readings of the approving body and the edition of the Regulation', () => {
  it.each([
    ['the registration of the receipt', sent, registerReceipt({ readings, editions: earlier })],
    [
      'the registration of the receipt while the request lacks something',
      incomplete,
      registerReceipt({ readings, editions: earlier }),
    ],
    ['the choice of the approver', withoutApprover, setApprover({ readings, editions: earlier })],
    ['corrected facts', inReview, correctFacts({ readings, editions: earlier })],
  ])('become those of the case by %s', (_, story, command) => {
    expect(given(story).when(command).state).toMatchObject({ readings, editions: earlier })
  })

  it('stay with the case once it is closed', () => {
    const closed = given(sent)
      .when(registerReceipt({ readings, editions: earlier }))
      .andThen.when(withdraw())
    closed.thenSummary({ stage: 'closed', flags: ['ownReading'] })
    expect(closed.state).toMatchObject({ readings, editions: earlier })
  })
})

describe('the request before a body that a person chose', () => {
  it('is incomplete where it lacks what that body requires', () =>
    given(withoutApprover)
      .when(setApprover({ faults: [draftMissing] }))
      .thenHappened('ApproverSet', { type: 'RequestIncomplete', faults: [draftMissing] })
      .thenSummary({ stage: 'incomplete' }))

  it('is complete where that body requires nothing more', () =>
    given(withoutApprover, incomplete.slice(2, 3))
      .when(setApprover({ faults: [] }))
      .thenHappened('ApproverSet', 'RequestCompleted')
      .thenSummary({ stage: 'sent' }))

  it('has its dates counted as that body reads the text', () => {
    const counted = datesOf(aRequest())
    const dates = { ...counted, lateRequest: { plain: true, strict: true } }
    given(withoutApprover)
      .when(setApprover({ dates }))
      .thenHappened('ApproverSet', { type: 'DeadlinesRecomputed', dates: { lateRequest: dates.lateRequest } })
  })
})
