import { describe, expect, it } from 'vitest'
import { reject } from '../regulation/codes.ts'
import { isRefusal } from './refusal.ts'

describe('an answer on authority', () => {
  it('is a refusal when it names code, citation and facts', () => {
    expect(isRefusal(reject('NOT_VESTED', { person: 'p-0001' }))).toBe(true)
  })

  it.each([
    ['who may act and by what', { basis: 'head', position: 'firstHead' }],
    ['a citation and facts without a code', { citation: 'part-9', facts: {} }],
    ['a code and facts without a citation', { code: 'NOT_VESTED', facts: {} }],
    ['a code and a citation without facts', { code: 'NOT_VESTED', citation: 'part-9' }],
  ])('is none when it names %s', (_, answer) => {
    expect(isRefusal(answer)).toBe(false)
  })
})
