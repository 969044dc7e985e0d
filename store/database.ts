import type { Socket } from 'node:net'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Instant } from '../domain/calendar/dates.ts'
import { keepPlans } from './prepared.ts'
import type { Database } from './tables.ts'

/**
 * Opens a pool on the PostgreSQL database. Whoever opens it closes it (`db.destroy()`).
 * Nothing connects before the first query; a database that is down makes that query throw.
 */
export const openDatabase = (
  url: string,
  { poolSize = 10, silentMs = 40_000 }: { poolSize?: number; silentMs?: number } = {},
): Kysely<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: { getTypeParser },
    application_name: 'kelisu',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // An activity that waits longer than this is better retried than kept.
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    // A process that hangs inside a transaction must not hold a case's lock for ever.
    idle_in_transaction_session_timeout: 60_000,
  })
  // An idle connection that the server closes is an event of the pool: unheard it would end the process. The next query
  // opens another one or throws to its caller, so nothing is hidden.
  pool.on('error', () => {})
  pool.on('connect', client => {
    // The same of a connection that is lost while a transaction has it: its next query throws, and the pool does not take it back.
    client.on('error', () => {})
    endWhenSilent(client, silentMs)
    keepPlans(client)
  })
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/**
 * Ends a connection on which nothing has passed for so long: longer than any statement may run. A server that vanished without
 * a word (a failover, a cut network) would else keep it, and soon every one of the pool, for a quarter of an hour.
 */
export const endWhenSilent = (client: pg.ClientBase, silentMs: number): void => {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.setTimeout(silentMs, () => stream.destroy(new Error(`The database was silent for ${silentMs} ms`)))
}

const bigint = 20
const date = 1082
const timestampWithZone = 1184

const readTimestamp = pg.types.getTypeParser(timestampWithZone) as (text: string) => Date

/** Dates stay local calendar dates (pg would make local midnights of them), timestamps become instants in UTC. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === date) return (text: string) => text
  if (oid === timestampWithZone) return (text: string) => readTimestamp(text).toISOString() as Instant
  // Counts and revisions: far below 2^53.
  if (oid === bigint) return Number
  return pg.types.getTypeParser(oid, format as 'text')
}) as typeof pg.types.getTypeParser
