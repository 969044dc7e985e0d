import { describe, expect, it } from 'vitest'
import { reject } from './codes.ts'

describe('a refusal', () => {
  it.each([
    ['880214300127', '************'],
    ['ЖСН: 880214300127.', 'ЖСН: ************.'],
    ['payload.880214300127', 'payload.************'],
    // Neither a date nor twelve digits, so none.
    ['889914300127', '889914300127'],
    ['approval-dgd-almaty.20261123093000', 'approval-dgd-almaty.20261123093000'],
    ['7527-26-00-2/1234', '7527-26-00-2/1234'],
  ])('does not repeat an individual number that a sender wrote: %s', (given, told) => {
    expect(reject('NOT_A_LAWYER', { field: 'lawyer', person: given }).facts).toEqual({ field: 'lawyer', person: told })
  })

  it('keeps what is no text', () => {
    expect(reject('BEYOND_CALENDAR', { year: 2031, known: false }).facts).toEqual({ year: 2031, known: false })
  })
})
