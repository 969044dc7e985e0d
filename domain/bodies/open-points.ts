import type { IsoDate } from '../calendar/dates.ts'
import type { Citation } from '../regulation/citations.ts'
import { type Hour, type ReadingId, readingOf, readings } from '../regulation/readings.ts'
import type { Text } from '../texts/languages.ts'
import { readingTexts } from '../texts/readings.ts'
import type { ReadingChoice } from './records.ts'
import type { Registry } from './snapshot.ts'

/** A point that the text leaves open: how it can be read, and how it is read that day. */
export type OpenPointInForce = {
  reading: ReadingId
  citation: Citation
  question: Text
  alternatives: readonly string[]
  default: string
  inForce: string
  hour?: Hour
  /** Whose decision it is (`*`: for the whole deployment), since when; absent where it is the default of the table. */
  by?: { body: string; number: string; date: IsoDate; since: IsoDate; until?: IsoDate }
}

/** Every open point as the body reads it that day; without a body, as the whole deployment does. */
export const openPointsInForce = (body: string | null, on: IsoDate, registry: Registry): OpenPointInForce[] =>
  (Object.keys(readings) as ReadingId[]).map(id => openPoint(id, body, on, registry))

const openPoint = (reading: ReadingId, body: string | null, on: IsoDate, registry: Registry): OpenPointInForce => {
  const { citation, alternatives, default: byDefault } = readingOf(reading)
  const choice = registry.readingChoices(body, on).findLast(each => each.reading === reading)
  return {
    reading,
    citation,
    question: readingTexts[reading].question,
    alternatives,
    default: byDefault,
    inForce: choice?.alternative ?? byDefault,
    ...(choice?.hour === undefined ? {} : { hour: choice.hour }),
    ...(choice ? { by: decisionOf(choice) } : {}),
  }
}

const decisionOf = ({ body, number, date, validFrom, validTo }: ReadingChoice) => ({
  body,
  number,
  date,
  since: validFrom,
  ...(validTo === undefined ? {} : { until: validTo }),
})
