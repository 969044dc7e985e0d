import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { contentHash } from '../../client/library/content-hash.ts'
import { KelisuError } from '../../client/library/errors.ts'
import { readingsOf } from '../../domain/bodies/readings-in-force.ts'
import { askedDates, askedProofs } from '../../domain/deadlines/asked.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { readings } from '../../domain/regulation/readings.ts'
import { route } from '../../domain/routing/route.ts'
import { bodyId, citation, isoDate } from '../../schemas/parts.ts'
import { proofSchema } from '../../schemas/proof.ts'
import { meansOutside } from '../../schemas/request.ts'
import { refusals } from '../answers.ts'
import type { ResourceDependencies } from '../dependencies.ts'
import { date, editionId } from '../schema-parts.ts'

const routeAnswer = z.strictObject({
  body: z.string(),
  kind: z.enum(['approver', 'exempt', 'militaryOrder', 'noRoute']),
  route: z.int().min(1).max(8).exactOptional(),
  approver: z.string().exactOptional(),
  citation,
  because: z.string(),
  row: z.string(),
  reading: z
    .strictObject({ id: z.string(), chosen: z.string() })
    .exactOptional()
    .describe('The open point that picked the answer'),
  order: z
    .strictObject({ id: z.string(), number: z.string(), date, terms: z.string().exactOptional() })
    .exactOptional()
    .describe('The registered order of part 3'),
})

const byReading = <Value extends z.ZodType>(value: Value) => z.strictObject({ plain: value, strict: value })

const deadlinesAnswer = z.strictObject({
  courtTermEnds: date,
  sendBy: byReading(date),
  sendByNotApplied: z.literal(true).exactOptional(),
  decisionDue: date.nullable(),
  lateRequest: byReading(z.boolean()).nullable(),
  termAtRisk: z.boolean(),
  provisional: z.boolean().describe('A date looked at is only estimated'),
  calendarEdition: z.string(),
  proofs: z.array(proofSchema).exactOptional(),
})

const deadlinesAsked = z.strictObject({
  means: z.enum(['appeal', 'cassation', ...meansOutside]),
  procedure: z.enum(['civil', 'administrative']),
  actDate: isoDate.describe(
    'Final form (appeal), sending of the copy (appeal of a non-participant), entry into force of the appellate act (cassation)',
  ),
  receivedOn: isoDate.exactOptional(),
  sentOn: isoDate.exactOptional(),
  shortTerm: z.boolean().exactOptional().describe('The ten working days of APPC 168(4)'),
  nonParticipant: z.boolean().exactOptional().describe('An appeal by who took no part in the trial (CPC 403(3))'),
  receiptDay: z.enum(readings.receiptDay.alternatives).exactOptional(),
  calendarEdition: editionId.exactOptional(),
  proofs: z.boolean().exactOptional().describe('Whether to prove each date, day by day'),
})

/** The route and the dates of a request that does not exist yet: nothing is kept, no case is made. */
export const previews = ({ localTime, clock, recentlyInForce }: ResourceDependencies): FastifyPluginAsyncZod => {
  return async app => {
    app.post(
      '/previews/route',
      {
        schema: {
          operationId: 'previewRoute',
          tags: ['previews'],
          summary: 'Who approves for a body, by which item, and why',
          body: z.strictObject({ body: bodyId, on: isoDate.exactOptional() }),
          response: { 200: routeAnswer, ...refusals(422) },
        },
      },
      async ({ body: asked }) => {
        const { registry } = await recentlyInForce()
        const { body, on = localTime.dateOf(clock()) } = asked
        if (!registry.body(body, on)) throw new KelisuError(reject('REQUESTER_UNKNOWN', { requester: body }))
        return route(body, on, registry, readingsOf(null, on, registry))
      },
    )
    app.post(
      '/previews/deadlines',
      {
        schema: {
          operationId: 'previewDeadlines',
          tags: ['previews'],
          summary: 'Court term, latest sending and decision due',
          body: deadlinesAsked,
          response: { 200: deadlinesAnswer, ...refusals(422) },
        },
      },
      async ({ body }) => {
        const { means, calendarEdition, receiptDay = readings.receiptDay.default, proofs = false, ...dated } = body
        if (means !== 'appeal' && means !== 'cassation')
          throw new KelisuError(reject('MEANS_OUTSIDE_ALGORITHM', { means }))
        const { calendars } = await recentlyInForce()
        const calendar = calendarEdition === undefined ? calendars.newest : calendars.ofEdition(calendarEdition)
        if (!calendar)
          throw new KelisuError(reject('EDITION_UNKNOWN', { field: 'calendarEdition', edition: calendarEdition ?? '' }))
        const facts = { means, ...dated }
        return {
          ...askedDates(facts, calendar, { receiptDay }),
          ...(proofs ? { proofs: askedProofs(facts, calendar, { receiptDay }, contentHash) as never } : {}),
        }
      },
    )
  }
}
