import { importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, type Browser, logIn, told } from './a-browser.ts'
import { type LoginOffice, openLoginOffice } from './login-office.ts'

const person = 'p-0038'
const other = 'p-0041'

let office: LoginOffice
beforeAll(async () => {
  office = await openLoginOffice()
})
afterAll(() => office?.stop())

const loggedIn = async (who = person): Promise<Browser> => {
  const browser = aBrowser()
  await logIn(browser, office.url, who)
  return browser
}
const whoIs = async (browser: Browser) => (await browser.go(`${office.url}/who`)).json
const known = (who = person) => ({ kind: 'person', person: who })
const ended = { code: 'SESSION_ENDED' }

const now = () => Math.floor(Date.now() / 1000)
const event = 'http://schemas.openid.net/event/backchannel-logout'

/** A logout token as the provider would sign it, but with what the test changes; a claim that is undefined is left out. */
const signed = async (claims: object = {}, header: { alg?: string; typ?: string } = {}, by?: JWK) => {
  const key = office.provider.keys[0] as JWK
  const base = {
    iss: office.provider.issuer,
    aud: office.settings.clientId,
    sub: person,
    iat: now(),
    exp: now() + 120,
    jti: crypto.randomUUID(),
    events: { [event]: {} },
  }
  return new SignJWT({ ...base, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '', typ: 'logout+jwt', ...header })
    .sign(await importJWK(by ?? key, header.alg ?? 'RS256'))
}

const sent = (token: string): Promise<Response> =>
  fetch(`${office.url}/auth/backchannel-logout`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: token }),
  })

describe('who logs out at the provider', () => {
  it('is logged out here, in that browser and in no other', async () => {
    const [leaving, elsewhere, neighbour] = [await loggedIn(), await loggedIn(), await loggedIn(other)]
    const page = await leaving.go(`${office.provider.issuer}/session/end`)
    await leaving.submit(page, { logout: 'yes' })
    expect(await whoIs(leaving)).toEqual(ended)
    expect(await whoIs(elsewhere)).toEqual(known())
    expect(await whoIs(neighbour)).toEqual(known(other))
  })
})

describe('a logout token', () => {
  it('that names only the person ends all his sessions, and nobody else’s', async () => {
    const [first, second, neighbour] = [await loggedIn(), await loggedIn(), await loggedIn(other)]
    const answer = await sent(await signed())
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([204, 'no-store'])
    expect([await whoIs(first), await whoIs(second)]).toEqual([ended, ended])
    expect(await whoIs(neighbour)).toEqual(known(other))
  })

  it('that comes again ends nothing that began after it', async () => {
    const before = await loggedIn()
    const token = await signed({ iat: now() - 60 })
    await office.db
      .updateTable('loginSession')
      .set({ createdAt: new Date(Date.now() - 90_000).toISOString() as never })
      .where('person', '=', person)
      .execute()
    expect((await sent(token)).status).toBe(204)
    expect(await whoIs(before)).toEqual(ended)
    const after = await loggedIn()
    expect((await sent(token)).status).toBe(204)
    expect(await whoIs(after)).toEqual(known())
  })

  it.each<[string, () => Promise<string>, string]>([
    ['of another provider', () => signed({ iss: 'https://evil.example' }), 'iss'],
    ['for another client', () => signed({ aud: 'kelisu-cli' }), 'aud'],
    ['that is over', () => signed({ iat: now() - 400, exp: now() - 200 }), 'exp'],
    ['of the future', () => signed({ iat: now() + 200, exp: now() + 400 }), 'iat'],
    ['without an instant', () => signed({ iat: undefined }), 'iat'],
    ['without an id', () => signed({ jti: undefined }), 'jti'],
    ['of no event, as an ID token is', () => signed({ events: undefined }), 'events'],
    ['of another event', () => signed({ events: { 'urn:other': {} } }), 'events'],
    ['with a nonce, as an ID token has', () => signed({ nonce: 'x' }), 'nonce'],
    ['of nobody', () => signed({ sub: undefined }), 'sub'],
    ['that says it is an access token', () => signed({}, { typ: 'at+jwt' }), 'typ'],
    ['signed by the public secret', () => signed({}, { alg: 'HS256' }, { kty: 'oct', k: 'c2VjcmV0' }), 'signature'],
    ['that is none', async () => 'x.y.z', 'signature'],
    ['that is not there', async () => '', 'signature'],
  ])('%s is answered 400 and ends nothing', async (_, token, reason) => {
    const browser = await loggedIn()
    const answer = await sent(await token())
    expect(answer.status).toBe(400)
    expect(told(await answer.json())).toMatchObject({
      code: 'REQUEST_MALFORMED',
      field: 'logout_token',
      fault: expect.stringMatching(new RegExp(`: ${reason}$`)),
    })
    expect(await whoIs(browser)).toEqual(known())
  })

  it('is read of a form alone', async () => {
    const answer = await fetch(`${office.url}/auth/backchannel-logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ logout_token: await signed() }),
    })
    expect(answer.status).toBe(400)
  })
})
