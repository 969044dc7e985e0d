import { compactVerify, importJWK, type JWK } from 'jose'
import { contentHash } from '../client/library/content-hash.ts'
import {
  algorithmOf,
  type CredentialClaims,
  clockSkewSeconds,
  longestLifetimeSeconds,
} from '../client/library/credential.ts'
import { type Instant, instantOf, millisecondsOf } from '../domain/calendar/dates.ts'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import { credentialClaims } from '../schemas/credential.ts'

/** Who sent the command, when, and which issuer vouches for it. */
export type VerifiedCredential = { actor: string; time: Instant; issuer: string }

/** What a credential must fit: the message it came with (payload as sent, before parsing) and the instant of taking it. */
export type CredentialContext = {
  caseId: string
  commandId: string
  /** The command that was called, `open` for a start. */
  name: string
  /** The message's own claim; another actor in the credential is refused. */
  actor?: string
  payload: unknown
  at: Instant
  /** The public key of a registered issuer at that instant; undefined for a stranger. */
  issuerKeys: (issuer: string) => JWK | undefined
}

/**
 * Verifies a credential: registered issuer, EdDSA or ES256 by that issuer's key, alive at `at`, for this case, command, actor and payload.
 * Never throws on what a sender wrote. Refuses with ISSUER_UNKNOWN or CREDENTIAL_*.
 */
export const verifyCredential = async (
  token: string,
  context: CredentialContext,
): Promise<VerifiedCredential | Rejection> => {
  const unverified = claimsOf(token.split('.')[1])
  if (unverified === undefined) return reject('CREDENTIAL_INVALID', { reason: 'unreadable' })
  const key = context.issuerKeys(unverified.iss)
  if (key === undefined) return reject('ISSUER_UNKNOWN', { issuer: unverified.iss.slice(0, 64) })
  if (!(await isSignedBy(key, token))) {
    return reject('CREDENTIAL_INVALID', { reason: 'signature', issuer: unverified.iss })
  }
  return (
    faultOf(unverified, context) ?? {
      actor: unverified.actor,
      time: timeOf(unverified, context.at),
      issuer: unverified.iss,
    }
  )
}

const claimsOf = (part: string | undefined): CredentialClaims | undefined => {
  try {
    const claims = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
    return credentialClaims.safeParse(claims).data
  } catch {
    return undefined
  }
}

const isSignedBy = async (key: JWK, token: string): Promise<boolean> => {
  const algorithm = algorithmOf(key)
  if (algorithm === undefined) return false
  try {
    // The algorithm comes from the registered key, never from the token: neither "none" nor another one passes.
    await compactVerify(token, await importJWK(key, algorithm), { algorithms: [algorithm] })
    return true
  } catch {
    return false
  }
}

const faultOf = (claims: CredentialClaims, context: CredentialContext): Rejection | undefined => {
  const now = millisecondsOf(context.at) / 1000
  if (claims.exp - claims.iat > longestLifetimeSeconds + 1) return reject('CREDENTIAL_INVALID', { reason: 'lifetime' })
  if (claims.iat > now + clockSkewSeconds) return reject('CREDENTIAL_INVALID', { reason: 'issuedInFuture' })
  if (claims.exp <= now)
    return reject('CREDENTIAL_EXPIRED', { expiredAt: instantOf(claims.exp * 1000), at: context.at })
  if (claims.case !== context.caseId) return reject('CREDENTIAL_OTHER_CASE', { case: claims.case.slice(0, 120) })
  if (claims.commandId !== context.commandId) return reject('CREDENTIAL_OTHER_CONTENT', { field: 'commandId' })
  if (claims.name !== context.name) return reject('CREDENTIAL_OTHER_CONTENT', { field: 'name' })
  if (context.actor !== undefined && claims.actor !== context.actor) {
    return reject('CREDENTIAL_OTHER_CONTENT', { field: 'actor' })
  }
  return claims.payload === hashOf(context.payload)
    ? undefined
    : reject('CREDENTIAL_OTHER_CONTENT', { field: 'payload' })
}

const hashOf = (payload: unknown): string | undefined => {
  try {
    return contentHash(payload)
  } catch {
    return undefined
  }
}

// An issuer's clock may run ahead a little; no act is judged at an instant that has not come.
const timeOf = (claims: CredentialClaims, at: Instant): Instant =>
  instantOf(Math.min(Math.round(claims.iat * 1000), millisecondsOf(at)))
