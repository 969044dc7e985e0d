import { InvalidArgumentError } from '@commander-js/extra-typings'
import { type Instant, type IsoDate, instantOf } from '../../domain/calendar/dates.ts'
import type { Text } from '../../domain/texts/languages.ts'
import { isAcceptedDate, isAcceptedYear } from '../../schemas/years.ts'

/** What an argument must be. Commander is told the English one, by which the others are found (`usage-words.ts`). */
export const argumentTexts = {
  date: {
    kk: 'Күнтізбедегі күн болуы керек, YYYY-MM-DD, 1991–2199.',
    ru: 'Нужна дата календаря, YYYY-MM-DD, 1991–2199.',
    en: 'It must be a date of the calendar, YYYY-MM-DD, 1991 to 2199.',
  },
  year: {
    kk: '1991 мен 2199 арасындағы жыл болуы керек.',
    ru: 'Нужен год от 1991 до 2199.',
    en: 'It must be a year between 1991 and 2199.',
  },
  instant: {
    kk: 'Белдеуі көрсетілген уақыт болуы керек, мысалы 2026-08-17T10:00:00+05:00.',
    ru: 'Нужен момент с часовым поясом, например 2026-08-17T10:00:00+05:00.',
    en: 'It must be an instant with its offset, such as 2026-08-17T10:00:00+05:00.',
  },
  duration: {
    kk: 'Ұзақтық болуы керек, мысалы 3d, 12h немесе 1d12h.',
    ru: 'Нужна длительность, например 3d, 12h или 1d12h.',
    en: 'It must be a length of time, such as 3d, 12h or 1d12h.',
  },
  json: { kk: 'JSON болуы керек', ru: 'Нужен JSON', en: 'It must be JSON' },
  means: {
    kk: 'appeal немесе cassation болуы керек.',
    ru: 'Нужно appeal или cassation.',
    en: 'It must be appeal or cassation.',
  },
} as const satisfies Record<string, Text>

/** A date of the calendar, `YYYY-MM-DD`. */
export const dateArgument = (value: string): IsoDate => {
  if (isAcceptedDate(value)) return value
  throw new InvalidArgumentError(argumentTexts.date.en)
}

/** A year, 1991 to 2199. */
export const yearArgument = (value: string): number => {
  if (isAcceptedYear(value)) return Number(value)
  throw new InvalidArgumentError(argumentTexts.year.en)
}

/** A point in time with its offset, `2026-08-17T10:00:00+05:00`. */
export const instantArgument = (value: string): Instant => {
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(value)
    ? Date.parse(value)
    : Number.NaN
  if (!Number.isNaN(time) && isAcceptedDate(value.slice(0, 10))) return instantOf(time)
  throw new InvalidArgumentError(argumentTexts.instant.en)
}

/** A length of time such as `3d`, `12h` or `1d12h`, in seconds. */
export const durationArgument = (value: string): number => {
  const match = /^(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?$/.exec(value)
  const [days, hours, minutes] = [match?.[1], match?.[2], match?.[3]].map(part => Number(part ?? 0)) as [
    number,
    number,
    number,
  ]
  const seconds = ((days * 24 + hours) * 60 + minutes) * 60
  if (match && seconds > 0) return seconds
  throw new InvalidArgumentError(argumentTexts.duration.en)
}

/** A JSON document written on the command line. */
export const jsonArgument = (value: string): unknown => {
  try {
    return JSON.parse(value)
  } catch (error) {
    throw new InvalidArgumentError(`${argumentTexts.json.en}: ${(error as Error).message}.`)
  }
}
