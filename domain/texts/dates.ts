import type { Instant, IsoDate, LocalTime } from '../calendar/dates.ts'
import { instantOf, millisecondsOf, plusDays } from '../calendar/dates.ts'
import type { Language } from './languages.ts'

// Own names: browsers and operating systems differ in Kazakh, and the order "жылғы … қараша" is in none of them.
const months = {
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const satisfies Record<Language, readonly string[]>

/** By the vowels and the last consonant of each Kazakh month. */
const locative = ['да', 'да', 'да', 'де', 'да', 'да', 'де', 'да', 'те', 'да', 'да', 'да']

/** `2026 жылғы 22 қараша`, `22 ноября 2026 года`, `22 November 2026`. */
export const dateInWords = (date: IsoDate, language: Language): string => {
  const year = Number(date.slice(0, 4))
  const month = months[language][Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7)
  const day = Number(date.slice(8, 10))
  if (language === 'kk') return `${year} жылғы ${day} ${month}`
  if (language === 'ru') return `${day} ${month} ${year} года`
  return `${day} ${month} ${year}`
}

/** `2026 жылғы 22 қарашада`: on that day. */
export const onDayInKazakh = (date: IsoDate): string =>
  `${dateInWords(date, 'kk')}${locative[Number(date.slice(5, 7)) - 1] ?? ''}`

/** `2026 жылғы 22 қарашадағы`: an act of that day, before its number. */
export const datedInKazakh = (date: IsoDate): string => {
  const onDay = onDayInKazakh(date)
  return `${onDay}${onDay.endsWith('а') ? 'ғы' : 'гі'}`
}

/** The local date and time of day of an instant: `2026 жылғы 22 қараша, 18:05`. */
export const instantInWords = (at: Instant, language: Language, localTime: LocalTime): string => {
  const date = localTime.dateOf(at)
  return `${dateInWords(date, language)}, ${timeOfDay(at, date, localTime)}`
}

/** The time of day at which a day's term ends: `24:00`, or an earlier hour where a body closes then. */
export const endOfDayInWords = (end: Instant, localTime: LocalTime): string => {
  const lastDay = localTime.dateOf(instantOf(millisecondsOf(end) - 1))
  return timeOfDay(end, lastDay, localTime)
}

/** What the clock shows at the instant, on a day whose end is 24:00; 29 February 2024 had 25 hours, of which it showed the last one twice. */
const timeOfDay = (at: Instant, date: IsoDate, localTime: LocalTime): string => {
  const minutesFrom = (other: Instant) => Math.floor((millisecondsOf(at) - millisecondsOf(other)) / 60_000)
  const sinceStart = minutesFrom(localTime.startOf(date))
  const minutes =
    sinceStart < minutesOfDay ? sinceStart : minutesOfDay + minutesFrom(localTime.startOf(plusDays(date, 1)))
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const minutesOfDay = 24 * 60

/** `3 жұмыс күні`, `3 рабочих дня`, `3 working days`. */
export const workingDaysInWords = (days: number, language: Language): string => {
  if (language === 'kk') return `${days} жұмыс күні`
  if (language === 'en') return `${days} working day${days === 1 ? '' : 's'}`
  const tens = days % 100
  const ones = days % 10
  if (ones === 1 && tens !== 11) return `${days} рабочий день`
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? `${days} рабочих дня` : `${days} рабочих дней`
}

/** How many working days are left; on the day itself, that it is the last one. */
export const leftInWords = (workingDays: number, language: Language): string => {
  if (workingDays === 0) return { kk: 'соңғы күн', ru: 'последний день', en: 'the last day' }[language]
  const days = workingDaysInWords(workingDays, language)
  return { kk: `${days} қалды`, ru: `осталось: ${days}`, en: `${days} left` }[language]
}
