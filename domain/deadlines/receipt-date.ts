import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { DeadlineFacts, DeadlineReadings } from './facts.ts'

/**
 * The day that counts as that of the receipt (part 10 does not say; reading `receiptOnDayOff`): the actual day, or, where a
 * body reads it so, the next working day for what was registered on a day off or after closing.
 */
export const receiptDate = (
  receivedOn: IsoDate,
  { receivedAfterClosing }: Pick<DeadlineFacts, 'receivedAfterClosing'>,
  calendar: WorkingCalendar,
  { receiptOnDayOff }: DeadlineReadings,
): IsoDate => {
  if (receiptOnDayOff !== 'nextWorkingDay') return receivedOn
  return receivedAfterClosing ? calendar.workingDayAfter(receivedOn, 1) : calendar.onOrNextWorkingDay(receivedOn)
}
