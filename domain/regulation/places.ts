/**
 * A place of the Model Regulation (`para-9-10`, `para-8-rights-2`) or of its annex, the algorithm (`part-6`, `part-1-item-3`).
 * Every citation of the Regulation is such a place; most places have no rule yet and are not cited.
 */
export type Place =
  | `part-${number}`
  | `part-1-item-${number}`
  | `para-${number}`
  | `para-${7 | 9}-${number}`
  | `para-8-${'rights' | 'obligations'}-${number}`

const counted = <P extends Place>(count: number, place: (n: number) => P): P[] =>
  Array.from({ length: count }, (_, index) => place(index + 1))

const itemsOf: Record<string, Place[]> = {
  'part-1': counted(8, n => `part-1-item-${n}`),
  'para-7': counted(5, n => `para-7-${n}`),
  'para-8': [...counted(5, n => `para-8-rights-${n}` as const), ...counted(4, n => `para-8-obligations-${n}` as const)],
  'para-9': counted(10, n => `para-9-${n}`),
}

/** Every place in the order of the text: parts 1-11 of the annex, then paragraphs 1-14, each followed by its items. */
export const places: readonly Place[] = [
  ...counted(11, n => `part-${n}` as const),
  ...counted(14, n => `para-${n}` as const),
].flatMap(place => [place, ...(itemsOf[place] ?? [])])

/** Whether the value names a place of the Regulation. */
export const isPlace = <Value>(value: Value): value is Value & Place => places.includes(value as Place)

/** The part or paragraph that an item belongs to; undefined for a whole part or paragraph. */
export const wholeOf = (place: Place): Place | undefined =>
  places.find(whole => itemsOf[whole]?.includes(place) ?? false)
