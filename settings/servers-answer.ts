import { Connection, type ConnectionOptions } from '@temporalio/client'
import { sql } from 'kysely'
import { openDatabase } from '../store/database.ts'
import { EnvironmentFault } from './environment.ts'

/** What is asked of a server; an `EnvironmentFault` says what was tried, which setting says so, and what to do. */
export const reached = <Answer>(
  process: string,
  { server, address, setting }: { server: string; address: string; setting: string },
  ask: () => Promise<Answer>,
): Promise<Answer> =>
  ask().catch((error: Error & { code?: unknown }) => {
    // Of several addresses tried under one name the error has no message of its own.
    const why = error.message || String(error.code)
    throw new EnvironmentFault(process, [
      `${setting}: ${server} does not answer at ${address} (${why}); correct it, or start ${server}, then start the ${process} again`,
    ])
  })

/** Temporal, as its envconfig says, and where it was found. */
export const temporalConnection = async (
  process: string,
  options: ConnectionOptions,
): Promise<{ connection: Connection; address: string }> => {
  const { address = 'localhost:7233' } = options
  const connection = await reached(process, { server: 'Temporal', address, setting: 'TEMPORAL_ADDRESS' }, () =>
    Connection.connect(options),
  )
  return { connection, address }
}

/** Asked apart from the migration, whose own faults are no matter of an address. */
export const databaseAnswers = async (process: string, url: string): Promise<void> => {
  const db = openDatabase(url, { poolSize: 1 })
  // Never the whole address: it holds the password.
  const address = URL.canParse(url) ? new URL(url).host : 'its address'
  try {
    await reached(process, { server: 'PostgreSQL', address, setting: 'KELISU_DATABASE_URL' }, () =>
      sql`select 1`.execute(db),
    )
  } finally {
    await db.destroy()
  }
}
