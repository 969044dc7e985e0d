import type { CalendarDay } from '../../../domain/calendar/calendar.ts'
import { newestCalendar } from '../../../domain/calendar/editions.ts'
import { yearArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { table } from '../table.ts'

/** `calendar YEAR`: every day of the year, worked or off, why and by which source. */
export const addCalendar = (program: Program, print: Print): void => {
  program
    .command('calendar')
    .description('every day of a year: worked or off, why, by which source')
    .argument('<year>', 'a year', yearArgument)
    .action(year => {
      const days = newestCalendar.year(year)
      print.answer(days, () => forPeople(year, days))
    })
}

const forPeople = (year: number, days: readonly CalendarDay[]): string => {
  const plain = ['weekday', 'saturday', 'sunday']
  const special = days.filter(day => !plain.includes(day.reason))
  const working = days.filter(day => day.working).length
  return [
    table(
      ['date', '', 'reason', 'source', 'status'],
      special.map(day => [
        day.date,
        day.working ? 'worked' : 'off',
        day.for ? `${day.reason} ${day.for}` : day.reason,
        day.source,
        day.status,
      ]),
    ),
    `${year}: ${working} working days of ${days.length}. All days: --json.`,
  ].join('\n')
}
