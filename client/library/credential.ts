import { CompactSign, importJWK, type JWK } from 'jose'
import type { Instant } from '../../domain/calendar/dates.ts'
import { contentHash } from './content-hash.ts'

/** The command id of a start, whose payload is the whole input without `credential`. */
export const openCommandId = 'open'

/** How far the clocks of an issuer and of ours may stand apart. */
export const clockSkewSeconds = 60

/** The longest life of a credential: it proves one command now, it is not a key to keep. */
export const longestLifetimeSeconds = 86_400

/** What a credential proves: this actor sent exactly this payload to this case, at this time. `payload` is the content's hash. */
export type CredentialClaims = {
  iss: string
  case: string
  commandId: string
  actor: string
  payload: string
  /** The command, `open` for a start: a credential for one command proves no other, though both say the same. */
  name: string
  iat: number
  exp: number
}

/** The signing algorithm of a key: Ed25519 signs EdDSA, P-256 signs ES256; any other key is not used (undefined). */
export const algorithmOf = (key: JWK): 'EdDSA' | 'ES256' | undefined => {
  if (key.kty === 'OKP' && key.crv === 'Ed25519') return 'EdDSA'
  return key.kty === 'EC' && key.crv === 'P-256' ? 'ES256' : undefined
}

/**
 * A compact JWS by the issuer's private key. `payload` is hashed as it is sent, before any parsing.
 * `time` becomes `iat` in seconds with milliseconds kept: two acts of one second keep their order. Throws a TypeError on an unfit key.
 */
export const signCredential = async (input: {
  key: JWK
  issuer: string
  caseId: string
  commandId: string
  actor: string
  payload: unknown
  time: Instant
  lifetimeSeconds?: number | undefined
  /** The command, `open` for a start. */
  name: string
}): Promise<string> => {
  const algorithm = algorithmOf(input.key)
  if (algorithm === undefined) throw new TypeError('A credential is signed by an Ed25519 or a P-256 key')
  const issuedAt = Date.parse(input.time) / 1000
  const claims: CredentialClaims = {
    iss: input.issuer,
    case: input.caseId,
    commandId: input.commandId,
    actor: input.actor,
    payload: contentHash(input.payload),
    name: input.name,
    iat: issuedAt,
    exp: issuedAt + (input.lifetimeSeconds ?? 3600),
  }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: algorithm })
    .sign(await importJWK(input.key, algorithm))
}
