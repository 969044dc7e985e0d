import type { Moment, MomentKind } from '../approval/dates.ts'
import { withinCalendar } from '../calendar/beyond-calendar.ts'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { type Instant, type IsoDate, type LocalTime, millisecondsOf, plusDays } from '../calendar/dates.ts'
import type { DeadlineDates } from './deadlines.ts'

// Settings of ours, in no provision.
const reminderTime = '09:00'
const remindedWorkingDaysBefore = [3, 1, 0]
const dueSoonWorkingDaysBefore = 2

/**
 * The moments of the deadlines, ascending; at the same instant those of the decision come first. A deadline's date ends
 * at 24:00 local time (CPC 123(5)), which is where the next date begins. Moments that would lie before the calendar's
 * first day are left out.
 * @param decisionEndsAt where the body reads the seventh day to end before 24:00 (reading `seventhDayEnds`).
 */
export const momentsOf = (
  dates: Pick<DeadlineDates, 'courtTermEnds' | 'decisionDue'>,
  calendar: WorkingCalendar,
  localTime: LocalTime,
  decisionEndsAt?: Instant,
): Moment[] => {
  const reminders = (kind: MomentKind, deadline: IsoDate): Moment[] =>
    remindedWorkingDaysBefore.flatMap(workingDaysLeft => {
      const date = workingDaysBefore(deadline, workingDaysLeft, calendar)
      return date ? [{ at: localTime.timeOn(date, reminderTime), kind, workingDaysLeft }] : []
    })
  const endOf = (date: IsoDate): Instant => localTime.startOf(plusDays(date, 1))

  const moments: Moment[] = []
  const { decisionDue, courtTermEnds } = dates
  if (decisionDue) {
    moments.push(...reminders('reminder', decisionDue))
    const soon = workingDaysBefore(decisionDue, dueSoonWorkingDaysBefore, calendar)
    if (soon) {
      const workingDaysLeft = dueSoonWorkingDaysBefore
      moments.push({ at: localTime.startOf(soon), kind: 'dueSoon', workingDaysLeft })
    }
    moments.push({ at: decisionEndsAt ?? endOf(decisionDue), kind: 'decisionDue' })
  }
  moments.push(...reminders('courtTermReminder', courtTermEnds))
  moments.push({ at: endOf(courtTermEnds), kind: 'courtTermEnded' })
  return moments.sort((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at))
}

const workingDaysBefore = (date: IsoDate, n: number, calendar: WorkingCalendar): IsoDate | undefined =>
  n === 0 ? date : withinCalendar(() => calendar.workingDayBefore(date, n))
