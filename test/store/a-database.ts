import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import type { Database } from '../../store/tables.ts'
import { freshDatabase } from '../setup/database.ts'
import type { Templates } from '../setup/global.ts'

/** A database of the test file's own, empty or with the sample registry, opened before its tests and dropped after them. */
export const aDatabase = (kind: keyof Templates = 'empty'): { db: Kysely<Database>; url: string } => {
  const opened = {} as { db: Kysely<Database>; url: string }
  let drop: () => Promise<void>
  beforeAll(async () => {
    const fresh = await freshDatabase(kind)
    opened.url = fresh.url
    opened.db = openDatabase(fresh.url, { poolSize: 5 })
    drop = fresh.drop
  })
  afterAll(async () => {
    await opened.db?.destroy()
    await drop?.()
  })
  return opened
}

/** What somebody with a superuser's rights could do to the log behind the program's back. */
export const asIntruder = (db: Kysely<Database>, statement: string): Promise<void> =>
  db.transaction().execute(async tx => {
    await sql`alter table case_event disable trigger case_event_append_only`.execute(tx)
    await sql.raw(statement).execute(tx)
    await sql`alter table case_event enable always trigger case_event_append_only`.execute(tx)
  })
