import type { CalendarDay, WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { dayTexts, reasonInWords, statusTexts } from '../../../domain/texts/days.ts'
import type { Language } from '../../../domain/texts/languages.ts'
import { yearArgument } from '../arguments.ts'
import { calendarAsked } from '../calendars-known.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { table } from '../table.ts'
import { words } from '../words.ts'
import { addCalendarEditions } from './calendar-editions.ts'

/** `calendar YEAR`: every day of the year, worked or off, why and by which source; with its verbs for editions. */
export const addCalendar = (program: Program, print: Print): void => {
  const calendar = program
    .command('calendar')
    .description('every day of a year: worked or off, why, by which source')
    .argument('<year>', 'a year', yearArgument)
    .option('--edition <id>', 'a calendar edition, else the one that new cases use')
    .action(async (year, { edition }) => {
      const asked = await calendarAsked(edition, print)
      const days = asked.year(year)
      print.answer(days, language => forPeople(year, days, asked, language))
    })
  addCalendarEditions(calendar, print)
}

const forPeople = (
  year: number,
  days: readonly CalendarDay[],
  { edition }: WorkingCalendar,
  language: Language,
): string => {
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
      kk: `${year} жыл: ${days.length} күннің ${working} – жұмыс күні. Күнтізбе редакциясы: ${edition.id}. Барлық күн: --json.`,
      ru: `${year}: рабочих дней ${working} из ${days.length}. Редакция календаря: ${edition.id}. Все дни: --json.`,
      en: `${year}: ${working} working days of ${days.length}. Calendar edition: ${edition.id}. All days: --json.`,
    }[language],
  ].join('\n')
}
