import {
  allowInsecureRequests,
  type Configuration,
  discovery,
  initiateDeviceAuthorization,
  None,
  pollDeviceAuthorizationGrant,
  ResponseBodyError,
  refreshTokenGrant,
  type TokenEndpointResponse,
  tokenRevocation,
} from 'openid-client'
import type { CommandLineLogin } from '../../../api/identity/identity.ts'
import { instantOf } from '../../../domain/calendar/dates.ts'
import { isLoopback } from '../../../settings/loopback.ts'
import { askApi } from '../over-http/ask-api.ts'
import { Refused } from '../refused.ts'
import { unavailable } from '../settings.ts'
import { type KeptLogin, keepLogin, keptLogin } from './kept-logins.ts'

/** Logs in by the device flow and keeps the tokens. `tell` is called once, with where the person confirms which code. */
export const logIn = async (api: URL, tell: (address: string, code: string) => void): Promise<void> => {
  const login = (await askApi(api, '/auth/command-line')) as CommandLineLogin
  const provider = await providerOf(login)
  const tokens = await orRefused(login, async () => {
    const device = await initiateDeviceAuthorization(provider, { scope: 'openid', resource: login.audience })
    tell(device.verification_uri_complete ?? device.verification_uri, device.user_code)
    return pollDeviceAuthorizationGrant(provider, device, { resource: login.audience })
  })
  keepLogin(api, kept(login, tokens))
}

/** Forgets the login, and has the provider revoke it; false where there was none. */
export const logOut = async (api: URL): Promise<boolean> => {
  const login = keptLogin(api)
  if (login === undefined) return false
  keepLogin(api)
  const { refreshToken } = login
  if (refreshToken !== undefined)
    await orRefused(login, async () => tokenRevocation(await providerOf(login), refreshToken))
  return true
}

/** A new access token for the API; undefined for whoever is not logged in, or has been for too long. */
export const renewedToken = async (api: URL): Promise<string | undefined> => {
  const login = keptLogin(api)
  const refreshToken = login?.refreshToken
  if (login === undefined || refreshToken === undefined) return undefined
  try {
    const tokens = await refreshTokenGrant(await providerOf(login), refreshToken, { resource: login.audience })
    const renewed = kept(login, tokens)
    keepLogin(api, renewed)
    return renewed.accessToken
  } catch (error) {
    // Its time is over, or it was revoked.
    if (error instanceof ResponseBodyError) return undefined
    throw error instanceof Refused ? error : noAnswer(login)
  }
}

const kept = (
  { issuer, client, audience, refreshToken }: CommandLineLogin & { refreshToken?: string },
  tokens: TokenEndpointResponse,
): KeptLogin => {
  const renewable = tokens.refresh_token ?? refreshToken
  return {
    issuer,
    client,
    audience,
    accessToken: tokens.access_token,
    expiresAt: instantOf(Date.now() + (tokens.expires_in ?? 60) * 1000),
    ...(renewable === undefined ? {} : { refreshToken: renewable }),
  }
}

const providerOf = async ({ issuer, client }: CommandLineLogin): Promise<Configuration> => {
  const address = new URL(issuer)
  const isLocal = address.protocol === 'http:' && isLoopback(address.hostname)
  return discovery(address, client, {}, None(), { timeout: 10, execute: isLocal ? [allowInsecureRequests] : [] }).catch(
    () => {
      throw noAnswer({ issuer })
    },
  )
}

const orRefused = async <Result>(login: CommandLineLogin, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) throw error
    if (error instanceof ResponseBodyError)
      throw new Refused({ code: 'LOGIN_REFUSED', citation: 'design', facts: { reason: error.error } })
    throw noAnswer(login)
  }
}

const noAnswer = ({ issuer }: Pick<CommandLineLogin, 'issuer'>): Refused =>
  unavailable({
    kk: `Кіру қызметі ${issuer} мекенжайында жауап бермейді.`,
    ru: `Служба входа не отвечает по адресу ${issuer}.`,
    en: `The login service does not answer at ${issuer}.`,
  })
