import type { Officials } from '../../domain/approval/commands.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import type { IsoDate, LocalTime } from '../../domain/calendar/dates.ts'
import type { PrepareInput, PrepareResult } from '../activities.ts'
import { prepareCommand } from './command.ts'
import { prepareOpening } from './opening.ts'
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

/**
 * Parses a message, proves who sent it and with what authority, and computes route and dates where facts change. Reads only.
 * Fails closed: a registry that does not answer gives `unavailable`, never an acceptance.
 */
export const createPrepare =
  (dependencies: PrepareDependencies) =>
  async (input: PrepareInput): Promise<PrepareResult> => {
    let preparation: Preparation
    let openedBy: string | null = null
    try {
      preparation = { ...dependencies, registry: await dependencies.registry() }
      if (input.name === 'open') openedBy = await dependencies.openedBy(input.caseId)
    } catch (error) {
      return { kind: 'unavailable', reason: error instanceof Error ? error.message.slice(0, 200) : 'registry' }
    }
    if (input.name === 'open') return await prepareOpening(input, openedBy, preparation)
    const { name, facts } = input
    if (facts === null) return { kind: 'unavailable', reason: 'The case is not open yet' }
    return await prepareCommand({ ...input, name, facts }, preparation)
  }

/** Who heads the approving body and its legal service that day; a substitute comes first, for he is there instead. */
export const officialsOf = (approver: string, on: IsoDate, registry: Registry): Officials => {
  const holderOf = (position: 'firstHead' | 'headOfLegalService') => {
    const holders = registry.holders(approver, position, on)
    return (holders.find(held => held.acting) ?? holders[0])?.person ?? null
  }
  return { head: holderOf('firstHead'), legalHead: holderOf('headOfLegalService') }
}
