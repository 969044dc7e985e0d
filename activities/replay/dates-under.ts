import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import type { LocalTime } from '../../domain/calendar/dates.ts'
import { reject } from '../../domain/regulation/codes.ts'
import type { ReplayMeans } from '../../domain/replay/replay.ts'
import { caseDates } from '../prepare/case-dates.ts'

/** The dates of a case's facts under a calendar edition, computed as `prepare` computes them. EDITION_UNKNOWN where there is none of that id. */
export const datesUnder =
  (calendarOfEdition: (id: string) => WorkingCalendar | undefined, localTime: LocalTime): ReplayMeans['datesOf'] =>
  ({ request, receipt, calendar: edition, readings }) => {
    const calendar = calendarOfEdition(edition)
    return calendar
      ? caseDates(request, receipt, calendar, localTime, readings)
      : reject('EDITION_UNKNOWN', { field: 'edition', edition })
  }
