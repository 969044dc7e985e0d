import { type Kysely, sql } from 'kysely'
import { type Registry, registrySnapshot } from '../domain/bodies/snapshot.ts'
import type { Instant } from '../domain/calendar/dates.ts'
import { registryKinds } from './registry-kinds.ts'
import { asKnown, registryRecordsOf } from './registry-snapshot.ts'
import type { Database, RegistryKind } from './tables.ts'

/** Snapshots of a nationwide registry weigh tens of megabytes: only the last used are kept. */
const mostKept = 4

/**
 * The registry as known at any instant, for one run over many cases: between two loads it is the same, so it is read once for
 * all cases opened between them. The past is never overwritten, so what is kept stays true while loads go on.
 */
export const registriesAsKnown = async (db: Kysely<Database>): Promise<(at: Instant) => Promise<Registry>> => {
  const loads = await instantsOfLoads(db)
  const kept = new Map<Instant | '', Promise<Registry>>()
  return at => {
    const since = loads.findLast(load => load <= at) ?? ''
    const registry = kept.get(since) ?? read(db, at)
    kept.delete(since)
    kept.set(since, registry)
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
    return registry
  }
}

const read = async (db: Kysely<Database>, knownAt: Instant): Promise<Registry> =>
  registrySnapshot(await registryRecordsOf(db, { knownAt }), { knownAt })

/** Every instant at which what is known has changed, in order. */
const instantsOfLoads = async (db: Kysely<Database>): Promise<Instant[]> => {
  const kinds = (Object.keys(registryKinds) as RegistryKind[]).map(kind =>
    asKnown(db, kind)
      .select('knownFrom as at')
      .union(asKnown(db, kind).select(sql<Instant>`known_to`.as('at')).where('knownTo', 'is not', null))
      .execute(),
  )
  return [...new Set((await Promise.all(kinds)).flat().map(({ at }) => at))].sort()
}
