import type { IsoDate } from '../calendar/dates.ts'
import { type Hour, type ReadingId, type ReadingsInForce, readingOf } from '../regulation/readings.ts'
import type { Registry } from './snapshot.ts'

/**
 * How the open points of the text are read that day where not by default: as the body itself has decided, else as the whole
 * deployment has (`*`). Without a body, as for a request that has no approver yet, only the latter.
 */
export const readingsOf = (body: string | null, on: IsoDate, registry: Registry): ReadingsInForce => {
  const chosen: { [Id in ReadingId]?: string } = {}
  const hours: { [Id in ReadingId]?: Hour } = {}
  for (const { reading, alternative, hour } of registry.readingChoices(body, on)) {
    // A body's own return to the default overrides the deployment's choice.
    delete chosen[reading]
    delete hours[reading]
    if (alternative === readingOf(reading).default) continue
    chosen[reading] = alternative
    if (hour !== undefined) hours[reading] = hour
  }
  return { ...chosen, ...(Object.keys(hours).length > 0 ? { hours } : {}) } as ReadingsInForce
}
