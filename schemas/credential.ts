import { z } from 'zod'
import type { CredentialClaims } from '../client/library/credential.ts'
import { sha256Hex } from './parts.ts'

// Before the year 5138: what is larger was meant in milliseconds.
const seconds = z.number().positive().lt(1e11)

/** The claims of a credential (a compact JWS); what an issuer adds of its own is passed over. */
export const credentialClaims = z.object({
  iss: z.string(),
  case: z.string(),
  commandId: z.string(),
  actor: z.string(),
  payload: sha256Hex,
  name: z.string(),
  iat: seconds,
  exp: seconds,
}) satisfies z.ZodType<CredentialClaims>
