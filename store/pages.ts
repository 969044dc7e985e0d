import { storable } from '../domain/texts/storable.ts'

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
      place.slice(0, moments).every(isMoment) &&
      isStorable(String(place[moments]))
    )
      return place
  } catch {
    // Said below.
  }
  throw new RangeError('after: not the `next` of a page')
}

/** PostgreSQL takes no NUL and no half characters. */
const isStorable = (id: string): boolean => storable(id) === id

/** As this database writes one, or we do: PostgreSQL would answer anything else with an error of its own. */
const moment =
  /^(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)$/

const isMoment = (text: string): boolean => {
  if (text === 'infinity') return true
  const [, day] = moment.exec(text) ?? []
  return day !== undefined && day > '0001' && isDay(day)
}

/** Whether there is such a day: JavaScript takes the 31st of February for the 3rd of March. */
const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
