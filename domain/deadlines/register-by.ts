import { withinCalendar } from '../calendar/beyond-calendar.ts'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { type Instant, type IsoDate, type LocalTime, plusDays } from '../calendar/dates.ts'

/**
 * How long a request that came to the approving body that day may stay unregistered before both bodies are told: to the end of the
 * next working day. A setting of ours: no provision gives the records service (APPC 44(1)) a term. Undefined beyond the calendar.
 */
export const registerBy = (cameOn: IsoDate, calendar: WorkingCalendar, localTime: LocalTime): Instant | undefined =>
  withinCalendar(() => localTime.startOf(plusDays(calendar.workingDayAfter(cameOn, 1), 1)))
