import rateLimit from '@fastify/rate-limit'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientError,
  calculatePKCECodeChallenge,
  type IDToken,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { KelisuError } from '../../client/library/errors.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { reject } from '../../domain/regulation/codes.ts'
import type { Store } from '../../store/store.ts'
import { languageOf } from '../language.ts'
import { Malformed } from '../strict-json.ts'
import { cookieNamed, sentCookies } from './cookies.ts'
import { refuseForeignPage } from './foreign-page.ts'
import { loggedOutPage } from './logged-out.ts'
import { endedLogin } from './logout-token.ts'
import { type Provider, unavailable } from './provider.ts'
import type { IdentitySettings } from './settings.ts'

/** Login by authorization code with PKCE, state and nonce; logout here and at the provider. */
export const loginRoutes = (deps: LoginDeps): FastifyPluginAsync => {
  const { settings, provider, sessionCookie, sessions, registry } = deps
  const callback = new URL('/auth/callback', settings.url)
  // Where the API says what it is, for people.
  const home = new URL('/api/v1/docs', settings.url)
  const loggedOut = new URL('/auth/logged-out', settings.url)

  const login = async (request: FastifyRequest, reply: FastifyReply) => {
    const configuration = await provider.configuration()
    const pending: Pending = {
      verifier: randomPKCECodeVerifier(),
      nonce: randomNonce(),
      returnTo: ownAddress(addressOf(request, settings.url).searchParams.get('returnTo'), home),
    }
    const state = randomState()
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: callback.href,
      scope: settings.scope,
      state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
    })
    return reply
      .header('set-cookie', [
        pendingCookie(state, settings.url).set(written(pending), loginSeconds),
        ...olderLogins(request, settings.url).map(older => older.removed()),
      ])
      .redirect(address.href)
  }

  const complete = async (request: FastifyRequest, reply: FastifyReply) => {
    const address = addressOf(request, callback)
    const state = address.searchParams.get('state') ?? ''
    const cookie = pendingCookie(stateShape.test(state) ? state : '', settings.url)
    const pending = readPending(cookie.of(request))
    // Begun in another browser, too long ago, or done already: somebody may be trying to log this browser in as himself.
    if (pending === undefined) throw new KelisuError(reject('LOGIN_REFUSED', { reason: 'state' }))
    reply.header('set-cookie', cookie.removed())
    const claims = await claimsFor(address, state, pending)
    const { [settings.personClaim]: person, sub: subject, sid } = claims
    if (typeof person !== 'string' || (await registry()).person(person) === undefined)
      throw new KelisuError(reject('CALLER_UNKNOWN'))
    const before = sessionCookie.of(request)
    if (before !== undefined) await sessions.end(before)
    // Always a new id: one that was in the browser before the login is known to whoever put it there.
    const session = await sessions.open(person, settings.lifetimeSeconds, {
      subject,
      ...(typeof sid === 'string' ? { session: sid } : {}),
    })
    return reply
      .header('set-cookie', sessionCookie.set(session, settings.lifetimeSeconds))
      .redirect(ownAddress(pending.returnTo, home))
  }

  const claimsFor = async (address: URL, state: string, { verifier, nonce }: Pending): Promise<IDToken> => {
    const configuration = await provider.configuration()
    try {
      const tokens = await authorizationCodeGrant(configuration, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new KelisuError(reject('LOGIN_REFUSED', { reason: 'id_token' }))
      return claims
    } catch (error) {
      throw error instanceof KelisuError ? error : refusalOf(error)
    }
  }

  const logout = async (request: FastifyRequest, reply: FastifyReply) => {
    refuseForeignPage(request, settings.url)
    const session = sessionCookie.of(request)
    if (session !== undefined) await sessions.end(session)
    return reply.header('set-cookie', sessionCookie.removed()).redirect(await addressAfterLogout(), 303)
  }

  /** The provider says that somebody logged out there. It is to be answered 400 where its token is not taken. */
  const endedThere = async (request: FastifyRequest, reply: FastifyReply) => {
    const token = request.body instanceof URLSearchParams ? request.body.get('logout_token') : null
    const { login, until } = await endedLogin(token ?? '', settings, provider).catch(notTaken)
    await sessions.endOf(login, until)
    return reply.code(204).send()
  }

  /** Where the provider ends its own session, and leads on; at once where it has no such page, or is down. */
  const addressAfterLogout = async (): Promise<string> => {
    try {
      const configuration = await provider.configuration()
      if (configuration.serverMetadata().end_session_endpoint === undefined) return loggedOut.href
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: loggedOut.href }).href
    } catch {
      return loggedOut.href
    }
  }

  return async app => {
    // Each answer of the provider makes us ask it for tokens: nobody may make us do so without end.
    await app.register(rateLimit, limitOfLogins(settings))
    // What a page's "log out" button posts, without fields, and what the provider sends when somebody logged out there.
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 32 * 1024 }, form)
    app.get('/auth/login', withoutQueryInLog, login)
    app.get('/auth/callback', withoutQueryInLog, complete)
    app.post('/auth/logout', withoutQueryInLog, logout)
    app.get('/auth/logged-out', async (request, reply) => {
      const language = languageOf(request.headers['accept-language'])
      return reply.type('text/html; charset=utf-8').header('content-language', language).send(loggedOutPage(language))
    })
    app.post('/auth/backchannel-logout', endedThere)
  }
}

