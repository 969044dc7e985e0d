import { type LookupAddress, lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { getCACertificates } from 'node:tls'
import { addressFault, isPublic } from '../../schemas/webhook-address.ts'

/** Sends a message to a subscriber's address and answers the status. Throws `NotAnswered` where there was none. */
export type Post = (
  address: string,
  headers: Record<string, string>,
  text: string,
  signal: AbortSignal,
) => Promise<number>

/** No status came, said in codes only: what others write may hold anything. */
export class NotAnswered extends Error {
  constructor(code: string) {
    super(code)
    this.name = 'NotAnswered'
  }
}

export type PostSettings = {
  /** Origins for which plain http, other ports and addresses that are not public are allowed. */
  allowedOrigins: readonly string[]
  /** Certificates (PEM) that are trusted beside the usual ones. */
  ca?: string
  timeoutMs?: number
}

/**
 * Posts to addresses that are allowed and to no other: what a name leads to is checked in the very look-up whose answer is
 * connected to, so that a name which leads elsewhere a moment later gains nothing. Redirects are not followed, connections not
 * kept, and of what is answered only the status is read.
 */
export const createPost = ({ allowedOrigins, ca, timeoutMs = 10_000 }: PostSettings): Post => {
  const trusted = ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }
  return (address, headers, text, signal) =>
    new Promise((resolve, reject) => {
      const fault = addressFault(address, allowedOrigins)
      if (fault) return reject(new NotAnswered(`address refused: ${fault}`))
      const url = new URL(address)
      const { request } = url.protocol === 'https:' ? https : http
      const sent = request(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(text) },
          agent: false,
          lookup: checked({ onlyPublic: !allowedOrigins.includes(url.origin) }),
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
          ...trusted,
        },
        response => {
          resolve(response.statusCode ?? 0)
          // A few KiB may still arrive, so that an ordinary receiver can end its answer; they are thrown away.
          let left = 4_096
          response.on('error', () => undefined)
          response.on('data', (bytes: Buffer) => {
            left -= bytes.length
            if (left < 0) response.destroy()
          })
        },
      )
      sent.on('error', (error: NodeJS.ErrnoException) => reject(new NotAnswered(codeOf(error))))
      sent.end(text)
    })
}

/** A look-up that fails unless every address that it finds is public. */
const checked =
  ({ onlyPublic }: { onlyPublic: boolean }): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? refused('ENOTFOUND'), [])
      if (onlyPublic && !addresses.every(({ address }) => isPublic(address))) return done(refused('NOT_PUBLIC'), [])
      if (options.all) done(null, addresses)
      else done(null, first.address, (first satisfies LookupAddress).family)
    })
  }

const refused = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code })

const codeOf = (error: NodeJS.ErrnoException): string =>
  error.name === 'AbortError' ? 'no answer in time' : (error.code ?? error.name)
