import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { roleNames } from '../../domain/bodies/kinds.ts'
import type { RoleGrant } from '../../domain/bodies/records.ts'
import { bodyId, isoDate, opaqueId } from '../../schemas/parts.ts'
import { grantRole, revokeRole, versionsOfGrants } from '../../store/role-grants.ts'
import { refusals } from '../answers.ts'
import { orRefused, rightIn } from '../body-rights.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { date, entered, givenOrder, moment, order } from '../schema-parts.ts'

const grantAnswer = z.strictObject({
  person: z.string(),
  body: z.string(),
  role: z.enum(roleNames),
  order,
  validFrom: date,
  validTo: date.exactOptional(),
  revokedOn: date.exactOptional().describe('From this day on it gives nothing'),
  entered,
})

const version = grantAnswer.extend({
  knownFrom: moment,
  knownTo: moment.exactOptional().describe('Until it was corrected or revoked'),
})

const ofBody = z.strictObject({ body: z.union([z.literal('*'), bodyId]).describe('A body; * for all of them') })
const which = { person: opaqueId, role: z.enum(roleNames), validFrom: isoDate }

/** Who is charged with which role for a body or for all, by a written order: granted, corrected and revoked, never overwritten. */
export const grants = (dependencies: ApiDependencies): FastifyPluginAsyncZod => {
  const { db } = dependencies
  return async app => {
    app.get(
      '/bodies/:body/grants',
      {
        schema: {
          operationId: 'grants',
          tags: ['registry'],
          summary:
            'Every version of the roles of a body that was ever known, the first first; without knownTo it is known now',
          params: ofBody,
          response: { 200: z.strictObject({ grants: z.array(version) }), ...refusals(403, 422) },
        },
      },
      async request => {
        const { body } = request.params
        await rightIn('administerRegistry', body, request, dependencies)
        return { grants: await versionsOfGrants(db, body) }
      },
    )
    app.post(
      '/bodies/:body/grants',
      {
        schema: {
          operationId: 'grantRole',
          tags: ['registry'],
          summary: 'Grant a role by an order; for the same person, role and first day, correct what was entered',
          params: ofBody,
          body: z.strictObject({ ...which, order: givenOrder, validTo: isoDate.exactOptional() }),
          response: { 201: grantAnswer, ...refusals(403, 409, 422) },
        },
      },
      async (request, reply) => {
        const { body } = request.params
        const { by, on } = await rightIn('administerRegistry', body, request, dependencies)
        return reply.code(201).send(shown(await orRefused(grantRole(db, { ...request.body, body }, by, on))))
      },
    )
    app.post(
      '/bodies/:body/grants/revocation',
      {
        schema: {
          operationId: 'revokeRole',
          tags: ['registry'],
          summary: 'Revoke a role from a day on; today ends it at once',
          params: ofBody,
          body: z.strictObject({ ...which, revokedOn: isoDate }),
          response: { 200: grantAnswer, ...refusals(403, 409, 422) },
        },
      },
      async request => {
        const { body } = request.params
        const { by, on } = await rightIn('administerRegistry', body, request, dependencies)
        const { revokedOn, ...key } = request.body
        return shown(await orRefused(revokeRole(db, { ...key, body }, revokedOn, by, on)))
      },
    )
  }
}

const shown = ({ knownFrom: _, knownTo: __, ...grant }: RoleGrant) => grant
