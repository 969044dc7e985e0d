import type { JWK } from 'jose'
import { z } from 'zod'
import { issuerKeyIn } from '../client/library/issuer-key.ts'

/** `KELISU_ISSUER_KEY` as the private key in the file that it names. */
export const issuerKey = z
  .string()
  .trim()
  .transform((file, context): JWK => {
    const key = issuerKeyIn(file)
    if (key === undefined) context.addIssue('must name a file with a private JWK, Ed25519 or P-256')
    return key ?? z.NEVER
  })
