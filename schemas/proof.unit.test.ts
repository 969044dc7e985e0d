import { describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import { contentHash } from '../client/library/content-hash.ts'
import { newestCalendar } from '../domain/calendar/editions.ts'
import { askedProofs } from '../domain/deadlines/asked.ts'
import { caseProofs } from '../domain/deadlines/case-proofs.ts'
import type { ProofDocument } from '../domain/deadlines/proof-document.ts'
import { almaty } from '../local-time/almaty.ts'
import { aRequest, caseId, datesOf, editions, receipt } from '../test/approval/request.ts'
import { received } from '../test/approval/story.ts'
import { proofSchema } from './proof.ts'

const ofCase = caseProofs(
  { caseId, request: aRequest(), receipt, editions, dates: datesOf(aRequest(), receipt) },
  received,
  { calendarOf: () => newestCalendar, hashOf: contentHash, localTime: almaty },
)
const asked = askedProofs(
  { means: 'appeal', procedure: 'administrative', shortTerm: true, actDate: '2026-12-20', receivedOn: '2026-12-26' },
  newestCalendar,
  { receiptDay: 'receiptDay' },
  contentHash,
)
const nullEverywhere = askedProofs(
  { means: 'cassation', procedure: 'civil', actDate: '2024-08-31' },
  newestCalendar,
  {
    receiptDay: 'nextWorkingDay',
  },
  contentHash,
)

describe('the schema of a proof', () => {
  it.each([...ofCase, ...asked, ...nullEverywhere].map(one => [one.deadline, one] as const))(
    'takes the document of %s as it is made, with no field left over',
    (_, document) => expect(proofSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document),
  )

  it.each<[string, object]>([
    ['without its rows', { proof: { ...ofCase[0]?.proof, rows: undefined } }],
    ['with a field it does not know', { more: 1 }],
    ['of another version', { version: 2 }],
  ])('refuses a document %s', (_, change) => {
    expect(proofSchema.safeParse(JSON.parse(JSON.stringify({ ...ofCase[0], ...change }))).success).toBe(false)
  })

  it('describes every field that a document has', () => {
    type Described = z.output<typeof proofSchema>
    expectTypeOf<keyof Described>().toEqualTypeOf<keyof ProofDocument>()
    expectTypeOf<keyof Described['editions']>().toEqualTypeOf<keyof ProofDocument['editions']>()
    expectTypeOf<keyof Described['proof']>().toEqualTypeOf<keyof ProofDocument['proof']>()
  })
})
