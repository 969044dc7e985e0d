import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import type { LocalTime } from '../../domain/calendar/dates.ts'
import type { SenderPolicy } from './sender.ts'

export type PrepareDependencies = SenderPolicy & {
  /** The registry as known now; throws when it cannot be asked, and then nothing is accepted. */
  registry: () => Promise<Registry>
  /** The run that wrote the case's first event, or null: ids stay taken beyond the server's retention. */
  openedBy: (caseId: string) => Promise<string | null>
  localTime: LocalTime
  calendars: { newest: WorkingCalendar; ofEdition(id: string): WorkingCalendar | undefined }
}

/** What one preparation has at hand: the registry of this instant beside what never changes. */
export type Preparation = Omit<PrepareDependencies, 'registry'> & { registry: Registry }
