import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import type { LocalTime } from '../../domain/calendar/dates.ts'
import { termsInForce } from '../../domain/deadlines/terms.ts'
import { reject } from '../../domain/regulation/codes.ts'
import type { ReplayMeans } from '../../domain/replay/replay.ts'
import { caseDates } from '../prepare/case-dates.ts'

/**
 * The dates of a case's facts under a calendar edition, computed as `prepare` computes them; under a draft of the Regulation by its
 * terms. EDITION_UNKNOWN where there is no edition of that id.
 */
export const datesUnder =
  (
    calendarOfEdition: (id: string) => WorkingCalendar | undefined,
    localTime: LocalTime,
    terms = termsInForce,
  ): ReplayMeans['datesOf'] =>
  ({ request, receipt, calendar: edition, readings }) => {
    const calendar = calendarOfEdition(edition)
    return calendar
      ? caseDates(request, receipt, calendar, localTime, readings, terms)
      : reject('EDITION_UNKNOWN', { field: 'edition', edition })
  }
