import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError } from '../../client/library/errors.ts'
import { actsOf } from '../../domain/authority/acts-of.ts'
import { vestablePositions } from '../../domain/authority/may-decide.ts'
import { positionNames } from '../../domain/bodies/kinds.ts'
import type { Delegation } from '../../domain/bodies/records.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { bodyId, isoDate, lineOfText, longestList, opaqueId, storedDocument } from '../../schemas/parts.ts'
import { correctAct, issueAct, revokeAct, versionsOfAct } from '../../store/registry-changes.ts'
import { refusals } from '../answers.ts'
import { orRefused, rightIn } from '../body-rights.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { date, entered, moment } from '../schema-parts.ts'

const means = z.enum(['appeal', 'cassation'])

const newAct = z.strictObject({
  number: lineOfText,
  date: isoDate,
  issuedBy: opaqueId.describe('The head who signed it (part 9)'),
  person: opaqueId.exactOptional().describe('Whom it vests; without it, whoever holds the position'),
  position: z.enum(vestablePositions).exactOptional().describe('The closed list of part 9'),
  validFrom: isoDate,
  validTo: isoDate.exactOptional(),
  scope: z
    .strictObject({
      means: z.array(means).max(2).exactOptional(),
      requesters: z.array(bodyId).max(longestList).exactOptional(),
    })
    .exactOptional()
    .describe('Where less than all is vested'),
  document: storedDocument.exactOptional(),
})

const actAnswer = z.strictObject({
  id: z.string(),
  kind: z.literal('delegation'),
  body: z.string(),
  number: z.string(),
  date,
  issuedBy: z.string(),
  person: z.string().exactOptional(),
  position: z.enum(positionNames).exactOptional(),
  scope: z
    .strictObject({ means: z.array(means).exactOptional(), requesters: z.array(z.string()).exactOptional() })
    .exactOptional(),
  document: z.strictObject({ name: z.string(), sha256: z.string() }).exactOptional(),
  validFrom: date,
  validTo: date.exactOptional(),
  revokedOn: date.exactOptional().describe('From this day on it vests nobody'),
  entered,
})

const listedAct = actAnswer.extend({
  overlaps: z.array(z.string()).describe('Other acts of the body in force on a common day that vest the same'),
})

const version = actAnswer.extend({
  knownFrom: moment,
  knownTo: moment.exactOptional().describe('Until it was corrected or revoked'),
})

const ofBody = z.strictObject({ body: bodyId })
const ofAct = z.strictObject({ body: bodyId, act: opaqueId })

/** The acts by which a head vests the decision in others (part 9): entered, corrected and revoked, never overwritten. */
export const acts = (dependencies: ApiDependencies): FastifyPluginAsyncZod => {
  const { db } = dependencies
  return async app => {
    app.get(
      '/bodies/:body/acts',
      {
        schema: {
          operationId: 'acts',
          tags: ['registry'],
          summary: 'The delegation acts of a body, in force or not, and which overlap',
          params: ofBody,
          response: { 200: z.strictObject({ acts: z.array(listedAct) }), ...refusals(403, 422) },
        },
      },
      async request => {
        const { body } = request.params
        const { registry, on } = await rightIn('seeActs', body, request, dependencies)
        return { acts: actsOf(body, registry, on).map(({ act, overlaps }) => ({ ...shown(act), overlaps })) }
      },
    )
    app.post(
      '/bodies/:body/acts',
      {
        schema: {
          operationId: 'issueAct',
          tags: ['registry'],
          summary: 'Register an act of delegation',
          params: ofBody,
          body: newAct,
          response: { 201: actAnswer, ...refusals(403, 409, 422) },
        },
      },
      async (request, reply) => {
        const { body } = request.params
        const { by } = await rightIn('issueActs', body, request, dependencies)
        const act = await orRefused(issueAct(db, { ...request.body, body }, by))
        return reply.code(201).header('location', `/api/v1/bodies/${body}/acts/${act.id}`).send(shown(act))
      },
    )
    app.get(
      '/bodies/:body/acts/:act',
      {
        schema: {
          operationId: 'act',
          tags: ['registry'],
          summary: 'Every version of an act that was ever known, the first first',
          params: ofAct,
          response: { 200: z.strictObject({ versions: z.array(version) }), ...refusals(403, 404, 422) },
        },
      },
      async request => {
        const { body, act } = request.params
        await rightIn('seeActs', body, request, dependencies)
        const versions = (await versionsOfAct(db, act))
          .filter(one => one.kind === 'delegation')
          .filter(one => one.body === body)
        if (versions.length === 0) throw unknownAct(act)
        return {
          versions: versions.map(one => ({
            ...shown(one),
            knownFrom: one.knownFrom ?? '',
            ...(one.knownTo ? { knownTo: one.knownTo } : {}),
          })),
        }
      },
    )
    app.put(
      '/bodies/:body/acts/:act',
      {
        schema: {
          operationId: 'correctAct',
          tags: ['registry'],
          summary: 'Correct what was entered of an act; what was known until now stays known as of its time',
          params: ofAct,
          body: newAct.extend({ revokedOn: isoDate.exactOptional() }),
          response: { 200: actAnswer, ...refusals(403, 404, 409, 422) },
        },
      },
      async request => {
        const { body, act } = request.params
        const { by, registry } = await rightIn('issueActs', body, request, dependencies)
        mustBeOf(body, act, registry)
        return shown(await orRefused(correctAct(db, act, { ...request.body, body }, by)))
      },
    )
    app.post(
      '/bodies/:body/acts/:act/revocation',
      {
        schema: {
          operationId: 'revokeAct',
          tags: ['registry'],
          summary: 'Revoke an act from a day on; decisions made under it stand',
          params: ofAct,
          body: z.strictObject({ revokedOn: isoDate }),
          response: { 200: actAnswer, ...refusals(403, 404, 422) },
        },
      },
      async request => {
        const { body, act } = request.params
        const { by, registry } = await rightIn('issueActs', body, request, dependencies)
        mustBeOf(body, act, registry)
        return shown(await orRefused(revokeAct(db, act, request.body.revokedOn, by)))
      },
    )
  }
}

const unknownAct = (act: string) => new KelisuError(reject('ACT_UNKNOWN', { act }))

/** An act of another body is, here, none: the right was asked for this one. */
const mustBeOf = (body: string, act: string, registry: Registry): void => {
  if (registry.act(act)?.body !== body) throw unknownAct(act)
}

const shown = (act: Delegation) => {
  const { knownFrom: _, knownTo: __, scope, ...rest } = act
  const { means: only, requesters } = scope ?? {}
  return {
    ...rest,
    ...(scope
      ? { scope: { ...(only ? { means: [...only] } : {}), ...(requesters ? { requesters: [...requesters] } : {}) } }
      : {}),
  }
}
