import canonicalize from 'canonicalize'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { RegistryRecords } from '../domain/bodies/records.ts'
import type { Entered, KnownTime, ValidTime } from '../domain/bodies/validity.ts'
import { type Instant, type IsoDate, instantOf } from '../domain/calendar/dates.ts'
import { identityOf, registryKinds, tableOf } from './registry-kinds.ts'
import type { Database, RegistryKind } from './tables.ts'

/** What a load did. `ended`: known before, and no longer named by a load that is complete for the kind. */
export type LoadCount = { added: number; changed: number; unchanged: number; ended: number }
export type RegistryLoad = Record<RegistryKind, LoadCount> & { revision: number; knownAt: Instant }

export type LoadOptions = {
  /** Counts, checks, and rolls back. */
  dryRun?: boolean
  /** When we learned it: by default the database's clock at the load's end, never before the last load. */
  knownAt?: Instant
  /** Kinds of which the records are all there is: what they do not name is known no longer. */
  complete?: readonly RegistryKind[]
}

/**
 * Loads records beside what is known, in one transaction. The same version with other content ends the known time of the
 * old row and adds a new one; nothing is deleted or overwritten, so that what was known at any instant can be told.
 * Throws `RegistryConflict` when two known versions of one subject would hold on the same day.
 */
export const loadRegistry = async (
  db: Kysely<Database>,
  records: Partial<RegistryRecords>,
  { dryRun = false, knownAt, complete = [] }: LoadOptions = {},
): Promise<RegistryLoad> => {
  const rolledBack = new DryRunDone()
  try {
    return await db.transaction().execute(async tx => {
      const load = await loadInto(tx, records, { source: 'file' }, { ...(knownAt && { knownAt }), complete })
      if (!dryRun) return load
      rolledBack.load = load
      throw rolledBack
    })
  } catch (error) {
    if (error === rolledBack && rolledBack.load) return rolledBack.load
    throw error
  }
}

type Version = { validFrom: IsoDate; validTo: IsoDate | null }
export type Overlap = { kind: RegistryKind; subject: string; versions: [Version, Version] }

/** Versions of one subject overlap. The cure is to load the earlier one with its end beside the later one. */
export class RegistryConflict extends Error {
  readonly code = 'REGISTRY_CONFLICT'
  readonly overlaps: Overlap[]

  constructor(overlaps: Overlap[]) {
    const named = overlaps.slice(0, 5).map(({ kind, subject, versions }) => `${kind} ${subject}: ${versions.map(span)}`)
    super(`${overlaps.length} pairs of versions hold on the same day, give the earlier its end: ${named.join('; ')}`)
    this.name = 'RegistryConflict'
    this.overlaps = overlaps
  }
}

class DryRunDone extends Error {
  load?: RegistryLoad
}

/** As `loadRegistry`, inside the caller's transaction, by whoever enters the records. */
export const loadInto = async (
  tx: Transaction<Database>,
  records: Partial<RegistryRecords>,
  entered: Entered,
  { knownAt, complete = [] }: Omit<LoadOptions, 'dryRun'> = {},
): Promise<RegistryLoad> => {
  // The lock on this one row makes loads follow each other.
  const last = await tx.selectFrom('registryRevision').selectAll().forUpdate().executeTakeFirstOrThrow()
  // After the last, so that the rows of no two loads say the same.
  const began = knownAt ?? (await clockNotBefore(tx, last.knownAt && instantOf(Date.parse(last.knownAt) + 1)))
  if (last.knownAt && began < last.knownAt)
    throw new RangeError(`knownAt ${began} is before the last load, ${last.knownAt}`)

  const counts = {} as Record<RegistryKind, LoadCount>
  const overlaps: Overlap[] = []
  for (const kind of Object.keys(registryKinds) as RegistryKind[]) {
    const incoming = rowsOf(kind, records[kind] ?? [], began, entered)
    counts[kind] = await merge(tx, kind, incoming, began, complete.includes(kind))
    if (incoming.length > 0 && registryKinds[kind].versions) overlaps.push(...(await overlapsOf(tx, kind)))
  }
  if (overlaps.length > 0) throw new RegistryConflict(overlaps)

  const changes = Object.values(counts).some(({ added, changed, ended }) => added + changed + ended > 0)
  const revision = last.revision + (changes ? 1 : 0)
  // Until the commit all are judged by what was known before: what is left of that are the statements from here on, some milliseconds.
  const at = knownAt ?? (await clockNotBefore(tx, began))
  if (changes && began < at) await tx.insertInto('registryLoad').values({ began, knownAt: at }).execute()
  if (changes) await tx.updateTable('registryRevision').set({ revision, knownAt: at }).execute()
  return { ...counts, revision, knownAt: at }
}

