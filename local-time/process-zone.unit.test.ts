import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

const answers = `
  import { newestCalendar } from './domain/calendar/editions.ts'
  import { deadlines } from './domain/deadlines/deadlines.ts'
  import { momentsOf } from './domain/deadlines/moments.ts'
  import { almaty } from './local-time/almaty.ts'
  const cases = ['2024-01-31', '2025-08-01', '2026-07-31'].map(actDate => {
    const found = deadlines({ means: 'appeal', procedure: 'civil', actDate, receivedOn: actDate }, newestCalendar)
    return { found, moments: momentsOf(found, newestCalendar, almaty) }
  })
  // A few hundred facts over all five years, on every weekday and around each change of clocks anywhere.
  const many = newestCalendar.daysFrom('2023-02-01', '2027-05-31').filter((_, index) => index % 5 === 0)
  const dates = many.flatMap(({ date }) =>
    ['civil', 'administrative'].map(procedure =>
      deadlines({ means: 'appeal', procedure, actDate: date, sentOn: date, receivedOn: date }, newestCalendar),
    ),
  )
  const answer = { days: newestCalendar.daysFrom('2023-01-01', '2027-12-31'), cases, dates }
  console.log(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), answer }))
`
const answeredIn = (zone: string): { offset: number; answer: unknown } =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', answers], {
      cwd: new URL('..', import.meta.url),
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    }),
  )

it('answers the same in UTC, in Almaty and in New York', { timeout: 30_000 }, () => {
  const [utc, almaty, newYork] = ['UTC', 'Asia/Almaty', 'America/New_York'].map(answeredIn)
  expect([utc?.offset, almaty?.offset, newYork?.offset]).toEqual([0, -300, 300])
  expect(almaty?.answer).toEqual(utc?.answer)
  expect(newYork?.answer).toEqual(utc?.answer)
})

it('answers the same wherever the machine says it stands', { timeout: 30_000 }, () => {
  const east = answeredIn('Pacific/Kiritimati')
  const west = answeredIn('America/Adak')
  expect([east.offset, west.offset]).toEqual([-840, 600])
  expect(west.answer).toEqual(east.answer)
})
