import type { JWK } from 'jose'
import { z } from 'zod'
import { issuerKeyIn } from '../client/library/issuer-key.ts'
import { EnvironmentFault } from './environment.ts'

const needed = 'must name a file with a private JWK, Ed25519 or P-256'

/** `KELISU_ISSUER_KEY` as the private key in the file that it names. */
export const issuerKey = z
  .string()
  .trim()
  .transform((file, context): JWK => {
    const key = issuerKeyIn(file)
    if (key === undefined) context.addIssue(needed)
    return key ?? z.NEVER
  })

/** The private key in the file that `KELISU_ISSUER_KEY` names, or an `EnvironmentFault` where there is none. */
export const issuerKeyOf = (process: string, file: string): JWK => {
  const key = issuerKeyIn(file)
  if (key === undefined) throw new EnvironmentFault(process, [`KELISU_ISSUER_KEY: ${needed}`])
  return key
}
