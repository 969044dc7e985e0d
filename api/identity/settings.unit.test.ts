import { describe, expect, it } from 'vitest'
import { EnvironmentFault } from '../../settings/environment.ts'
import { readIdentitySettings } from './settings.ts'

const office = {
  NODE_ENV: 'production',
  KELISU_URL: 'https://kelisu.gov.example',
  KELISU_OIDC_ISSUER: 'https://login.gov.example/realms/state',
  KELISU_OIDC_CLIENT_ID: 'kelisu',
  KELISU_OIDC_CLIENT_SECRET: 'given-by-the-provider',
  KELISU_OIDC_AUDIENCE: 'https://kelisu.gov.example/api',
}

const local = {
  ...office,
  NODE_ENV: 'development',
  KELISU_URL: 'http://127.0.0.1:8080',
  KELISU_OIDC_ISSUER: 'http://localhost:9233',
}

const faultsOf = (variables: NodeJS.ProcessEnv): string => {
  try {
    readIdentitySettings(variables)
    return ''
  } catch (error) {
    if (error instanceof EnvironmentFault) return error.faults.join('\n')
    throw error
  }
}

describe('the settings of login', () => {
  it('of an office are taken, with an hour of idleness, twelve of a session, and the subject as the person', () => {
    expect(readIdentitySettings(office)).toMatchObject({
      personClaim: 'sub',
      clientClaim: 'client_id',
      scope: 'openid',
      idleSeconds: 3600,
      lifetimeSeconds: 43_200,
    })
  })

  it.each([
    'KELISU_URL',
    'KELISU_OIDC_ISSUER',
    'KELISU_OIDC_CLIENT_ID',
    'KELISU_OIDC_CLIENT_SECRET',
    'KELISU_OIDC_AUDIENCE',
  ])('have no default for %s, in production or elsewhere', name => {
    for (const all of [office, local]) {
      expect(faultsOf({ ...all, [name]: undefined })).toContain(name)
      expect(faultsOf({ ...all, [name]: '' })).toContain(name)
    }
  })

  it('of a machine to try out on may be plain http on the loopback', () => {
    expect(faultsOf(local)).toBe('')
  })

  it.each(['KELISU_URL', 'KELISU_OIDC_ISSUER'])(
    'refuse plain http for %s in production, and beyond the loopback',
    name => {
      expect(faultsOf({ ...office, [name]: 'http://127.0.0.1:9233' })).toContain(name)
      expect(faultsOf({ ...local, [name]: 'http://login.gov.example' })).toContain(name)
      expect(faultsOf({ ...local, [name]: 'http://127.0.0.1.evil.example' })).toContain(name)
      expect(faultsOf({ ...local, [name]: 'ftp://127.0.0.1' })).toContain(name)
    },
  )

  it('refuse an audience that every ID token has', () => {
    expect(faultsOf({ ...office, KELISU_OIDC_AUDIENCE: 'kelisu' })).toContain('KELISU_OIDC_AUDIENCE')
  })

  it('take a proof of a client’s own credentials as a claim and its value, also where the claim’s name is an address', () => {
    const proof = (given: string) => readIdentitySettings({ ...office, KELISU_OIDC_SYSTEM_PROOF: given }).systemProof
    expect(proof('gty=client-credentials')).toEqual({ claim: 'gty', value: 'client-credentials' })
    expect(proof('https://kelisu.example/?of=app')).toEqual({ claim: 'https://kelisu.example/?of', value: 'app' })
    for (const wrong of ['gty', 'gty=', '=app'])
      expect(faultsOf({ ...office, KELISU_OIDC_SYSTEM_PROOF: wrong })).toContain('KELISU_OIDC_SYSTEM_PROOF')
    expect(readIdentitySettings({ ...office, KELISU_OIDC_SYSTEM_PROOF: '' })).not.toHaveProperty('systemProof')
  })

  it('refuse an address with a path, since cookies and redirects are of the whole host', () => {
    expect(faultsOf({ ...office, KELISU_URL: 'https://gov.example/kelisu' })).toContain('KELISU_URL')
  })

  it('name every fault at once, and no secret', () => {
    const faults = faultsOf({ ...office, KELISU_URL: 'x', KELISU_OIDC_AUDIENCE: '', KELISU_SESSION_HOURS: '-1' })
    for (const name of ['KELISU_URL', 'KELISU_OIDC_AUDIENCE', 'KELISU_SESSION_HOURS']) expect(faults).toContain(name)
    expect(faults).not.toContain(office.KELISU_OIDC_CLIENT_SECRET)
  })
})
