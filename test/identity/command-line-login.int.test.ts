import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../../client/command-line/run.ts'
import { eventually } from '../setup/eventually.ts'
import { aBrowser } from './a-browser.ts'
import { type LoginOffice, openLoginOffice, system } from './login-office.ts'

const person = 'p-0038'

let office: LoginOffice
const home = mkdtempSync(join(tmpdir(), 'kelisu-home-'))
const file = join(home, 'kelisu', 'logins.json')
beforeAll(async () => {
  office = await openLoginOffice()
  vi.stubEnv('KELISU_URL', office.url)
  vi.stubEnv('XDG_CONFIG_HOME', home)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await office?.stop()
  rmSync(home, { recursive: true, force: true })
})

/** A run whose words to the person can be read while it goes on. */
const running = (...words: string[]) => {
  const said = { out: '', err: '' }
  const code = run([...words, '--json'], {
    out: text => {
      said.out += text
    },
    err: text => {
      said.err += text
    },
  })
  return { said, ended: code.then(code => ({ code, document: JSON.parse(said.out), err: said.err })) }
}
const kelisu = (...words: string[]) => running(...words).ended

/** What the person does in the browser: opens the address, confirms the code, says who he is. */
const confirmInBrowser = async (err: string) => {
  const browser = aBrowser()
  const address = /http\S+/.exec(err)?.[0] ?? ''
  // The address brings the code with it; a page without scripts passes it on.
  const confirmation = await browser.submit(await browser.go(address))
  expect(confirmation.text).toContain('Does the command line show')
  const choice = await browser.submit(confirmation)
  return browser.choose(choice, person)
}

const logIn = async () => {
  const login = running('login')
  await eventually(() => login.said.err.includes('http'), { of: 'the command line says where to confirm' })
  const page = await confirmInBrowser(login.said.err)
  return { page, ...(await login.ended) }
}

const edited = (change: object) => {
  const logins = JSON.parse(readFileSync(file, 'utf8'))
  return JSON.stringify({ [office.url]: { ...logins[office.url], ...change } })
}

describe('KELISU_TOKEN', () => {
  afterEach(() => vi.stubEnv('KELISU_TOKEN', ''))

  const signed = async (seconds: number) => {
    const [key] = office.provider.keys as JWK[]
    const now = Math.floor(Date.now() / 1000)
    return new SignJWT({ iss: office.provider.issuer, aud: 'urn:kelisu:api', sub: system, client_id: system })
      .setIssuedAt(now - 600)
      .setExpirationTime(now + seconds)
      .setProtectedHeader({ alg: 'RS256', kid: key?.kid ?? '', typ: 'at+jwt' })
      .sign(await importJWK(key as JWK, 'RS256'))
  }

  it('is who calls, without any login', async () => {
    vi.stubEnv('KELISU_TOKEN', await signed(600))
    expect(await kelisu('whoami')).toMatchObject({ code: 0, document: { kind: 'system', system } })
  })

  it('that has expired is named in one line, with what to do', async () => {
    vi.stubEnv('KELISU_TOKEN', await signed(-60))
    const { code, document } = await kelisu('whoami')
    expect([code, document.error.code]).toEqual([1, 'TOKEN_EXPIRED'])
    expect(document.error.message).toMatch(/^The token in KELISU_TOKEN has expired .*: put a new one there.*login$/)
  })
})

describe('kelisu login', () => {
  it('lets the person confirm in a browser, and is then that person, until the logout', async () => {
    expect(await kelisu('whoami')).toMatchObject({ code: 1, document: { error: { code: 'NOT_LOGGED_IN' } } })
    const { page, code, document } = await logIn()
    expect(page.text).toContain('You are logged in at the command line')
    expect([code, document]).toEqual([0, { kind: 'person', person }])
    expect(await kelisu('whoami')).toMatchObject({ code: 0, document: { kind: 'person', person } })

    expect(await kelisu('logout')).toMatchObject({ code: 0, document: { wasLoggedIn: true } })
    expect(await kelisu('whoami')).toMatchObject({ code: 1, document: { error: { code: 'NOT_LOGGED_IN' } } })
    expect(await kelisu('logout')).toMatchObject({ code: 0, document: { wasLoggedIn: false } })
  })

  it('keeps the tokens where this user alone reads them, and prints none', async () => {
    const { document, err } = await logIn()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, 'kelisu')).mode & 0o777).toBe(0o700)
    const { accessToken } = JSON.parse(readFileSync(file, 'utf8'))[office.url]
    expect(accessToken.split('.')).toHaveLength(3)
    expect(JSON.stringify(document) + err).not.toContain(accessToken)
  })

  it('is renewed when the token runs out, and asked for again when it was revoked', async () => {
    await logIn()
    writeFileSync(file, edited({ expiresAt: '2026-01-01T00:00:00.000Z', accessToken: 'over' }))
    expect(await kelisu('whoami')).toMatchObject({ code: 0, document: { kind: 'person', person } })
    const before = readFileSync(file, 'utf8')
    await kelisu('logout')
    // As if somebody had copied the file before.
    writeFileSync(file, before)
    writeFileSync(file, edited({ expiresAt: '2026-01-01T00:00:00.000Z' }))
    expect(await kelisu('whoami')).toMatchObject({ code: 1, document: { error: { code: 'NOT_LOGGED_IN' } } })
  })

  it('whose token the API no longer takes is told to log in again', async () => {
    await logIn()
    writeFileSync(file, edited({ accessToken: 'revoked-meanwhile' }))
    const { code, document, err } = await kelisu('whoami')
    expect([code, document.error.code, err]).toEqual([1, 'TOKEN_INVALID', ''])
    expect(document.error.message).toBe('Your login is over. Log in again: npm run -s kelisu -- login')
  })

  it('sends no token over plain http to another machine', async () => {
    vi.stubEnv('KELISU_URL', 'http://kelisu.gov.example')
    expect(await kelisu('whoami')).toMatchObject({ code: 2, document: { error: { code: 'USAGE' } } })
    vi.stubEnv('KELISU_URL', office.url)
  })

  it('says which server does not answer', async () => {
    vi.stubEnv('KELISU_URL', 'http://127.0.0.1:1')
    const { code, document } = await kelisu('login')
    expect([code, document.error.code]).toEqual([1, 'SERVERS_UNAVAILABLE'])
    expect(document.error.message).toContain('http://127.0.0.1:1')
    vi.stubEnv('KELISU_URL', office.url)
  })
})
