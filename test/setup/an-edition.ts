import type { IsoDate } from '../../domain/calendar/dates.ts'
import type { CalendarEdition, EditionDay } from '../../domain/calendar/edition.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'

/** The newest edition of the program under another id, and what else differs in it. */
export const anEdition = (changes: Partial<CalendarEdition> & { id: string }): CalendarEdition => ({
  ...newestCalendar.edition,
  ...changes,
})

/** A made-up edition in which the day off of a Saturday is moved to a weekday that was worked. */
export const movingDayOff = (id: string, to: IsoDate, fromSaturday: IsoDate): CalendarEdition => {
  const moved = (date: IsoDate, half: Pick<EditionDay, 'working' | 'reason' | 'for'>): EditionDay => ({
    date,
    ...half,
    source: 'test order',
    status: date >= newestCalendar.edition.provisionalFrom ? 'estimated' : 'confirmed',
  })
  return anEdition({
    id,
    sources: { ...newestCalendar.edition.sources, 'test order': 'A made-up order, for a test' },
    days: [
      ...newestCalendar.edition.days,
      moved(to, { working: false, reason: 'movedDayOff', for: fromSaturday }),
      moved(fromSaturday, { working: true, reason: 'workedWeekend', for: to }),
    ].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  })
}
