import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyRequest } from 'fastify'

/**
 * A cookie that scripts cannot read and foreign pages' posts do not carry. `__Host-` makes browsers refuse one that was set by another
 * host or without https; they would refuse it of plain http too, so that on the loopback the name goes without.
 */
export const cookieNamed = (plainName: string, url: URL) => {
  const secure = url.protocol === 'https:'
  const name = secure ? `__Host-${plainName}` : plainName
  const written = (value: string, maxAge: number): string =>
    stringifySetCookie({ name, value, path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge })
  return {
    /** As browsers and headers have it. */
    name,
    /** What the browser sent; undefined where it sent none. */
    of: (request: Pick<FastifyRequest, 'headers'>): string | undefined => {
      const value = sentCookies(request)[name]
      return value === '' ? undefined : value
    },
    /** The header value that sets it for so many seconds. */
    set: written,
    /** The header value that takes it away. */
    removed: (): string => written('', 0),
  }
}

/** All that the browser sent, by name: what it got first comes first. */
export const sentCookies = ({ headers }: Pick<FastifyRequest, 'headers'>): Record<string, string | undefined> =>
  headers.cookie === undefined ? {} : parseCookie(headers.cookie)
