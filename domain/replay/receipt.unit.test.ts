import { expect, it } from 'vitest'
import { receiptSchema } from '../../schemas/receipt.ts'
import { approvalDecided, decisionDelivered, inDecision } from '../../test/approval/story.ts'
import type { ApprovalEvent } from '../approval/events.ts'
import { receiptOf } from './receipt.ts'

const receiptOfDecision = (paper: object) => {
  const events = [...inDecision, { ...approvalDecided, outcome: 'refuse' as const, ...paper }, decisionDelivered]
  const log = events.map((event: ApprovalEvent, index) => ({
    seq: index + 1,
    runId: 'run',
    hash: 'a'.repeat(64),
    event,
  }))
  return receiptSchema.parse(receiptOf(log, { version: '1', commit: null }, () => null))
}

it('the receipt of a decision on paper has its day, its number, the instant of its registration and the registrar', () => {
  const paper = { signedOn: '2026-08-24', number: '17-ш', registeredBy: 'p-0044' }
  expect(receiptOfDecision({ paper }).decision?.paper).toEqual({ ...paper, registeredAt: approvalDecided.at })
})

it('where an older log does not say who registered it, the receipt does not either', () => {
  expect(receiptOfDecision({ paper: { signedOn: '2026-08-24', number: '17-ш' } }).decision?.paper).toMatchObject({
    registeredBy: null,
  })
})

it('a decision that was not on paper has none of this', () => {
  expect(receiptOfDecision({}).decision?.paper).toBeNull()
})
