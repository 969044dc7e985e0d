/**
 * Citations as stable codes: what a rule, a refusal or a date rests on. Their wording in Kazakh, Russian and English is in `texts/`.
 * `part-N` is a part of the annex (the algorithm), `part-1-item-N` a route, `para-N` a paragraph of the Model Regulation,
 * `CPC`, `APPC`, `LC`, `HL` articles of the codes and laws; `design` marks what the text leaves open and Kelisu decides.
 */
export const citations = [
  'part-1',
  'part-1-item-1',
  'part-1-item-2',
  'part-1-item-3',
  'part-1-item-4',
  'part-1-item-5',
  'part-1-item-6',
  'part-1-item-7',
  'part-1-item-8',
  'part-2',
  'part-3',
  'part-4',
  'part-5',
  'part-6',
  'part-7',
  'part-8',
  'part-9',
  'part-10',
  'part-11',
  'para-4',
  'para-9-9',
  'para-9-10',
  'para-12',
  'para-13',
  'CPC-122-2',
  'CPC-123-2',
  'CPC-123-4',
  'CPC-123-5',
  'CPC-401-2',
  'CPC-403-3',
  'CPC-434-1',
  'CPC-435-1-1',
  'CPC-436-1',
  'APPC-44-1',
  'APPC-44-3',
  'APPC-168-2',
  'APPC-168-4',
  'APPC-169-2',
  'HL',
  'HL-5',
  'LC-84',
  'LC-85-3',
  'design',
] as const

/** A code of the list above. */
export type Citation = (typeof citations)[number]

type Route = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Part `n` of the annex. */
export const part = <N extends 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11>(n: N) => `part-${n}` as const

/** Item `n` of part 1: one of the eight routes. */
export const routeItem = <N extends Route>(n: N) => `part-1-item-${n}` as const
