import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Issuer } from '../../domain/bodies/records.ts'

/** The issuer that vouches for whoever uses the command line on this machine; its key never leaves the data folder. */
export type LocalIssuer = { id: string; keyFile: string; privateKey: JWK; record: Issuer }

/** Made once and kept with the data, readable by this user alone. */
export const localIssuer = async (folder: string): Promise<LocalIssuer> => {
  const keyFile = join(folder, 'issuer-key.json')
  if (!existsSync(keyFile)) {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
    writeFileSync(keyFile, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 })
  }
  const privateKey = JSON.parse(readFileSync(keyFile, 'utf8')) as JWK
  const { d: _, ...publicKey } = privateKey
  const id = 'local-command-line'
  return {
    id,
    keyFile,
    privateKey,
    record: { id, actsFor: '*', publicKey: publicKey as Issuer['publicKey'], validFrom: '2023-01-01' },
  }
}
