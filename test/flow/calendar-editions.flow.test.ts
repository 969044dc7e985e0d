import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { activateEdition, importEdition } from '../../store/calendars.ts'
import { openDatabase } from '../../store/database.ts'
import { movingDayOff } from '../setup/an-edition.ts'
import { now, type Office, openOffice, people, today } from '../setup/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.stop())

/** The third plain working day after today, which the made-up edition makes a day off. */
const aDayOfTheSeven = (): IsoDate => {
  const plain = newestCalendar.daysFrom(today(1), today(20)).filter(({ reason }) => reason === 'weekday')
  return plain[2]?.date as IsoDate
}
const aPlainSaturday = (): IsoDate => {
  const found = newestCalendar.daysFrom(today(30), today(60)).find(({ reason }) => reason === 'saturday')
  return found?.date as IsoDate
}
const received = async (caseId: string) => {
  await office.kelisu.registerReceipt(caseId, { number: 'кіріс-1', at: now() }, { actor: people.chancery })
  const { state, summary } = await office.kelisu.state(caseId)
  return { edition: 'editions' in state ? state.editions.calendar : null, dueOn: summary?.decisionDueOn }
}

it('an edition activated while the worker runs counts for the next case, and not for the one that is open', async () => {
  const before = await office.submitted()
  const edition = movingDayOff('moved-while-open', aDayOfTheSeven(), aPlainSaturday())
  const db = openDatabase(office.databaseUrl, { poolSize: 1 })
  try {
    await importEdition(db, edition)
    const imported = await office.submitted()
    await activateEdition(db, edition.id)
    const activated = await office.submitted()

    const due = newestCalendar.workingDayAfter(today(), 7)
    const own = newestCalendar.edition.id
    expect(await received(before)).toEqual({ edition: own, dueOn: due })
    expect(await received(imported)).toEqual({ edition: own, dueOn: due })
    expect(await received(activated)).toEqual({
      edition: edition.id,
      dueOn: newestCalendar.workingDayAfter(due, 1),
    })
  } finally {
    await db.destroy()
  }
}, 90_000)
