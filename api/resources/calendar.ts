import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError } from '../../client/library/errors.ts'
import type { DayReason } from '../../domain/calendar/reasons.ts'
import { reasons } from '../../domain/calendar/reasons.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { years } from '../../schemas/years.ts'
import { calendarEditions } from '../../store/calendars.ts'
import { refusals } from '../answers.ts'
import type { ResourceDependencies } from '../dependencies.ts'
import { date, editionId } from '../schema-parts.ts'

const day = z.strictObject({
  date,
  working: z.boolean(),
  reason: z.enum(Object.keys(reasons) as [DayReason, ...DayReason[]]),
  for: date.exactOptional().describe('The holiday a day off stands for, or the other half of a moved day off'),
  source: z.string(),
  status: z.enum(['confirmed', 'derived', 'estimated']),
})

const yearAnswer = z.strictObject({
  year: z.int(),
  edition: z.string(),
  workingDays: z.int(),
  sources: z.record(z.string(), z.string()),
  days: z.array(day),
})

const editionAnswer = z.strictObject({
  id: z.string(),
  publishedOn: date,
  from: date,
  to: date,
  provisionalFrom: date.describe('From this date on every day is an estimate'),
  active: z.boolean().describe('Whether new cases are opened under it'),
})

/** The working days of a year, and the editions of the calendar. */
export const calendar = ({ db, recentlyInForce }: ResourceDependencies): FastifyPluginAsyncZod => {
  return async app => {
    app.get(
      '/calendar/editions',
      {
        schema: {
          operationId: 'calendarEditions',
          tags: ['law'],
          summary: 'The editions of the calendar, oldest publication first',
          response: { 200: z.strictObject({ editions: z.array(editionAnswer) }), ...refusals() },
        },
      },
      async () => {
        const { active, editions } = await calendarEditions(db)
        return {
          editions: editions.map(({ id, publishedOn, from, to, provisionalFrom }) => ({
            id,
            publishedOn,
            from,
            to,
            provisionalFrom,
            active: id === active,
          })),
        }
      },
    )
    app.get(
      '/calendar/:year',
      {
        schema: {
          operationId: 'calendarYear',
          tags: ['law'],
          summary: 'Every day of a year: worked or off, why, by which source',
          params: z.strictObject({
            year: z.string().regex(new RegExp(`^${years}$`), 'must be a year between 1991 and 2199'),
          }),
          querystring: z.strictObject({ edition: editionId.exactOptional() }),
          response: { 200: yearAnswer, ...refusals(422) },
        },
      },
      async ({ params, query }) => {
        const { calendars } = await recentlyInForce()
        const asked = query.edition === undefined ? calendars.newest : calendars.ofEdition(query.edition)
        if (!asked) throw new KelisuError(reject('EDITION_UNKNOWN', { field: 'edition', edition: query.edition ?? '' }))
        const year = Number(params.year)
        const days = asked.year(year)
        return {
          year,
          edition: asked.edition.id,
          workingDays: days.filter(({ working }) => working).length,
          sources: asked.edition.sources,
          days: [...days],
        }
      },
    )
  }
}
