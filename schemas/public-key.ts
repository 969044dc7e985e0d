import { z } from 'zod'

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes as base64url')
// What proves who signed must not have come by the way on which it is made known.
const withoutPrivatePart = { d: z.never().exactOptional() }

/** The public key of who signs, as a JWK: Ed25519 or P-256; one with its private part is refused. What else stands in it proves nothing and is left out. */
export const publicKey = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate, ...withoutPrivatePart }),
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate, ...withoutPrivatePart }),
])
