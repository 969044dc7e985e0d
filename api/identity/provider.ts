import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { allowInsecureRequests, ClientSecretBasic, type Configuration, discovery } from 'openid-client'
import { KelisuError } from '../../client/library/errors.ts'
import { reject } from '../../domain/regulation/codes.ts'
import type { IdentitySettings } from './settings.ts'

/** The identity provider as found by its own description. Each call throws IDENTITY_UNAVAILABLE while it does not answer. */
export type Provider = {
  configuration(): Promise<Configuration>
  /** The keys by which it signs access tokens; a new one is fetched when a token names it. */
  keyOf: JWTVerifyGetKey
}

/** Nothing is asked before the first call, so that the API starts and serves who is logged in while the provider is down. */
export const createProvider = ({ issuer, clientId, clientSecret }: IdentitySettings): Provider => {
  const isPlain = issuer.protocol === 'http:'
  let found: Promise<Configuration> | undefined
  let keys: JWTVerifyGetKey | undefined

  const configuration = (): Promise<Configuration> => {
    found ??= discovery(issuer, clientId, {}, ClientSecretBasic(clientSecret), {
      timeout: patienceSeconds,
      // The settings let plain http pass only on the loopback.
      execute: isPlain ? [allowInsecureRequests] : [],
    }).catch(error => {
      // The next caller asks again.
      found = undefined
      throw unavailable(error)
    })
    return found
  }

  const keyOf: JWTVerifyGetKey = async (header, token) => {
    keys ??= keysAt((await configuration()).serverMetadata().jwks_uri, isPlain)
    try {
      return await keys(header, token)
    } catch (error) {
      // No key fits: the token's fault. Anything else: the keys could not be fetched.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error
      throw unavailable(error)
    }
  }

  return { configuration, keyOf }
}

/** The provider failed us. Only the kind of failure is told: what it answered may quote what was sent. */
export const unavailable = (error: unknown): KelisuError => {
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: { code?: unknown } }
  return new KelisuError(reject('IDENTITY_UNAVAILABLE', { reason: String(code ?? cause?.code ?? name) }))
}

const patienceSeconds = 5

const keysAt = (address: string | undefined, isPlain: boolean): JWTVerifyGetKey => {
  if (address === undefined || !(isPlain || address.startsWith('https:')))
    throw new KelisuError(reject('IDENTITY_UNAVAILABLE', { reason: 'jwks_uri' }))
  return createRemoteJWKSet(new URL(address), {
    timeoutDuration: patienceSeconds * 1000,
    // How often tokens with unknown keys may make us ask; a changed key is found no later.
    cooldownDuration: 5_000,
  })
}
