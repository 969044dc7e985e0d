import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Issuer } from '../../domain/bodies/records.ts'
import { bodyId, isoDate, opaqueId } from '../../schemas/parts.ts'
import { publicKey } from '../../schemas/public-key.ts'
import { registerKey, revokeKey, versionsOfKeys } from '../../store/system-keys.ts'
import { refusals } from '../answers.ts'
import { orRefused, rightIn } from '../body-rights.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { date, entered, moment } from '../schema-parts.ts'

const keyAnswer = z.strictObject({
  system: z.string().describe('Its id in the registry, and that of its client at the provider of logins'),
  actsFor: z.string(),
  publicKey: z.looseObject({ kty: z.string() }),
  validFrom: date,
  validTo: date.exactOptional(),
  revokedOn: date.exactOptional().describe('From this day on nothing that it signs, or asks, counts'),
  entered,
})

const version = keyAnswer.extend({
  knownFrom: moment,
  knownTo: moment.exactOptional().describe('Until it was corrected, replaced or revoked'),
})

const ofBody = z.strictObject({ body: z.union([z.literal('*'), bodyId]).describe('A body; * for all of them') })
const which = { system: opaqueId, validFrom: isoDate }

/** The systems that act for a body or for all, with the public keys by which they sign: registered, replaced and revoked, never overwritten. */
export const systems = (dependencies: ApiDependencies): FastifyPluginAsyncZod => {
  const { db } = dependencies
  return async app => {
    app.get(
      '/bodies/:body/systems',
      {
        schema: {
          operationId: 'systems',
          tags: ['registry'],
          summary:
            'Every version of the keys of the systems that act for a body, the first first; without knownTo it is known now',
          params: ofBody,
          response: { 200: z.strictObject({ systems: z.array(version) }), ...refusals(403, 422) },
        },
      },
      async request => {
        const { body } = request.params
        await rightIn('administerRegistry', body, request, dependencies)
        const keys = await versionsOfKeys(db, body)
        return {
          systems: keys.map(({ knownFrom, knownTo, ...key }) => ({
            ...shown(key),
            knownFrom,
            ...(knownTo ? { knownTo } : {}),
          })),
        }
      },
    )
    app.post(
      '/bodies/:body/systems',
      {
        schema: {
          operationId: 'registerSystem',
          tags: ['registry'],
          summary: 'Register the key of a system from a day on; the one before it ends the day before',
          params: ofBody,
          body: z.strictObject({ ...which, publicKey, validTo: isoDate.exactOptional() }),
          response: { 201: keyAnswer, ...refusals(403, 422) },
        },
      },
      async (request, reply) => {
        const { body } = request.params
        const { by } = await rightIn('administerRegistry', body, request, dependencies)
        const { system, ...key } = request.body
        return reply.code(201).send(shown(await orRefused(registerKey(db, { ...key, id: system, actsFor: body }, by))))
      },
    )
    app.post(
      '/bodies/:body/systems/revocation',
      {
        schema: {
          operationId: 'revokeSystem',
          tags: ['registry'],
          summary: 'Revoke the key that a system has since a day; today ends it at once',
          params: ofBody,
          body: z.strictObject({ ...which, revokedOn: isoDate }),
          response: { 200: keyAnswer, ...refusals(403, 404, 422) },
        },
      },
      async request => {
        const { body } = request.params
        const { by } = await rightIn('administerRegistry', body, request, dependencies)
        const { system, validFrom, revokedOn } = request.body
        return shown(await orRefused(revokeKey(db, { id: system, actsFor: body, validFrom }, revokedOn, by)))
      },
    )
  }
}

const shown = ({ id, knownFrom: _, knownTo: __, ...key }: Issuer) => ({ system: id, ...key })
