import rateLimit from '@fastify/rate-limit'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { KelisuError } from '../../client/library/errors.ts'
import type { Caller } from '../../domain/access/caller.ts'
import { instantOf } from '../../domain/calendar/dates.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { almaty } from '../../local-time/almaty.ts'
import type { Store } from '../../store/store.ts'
import { callerOfToken } from './access-token.ts'
import { cookieNamed } from './cookies.ts'
import { refuseForeignPage } from './foreign-page.ts'
import { limitOfLogins, loginRoutes } from './login.ts'
import { createProvider } from './provider.ts'
import type { IdentitySettings } from './settings.ts'

export type Identity = {
  /** Adds /auth/login, /auth/callback, /auth/logout; /auth/caller, which answers who calls; /auth/command-line, where `kelisu login` asks. */
  plugin: FastifyPluginAsync
  /**
   * Who calls, by bearer token or else by session cookie; undefined for nobody. Throws `KelisuError`, with code and HTTP status, on
   * what is forged, expired, revoked, for others, or sent by a foreign page. Without `asUse` the session's hour without use goes on.
   */
  identify(
    request: Pick<FastifyRequest, 'method' | 'headers'>,
    options?: { asUse?: boolean },
  ): Promise<Caller | undefined>
}

/** Login and identity of callers; needs of the store only sessions and registry. */
export const createIdentity = (
  settings: IdentitySettings,
  { store }: { store: Pick<Store, 'sessions' | 'registry'> },
): Identity => {
  const provider = createProvider(settings)
  const sessionCookie = cookieNamed('kelisu', settings.url)
  const registry = () => store.registry.snapshot()

  const identify: Identity['identify'] = async (request, { asUse = true } = {}) => {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? []
      if (token === undefined) throw new KelisuError(reject('TOKEN_INVALID', { reason: 'Authorization' }))
      return callerOfToken(token, { settings, provider, registry, on: almaty.dateOf(instantOf(Date.now())) })
    }
    const session = sessionCookie.of(request)
    if (session === undefined) return undefined
    refuseForeignPage(request, settings.url)
    const person = await store.sessions.personOf(session, settings.idleSeconds, { asUse })
    if (person === undefined) throw new KelisuError(reject('SESSION_ENDED'))
    if ((await registry()).person(person) === undefined) throw new KelisuError(reject('CALLER_UNKNOWN'))
    return { kind: 'person', person }
  }

  const whoCalls: FastifyPluginAsync = async app => {
    // Counted apart from the logins, which nobody loses by asking who he is.
    await app.register(rateLimit, limitOfLogins(settings))
    app.get('/auth/caller', async request => {
      const caller = await identify(request)
      if (caller === undefined) throw new KelisuError(reject('NOT_LOGGED_IN'))
      return caller
    })
    app.get('/auth/command-line', async () => {
      const { issuer, cliClient, audience } = settings
      if (cliClient === undefined) throw new KelisuError(reject('ADDRESS_UNKNOWN'))
      return { issuer: issuer.href, client: cliClient, audience } satisfies CommandLineLogin
    })
  }

  const plugin: FastifyPluginAsync = async app => {
    // Who is logged in, and the way there, is for nobody's cache.
    app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
    await app.register(loginRoutes({ settings, provider, sessionCookie, sessions: store.sessions, registry }))
    await app.register(whoCalls)
  }

  return { identify, plugin }
}

/** What the command line needs to log somebody in. None of it is secret. */
export type CommandLineLogin = { issuer: string; client: string; audience: string }
