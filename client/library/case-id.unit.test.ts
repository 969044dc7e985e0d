import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { caseIdOf, partsOfCaseId } from './case-id.ts'

describe('the id of a case', () => {
  it('is made of the requester and its request id, and taken apart again', () => {
    const caseId = caseIdOf('dgd-almaty', '2025.08_17-A')
    expect(caseId).toBe('approval-dgd-almaty.2025.08_17-A')
    expect(partsOfCaseId(caseId)).toEqual({ requester: 'dgd-almaty', requestId: '2025.08_17-A' })
  })

  test.prop([fc.stringMatching(/^[a-z0-9-]{1,40}$/), fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/)])(
    'names every pair of ids once: apart again it is the same pair',
    (requester, requestId) => {
      expect(partsOfCaseId(caseIdOf(requester, requestId))).toEqual({ requester, requestId })
    },
  )

  it.each([
    ['kgd.1', 'x'],
    ['KGD', 'x'],
    ['', 'x'],
    ['kgd', ''],
    ['kgd', 'исх. 5'],
    ['k'.repeat(41), 'x'],
    ['kgd', 'x'.repeat(65)],
    ['kgd', 'x\n'],
  ])('is not made of what is no id: %j and %j', (requester, requestId) => {
    expect(() => caseIdOf(requester, requestId)).toThrow(RangeError)
  })

  it('is told from ids of other workflows', () => {
    expect(partsOfCaseId('notices')).toBeUndefined()
    expect(partsOfCaseId('approval-kgd')).toBeUndefined()
  })
})
