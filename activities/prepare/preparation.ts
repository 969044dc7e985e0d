import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { LocalTime } from '../../domain/calendar/dates.ts'
import type { CalendarsInUse } from '../../domain/calendar/editions.ts'
import type { SenderPolicy } from './sender.ts'

export type PrepareDependencies = SenderPolicy & {
  /** The registry and the calendar editions as known now, also those activated since the worker started; throws when they cannot be asked for, and then nothing is accepted. */
  inForce: () => Promise<{ registry: Registry; calendars: CalendarsInUse }>
  /** The run that wrote the case's first event, or null: ids stay taken beyond the server's retention. */
  openedBy: (caseId: string) => Promise<string | null>
  localTime: LocalTime
}

/** What one preparation has at hand: the registry and the calendars of this instant beside what never changes. */
export type Preparation = Omit<PrepareDependencies, 'inForce'> & { registry: Registry; calendars: CalendarsInUse }

/** The edition that a case was opened under is not among those known: the database is not the one the case was recorded in. */
export class CaseEditionMissing extends Error {
  constructor(edition: string) {
    super(`The calendar edition ${edition} of the case is not known here`)
    this.name = 'CaseEditionMissing'
  }
}
