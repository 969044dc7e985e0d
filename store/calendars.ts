import canonicalize from 'canonicalize'
import { type Kysely, sql } from 'kysely'
import { type WorkingCalendar, workingCalendar } from '../domain/calendar/calendar.ts'
import { type CalendarEdition, checkedEdition } from '../domain/calendar/edition.ts'
import { type CalendarsInUse, calendars, newestCalendar } from '../domain/calendar/editions.ts'
import type { Database } from './tables.ts'

/**
 * Every calendar edition, those of the program and those imported, oldest publication first; `active` is the id of the one that new
 * cases are opened under: the last activated, else the newest of the program.
 */
export const calendarEditions = async (
  db: Kysely<Database>,
): Promise<{ active: string; editions: CalendarEdition[] }> => {
  const { active } = await stateOf(db)
  return { active, editions: await everyEdition(db) }
}

/** The same as calendars to count with, for who has just asked the database which editions there are. */
export const calendarsOfState = async (db: Kysely<Database>, state: CalendarState): Promise<CalendarsInUse> => {
  const { imported, active } = state
  const kept = keptCalendars.get(db)
  if (kept?.imported === imported && kept.active === active) return kept.inUse
  // Editions are only ever added: what is read now holds all that were counted above, and the active one.
  const inUse = countable(await everyEdition(db), active)
  keptCalendars.set(db, { imported, active, inUse })
  return inUse
}

/**
 * Keeps an edition for ever; `imported` is false where it is known already with the same content.
 * Throws `FaultyCalendar` where the edition contradicts itself, `CalendarConflict` where its id has other content.
 */
export const importEdition = async (db: Kysely<Database>, edition: CalendarEdition): Promise<{ imported: boolean }> => {
  const { id, publishedOn } = checkedEdition(edition)
  if (isKnown(edition, await everyEdition(db))) return { imported: false }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('calendarEdition')
    .values({ id, publishedOn, body: canonicalize(edition) as string })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  // Somebody else was quicker: then it is known.
  return numInsertedOrUpdatedRows === 1n ? { imported: true } : importEdition(db, edition)
}

/** Whether the edition is among them. Throws `CalendarConflict` where its id has other content there. */
export const isKnown = (edition: CalendarEdition, editions: readonly CalendarEdition[]): boolean => {
  const known = editions.find(({ id }) => id === edition.id)
  if (known && canonicalize(known) !== canonicalize(edition)) throw new CalendarConflict(edition.id)
  return known !== undefined
}

/**
 * Makes new cases use the edition; open cases keep theirs. `activated` is false where it is the active one already.
 * Throws `UnknownEdition` where no edition has the id.
 */
export const activateEdition = async (
  db: Kysely<Database>,
  id: string,
): Promise<{ activated: boolean; before: string }> => {
  const { active, editions } = await calendarEditions(db)
  if (!editions.some(edition => edition.id === id)) throw new UnknownEdition(id)
  if (active === id) return { activated: false, before: active }
  await db.insertInto('calendarActivation').values({ edition: id }).execute()
  return { activated: true, before: active }
}

/** An id that is taken by other content: editions are immutable, a correction has an id of its own. */
export class CalendarConflict extends Error {
  readonly code = 'CALENDAR_CONFLICT'
  readonly edition: string

  constructor(edition: string) {
    super(`The calendar edition ${edition} is known with other content: give the correction an id of its own`)
    this.name = 'CalendarConflict'
    this.edition = edition
  }
}

/** No edition of that id comes with the program or was imported. */
export class UnknownEdition extends Error {
  readonly code = 'EDITION_UNKNOWN'
  readonly edition: string

  constructor(edition: string) {
    super(`No calendar edition ${edition} is known`)
    this.name = 'UnknownEdition'
    this.edition = edition
  }
}

/** How many editions were imported, and which one is active: as long as both are the same, so are all calendars. */
export type CalendarState = { imported: number; active: string }

/** The state as columns of a query, `active` null where nothing was ever activated. */
export const calendarState = {
  imported: sql<number>`(select count(*) from calendar_edition)`,
  activated: sql<string | null>`(select edition from calendar_activation order by number desc limit 1)`,
}

/** The state of those columns. */
export const stateOfColumns = ({
  imported,
  activated,
}: {
  imported: number
  activated: string | null
}): CalendarState => ({
  imported,
  active: activated ?? newestCalendar.edition.id,
})

const keptCalendars = new WeakMap<Kysely<Database>, CalendarState & { inUse: CalendarsInUse }>()

const stateOf = async (db: Kysely<Database>): Promise<CalendarState> =>
  stateOfColumns(
    await db
      .selectNoFrom([calendarState.imported.as('imported'), calendarState.activated.as('activated')])
      .executeTakeFirstOrThrow(),
  )

const everyEdition = async (db: Kysely<Database>): Promise<CalendarEdition[]> => {
  const rows = await db.selectFrom('calendarEdition').select('body').execute()
  // Not checked again: they were when they came, and a later, stricter check must not take away what cases stand on.
  const imported = rows.map(({ body }): CalendarEdition => JSON.parse(body))
  // Cases were counted by the imported one: a later program that brings the same id does not replace it.
  const ids = new Set(imported.map(({ id }) => id))
  const ours = calendars.map(({ edition }) => edition).filter(({ id }) => !ids.has(id))
  return [...ours, ...imported].toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
}

const sortKey = ({ publishedOn, id }: CalendarEdition): string => `${publishedOn} ${id}`

/** Calendars are made of their editions when first asked for, and kept: most cases need one or two of them. */
const countable = (editions: readonly CalendarEdition[], active: string): CalendarsInUse => {
  const made = new Map<string, WorkingCalendar>()
  const ofEdition = (id: string): WorkingCalendar | undefined => {
    const edition = editions.find(one => one.id === id)
    if (edition && !made.has(id)) made.set(id, workingCalendar(edition))
    return made.get(id)
  }
  const newest = ofEdition(active)
  if (!newest) throw new UnknownEdition(active)
  return { newest, ofEdition }
}
