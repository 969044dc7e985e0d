import { describe, expect, it } from 'vitest'
import { codes } from '../../domain/regulation/codes.ts'
import { type NamedPlace, placesInCode, placesInWords, placesOfCodes, routesInTable } from './named-places.ts'

const places = (named: readonly NamedPlace[]) => named.map(({ place }) => place)

describe('a citation in code', () => {
  it.each([
    ['citation: part(6)', ['part-6']],
    ['citation: routeItem(3)', ['part-1-item-3']],
    ["citation: 'para-9-9'", ['para-9-9']],
    ["['part-4', `part-5`]", ['part-4', 'part-5']],
    ['part(12) routeItem(9)', []],
    ['share.part(6); depart(6); part(0.5)', []],
    ["'part-time', 'para-99'", []],
  ])('%s', (code, expected) => expect(places(placesInCode(code))).toEqual(expected))

  it('has its line', () => expect(placesInCode('\n\npart(6)')).toEqual([{ place: 'part-6', line: 3 }]))

  it('of the table of routes is an item of part 1', () =>
    expect(places(routesInTable('approver(4), approver(2, above), approver(n)'))).toEqual([
      'part-1-item-4',
      'part-1-item-2',
    ]))

  it('is also the code of a refusal that rests on it', () =>
    expect(places(placesOfCodes("reject('NOT_VESTED'); 'NOT_A_CODE'", codes))).toEqual(['part-9']))
})

describe('a citation in words', () => {
  it.each([
    ['is refused (part 8)', ['part-8']],
    ['what parts 4 and 5 require', ['part-4', 'part-5']],
    ['the decision (parts 8-10)', ['part-8', 'part-9', 'part-10']],
    ['parts 4 to 6', ['part-4', 'part-5', 'part-6']],
    ['Para 4, and the head (para 12)', ['para-4', 'para-12']],
    ['paragraph 9(10)', ['para-9-10']],
    ['item 5 of part 1', ['part-1', 'part-1-item-5']],
    ['(part 1, item 3)', ['part-1-item-3']],
    ['part of 6, spare part, apart 6, part 12', []],
  ])('%s', (text, expected) => expect(places(placesInWords(text)).sort()).toEqual(expected.sort()))
})
