import { exportJWK, generateKeyPair } from 'jose'
import type { Limits } from '../../api/dependencies.ts'
import { type KelisuClient, kelisuClient } from '../../client/library/client.ts'
import type { Issuer } from '../../domain/bodies/records.ts'
import { type Office, type OfficeOptions, openOffice } from '../setup/office.ts'
import { type AnApi, openApi } from './an-api.ts'

export type OfficeApi = AnApi & { office: Office; kelisu: KelisuClient }

/** An office whose worker takes nothing unsigned, and the API that signs for it by an issuer of its own; systems as given. */
export const openOfficeApi = async (
  options: { systems?: Pick<Issuer, 'id' | 'actsFor'>[]; limits?: Partial<Limits>; office?: OfficeOptions } = {},
): Promise<OfficeApi> => {
  const office = await openOffice({ allowUnsigned: false, ...options.office })
  const key = async () => (await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })).privateKey
  const own = await exportJWK(await key())
  const { d: _, ...publicKey } = own
  const issuer = (id: string, actsFor: string, publicKey: object): Issuer => ({
    id,
    actsFor,
    publicKey: publicKey as Issuer['publicKey'],
    validFrom: '2023-01-01',
  })
  const systems = await Promise.all(
    (options.systems ?? []).map(async ({ id, actsFor }) => {
      const { d: __, ...systemKey } = await exportJWK(await key())
      return issuer(id, actsFor, systemKey)
    }),
  )
  await office.store.registry.load({ issuers: [issuer('api', '*', publicKey), ...systems] })
  const kelisu = kelisuClient({
    client: office.client,
    taskQueue: office.taskQueue,
    signer: { issuer: 'api', key: own },
    deadlineMs: 8_000,
    limitMs: 8_000,
  })
  const api = await openApi({
    kelisu,
    databaseUrl: office.databaseUrl,
    ...(options.limits ? { limits: options.limits } : {}),
  })
  return {
    ...api,
    office,
    kelisu,
    close: async () => {
      await api.close()
      await office.stop()
    },
  }
}