/** How often one address may ask. */
export const limitOfLogins = ({ loginsPerMinute }: IdentitySettings) => ({
  max: loginsPerMinute,
  timeWindow: 60_000,
  errorResponseBuilder: () => new KelisuError(reject('TOO_MANY_REQUESTS')),
})

const form = async (_request: FastifyRequest, body: string | Buffer) => new URLSearchParams(body.toString())

const notTaken = (error: unknown): never => {
  if (!(error instanceof KelisuError) || error.code === 'IDENTITY_UNAVAILABLE') throw error
  const { reason = 'exp' } = error.facts
  throw new Malformed({ field: 'logout_token', message: `is not one of the provider's for us: ${reason}` })
}

type LoginDeps = {
  settings: IdentitySettings
  provider: Provider
  sessionCookie: ReturnType<typeof cookieNamed>
  sessions: Store['sessions']
  registry: () => Promise<Registry>
}

/** What the browser keeps between leaving for the provider and coming back. */
type Pending = { verifier: string; nonce: string; returnTo: string }

const loginSeconds = 600
const stateShape = /^[\w-]{43}$/

/** One cookie per login, so that two begun side by side do not disturb each other. */
const pendingCookie = (state: string, url: URL) => cookieNamed(`kelisu-login-${state}`, url)

/** Of the logins that the browser has begun before, all but the two newest: without end they would make its requests too long to be taken. */
const olderLogins = (request: FastifyRequest, url: URL) => {
  const { name: beginning } = pendingCookie('', url)
  const states = Object.keys(sentCookies(request)).map(name =>
    name.startsWith(beginning) ? name.slice(beginning.length) : '',
  )
  return states
    .filter(state => stateShape.test(state))
    .slice(0, -2)
    .map(state => pendingCookie(state, url))
}

// Nothing of it is secret from its own browser, and `__Host-` keeps others from writing it.
const written = (pending: Pending): string => Buffer.from(JSON.stringify(pending)).toString('base64url')

const readPending = (value: string | undefined): Pending | undefined => {
  try {
    const { verifier, nonce, returnTo } = JSON.parse(Buffer.from(value ?? '', 'base64url').toString('utf8'))
    const isWhole = [verifier, nonce, returnTo].every(part => typeof part === 'string')
    return isWhole ? { verifier, nonce, returnTo } : undefined
  } catch {
    return undefined
  }
}

/** The whole address, when it is of this very host; else home. Written as a whole, so that no path is taken for a host. */
const ownAddress = (wished: string | null, home: URL): string => {
  const address = URL.parse(wished ?? '', home.href)
  // It waits in the cookie of the login, and several logins' cookies must fit into the head of one request.
  return address?.origin === home.origin && address.href.length <= 300 ? address.href : home.href
}

/** The address as people know it, with the query of the request, whatever stands before the API. */
const addressOf = ({ url: target }: FastifyRequest, base: URL): URL => {
  const address = new URL(base)
  const query = target.indexOf('?')
  address.search = query < 0 ? '' : target.slice(query)
  return address
}

const refusalOf = (error: unknown): KelisuError => {
  if (error instanceof AuthorizationResponseError) return refusedLogin(error.error)
  if (error instanceof ResponseBodyError && error.status < 500) return refusedLogin(error.error)
  if (error instanceof ClientError && !outages.has(error.code ?? '')) return refusedLogin(error.code ?? 'response')
  return unavailable(error)
}

/** What openid-client calls a provider that does not answer, or answers with something else than OAuth. */
const outages = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'])

// Whoever writes the address writes this word: only what looks like a code is repeated.
const refusedLogin = (reason: string): KelisuError =>
  new KelisuError(reject('LOGIN_REFUSED', /^\w{1,60}$/.test(reason) ? { reason } : {}))

/** The query of the callback holds code and state. */
const withoutQueryInLog = {
  logSerializers: {
    req: (request: FastifyRequest) => ({ method: request.method, url: request.url?.split('?', 1)[0] }),
  },
}
