import { type WorkingCalendar, workingCalendar } from './calendar.ts'
import { checkedEdition } from './edition.ts'
import edition20260318 from './editions/2026-03-18.json' with { type: 'json' }

/** All calendar editions ever used, oldest first. A case keeps the one it was opened under, so none is ever removed. */
export const calendars: readonly WorkingCalendar[] = [edition20260318].map(json =>
  workingCalendar(checkedEdition(json)),
)

/** The newest edition: new cases are opened under it. */
export const newestCalendar: WorkingCalendar = calendars.at(-1) as WorkingCalendar

/** The edition of that id, for a case that was opened under it. */
export const calendarOfEdition = (id: string): WorkingCalendar | undefined =>
  calendars.find(calendar => calendar.edition.id === id)
