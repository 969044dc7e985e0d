import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** By `key` secrets are sealed; they open also by the key before it, while the deployment changes over. 32 bytes each. */
export type SealingKeys = { key: Uint8Array; keyBefore?: Uint8Array }

const ivBytes = 12
const tagBytes = 16

/**
 * A secret as it may lie in the database: AES-256-GCM by the deployment's key, for one place alone (`of`), so that a row
 * copied over another one opens nothing.
 */
export const seal = (key: Uint8Array, of: string, secret: string): string => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(of))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** The secret again; throws with other keys, for another place, or where it was changed. */
export const unseal = ({ key, keyBefore }: SealingKeys, of: string, sealed: string): string => {
  try {
    return unsealedBy(key, of, sealed)
  } catch (error) {
    if (keyBefore === undefined) throw error
    return unsealedBy(keyBefore, of, sealed)
  }
}

/** The same sealed by `key`, where it still was by the key before it; else null, also where neither opens it. */
export const sealedAnew = ({ key, keyBefore }: Required<SealingKeys>, of: string, sealed: string): string | null => {
  try {
    return seal(key, of, unsealedBy(keyBefore, of, sealed))
  } catch {
    return null
  }
}

const unsealedBy = (key: Uint8Array, of: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(of))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
}
