import type { Kysely } from 'kysely'
import type { Registry } from '../domain/bodies/snapshot.ts'
import type { CalendarsInUse } from '../domain/calendar/editions.ts'
import { calendarState, calendarsOfState, stateOfColumns } from './calendars.ts'
import { registryOfRevision } from './registry-snapshot.ts'
import type { Database } from './tables.ts'

/** The registry and the calendars as known at this instant. */
export type InForce = { registry: Registry; calendars: CalendarsInUse }

/**
 * What a command is judged by. Both are kept in memory; one query asks the database whether either has changed, so that what was loaded,
 * imported or activated counts at once, and a database that is down makes it throw: nothing is proved by old knowledge.
 */
export const inForce = async (db: Kysely<Database>): Promise<InForce> => {
  const { revision, ...columns } = await db
    .selectFrom('registryRevision')
    .select(['revision', calendarState.imported.as('imported'), calendarState.activated.as('activated')])
    .executeTakeFirstOrThrow()
  const [registry, calendars] = await Promise.all([
    registryOfRevision(db, revision),
    calendarsOfState(db, stateOfColumns(columns)),
  ])
  return { registry, calendars }
}
