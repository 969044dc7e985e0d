import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../setup/eventually.ts'
import { aBrowser, logIn, told } from './a-browser.ts'
import { type LoginOffice, openLoginOffice, system } from './login-office.ts'
import { tokenOfSystem } from './tokens.ts'

const person = 'p-0038'
const isPerson = { kind: 'person', person }
const isUnavailable = { code: 'IDENTITY_UNAVAILABLE', reason: 'ECONNREFUSED' }

let office: LoginOffice
beforeAll(async () => {
  office = await openLoginOffice()
})
afterAll(() => office?.stop())

const call = async (token: string) => {
  const response = await fetch(`${office.url}/who`, { headers: { authorization: `Bearer ${token}` } })
  return [response.status, told(await response.json())]
}

describe('while the provider is down', () => {
  it('the API that never reached it says so, and logs people in as soon as it is there', async () => {
    const token = await tokenOfSystem(office, system)
    await office.stopProvider()
    const browser = aBrowser()
    const page = await browser.go(`${office.url}/auth/login`)
    expect([page.status, page.json]).toEqual([503, isUnavailable])
    expect(await call(token)).toEqual([503, isUnavailable])
    await office.startProvider()
    expect((await logIn(browser, office.url, person)).json).toEqual(isPerson)
    expect(await call(token)).toEqual([200, { kind: 'system', system }])
  })

  it('whoever is logged in goes on, and can log out', async () => {
    const browser = aBrowser()
    await logIn(browser, office.url, person)
    await office.stopProvider()
    expect((await browser.go(`${office.url}/who`)).json).toEqual(isPerson)
    const own = { 'sec-fetch-site': 'same-origin' }
    expect((await browser.once(`${office.url}/auth/logout`, { method: 'POST', headers: own })).status).toBe(303)
    expect((await browser.go(`${office.url}/who`)).json).toEqual({})
    await office.startProvider()
  })

  it('a login that is half done is told to wait, and no session is opened', async () => {
    const browser = aBrowser()
    const isCallback = (address: string) => address.includes('/auth/callback')
    const choice = await browser.go(`${office.url}/auth/login`)
    const { url: callback } = await browser.choose(choice, person, isCallback)
    await office.stopProvider()
    const page = await browser.go(callback)
    expect([page.status, page.json]).toEqual([503, isUnavailable])
    expect((await browser.go(`${office.url}/who`)).json).toEqual({})
    await office.startProvider()
  })
})

describe('after the provider has changed its keys', () => {
  it('new tokens are taken without a restart, the old key is not, and people log in', async () => {
    const old = await tokenOfSystem(office, system)
    expect((await call(old))[0]).toBe(200)
    await office.stopProvider()
    await office.startProvider({ newKeys: true })
    const fresh = await tokenOfSystem(office, system)
    await eventually(async () => (await call(fresh))[0] === 200, { of: 'the new key is found' })
    expect(await call(old)).toEqual([401, { code: 'TOKEN_INVALID', reason: 'signature' }])
    expect((await logIn(aBrowser(), office.url, person)).json).toEqual(isPerson)
  })
})

describe('the log', () => {
  it('of logins, refusals and outages holds no code, state, token, session or secret', async () => {
    const browser = aBrowser()
    const landed = await logIn(browser, office.url, person)
    const token = await tokenOfSystem(office, system)
    await call(token)
    await call(`${token}x`)
    const callback = landed.passed.find(address => address.includes('/auth/callback')) ?? ''
    await browser.go(callback)
    const { searchParams } = new URL(callback)
    const secrets = {
      code: searchParams.get('code'),
      state: searchParams.get('state'),
      token: token.split('.')[2],
      session: browser.cookies().find(({ name }) => name === 'kelisu')?.value,
      secret: office.settings.clientSecret,
    }
    const log = office.log()
    expect(log).toContain('/auth/callback')
    expect(log).toContain('LOGIN_REFUSED')
    for (const [name, value] of Object.entries(secrets)) {
      expect(value?.length, name).toBeGreaterThan(20)
      expect(log, name).not.toContain(value)
    }
  })
})
