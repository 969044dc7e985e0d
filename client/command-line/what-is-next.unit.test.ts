import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../test/store/a-case.ts'
import { nextStep } from './next-step.ts'
import { whatIsNext, whatIsNextAfterCommand } from './what-is-next.ts'

const caseId = 'approval-dgd-almaty.r-1'
const decided = summaryOf(caseId, { stage: 'decided' })
const cases: Parameters<typeof whatIsNext>[0] = {
  lacking: async () => [{ code: 'NOT_SIGNED_BY_HEAD', citation: 'part-4', field: 'signature.signer' }],
  nextStep: async (summary, lacking) => nextStep(summary, '2026-08-20', { lacking }),
}

describe('the next step after a decision', () => {
  it('is no confirmation, which is refused once the decision has been delivered by itself (part 11)', async () => {
    const { next, lines } = await whatIsNextAfterCommand(cases, decided)
    expect(next).toBe(`npm run -s kelisu -- show ${caseId}`)
    expect(lines('ru')).toEqual([`Решение доставляется само. Доставлено ли оно: ${next}`])
  })

  it('is the confirmation for who looks and finds it undelivered, and only if it came another way', async () => {
    const { next, lines } = await whatIsNext(cases, decided)
    expect(next).toContain(`confirm-delivery ${caseId}`)
    expect(lines('en')[0]).toMatch(/^The decision is delivered by itself\. Only if it came another way: npm run/)
  })
})

describe('the next step of an incomplete request', () => {
  it('is to supply just what is lacking, which is said in words', async () => {
    const { next, lines } = await whatIsNext(cases, summaryOf(caseId, { stage: 'incomplete' }))
    expect(next).not.toContain('--draft')
    expect(next).toContain(`--payload '{"signature":{"kind":"paper","signer":"PERSON",`)
    expect(lines('kk')[0]).toMatch(/^Жетіспейді: Сұрау салуға орган басшысы емес адам қол қойған\./)
  })
})

it('nothing is known of a case that no worker has read', async () => {
  const { next, lines } = await whatIsNextAfterCommand(cases, undefined)
  expect([next, lines('en')]).toEqual([null, []])
})
