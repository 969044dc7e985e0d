import { KelisuError } from '../../client/library/errors.ts'
import { type Instant, instantOf } from '../../domain/calendar/dates.ts'
import { reject } from '../../domain/regulation/codes.ts'
import type { ProviderLogin } from '../../store/login-sessions.ts'
import type { Provider } from './provider.ts'
import type { IdentitySettings } from './settings.ts'
import { clockSkew, verifiedToken } from './verified-token.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'

/** Older providers write `JWT` or nothing. An ID token has no `events`, an access token another audience. */
const types = [undefined, 'jwt', 'logout+jwt', 'application/logout+jwt']

/**
 * Which login has ended at the provider, and when (OpenID Connect Back-Channel Logout 1.0, part 2.6). Throws TOKEN_INVALID with the
 * claim that is wrong, TOKEN_EXPIRED, IDENTITY_UNAVAILABLE.
 */
export const endedLogin = async (
  token: string,
  { clientId: audience }: IdentitySettings,
  provider: Provider,
): Promise<{ login: ProviderLogin; until: Instant }> => {
  const required = ['iat', 'exp', 'jti', 'events']
  const { iat, sub, sid, events, nonce } = await verifiedToken(token, provider, { audience, types, required })
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, event)) throw invalid('events')
  // So that no ID token is ever taken for one of these.
  if (nonce !== undefined) throw invalid('nonce')
  if (sid !== undefined && typeof sid !== 'string') throw invalid('sid')
  if (sub === undefined && sid === undefined) throw invalid('sub')
  const login = { ...(sub === undefined ? {} : { subject: sub }), ...(sid === undefined ? {} : { session: sid }) }
  return { login, until: instantOf(((iat ?? 0) + clockSkew) * 1000) }
}

const invalid = (reason: string) => new KelisuError(reject('TOKEN_INVALID', { reason }))
