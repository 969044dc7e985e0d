import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError } from '../../client/library/errors.ts'
import { positionNames } from '../../domain/bodies/kinds.ts'
import type { Person, Position } from '../../domain/bodies/records.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { bodyId, isoDate, lineOfText, opaqueId } from '../../schemas/parts.ts'
import { inForce } from '../../store/in-force.ts'
import { appoint, endPosition } from '../../store/registry-changes.ts'
import { refusals } from '../answers.ts'
import { orRefused, rightIn } from '../body-rights.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { callerOf } from '../guard.ts'
import { date, entered, givenOrder, order } from '../schema-parts.ts'

const positionAnswer = z.strictObject({
  person: z.string(),
  body: z.string(),
  position: z.enum(positionNames),
  unit: z.string().exactOptional(),
  acting: z.boolean().describe('Replaces the holder; counts only with its order (APPC 44(3))'),
  order: order.exactOptional(),
  validFrom: date,
  validTo: date.exactOptional(),
  entered,
})

const name = z.strictObject({ kk: z.string().exactOptional(), ru: z.string() })
const personAnswer = z.strictObject({ id: z.string(), name, positions: z.array(positionAnswer) })

const newPosition = z.strictObject({
  person: opaqueId,
  position: z.enum(positionNames),
  unit: lineOfText.exactOptional(),
  acting: z.boolean(),
  order: givenOrder.exactOptional(),
  validFrom: isoDate,
  validTo: isoDate.exactOptional(),
})

const on = isoDate.exactOptional().describe('On that day instead of today')

/** Who calls, who holds which position, and the changes of positions. Never more of a person than name and positions. */
export const people = (dependencies: ApiDependencies): FastifyPluginAsyncZod => {
  const { db, localTime, clock } = dependencies
  const today = () => localTime.dateOf(clock())
  return async app => {
    app.get(
      '/me',
      {
        schema: {
          operationId: 'me',
          tags: ['registry'],
          summary: 'Who calls, and what he holds today',
          response: {
            200: z.discriminatedUnion('kind', [
              z.strictObject({ kind: z.literal('person'), person: personAnswer }),
              z.strictObject({ kind: z.literal('system'), system: z.string(), actsFor: z.string() }),
            ]),
            ...refusals(403),
          },
        },
      },
      async request => {
        const caller = callerOf(request)
        const { registry } = await inForce(db)
        if (caller.kind === 'person')
          return { kind: 'person' as const, person: personIn(registry, caller.person, today()) }
        const issuer = registry.issuer(caller.system, today())
        if (!issuer) throw new KelisuError(reject('ISSUER_UNKNOWN', { issuer: caller.system }))
        return { kind: 'system' as const, system: issuer.id, actsFor: issuer.actsFor }
      },
    )
    app.get(
      '/people/:person',
      {
        schema: {
          operationId: 'person',
          tags: ['registry'],
          summary: 'A person’s name and positions',
          params: z.strictObject({ person: opaqueId }),
          querystring: z.strictObject({ on }),
          response: { 200: personAnswer, ...refusals(403) },
        },
      },
      async ({ params, query }) => personIn((await inForce(db)).registry, params.person, query.on ?? today()),
    )
    app.get(
      '/bodies/:body/positions',
      {
        schema: {
          operationId: 'positions',
          tags: ['registry'],
          summary: 'Who holds which position of a body; for an akim, also in his apparatus',
          params: z.strictObject({ body: bodyId }),
          querystring: z.strictObject({ on }),
          response: { 200: z.strictObject({ positions: z.array(positionAnswer) }), ...refusals(422) },
        },
      },
      async ({ params, query }) => {
        const { registry } = await inForce(db)
        const day = query.on ?? today()
        if (!registry.body(params.body, day)) throw new KelisuError(reject('BODY_UNKNOWN', { body: params.body }))
        return { positions: positionNames.flatMap(each => registry.holders(params.body, each, day)).map(shown) }
      },
    )
    app.post(
      '/bodies/:body/positions',
      {
        schema: {
          operationId: 'appoint',
          tags: ['registry'],
          summary: 'Put a person in a position, or let him act for its holder by an order',
          params: z.strictObject({ body: bodyId }),
          body: newPosition,
          response: { 201: positionAnswer, ...refusals(403, 422) },
        },
      },
      async (request, reply) => {
        const { body } = request.params
        const { by } = await rightIn('administerRegistry', body, request, dependencies)
        return reply.code(201).send(shown(await orRefused(appoint(db, { ...request.body, body }, by))))
      },
    )
    app.post(
      '/bodies/:body/positions/end',
      {
        schema: {
          operationId: 'endPosition',
          tags: ['registry'],
          summary: 'End what a person holds, on its last day',
          params: z.strictObject({ body: bodyId }),
          body: z.strictObject({
            person: opaqueId,
            position: z.enum(positionNames),
            unit: lineOfText.exactOptional(),
            lastDay: isoDate,
          }),
          response: { 200: positionAnswer, ...refusals(403, 422) },
        },
      },
      async request => {
        const { body } = request.params
        const { by } = await rightIn('administerRegistry', body, request, dependencies)
        const { lastDay, ...held } = request.body
        return shown(await orRefused(endPosition(db, { ...held, body }, lastDay, by)))
      },
    )
  }
}

const personIn = (registry: Registry, id: string, day: ReturnType<ApiDependencies['localTime']['dateOf']>) => {
  const person = registry.person(id)
  if (!person) throw new KelisuError(reject('PERSON_UNKNOWN', { person: id }))
  return { id, name: nameOf(person), positions: registry.positionsOf(id, day).map(shown) }
}

const nameOf = ({ name: { kk, ru } }: Person) => ({ ...(kk === undefined ? {} : { kk }), ru })

const shown = ({ knownFrom: _, knownTo: __, ...position }: Position) => position
