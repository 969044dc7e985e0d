import { type WorkingCalendar, workingCalendar } from './calendar.ts'
import { checkedEdition } from './edition.ts'
import edition20240417 from './editions/2024-04-17.json' with { type: 'json' }
import edition20240607 from './editions/2024-06-07.json' with { type: 'json' }
import edition20260318 from './editions/2026-03-18.json' with { type: 'json' }

/** The calendar editions that come with the program, oldest first. A case keeps the one it was opened under, so none is ever removed. */
export const calendars: readonly WorkingCalendar[] = [edition20240417, edition20240607, edition20260318].map(json =>
  workingCalendar(checkedEdition(json)),
)

/** The newest of them: new cases are opened under it until an edition is activated. */
export const newestCalendar: WorkingCalendar = calendars.at(-1) as WorkingCalendar

/** The edition of that id among them. */
export const calendarOfEdition = (id: string): WorkingCalendar | undefined =>
  calendars.find(calendar => calendar.edition.id === id)

/** All editions at one moment, those imported too: `newest` is the one that new cases are opened under. */
export type CalendarsInUse = { newest: WorkingCalendar; ofEdition(id: string): WorkingCalendar | undefined }
