import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../../domain/calendar/dates.ts'
import { almaty } from '../../local-time/almaty.ts'
import { aBrowser, logIn, told } from './a-browser.ts'
import { type LoginOffice, openLoginOffice, system } from './login-office.ts'
import { tokenOfSystem } from './tokens.ts'

const person = 'p-0038'

let office: LoginOffice
beforeAll(async () => {
  office = await openLoginOffice()
})
afterAll(() => office?.stop())

describe('what the registry no longer knows', () => {
  it('is refused at once, while session and token have not run out', async () => {
    const browser = aBrowser()
    const token = await tokenOfSystem(office, system)
    const bySystem = async () => {
      const response = await fetch(`${office.url}/who`, { headers: { authorization: `Bearer ${token}` } })
      return [response.status, told(await response.json())]
    }
    expect((await logIn(browser, office.url, person)).json).toEqual({ kind: 'person', person })
    expect(await bySystem()).toEqual([200, { kind: 'system', system }])

    const { people, issuers } = await office.store.registry.records()
    const yesterday = almaty.dateOf(instantOf(Date.now() - 86_400_000))
    await office.store.registry.load(
      {
        people: people.filter(({ id }) => id !== person),
        issuers: issuers.map(issuer => ({ ...issuer, validTo: yesterday })),
      },
      { complete: ['people'] },
    )

    const page = await browser.go(`${office.url}/who`)
    expect([page.status, page.json]).toEqual([403, { code: 'CALLER_UNKNOWN' }])
    expect(await bySystem()).toEqual([403, { code: 'CALLER_UNKNOWN', system }])
  })
})
