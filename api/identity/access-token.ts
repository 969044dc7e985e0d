import type { JWTPayload } from 'jose'
import { KelisuError } from '../../client/library/errors.ts'
import type { Caller } from '../../domain/access/caller.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { reject } from '../../domain/regulation/codes.ts'
import type { Provider } from './provider.ts'
import type { IdentitySettings } from './settings.ts'
import { verifiedToken } from './verified-token.ts'

/** `at+jwt` by RFC 9068; providers older than it write `JWT` or nothing. An ID token never has our audience. */
const types = [undefined, 'jwt', 'at+jwt', 'application/at+jwt']

/**
 * Who calls with this access token: a person where it was issued to the command line's client, else the system whose registered
 * issuer has the client's id, if it got the token for its own credentials. What the caller may do stands in the registry.
 * Throws TOKEN_INVALID, TOKEN_EXPIRED, CALLER_UNKNOWN, IDENTITY_UNAVAILABLE.
 */
export const callerOfToken = async (
  token: string,
  { settings, provider, registry, on }: TokenContext,
): Promise<Caller> => {
  const { audience } = settings
  const claims = await verifiedToken(token, provider, { audience, types, required: ['exp', 'sub'] })
  const { [settings.clientClaim]: client, [settings.personClaim]: person } = claims
  if (typeof client !== 'string') throw new KelisuError(reject('TOKEN_INVALID', { reason: settings.clientClaim }))
  const known = await registry()
  const isPerson = typeof person === 'string' && known.person(person) !== undefined
  if (client === settings.cliClient) {
    if (!isPerson) throw new KelisuError(reject('CALLER_UNKNOWN'))
    return { kind: 'person', person }
  }
  // Who logged in by a system's client is not that system, known to the registry or not.
  const reason = isPerson ? settings.personClaim : notByItsCredentials(claims, client, settings)
  if (reason !== undefined) throw new KelisuError(reject('TOKEN_INVALID', { reason }))
  if (known.issuer(client, on) === undefined)
    throw new KelisuError(reject('CALLER_UNKNOWN', { system: client.slice(0, 64) }))
  return { kind: 'system', system: client }
}

/**
 * The claim by which the token was not, or not provably, given for the client's own credentials. There `sub` is the client (RFC 9068, 2.2),
 * or a service account named after it (Keycloak); a provider that writes neither has a proof of its own, by setting. `acr` says nothing: Keycloak
 * writes it without a login.
 */
const notByItsCredentials = (
  claims: JWTPayload,
  client: string,
  { systemProof }: IdentitySettings,
): string | undefined => {
  const ofLogin = ['sid', 'auth_time', 'nonce'].find(name => claims[name] !== undefined)
  if (ofLogin !== undefined) return ofLogin
  // One text by RFC 9068, at some providers a list.
  if ([claims.scope].flat().join(' ').split(' ').includes('openid')) return 'scope'
  if (systemProof) return claims[systemProof.claim] === systemProof.value ? undefined : systemProof.claim
  const isClient = claims.sub === client || claims.preferred_username === `service-account-${client}`
  return isClient ? undefined : 'sub'
}

type TokenContext = {
  settings: IdentitySettings
  provider: Provider
  registry: () => Promise<Registry>
  on: IsoDate
}
