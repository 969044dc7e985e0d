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
import { loginRoutes } from './login.ts'
import { createProvider } from './provider.ts'
import type { IdentitySettings } from './settings.ts'

export type Identity = {
  /** Adds /auth/login, /auth/callback, /auth/logout, and the description that programs log in by. */
  plugin: FastifyPluginAsync
  /**
   * Who calls, by bearer token or else by session cookie; undefined for nobody. Throws `KelisuError`, with code and HTTP status, on
   * what is forged, expired, revoked, for others, or sent by a foreign page.
   */
  identify(request: Pick<FastifyRequest, 'method' | 'headers'>): Promise<Caller | undefined>
}

/** Login and identity of callers; needs of the store only sessions and registry. */
export const createIdentity = (
  settings: IdentitySettings,
  { store }: { store: Pick<Store, 'sessions' | 'registry'> },
): Identity => {
  const provider = createProvider(settings)
  const sessionCookie = cookieNamed('kelisu', settings.url)
  const registry = () => store.registry.snapshot()

  const identify: Identity['identify'] = async request => {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? []
      if (token === undefined) throw new KelisuError(reject('TOKEN_INVALID', { reason: 'Authorization' }))
      return callerOfToken(token, { settings, provider, registry, on: almaty.dateOf(instantOf(Date.now())) })
    }
    const session = sessionCookie.of(request)
    if (session === undefined) return undefined
    refuseForeignPage(request, settings.url)
    const person = await store.sessions.personOf(session, settings.idleSeconds)
    if (person === undefined) throw new KelisuError(reject('SESSION_ENDED'))
    if ((await registry()).person(person) === undefined) throw new KelisuError(reject('CALLER_UNKNOWN'))
    return { kind: 'person', person }
  }

  return { identify, plugin: loginRoutes({ settings, provider, sessionCookie, sessions: store.sessions, registry }) }
}
