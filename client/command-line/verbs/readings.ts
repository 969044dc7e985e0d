import type { ReadingChoice } from '../../../domain/bodies/records.ts'
import type { Registry } from '../../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../../domain/calendar/dates.ts'
import type { Citation } from '../../../domain/regulation/citations.ts'
import { reject } from '../../../domain/regulation/codes.ts'
import { type Hour, type ReadingId, readingOf, readings } from '../../../domain/regulation/readings.ts'
import { citationLabel } from '../../../domain/texts/citations.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { readingTexts } from '../../../domain/texts/readings.ts'
import { dateArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { refusedBy } from '../refusal-of.ts'
import { registryInUse } from '../registry-in-use.ts'
import { today } from '../today.ts'
import { words } from '../words.ts'

/** `readings [BODY]`: what the text leaves open, how it can be read, and how the body reads it. */
export const addReadings = (program: Program, print: Print): void => {
  program
    .command('readings')
    .description('what the text leaves open: alternatives, default, and what is in force')
    .argument('[body]', "an approving body's id; without it what holds for all")
    .option('--on <date>', 'on that day instead of today', dateArgument)
    .action(async (body, { on: day }) => {
      const on = day ?? (await today())
      const registry = await registryInUse(print)
      if (body !== undefined && !registry.body(body, on)) throw refusedBy(reject('BODY_UNKNOWN', { body }))
      const answer = (Object.keys(readings) as ReadingId[]).map(id => openPoint(id, body ?? null, on, registry))
      print.answer(answer, language => answer.map(point => inWords(point, language)).join('\n\n'))
    })
}

type OpenPoint = {
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

const openPoint = (reading: ReadingId, body: string | null, on: IsoDate, registry: Registry): OpenPoint => {
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

const inWords = (point: OpenPoint, language: Language): string => {
  const { reading, citation, question, alternatives, inForce, hour, by } = point
  const answers: Record<string, Text> = readingTexts[reading].alternatives
  return [
    `${question[language]}  [${reading}; ${citationLabel(citation, language)}]`,
    ...alternatives.map(alternative => {
      const marks = [
        ...(alternative === point.default ? [words.byDefault[language]] : []),
        ...(alternative === inForce ? [words.inForce[language]] : []),
        ...(alternative === inForce && hour !== undefined ? [hour] : []),
        ...(alternative === inForce && by
          ? [`${by.body}, № ${by.number}, ${by.date}; ${words.since[language]} ${by.since}`]
          : []),
      ]
      const mark = alternative === inForce ? '→' : ' '
      return `  ${mark} ${alternative}: ${answers[alternative]?.[language] ?? ''}${marks.length > 0 ? `  (${marks.join('; ')})` : ''}`
    }),
  ].join('\n')
}