type AnyRecord = RegistryRecords[RegistryKind][number]
type Row = ReturnType<typeof rowsOf>[number]

const rowsOf = (kind: RegistryKind, records: readonly AnyRecord[], knownFrom: Instant, entered: Entered) => {
  const subjectOf = registryKinds[kind].subject as (record: AnyRecord) => string
  const identity = identityOf(kind) as (record: AnyRecord) => string
  const rows = records.map(known => {
    const { knownFrom: _, knownTo: __, entered: ___, ...record } = known as AnyRecord & KnownTime
    const { validFrom = null, validTo = null } = record as Partial<ValidTime>
    return {
      subject: subjectOf(known),
      identity: identity(known),
      validFrom,
      validTo,
      knownFrom,
      entered,
      record: record as AnyRecord,
    }
  })
  const twice = [...Map.groupBy(rows, row => row.identity)].filter(([, same]) => same.length > 1)
  if (twice.length > 0) throw new RangeError(`${kind} given twice: ${twice.map(([identity]) => identity).join(', ')}`)
  return rows
}

const merge = async (
  tx: Transaction<Database>,
  kind: RegistryKind,
  incoming: Row[],
  at: Instant,
  complete: boolean,
): Promise<LoadCount> => {
  const rows = await tx
    .selectFrom(tableOf(kind))
    .select(['row', 'identity', 'record'])
    .where('knownTo', 'is', null)
    .execute()
  const known = new Map(rows.map(row => [row.identity, row]))
  const named = new Set(incoming.map(row => row.identity))
  const added = incoming.filter(({ identity }) => !known.has(identity))
  const changed = incoming.filter(({ identity, record }) => {
    const old = known.get(identity)
    return old !== undefined && canonicalize(old.record) !== canonicalize(record)
  })
  const ended = complete ? rows.filter(({ identity }) => !named.has(identity)) : []

  const superseded = [...changed.flatMap(({ identity }) => known.get(identity) ?? []), ...ended].map(({ row }) => row)
  if (superseded.length > 0)
    await tx
      .updateTable(tableOf(kind))
      .set({ knownTo: at })
      .where('row', '=', sql<number>`any(${superseded})`)
      .execute()
  for (const chunk of chunks([...added, ...changed])) await tx.insertInto(tableOf(kind)).values(chunk).execute()
  return {
    added: added.length,
    changed: changed.length,
    unchanged: incoming.length - added.length - changed.length,
    ended: ended.length,
  }
}

const overlapsOf = async (tx: Transaction<Database>, kind: RegistryKind): Promise<Overlap[]> => {
  const rows = await tx
    .selectFrom(`${tableOf(kind)} as a`)
    .innerJoin(`${tableOf(kind)} as b`, join =>
      join
        .onRef('a.subject', '=', 'b.subject')
        .onRef('a.validFrom', '<', 'b.validFrom')
        .on(({ eb, or }) => or([eb('a.validTo', 'is', null), eb('a.validTo', '>=', eb.ref('b.validFrom'))])),
    )
    .where('a.knownTo', 'is', null)
    .where('b.knownTo', 'is', null)
    .select(['a.subject', 'a.validFrom as from1', 'a.validTo as to1', 'b.validFrom as from2', 'b.validTo as to2'])
    .orderBy('a.subject')
    .orderBy('a.validFrom')
    .execute()
  return rows.map(({ subject, from1, to1, from2, to2 }) => ({
    kind,
    subject,
    versions: [
      { validFrom: from1 as IsoDate, validTo: to1 },
      { validFrom: from2 as IsoDate, validTo: to2 },
    ],
  }))
}

/** The database's clock, or the instant given where the clock was set back since. */
const clockNotBefore = async (tx: Transaction<Database>, instant: Instant | null): Promise<Instant> => {
  const { rows } = await sql<{ at: Instant }>`
    select greatest(clock_timestamp(), ${instant}::timestamptz)::timestamptz(3) as at`.execute(tx)
  return rows[0]?.at as Instant
}

/** PostgreSQL takes 65 535 parameters in one statement. */
function* chunks<Item>(items: Item[], size = 1_000): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

const span = ({ validFrom, validTo }: Version): string => `${validFrom}…${validTo ?? ''}`
