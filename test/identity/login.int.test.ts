import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../../domain/calendar/dates.ts'
import { aBrowser, logIn } from './a-browser.ts'
import { type LoginOffice, openLoginOffice, stranger } from './login-office.ts'

const person = 'p-0038'

let office: LoginOffice
beforeAll(async () => {
  office = await openLoginOffice()
})
afterAll(() => office?.stop())

const who = (id: string) => ({ kind: 'person', person: id })
const whoIs = async (browser: ReturnType<typeof aBrowser>) => (await browser.go(`${office.url}/who`)).json
const isCallback = (address: string) => address.startsWith(`${office.url}/auth/callback`)

/** The address to which the provider sends the browser back, with code and state, not yet asked. */
const callbackOf = async (browser: ReturnType<typeof aBrowser>, id = person) => {
  const page = await browser.go(`${office.url}/auth/login`, {}, isCallback)
  return isCallback(page.url) ? page.url : (await browser.choose(page, id, isCallback)).url
}

describe('a person who logs in', () => {
  it('is known by the session cookie, and lands on the page asked for', async () => {
    const browser = aBrowser()
    const landed = await logIn(browser, office.url, person, '/who?x=1')
    expect(landed.url).toBe(`${office.url}/who?x=1`)
    expect(landed.json).toEqual(who(person))
  })

  it('gets a cookie that scripts cannot read, and the table holds only its hash', async () => {
    const browser = aBrowser()
    const callback = await callbackOf(browser)
    const response = await browser.once(callback)
    const header = response.headers.getSetCookie().find(each => each.startsWith('kelisu='))
    expect(header).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const value = browser.cookies().find(({ name }) => name === 'kelisu')?.value ?? ''
    expect(value).toMatch(/^[\w-]{43}$/)
    const rows = await office.db.selectFrom('loginSession').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(value)
  })

  it('may log in twice side by side, and both come through', async () => {
    const browser = aBrowser()
    const first = await callbackOf(browser)
    const second = await callbackOf(browser)
    expect((await browser.once(second)).status).toBe(302)
    expect((await browser.once(first)).status).toBe(302)
    expect(await whoIs(browser)).toEqual(who(person))
  })

  it('does not bring a session id with him: one that was planted before opens nothing', async () => {
    const victim = aBrowser()
    const planted = { host: new URL(office.url).host, name: 'kelisu', value: 'A'.repeat(43) }
    victim.setCookie(planted)
    await logIn(victim, office.url, person)
    expect(await whoIs(victim)).toEqual(who(person))
    const attacker = aBrowser()
    attacker.setCookie(planted)
    expect(await whoIs(attacker)).toEqual({ code: 'SESSION_ENDED' })
  })

  it('ends the session that the browser had before', async () => {
    const browser = aBrowser()
    await logIn(browser, office.url, person)
    const before = aBrowser()
    for (const cookie of browser.cookies()) before.setCookie(cookie)
    await browser.go(`${office.url}/auth/login`)
    expect(await whoIs(before)).toEqual({ code: 'SESSION_ENDED' })
  })

  it('is refused, with what to do, when the registry does not know him', async () => {
    const browser = aBrowser()
    const page = await logIn(browser, office.url, stranger.id)
    expect(page.status).toBe(403)
    expect(page.json).toEqual({ code: 'CALLER_UNKNOWN' })
    expect(await whoIs(browser)).toEqual({})
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example/x', 'javascript:alert(1)'])(
    'is never led to a foreign page (%s)',
    async returnTo => {
      const browser = aBrowser()
      const page = await browser.choose(
        await browser.go(`${office.url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`),
        person,
      )
      expect(new URL(page.url).origin).toBe(office.url)
    },
  )

  it('may begin a login as often as he likes, and the browser keeps the two newest', async () => {
    const browser = aBrowser()
    const longest = `/${'x'.repeat(250)}`
    const begun: string[] = []
    for (let turn = 0; turn < 6; turn++) {
      const answer = await browser.once(`${office.url}/auth/login?returnTo=${longest}`)
      begun.push(new URL(answer.headers.get('location') ?? '').searchParams.get('state') ?? '')
    }
    // Each with the one that begins: two of before beside it.
    const kept = begun.slice(-3).map(state => `kelisu-login-${state}`)
    expect(browser.cookies().map(({ name }) => name)).toEqual(kept)
    expect(browser.cookies().map(({ value }) => value.length < 1_000)).toEqual([true, true, true])
    expect((await logIn(browser, office.url, person, longest)).url).toBe(`${office.url}${longest}`)
  })

  it('comes home from a login for an address that is too long to be kept meanwhile', async () => {
    const page = await logIn(aBrowser(), office.url, person, `/${'long'.repeat(100)}`)
    expect(page.json).toEqual({ page: 'home' })
  })
})

describe('an answer of the provider', () => {
  it('is refused in a browser that did not begin the login', async () => {
    const callback = await callbackOf(aBrowser())
    const victim = aBrowser()
    const page = await victim.go(callback)
    expect([page.status, page.json]).toEqual([401, { code: 'LOGIN_REFUSED', reason: 'state' }])
    expect(await whoIs(victim)).toEqual({})
  })

  it('is refused with another state', async () => {
    const browser = aBrowser()
    const callback = new URL(await callbackOf(browser))
    callback.searchParams.set('state', 'B'.repeat(43))
    expect((await browser.go(callback.href)).json).toEqual({ code: 'LOGIN_REFUSED', reason: 'state' })
  })

  it('is refused with the state of another login of the same browser: code verifier and nonce are not its own', async () => {
    const browser = aBrowser()
    const mine = new URL(await callbackOf(browser))
    const other = new URL(await callbackOf(browser))
    mine.searchParams.set('code', other.searchParams.get('code') ?? '')
    expect((await browser.go(mine.href)).json).toEqual({ code: 'LOGIN_REFUSED', reason: 'invalid_grant' })
    expect(await whoIs(browser)).toEqual({})
  })

  it('is taken once: replayed in the same browser it is refused', async () => {
    const browser = aBrowser()
    const callback = await callbackOf(browser)
    const cookies = browser.cookies()
    expect((await browser.once(callback)).status).toBe(302)
    expect((await browser.go(callback)).json).toEqual({ code: 'LOGIN_REFUSED', reason: 'state' })
    // Also when whoever replays it has kept the cookie of the login: the provider has used up the code.
    const thief = aBrowser()
    for (const cookie of cookies) thief.setCookie(cookie)
    expect((await thief.go(callback)).json).toEqual({ code: 'LOGIN_REFUSED', reason: 'invalid_grant' })
  })

  it('that says no is told as such', async () => {
    const browser = aBrowser()
    const callback = new URL(await callbackOf(browser))
    callback.searchParams.delete('code')
    callback.searchParams.set('error', 'access_denied')
    expect((await browser.go(callback.href)).json).toEqual({ code: 'LOGIN_REFUSED', reason: 'access_denied' })
  })
})

describe('a session', () => {
  const aged = (change: Record<string, Date>) =>
    office.db
      .updateTable('loginSession')
      .set(change as never)
      .execute()

  it('that was revoked a moment ago is over', async () => {
    const browser = aBrowser()
    await logIn(browser, office.url, person)
    await office.store.sessions.end(browser.cookies().find(({ name }) => name === 'kelisu')?.value ?? '')
    const page = await browser.go(`${office.url}/who`)
    expect([page.status, page.json]).toEqual([401, { code: 'SESSION_ENDED' }])
  })

  it('goes on while it is used, and is over after an hour without use', async () => {
    const browser = aBrowser()
    await logIn(browser, office.url, person)
    await aged({ lastUsedAt: new Date(Date.now() - 59 * 60_000) })
    expect(await whoIs(browser)).toEqual(who(person))
    // That use was noted: the hour begins anew.
    const [row] = await office.db.selectFrom('loginSession').select('lastUsedAt').orderBy('createdAt', 'desc').execute()
    expect(Date.now() - Date.parse(row?.lastUsedAt ?? '')).toBeLessThan(10_000)
    await aged({ lastUsedAt: new Date(Date.now() - 61 * 60_000) })
    expect(await whoIs(browser)).toEqual({ code: 'SESSION_ENDED' })
  })

  it('is over at its end, however much it is used', async () => {
    const browser = aBrowser()
    await logIn(browser, office.url, person)
    await aged({ expiresAt: new Date(Date.now() - 1) })
    expect(await whoIs(browser)).toEqual({ code: 'SESSION_ENDED' })
  })

  it('ends with the logout, here and at the provider', async () => {
    const browser = aBrowser()
    await logIn(browser, office.url, person)
    const before = aBrowser()
    for (const cookie of browser.cookies()) before.setCookie(cookie)
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const page = await browser.go(`${office.url}/auth/logout`, { method: 'POST', headers: form })
    expect(page.url).toMatch(new RegExp(`^${office.provider.issuer}/session/end[?]`))
    expect(await whoIs(browser)).toEqual({})
    expect(await whoIs(before)).toEqual({ code: 'SESSION_ENDED' })
    const landed = await browser.submit(page, { logout: 'yes' })
    expect([landed.url, landed.status]).toEqual([`${office.url}/auth/logged-out`, 200])
    expect(landed.text).toContain('Сіз жүйеден шықтыңыз')
    // The provider asks again who it is.
    expect((await browser.go(`${office.url}/auth/login`)).text).toContain('who are you?')
  })
})

describe('a session that was over for a week', () => {
  it('is deleted at the next login, and one that was over since then is kept', async () => {
    const daysAgo = (days: number) => instantOf(Date.now() - days * 86_400_000)
    await office.db.deleteFrom('loginSession').execute()
    for (const [idHash, days] of [
      ['long over', 8],
      ['just over', 6],
    ] as const)
      await office.db
        .insertInto('loginSession')
        .values({ idHash, person, expiresAt: daysAgo(days) })
        .execute()
    await logIn(aBrowser(), office.url, person)
    const rows = await office.db.selectFrom('loginSession').select('idHash').orderBy('expiresAt').execute()
    expect(rows.map(({ idHash }) => idHash)).toEqual(['just over', expect.stringMatching(/^[0-9a-f]{64}$/)])
  })
})

describe('a foreign page', () => {
  it.each([
    ['says so', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['of a sister host says so', { 'sec-fetch-site': 'same-site', origin: 'https://evil.gov.example' }],
    ['in an old browser names its origin', { origin: 'https://evil.example' }],
    ['hides its origin', { origin: 'null' }],
    ['says nothing', {}],
  ])('that %s cannot act with the session', async (_, headers) => {
    const browser = aBrowser()
    await logIn(browser, office.url, person)
    const page = await browser.go(`${office.url}/who`, { method: 'POST', headers })
    expect([page.status, page.json]).toEqual([403, { code: 'CSRF_REFUSED' }])
    const logout = await browser.go(`${office.url}/auth/logout`, { method: 'POST', headers })
    expect(logout.json).toEqual({ code: 'CSRF_REFUSED' })
    expect(await whoIs(browser)).toEqual(who(person))
  })

  it('is none where it is our own', async () => {
    const browser = aBrowser()
    await logIn(browser, office.url, person)
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: office.url }] as Record<string, string>[])
      expect((await browser.go(`${office.url}/who`, { method: 'POST', headers })).json).toEqual(who(person))
  })
})

it('whoever asks for logins without end is stopped, and nobody else is', async () => {
  const busy = await openLoginOffice({ loginsPerMinute: 3 })
  try {
    const asked = await Promise.all(
      [1, 2, 3, 4, 5].map(() => aBrowser().once(`${busy.url}/auth/callback?state=x&code=y`)),
    )
    expect(asked.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429, 429])
    expect((await fetch(`${busy.url}/who`)).status).toBe(200)
    const callers = await Promise.all([1, 2, 3, 4].map(() => fetch(`${busy.url}/auth/caller`)))
    expect(callers.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429])
    expect((await fetch(`${busy.url}/auth/command-line`)).status).toBe(429)
  } finally {
    await busy.stop()
  }
})

it('who sends neither cookie nor token is nobody', async () => {
  expect(await whoIs(aBrowser())).toEqual({})
})
