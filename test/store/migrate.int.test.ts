import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { migrate } from '../../store/migrate.ts'
import { migrations } from '../../store/migrations/migrations.ts'
import { aDatabase } from './a-database.ts'

const database = aDatabase()

/** Takes all tables out of the file's own database, as if nothing had ever been migrated. */
const emptied = async (): Promise<void> => {
  await sql`drop schema public cascade`.execute(database.db)
  await sql`create schema public`.execute(database.db)
}

/** The migrations that the database has, by name. */
const migrated = async (): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.db)
  return rows.map(({ name }) => name)
}

it('brings an empty database up once when several processes start together', async () => {
  await emptied()
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])
  expect(await migrated()).toEqual(Object.keys(migrations))
})

it('does nothing to a database that is up to date', async () => {
  await migrate(database.url)
  await migrate(database.url)
  expect(await migrated()).toEqual(Object.keys(migrations))
})

it('throws when the database is away', async () => {
  await expect(migrate('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow()
})

it('reads dates as local dates and timestamps as instants, whatever the session time zone', async () => {
  const db = openDatabase(database.url, { poolSize: 1 })
  try {
    await sql`set timezone = 'Asia/Almaty'`.execute(db)
    const { rows } = await sql`
      select date '2026-08-14' as day, timestamptz '2024-02-29 19:00:00.5+00' as at, count(*) as number from kysely_migration
    `.execute(db)
    expect(rows).toEqual([
      { day: '2026-08-14', at: '2024-02-29T19:00:00.500Z', number: Object.keys(migrations).length },
    ])
  } finally {
    await db.destroy()
  }
})
