import type { JWK } from 'jose'
import { issuerKeyIn } from '../client/library/issuer-key.ts'
import { EnvironmentFault } from './environment.ts'

/** The private key in the file that `KELISU_ISSUER_KEY` names, or an `EnvironmentFault` where there is none. */
export const issuerKeyOf = (process: string, file: string): JWK => {
  const key = issuerKeyIn(file)
  if (key === undefined)
    throw new EnvironmentFault(process, ['KELISU_ISSUER_KEY: must name a file with a private JWK, Ed25519 or P-256'])
  return key
}
