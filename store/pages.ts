/** The `next` of a page: the sort keys of its last row, the moments first, its id at the end. */
export const cursor = (place: readonly string[]): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** The place that an `after` names, `moments` of its keys being moments. Throws `RangeError` for one that is not ours. */
export const placeOf = (after: string, moments: number): string[] => {
  try {
    const place: unknown = JSON.parse(Buffer.from(after, 'base64url').toString())
    if (
      Array.isArray(place) &&
      place.length === moments + 1 &&
      place.every(key => typeof key === 'string') &&
      place.slice(0, moments).every(isMoment)
    )
      return place
  } catch {
    // Said below.
  }
  throw new RangeError('after: not the `next` of a page')
}

const isMoment = (text: string): boolean => text === 'infinity' || !Number.isNaN(Date.parse(text))
