import type { FastifyRequest } from 'fastify'
import { KelisuError } from '../../client/library/errors.ts'
import { reject } from '../../domain/regulation/codes.ts'

/**
 * Refuses what a foreign page makes a browser send along with our cookie: an unsafe method must come from a page of our own, as the
 * browser itself says (`Sec-Fetch-Site`, else `Origin`). What says neither is no browser, and has tokens. Throws CSRF_REFUSED.
 */
export const refuseForeignPage = ({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>, url: URL): void => {
  if (safeMethods.has(method)) return
  const site = headers['sec-fetch-site']
  const isOwn = site === undefined ? headers.origin === url.origin : site === 'same-origin'
  if (!isOwn) throw new KelisuError(reject('CSRF_REFUSED'))
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
