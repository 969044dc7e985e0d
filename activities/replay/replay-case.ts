import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { Instant } from '../../domain/calendar/dates.ts'
import type { Difference } from '../../domain/replay/difference.ts'
import { type ReplayMeans, replay } from '../../domain/replay/replay.ts'
import type { StoredCaseWithRows } from '../../store/stored-cases.ts'

/** What a replay asks beside the log: the registry as it was known, and dates under an edition. */
export type ReplayAsks = { registryAt(at: Instant): Promise<Registry>; datesOf: ReplayMeans['datesOf'] }

/** Where a stored case differs from what its log gives when it is derived again; reads only. */
export const replayCase = async (stored: StoredCaseWithRows, asks: ReplayAsks): Promise<Difference[]> => {
  const differences = replay(stored, { datesOf: asks.datesOf, registries: await registriesAtOpening(stored, asks) })
  // Thousands of cases follow each other: what else this process has to do gets its turn.
  await new Promise(setImmediate)
  return differences
}

/** The registry as known when the case was opened: it was asked at the arrival or somewhat later, and a load may lie between. */
export const registriesAtOpening = async (
  { openedBetween }: StoredCaseWithRows,
  { registryAt }: Pick<ReplayAsks, 'registryAt'>,
): Promise<Registry[]> => {
  const registries: Registry[] = []
  for (const at of new Set(openedBetween ?? [])) registries.push(await registryAt(at))
  return registries
}
