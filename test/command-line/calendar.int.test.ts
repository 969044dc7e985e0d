import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { calendarEditions } from '../../store/calendars.ts'
import { movingDayOff } from '../setup/an-edition.ts'
import { temporaryFile } from '../setup/temporary.ts'
import { aDatabase } from '../store/a-database.ts'
import { runHere, runJsonHere } from './run-kelisu.ts'

const database = aDatabase()
beforeAll(() => {
  vi.stubEnv('KELISU_DATA', 'nowhere')
  vi.stubEnv('KELISU_DATABASE_URL', database.url)
})
afterAll(() => void vi.unstubAllEnvs())

const dueOn = async () => {
  const line = 'deadlines --means appeal --procedure civil --act-date 2026-07-31 --received-on 2026-08-17'
  return (await runJsonHere(line.split(' '))).document.decisionDue
}

describe('kelisu calendar import', () => {
  it('keeps the edition; deadlines are counted by it only when it is activated', async () => {
    const file = temporaryFile('edition.json', movingDayOff('august', '2026-08-25', '2026-08-29'))
    const { code, document } = await runJsonHere(['calendar', 'import', file])
    expect({ code, imported: document.imported, activated: document.activated }).toEqual({
      code: 0,
      imported: true,
      activated: false,
    })
    expect(await dueOn()).toBe('2026-08-26')

    const activated = await runHere(['calendar', 'activate', 'august'])
    expect(activated.code).toBe(0)
    expect(activated.out).toContain('2026-08-25')
    expect(activated.out).toContain('recompute --edition august')
    expect(await dueOn()).toBe('2026-08-27')
    expect((await runJsonHere(['calendar', '2026'])).document[236]).toMatchObject({
      date: '2026-08-25',
      working: false,
    })
  })

  it('says when the edition is known already, and when its id is taken', async () => {
    const edition = movingDayOff('september', '2026-09-25', '2026-09-26')
    const file = temporaryFile('edition.json', edition)
    await runHere(['calendar', 'import', file])
    const again = await runJsonHere(['calendar', 'import', file])
    expect(again).toMatchObject({ code: 0, document: { imported: false } })
    const other = temporaryFile('edition.json', { ...edition, publishedOn: '2026-08-01' })
    expect(await runJsonHere(['calendar', 'import', other])).toMatchObject({
      code: 1,
      document: { error: { code: 'CALENDAR_REFUSED' } },
    })
  })

  it('activates at once where asked, and nothing with --dry-run', async () => {
    const file = temporaryFile('edition.json', movingDayOff('october', '2026-10-16', '2026-10-17'))
    await runHere(['calendar', 'import', file, '--dry-run', '--activate'])
    expect((await calendarEditions(database.db)).editions.map(({ id }) => id)).not.toContain('october')
    const { document } = await runJsonHere(['calendar', 'import', file, '--activate'])
    expect(document).toMatchObject({ imported: true, activated: true })
    expect((await calendarEditions(database.db)).active).toBe('october')
    expect((await runJsonHere(['calendar', 'activate', 'october'])).document.activated).toBe(false)
  })

  it('refuses to activate what nobody imported', async () => {
    expect(await runJsonHere(['calendar', 'activate', '1999'])).toMatchObject({
      code: 1,
      document: { error: { code: 'EDITION_UNKNOWN' } },
    })
  })
})
