import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** The canonical JSON (RFC 8785) of what a sender sends. Throws on half a character (a lone surrogate) and on NaN. */
export const canonicalJson = (content: unknown): string => canonicalize(content) ?? 'null'

/** Sha-256, hexadecimal, of the canonical JSON: the same for the same content in any order of keys. */
export const contentHash = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex')
