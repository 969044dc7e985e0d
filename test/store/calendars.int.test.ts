import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { plusDays } from '../../domain/calendar/dates.ts'
import type { CalendarEdition } from '../../domain/calendar/edition.ts'
import { calendars, newestCalendar } from '../../domain/calendar/editions.ts'
import {
  activateEdition,
  CalendarConflict,
  calendarEditions,
  importEdition,
  UnknownEdition,
} from '../../store/calendars.ts'
import { openDatabase } from '../../store/database.ts'
import { inForce } from '../../store/in-force.ts'
import { loadRegistry } from '../../store/registry.ts'
import type { Database } from '../../store/tables.ts'
import { anEdition } from '../setup/an-edition.ts'
import { freshDatabase } from '../setup/database.ts'
import { aDatabase } from './a-database.ts'

const database = aDatabase()
const ours = calendars.map(({ edition }) => edition.id)
const calendarsInUse = async (db: Kysely<Database>) => (await inForce(db)).calendars
let made = 0
const another = (changes: Partial<CalendarEdition> = {}): CalendarEdition =>
  anEdition({ id: `2026-04-0${++made}`, publishedOn: plusDays('2026-04-01', made), ...changes })

const withFreshDatabase = async (work: (db: ReturnType<typeof openDatabase>) => Promise<void>) => {
  const fresh = await freshDatabase()
  const db = openDatabase(fresh.url, { poolSize: 5 })
  try {
    await work(db)
  } finally {
    await db.destroy()
    await fresh.drop()
  }
}

describe('calendar editions before anything was imported', () => {
  it('are those of the program, and the newest is active', () =>
    withFreshDatabase(async db => {
      const { active, editions } = await calendarEditions(db)
      expect(editions.map(({ id }) => id)).toEqual(ours)
      expect(active).toBe(newestCalendar.edition.id)
      expect((await calendarsInUse(db)).newest.edition).toBe(newestCalendar.edition)
    }))
})

describe('an imported edition', () => {
  it('is kept as it came, among the others by its publication, and is not active by itself', async () => {
    const { active } = await calendarEditions(database.db)
    const edition = another({ publishedOn: '2025-01-15' })
    expect(await importEdition(database.db, edition)).toEqual({ imported: true })
    const after = await calendarEditions(database.db)
    expect(after.active).toBe(active)
    expect(after.editions.find(({ id }) => id === edition.id)).toEqual(edition)
    expect(after.editions.map(({ publishedOn }) => publishedOn)).toEqual(
      after.editions.map(({ publishedOn }) => publishedOn).toSorted(),
    )
  })

  it('may come again, but not with other content', async () => {
    const edition = another()
    await importEdition(database.db, edition)
    expect(await importEdition(database.db, structuredClone(edition))).toEqual({ imported: false })
    const corrected = { ...edition, publishedOn: '2026-05-02' as const }
    await expect(importEdition(database.db, corrected)).rejects.toThrow(CalendarConflict)
    expect((await calendarEditions(database.db)).editions).toContainEqual(edition)
  })

  it('takes no id of an edition of the program, unless it is that edition', async () => {
    expect(await importEdition(database.db, newestCalendar.edition)).toEqual({ imported: false })
    await expect(importEdition(database.db, another({ id: newestCalendar.edition.id }))).rejects.toThrow(
      expect.objectContaining({ code: 'CALENDAR_CONFLICT', edition: newestCalendar.edition.id }),
    )
  })

  it('is stored once when several import it together', async () => {
    const edition = another()
    const answers = await Promise.all([1, 2, 3, 4].map(() => importEdition(database.db, edition)))
    expect(answers.filter(({ imported }) => imported)).toHaveLength(1)
  })

  it('is refused when it contradicts itself', async () => {
    const edition = another({ to: '2027-06-30' })
    await expect(importEdition(database.db, edition)).rejects.toThrow('coversWholeYears')
    expect((await calendarEditions(database.db)).editions.map(({ id }) => id)).not.toContain(edition.id)
  })

  it.each([
    ['update calendar_edition set published_on = published_on', 'calendar_edition'],
    ['delete from calendar_edition', 'calendar_edition'],
    ['truncate calendar_edition', 'calendar_edition'],
    ['delete from calendar_activation', 'calendar_activation'],
    ["update calendar_activation set edition = '2020'", 'calendar_activation'],
  ])('is never changed: %s', async (statement, table) => {
    await importEdition(database.db, another({ id: `kept-${made}` }))
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(`${table} is append-only`)
  })
})

describe('activating an edition', () => {
  it('is seen by the next question, without opening the database anew', async () => {
    const edition = another()
    const before = await calendarsInUse(database.db)
    expect(await calendarsInUse(database.db)).toBe(before)
    await importEdition(database.db, edition)
    const imported = await calendarsInUse(database.db)
    expect(imported.newest.edition.id).toBe(before.newest.edition.id)
    expect(imported.ofEdition(edition.id)?.edition).toEqual(edition)

    expect(await activateEdition(database.db, edition.id)).toEqual({
      activated: true,
      before: before.newest.edition.id,
    })
    const activated = await calendarsInUse(database.db)
    expect(activated.newest.edition).toEqual(edition)
    expect(activated.newest).toBe(activated.ofEdition(edition.id))
    // What a case was opened under stays there to count with.
    expect(activated.ofEdition(before.newest.edition.id)?.edition).toEqual(before.newest.edition)
    expect(activated.ofEdition('1999')).toBeUndefined()
  })

  it('is done once, and can be taken back by activating the one before, also one of the program', async () => {
    const edition = another()
    await importEdition(database.db, edition)
    await activateEdition(database.db, edition.id)
    expect(await activateEdition(database.db, edition.id)).toEqual({ activated: false, before: edition.id })
    expect(await activateEdition(database.db, newestCalendar.edition.id)).toEqual({
      activated: true,
      before: edition.id,
    })
    expect((await calendarEditions(database.db)).active).toBe(newestCalendar.edition.id)
    await activateEdition(database.db, '2024-06-07')
    expect((await calendarsInUse(database.db)).newest.edition.id).toBe('2024-06-07')
  })

  it('is refused for an edition that nobody imported', async () => {
    const { active } = await calendarEditions(database.db)
    await expect(activateEdition(database.db, '1999')).rejects.toThrow(UnknownEdition)
    expect((await calendarEditions(database.db)).active).toBe(active)
  })
})

it('an import and a load of the registry are both seen by the next question', async () => {
  const before = await inForce(database.db)
  expect(before.registry.body('minfin', '2026-01-01')).toBeUndefined()
  const name = { kk: 'Қаржы министрлігі', ru: 'Министерство финансов' }
  await loadRegistry(database.db, {
    bodies: [{ id: 'minfin', kind: 'centralStateBody', name, validFrom: '2023-01-01' }],
  })
  const loaded = await inForce(database.db)
  expect(loaded.registry.body('minfin', '2026-01-01')).toMatchObject({ name })
  expect(loaded.calendars).toBe(before.calendars)
  const edition = another()
  await importEdition(database.db, edition)
  const imported = await inForce(database.db)
  expect(imported.registry).toBe(loaded.registry)
  expect(imported.calendars.ofEdition(edition.id)?.edition).toEqual(edition)
})

it('a database that is down is no old knowledge', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/none')
  try {
    await expect(calendarsInUse(db)).rejects.toThrow()
  } finally {
    await db.destroy()
  }
})
