import type { CalendarDay } from '../../../domain/calendar/calendar.ts'
import { newestCalendar } from '../../../domain/calendar/editions.ts'
import { dayTexts, reasonInWords, statusTexts } from '../../../domain/texts/days.ts'
import type { Language } from '../../../domain/texts/languages.ts'
import { yearArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { table } from '../table.ts'
import { words } from '../words.ts'

/** `calendar YEAR`: every day of the year, worked or off, why and by which source. */
export const addCalendar = (program: Program, print: Print): void => {
  program
    .command('calendar')
    .description('every day of a year: worked or off, why, by which source')
    .argument('<year>', 'a year', yearArgument)
    .action(year => {
      const days = newestCalendar.year(year)
      print.answer(days, language => forPeople(year, days, language))
    })
}

const forPeople = (year: number, days: readonly CalendarDay[], language: Language): string => {
  const plain = ['weekday', 'saturday', 'sunday']
  const special = days.filter(day => !plain.includes(day.reason))
  const working = days.filter(day => day.working).length
  return [
    table(
      [words.date[language], '', words.reason[language], words.source[language], words.status[language]],
      special.map(day => [
        day.date,
        dayTexts[day.working ? 'worked' : 'off'][language],
        reasonInWords(day, language),
        day.source,
        statusTexts[day.status][language],
      ]),
    ),
    {
      kk: `${year} жыл: ${days.length} күннің ${working} – жұмыс күні. Барлық күн: --json.`,
      ru: `${year}: рабочих дней ${working} из ${days.length}. Все дни: --json.`,
      en: `${year}: ${working} working days of ${days.length}. All days: --json.`,
    }[language],
  ].join('\n')
}
