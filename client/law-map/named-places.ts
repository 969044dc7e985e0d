import { isPlace, type Place } from '../../domain/regulation/places.ts'

/** A place of the Regulation, named on a line (counted from 1). */
export type NamedPlace = { place: Place; line: number }

/** The places that code names: `part(6)`, `routeItem(3)`, `'para-9-9'`. */
export const placesInCode = (code: string): NamedPlace[] => [
  ...found(code, /(?<![\w.])part\((\d+)\)/g, ([, n]) => [`part-${n}`]),
  ...found(code, /(?<![\w.])routeItem\((\d)\)/g, ([, n]) => [`part-1-item-${n}`]),
  ...found(code, /['"`]((?:part|para)-[\w-]+)['"`]/g, ([, place = '']) => [place]),
]

/** The routes that the table of routes gives: `approver(3)` is item 3 of part 1. */
export const routesInTable = (code: string): NamedPlace[] =>
  found(code, /(?<![\w.])approver\((\d)\b/g, ([, n]) => [`part-1-item-${n}`])

/** The places on which the codes named here rest, by the table of codes: who refuses by `NOT_VESTED` applies part 9. */
export const placesOfCodes = (code: string, citationOf: Readonly<Record<string, string>>): NamedPlace[] =>
  found(code, /['"]([A-Z][A-Z_]+)['"]/g, ([, name = '']) =>
    Object.hasOwn(citationOf, name) ? [`${citationOf[name]}`] : [],
  )

/** The places named in words: `part 6`, `parts 8-10`, `para 9(10)`, `item 3 of part 1`, `part 1, item 3`. */
export const placesInWords = (text: string): NamedPlace[] => [
  ...found(text, words, ([, kind = '', list = '', sub, item]) => {
    const prefix = /^part/i.test(kind) ? 'part' : 'para'
    if (sub ?? item) return [`${prefix}-${list}${item ? `-item-${item}` : `-${sub}`}`]
    return numbersOf(list).map(n => `${prefix}-${n}`)
  }),
  ...found(text, /\bitem\s+(\d)\s+of\s+part\s+1\b/gi, ([, n]) => [`part-1-item-${n}`]),
]

const words = /\b(parts?|paras?|paragraphs?)\s+(\d+(?:\s*(?:,|-|–|to|and|or)\s*\d+)*)(?:\((\d+)\)|,\s+item\s+(\d))?/gi

/** `8-10` → 8, 9, 10; `4 and 5` → 4, 5. */
const numbersOf = (list: string): number[] =>
  list.split(/\s*(?:,|and|or)\s*/).flatMap(range => {
    const [first = 0, last = first] = range.split(/\s*(?:-|–|to)\s*/).map(Number)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  })

const found = (text: string, pattern: RegExp, places: (match: RegExpMatchArray) => string[]): NamedPlace[] =>
  [...text.matchAll(pattern)].flatMap(match =>
    places(match)
      .filter(isPlace)
      .map(place => ({ place, line: text.slice(0, match.index).split('\n').length })),
  )
