import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from './migrations/migrations.ts'

/**
 * Brings the database to the newest schema, all steps in one transaction.
 * Safe when several processes start at once: the migrator holds an advisory lock until it commits, and who comes second
 * finds nothing to do. Throws what a step threw.
 */
export const migrate = (databaseUrl: string): Promise<void> =>
  withMigrator(databaseUrl, async migrator => {
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  })

/** Names of the migrations that the database does not have yet. */
export const pendingMigrations = (databaseUrl: string): Promise<string[]> =>
  withMigrator(databaseUrl, async migrator =>
    (await migrator.getMigrations()).filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name),
  )

const withMigrator = async <Result>(url: string, work: (migrator: Migrator) => Promise<Result>): Promise<Result> => {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(new Migrator({ db, provider: { getMigrations: async () => migrations } }))
  } finally {
    await db.destroy()
  }
}
