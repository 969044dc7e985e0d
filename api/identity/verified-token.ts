import { errors, type JWTPayload, jwtVerify } from 'jose'
import { KelisuError } from '../../client/library/errors.ts'
import { reject } from '../../domain/regulation/codes.ts'
import type { Provider } from './provider.ts'

/** Signatures by the provider's private key only: neither `none` nor a secret that the public key could be taken for. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']

/** How far the provider's clock and ours may stand apart, in seconds. */
export const clockSkew = 30

/**
 * The claims of a token that the provider signed for the audience, not over yet. Throws TOKEN_INVALID with the claim that is wrong,
 * TOKEN_EXPIRED, IDENTITY_UNAVAILABLE.
 */
export const verifiedToken = async (token: string, provider: Provider, demands: Demands): Promise<JWTPayload> => {
  const { issuer } = (await provider.configuration()).serverMetadata()
  try {
    const { payload, protectedHeader } = await jwtVerify(token, provider.keyOf, {
      issuer,
      audience: demands.audience,
      algorithms,
      clockTolerance: clockSkew,
      requiredClaims: [...demands.required],
    })
    if (!demands.types.includes(protectedHeader.typ?.toLowerCase()))
      throw new KelisuError(reject('TOKEN_INVALID', { reason: 'typ' }))
    // Not checked by jose unless an age is asked for.
    if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + clockSkew)
      throw new KelisuError(reject('TOKEN_INVALID', { reason: 'iat' }))
    return payload
  } catch (error) {
    if (error instanceof KelisuError) throw error
    if (error instanceof errors.JWTExpired) throw new KelisuError(reject('TOKEN_EXPIRED'))
    const reason = error instanceof errors.JWTClaimValidationFailed ? error.claim : 'signature'
    throw new KelisuError(reject('TOKEN_INVALID', { reason }))
  }
}

type Demands = {
  audience: string
  /** The kinds of token that it may say it is, in small letters; undefined: it may say nothing. */
  types: readonly (string | undefined)[]
  required: readonly string[]
}
