import { createPublicKey } from 'node:crypto'
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentity } from '../../api/identity/identity.ts'
import { told } from './a-browser.ts'
import { type LoginOffice, openLoginOffice, strangerSystem, system } from './login-office.ts'
import { tokenOfSystem } from './tokens.ts'

const person = 'p-0038'

let office: LoginOffice
beforeAll(async () => {
  office = await openLoginOffice()
})
afterAll(() => office?.stop())

const call = async (token: string) => {
  const response = await fetch(`${office.url}/who`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  return [response.status, told(await response.json())]
}

const key = (): JWK => office.provider.keys[0] as JWK
const now = () => Math.floor(Date.now() / 1000)

/** A token as the provider would sign it, but with what the test changes; a claim that is undefined is left out. */
const signed = async (claims: JWTPayload = {}, header: { alg?: string; typ?: string } = {}, by: JWK = key()) =>
  new SignJWT({
    iss: office.provider.issuer,
    aud: 'urn:kelisu:api',
    sub: system,
    client_id: system,
    iat: now(),
    exp: now() + 600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: key().kid ?? '', typ: 'at+jwt', ...header })
    .sign(await importJWK(by, header.alg ?? 'RS256'))

const refused = (reason: string) => [401, { code: 'TOKEN_INVALID', reason }]
const isSystem = [200, { kind: 'system', system }]

describe('a system with client credentials', () => {
  it('is the registered issuer of its client id', async () => {
    expect(await call(await tokenOfSystem(office, system))).toEqual(isSystem)
  })

  it('that is not in the registry is told to have itself registered', async () => {
    const token = await tokenOfSystem(office, strangerSystem)
    expect(await call(token)).toEqual([403, { code: 'CALLER_UNKNOWN', system: strangerSystem }])
  })

  it('is refused with a token that the provider gave it for another audience', async () => {
    expect(await call(await tokenOfSystem(office, system, 'urn:another:api'))).toEqual(refused('aud'))
  })

  it('is let in with a token that our test signs as the provider does, so that what follows is refused for its own reason', async () => {
    expect(await call(await signed())).toEqual(isSystem)
    expect(await call(await signed({}, { typ: 'JWT' }))).toEqual(isSystem)
  })
})

/** What other providers say of a client that asked for its own credentials, as they publish it; and what of a person by that client. */
const providers = [
  {
    name: 'Auth0',
    changes: { clientClaim: 'azp', systemProof: { claim: 'gty', value: 'client-credentials' } },
    ofClient: { sub: `${system}@clients`, azp: system, gty: 'client-credentials', scope: 'kelisu:api' },
    ofPerson: { sub: 'auth0|65f0c0ffee', azp: system, scope: 'profile' },
    ofPassword: { sub: 'auth0|65f0c0ffee', azp: system, gty: 'password' },
  },
  {
    name: 'Entra ID',
    changes: { clientClaim: 'azp', systemProof: { claim: 'idtyp', value: 'app' } },
    ofClient: {
      sub: '72243241-f194-45f3-987d-eeb347b83b69',
      oid: '72243241-f194-45f3-987d-eeb347b83b69',
      azp: system,
      azpacr: '1',
      idtyp: 'app',
      roles: ['Kelisu.Call'],
      ver: '2.0',
    },
    ofPerson: { sub: 'pairwise', oid: 'b1f6d0a3', azp: system, azpacr: '1', scp: 'access_as_user', ver: '2.0' },
    ofPassword: { sub: 'pairwise', oid: 'b1f6d0a3', azp: system, idtyp: 'user', scp: 'access_as_user' },
  },
]

describe.each(providers)('with $name as the provider, a token', ({ changes, ofClient, ofPerson, ofPassword }) => {
  const called = async (claims: JWTPayload, changed = changes) => {
    const identity = createIdentity({ ...office.settings, ...changed }, office)
    const authorization = `Bearer ${await signed({ client_id: undefined, ...claims }, { typ: 'JWT' })}`
    return identity.identify({ method: 'GET', headers: { authorization } }).catch(error => error.facts)
  }
  const proof = { reason: changes.systemProof.claim }

  it('for the client’s own credentials is that of the system', async () => {
    expect(await called(ofClient)).toEqual({ kind: 'system', system })
  })

  it('of a person by the same client is not', async () => {
    expect(await called(ofPerson)).toEqual(proof)
    expect(await called(ofPassword)).toEqual(proof)
    expect(await called({ ...ofClient, sid: 's-1' })).toEqual({ reason: 'sid' })
    expect(await called({ ...ofClient, scope: 'openid' })).toEqual({ reason: 'scope' })
  })

  it('of a person of the registry is not either, whatever else it says', async () => {
    expect(await called({ ...ofClient, sub: person })).toEqual({ reason: 'sub' })
  })

  it('that has a proof of another provider alone is not', async () => {
    expect(await called({ ...ofPerson, sub: system })).toEqual(proof)
    expect(await called({ ...ofPerson, preferred_username: `service-account-${system}` })).toEqual(proof)
  })

  it('is not taken without the setting', async () => {
    expect(await called(ofClient, { ...changes, systemProof: undefined as never })).toEqual({ reason: 'sub' })
  })
})

/** What Keycloak says of a client's service account: a `sub` of its own, and `acr` though nobody logged in. */
const serviceAccount = {
  sub: '1c4f7d2e-6f0b-4f0e-9d39-6b7a5a1f2c11',
  azp: system,
  acr: '1',
  scope: 'profile email',
  clientHost: '10.0.0.7',
  clientAddress: '10.0.0.7',
  preferred_username: `service-account-${system}`,
}

describe('a system with a service account', () => {
  it('is the registered issuer, by the name that the provider gives the account', async () => {
    expect(await call(await signed(serviceAccount))).toEqual(isSystem)
  })

  it('is not the system whose name is not that of the account', async () => {
    const another = { ...serviceAccount, preferred_username: `service-account-${strangerSystem}` }
    expect(await call(await signed(another))).toEqual(refused('sub'))
  })
})

describe('somebody who is not in the registry and logged in by a client of a system', () => {
  const user = { sub: 'b1f6d0a3-3c56-4a33-9a50-0d6f7b1f4a52', preferred_username: 'b.adam', employee: person }

  it('is not that system', async () => {
    expect(await call(await signed(user))).toEqual(refused('sub'))
  })

  it.each([
    ['a session', 'sid', { sid: 's-1' }],
    ['a login', 'auth_time', { auth_time: 1_750_000_000 }],
    ['a nonce', 'nonce', { nonce: 'n' }],
    ['a login asked for', 'scope', { scope: 'profile openid' }],
    ['a login asked for, as a list', 'scope', { scope: ['openid'] }],
  ] as [string, string, JWTPayload][])(
    'is not that system under its name either, where the token tells of %s',
    async (_, reason, told) => {
      expect(await call(await signed(told))).toEqual(refused(reason))
      expect(await call(await signed({ ...serviceAccount, ...told }))).toEqual(refused(reason))
    },
  )
})

describe('a person with a token of the command line', () => {
  it('is the person', async () => {
    expect(await call(await signed({ sub: person, client_id: 'kelisu-cli' }))).toEqual([
      200,
      { kind: 'person', person },
    ])
  })

  it('whom the registry does not know is told so, without his name at the provider', async () => {
    const token = await signed({ sub: '900101300123', client_id: 'kelisu-cli' })
    expect(await call(token)).toEqual([403, { code: 'CALLER_UNKNOWN' }])
  })

  it('is not the system by whose client he logged in', async () => {
    expect(await call(await signed({ sub: person }))).toEqual(refused('sub'))
  })

  it('is not let in by a token of the page login', async () => {
    expect(await call(await signed({ sub: 'p-9999', client_id: 'kelisu-api' }))).toEqual(refused('sub'))
  })
})

describe('a token', () => {
  it.each([
    ['of another issuer', { iss: 'http://127.0.0.1:1' }, 'iss'],
    ['for another audience', { aud: 'kelisu-api' }, 'aud'],
    ['without an audience', { aud: undefined }, 'aud'],
    ['without an end', { exp: undefined }, 'exp'],
    ['without a subject', { sub: undefined }, 'sub'],
    ['without a client', { client_id: undefined }, 'client_id'],
  ] as [string, JWTPayload, string][])('%s is refused', async (_, claims, reason) => {
    expect(await call(await signed(claims))).toEqual(refused(reason))
  })

  it('that has expired is refused as such', async () => {
    expect(await call(await signed({ exp: now() - 60 }))).toEqual([401, { code: 'TOKEN_EXPIRED' }])
  })

  it('of a clock that is some seconds off is taken, of one that is minutes off is not', async () => {
    expect(await call(await signed({ exp: now() - 15 }))).toEqual(isSystem)
    expect(await call(await signed({ iat: now() + 15, nbf: now() + 15 }))).toEqual(isSystem)
    expect(await call(await signed({ nbf: now() + 300 }))).toEqual(refused('nbf'))
    expect(await call(await signed({ iat: now() + 300 }))).toEqual(refused('iat'))
  })

  it('without a signature (alg none) is refused', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = part({
      iss: office.provider.issuer,
      aud: 'urn:kelisu:api',
      sub: system,
      client_id: system,
      exp: now() + 600,
    })
    expect(await call(`${part({ alg: 'none', typ: 'at+jwt' })}.${claims}.`)).toEqual(refused('signature'))
    const [header, , signature] = (await signed()).split('.')
    expect(await call(`${header}.${claims}.${signature}`)).toEqual(refused('signature'))
  })

  it('whose secret is the public key (HS256) is refused', async () => {
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = key()
    const pem = createPublicKey({ key: open as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
    const secret: JWK = { kty: 'oct', k: Buffer.from(pem).toString('base64url') }
    expect(await call(await signed({}, { alg: 'HS256' }, secret))).toEqual(refused('signature'))
  })

  it('signed by a key of somebody else under the name of ours is refused', async () => {
    const { generateKeyPair, exportJWK } = await import('jose')
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    expect(await call(await signed({}, {}, await exportJWK(privateKey)))).toEqual(refused('signature'))
  })

  it('of another kind is refused', async () => {
    expect(await call(await signed({}, { typ: 'logout+jwt' }))).toEqual(refused('typ'))
  })

  it.each(['x', 'a.b.c', 'eyJhbGciOiJSUzI1NiJ9.e30.AAAA', '....'])('that is none is refused (%s)', async text => {
    expect(await call(text)).toEqual(refused('signature'))
  })

  it.each(['Basic ZWRtczpzZWNyZXQ=', 'Bearer', 'Bearer a b', 'x'])(
    'in no Bearer header is refused (%s)',
    async authorization => {
      const response = await fetch(`${office.url}/who`, { headers: { authorization } })
      expect([response.status, told(await response.json())]).toEqual(refused('Authorization'))
    },
  )

  it('decides who calls even where a cookie came too, and a wrong one is not made good by it', async () => {
    const cookie = `kelisu=${await office.store.sessions.open(person, 60, {})}`
    const headers = { cookie, authorization: 'Bearer x' }
    expect((await fetch(`${office.url}/who`, { headers })).status).toBe(401)
    expect((await fetch(`${office.url}/who`, { headers: { cookie } })).status).toBe(200)
  })
})
