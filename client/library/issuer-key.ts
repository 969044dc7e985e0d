import { readFileSync } from 'node:fs'
import type { JWK } from 'jose'
import { algorithmOf } from './credential.ts'

/** The private key by which a process signs, from a file with a JWK (Ed25519 or P-256); undefined where the file holds none. */
export const issuerKeyIn = (file: string): JWK | undefined => {
  try {
    const key = JSON.parse(readFileSync(file, 'utf8')) as JWK
    return algorithmOf(key) && typeof key.d === 'string' ? key : undefined
  } catch {
    // Its message would quote what could not be read, which may be the key.
    return undefined
  }
}
