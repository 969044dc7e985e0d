import type { Kysely, RawBuilder, SqlBool, Transaction } from 'kysely'
import type { RegistryRecords } from '../domain/bodies/records.ts'
import { type Registry, registrySnapshot } from '../domain/bodies/snapshot.ts'
import type { Entered } from '../domain/bodies/validity.ts'
import type { Instant } from '../domain/calendar/dates.ts'
import { registryKinds, tableOf } from './registry-kinds.ts'
import type { Database, RegistryKind } from './tables.ts'

/**
 * The registry as known now, or as known at an instant. What is known now is kept in memory, but each call asks the
 * database for its revision first: a database that is down makes it throw, so that no authority is proved by old knowledge.
 */
export const registrySnapshotOf = async (
  db: Kysely<Database>,
  { knownAt }: { knownAt?: Instant } = {},
): Promise<Registry> => {
  if (knownAt !== undefined) return registrySnapshot(await registryRecordsOf(db, { knownAt }), { knownAt })
  return registryOfRevision(db, await revisionOf(db))
}

/** The registry as known now, for who has just asked the database for its revision. */
export const registryOfRevision = async (db: Kysely<Database>, revision: number): Promise<Registry> => {
  const kept = snapshots.get(db)
  if (kept?.revision === revision) return kept.registry
  const loaded = await consistently(db, async tx => ({
    revision: await revisionOf(tx),
    registry: registrySnapshot(await recordsOf(tx)),
  }))
  snapshots.set(db, loaded)
  return loaded.registry
}

/** The registry as last asked for by this process, for what may be as old as that: how a body is called, never who may decide. */
export const lastRegistrySnapshotOf = async (db: Kysely<Database>): Promise<Registry> =>
  snapshots.get(db)?.registry ?? (await registrySnapshotOf(db))

/** The records themselves, with their known time, by subject and validity. */
export const registryRecordsOf = (
  db: Kysely<Database>,
  { knownAt }: { knownAt?: Instant } = {},
): Promise<RegistryRecords> => consistently(db, tx => recordsOf(tx, knownAt))

const snapshots = new WeakMap<Kysely<Database>, { revision: number; registry: Registry }>()

/** All reads see one state, also when a load commits in between. */
const consistently = <Result>(db: Kysely<Database>, work: (tx: Transaction<Database>) => Promise<Result>) =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)

const revisionOf = async (db: Kysely<Database>): Promise<number> =>
  (await db.selectFrom('registryRevision').select('revision').executeTakeFirstOrThrow()).revision

/** The records as known now, or at an instant, as this transaction sees them. */
export const recordsOf = async (tx: Transaction<Database>, knownAt?: Instant): Promise<RegistryRecords> => {
  const records: Partial<Record<RegistryKind, unknown[]>> = {}
  for (const kind of Object.keys(registryKinds) as RegistryKind[])
    records[kind] = await recordsOfKind(tx, kind, knownAt)
  return records as RegistryRecords
}

const recordsOfKind = async (tx: Transaction<Database>, kind: RegistryKind, knownAt?: Instant) => {
  let query = asKnown(tx, kind).select(['record', 'knownFrom', 'knownTo', 'entered'])
  query =
    knownAt === undefined
      ? query.where('knownTo', 'is', null)
      : query
          .where('knownFrom', '<=', knownAt)
          .where(({ eb, or }) => or([eb('knownTo', 'is', null), eb('knownTo', '>', knownAt)]))
  const rows = await query.orderBy('subject').orderBy('validFrom').execute()
  return rows.map(asRecord)
}

/** Every version of these records that was ever known, in the order in which they were entered. */
export const versionsOf = async <Kind extends RegistryKind>(
  db: Kysely<Database>,
  kind: Kind,
  these: RawBuilder<SqlBool>,
): Promise<Version<Kind>[]> => {
  const rows = await asKnown(db, kind)
    .select(['record', 'knownFrom', 'knownTo', 'entered'])
    .where(these)
    .orderBy('row')
    .execute()
  return rows.map(asRecord) as Version<Kind>[]
}

/** The rows of a kind. What a load has added or ended is known, or known no longer, from the end of that load. */
export const asKnown = (db: Kysely<Database>, kind: RegistryKind) =>
  db.selectFrom(
    db
      .selectFrom(tableOf(kind))
      .leftJoin('registryLoad as adding', 'adding.began', 'knownFrom')
      .leftJoin('registryLoad as ending', 'ending.began', 'knownTo')
      .select(({ fn }) => [
        'row',
        'subject',
        'validFrom',
        'record',
        'entered',
        fn.coalesce('adding.knownAt', 'knownFrom').as('knownFrom'),
        fn.coalesce('ending.knownAt', 'knownTo').as('knownTo'),
      ])
      .as('known'),
  )

/** A record as it was entered, with since when it was known. */
export type Version<Kind extends RegistryKind> = RegistryRecords[Kind][number] & { knownFrom: Instant }

/** The record of a row, with since when and from whom it is known. */
const asRecord = <Kept extends object>({
  record,
  knownFrom,
  knownTo,
  entered,
}: {
  record: Kept
  knownFrom: Instant
  knownTo: Instant | null
  entered: Entered | null
}) => ({ ...record, knownFrom, ...(knownTo && { knownTo }), ...(entered && { entered }) })
