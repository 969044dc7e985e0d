import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError } from '../../client/library/errors.ts'
import { akimUnits, bodyKinds } from '../../domain/bodies/kinds.ts'
import type { Body } from '../../domain/bodies/records.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { bodyId, isoDate } from '../../schemas/parts.ts'
import { searchBodies } from '../../store/body-search.ts'
import { refusals } from '../answers.ts'
import type { ResourceDependencies } from '../dependencies.ts'
import { date } from '../schema-parts.ts'

const bodyAnswer = z.strictObject({
  id: z.string(),
  kind: z.enum(bodyKinds),
  unit: z.enum(akimUnits).exactOptional().describe('For akims: what they head'),
  parent: z.string().exactOptional(),
  apparatus: z.string().exactOptional().describe('For akims: where their people sit'),
  name: z.strictObject({ kk: z.string(), ru: z.string() }),
  successor: z.string().exactOptional(),
  designatedUnit: z.string().exactOptional().describe('Examines requests instead of the legal service (part 7)'),
  receiptNumberFormat: z.string().exactOptional().describe('Of incoming numbers: # is a number, YYYY a year'),
  validFrom: date,
  validTo: date.exactOptional(),
})

const on = isoDate.exactOptional().describe('On that day instead of today')

/** The state bodies of the registry, as public as the structure of the state. */
export const bodies = ({ db, localTime, clock, recentlyInForce }: ResourceDependencies): FastifyPluginAsyncZod => {
  const today = () => localTime.dateOf(clock())
  return async app => {
    app.get(
      '/bodies',
      {
        schema: {
          operationId: 'bodies',
          tags: ['registry'],
          summary: 'The bodies of the registry, in the order of the Kazakh alphabet',
          querystring: z.strictObject({
            on,
            text: z
              .string()
              .max(200)
              // PostgreSQL takes no NUL and no half characters.
              .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters')
              .exactOptional()
              .describe('A part of the Kazakh or Russian name, or of the id'),
            limit: z.coerce.number().int().min(1).max(1_000).exactOptional().describe('1000 by default'),
          }),
          response: { 200: z.strictObject({ bodies: z.array(bodyAnswer) }), ...refusals() },
        },
      },
      async ({ query }) => {
        const { text = '', limit = 1_000 } = query
        const found = await searchBodies(db, { text, limit, on: query.on ?? today() })
        return { bodies: found.map(shown) }
      },
    )
    app.get(
      '/bodies/:body',
      {
        schema: {
          operationId: 'body',
          tags: ['registry'],
          summary: 'One body',
          params: z.strictObject({ body: bodyId }),
          querystring: z.strictObject({ on }),
          response: { 200: bodyAnswer, ...refusals(422) },
        },
      },
      async ({ params, query }) => {
        const { registry } = await recentlyInForce()
        const body = registry.body(params.body, query.on ?? today())
        if (!body) throw new KelisuError(reject('BODY_UNKNOWN', { body: params.body }))
        return shown(body)
      },
    )
  }
}

/** The record without the time since when it is known. */
const shown = ({ knownFrom: _, knownTo: __, entered: ___, ...body }: Body) => body
