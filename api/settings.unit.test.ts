import { expect, it } from 'vitest'
import { EnvironmentFault } from '../settings/environment.ts'
import { readSettings } from './settings.ts'

const faultsOf = (variables: NodeJS.ProcessEnv): string[] => {
  try {
    readSettings(variables)
  } catch (error) {
    if (error instanceof EnvironmentFault) return error.faults
    throw error
  }
  return []
}

it('an API without settings names all that must be set at once, those of the login too', () => {
  const names = faultsOf({ KELISU_DATABASE_URL: '' }).map(fault => fault.replace(/: must be set$/, ''))
  expect(names).toEqual([
    'KELISU_DATABASE_URL',
    'KELISU_ISSUER',
    'KELISU_ISSUER_KEY',
    'KELISU_URL',
    'KELISU_OIDC_ISSUER',
    'KELISU_OIDC_CLIENT_ID',
    'KELISU_OIDC_CLIENT_SECRET',
    'KELISU_OIDC_AUDIENCE',
  ])
})

it('an API whose key is none and whose login would go over plain http names both', () => {
  const faults = faultsOf({
    KELISU_DATABASE_URL: 'postgres://db.office.example/kelisu',
    KELISU_ISSUER: 'deployment',
    KELISU_ISSUER_KEY: '/dev/null',
    KELISU_URL: 'http://kelisu.office.example',
    KELISU_OIDC_ISSUER: 'https://login.office.example',
    KELISU_OIDC_CLIENT_ID: 'kelisu',
    KELISU_OIDC_CLIENT_SECRET: 'a secret of this test',
    KELISU_OIDC_AUDIENCE: 'kelisu-api',
  })
  expect(faults.map(fault => fault.split(':')[0])).toEqual(['KELISU_ISSUER_KEY', 'KELISU_URL'])
})
