import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError } from '../../client/library/errors.ts'
import { openPointsInForce } from '../../domain/bodies/open-points.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { editionDocument } from '../../domain/regulation/edition-document.ts'
import { regulationEditionOn, regulationEditions } from '../../domain/regulation/editions.ts'
import { type ReadingId, readings } from '../../domain/regulation/readings.ts'
import { placeLabel } from '../../domain/texts/places.ts'
import { bodyId, citation, isoDate } from '../../schemas/parts.ts'
import { refusals } from '../answers.ts'
import type { ResourceDependencies } from '../dependencies.ts'
import { date, editionId, text } from '../schema-parts.ts'

const place = z.string()
const unknown = text.extend({ scope: z.string() })
const term = z.strictObject({ workingDays: z.int(), citation: place })

const placeAnswer = z.strictObject({
  place,
  label: text,
  status: z.enum(['own', 'inPart', 'carried', 'unknown']),
  says: text.describe('Our own short wording, never the official text'),
  wordingOf: z.string().describe('The edition whose wording this is'),
  unknown: unknown.exactOptional(),
})

const editionAnswer = z.strictObject({
  id: z.string(),
  inForce: z.strictObject({ from: date.nullable(), to: date.nullable() }),
  act: text,
  source: text,
  link: z.strictObject({ address: z.string(), status: z.enum(['confirmed', 'derived']) }).exactOptional(),
  carriedFrom: z.string().exactOptional(),
  unknown: z.array(unknown).describe('What is not known of this edition'),
  parameters: z.strictObject({
    readFrom: z.string().describe('The edition whose terms and lists run under it'),
    sendingTerm: term,
    decisionTerm: term,
    routes: z.array(place),
    vestable: z.strictObject({ positions: z.array(z.string()), citation: place }),
    exempt: z.strictObject({ shapes: z.array(z.string()), citation: place }),
  }),
  courtDocument: z.array(text.extend({ from: date.nullable() })),
  places: z.array(placeAnswer),
})

const readingAnswer = z.strictObject({
  reading: z.enum(Object.keys(readings) as [ReadingId, ...ReadingId[]]),
  citation,
  question: text,
  alternatives: z.array(z.string()),
  default: z.string().describe('Ours, never law'),
  inForce: z.string(),
  hour: z.string().exactOptional(),
  by: z
    .strictObject({ body: z.string(), number: z.string(), date, since: date, until: date.exactOptional() })
    .exactOptional()
    .describe('Whose decision it is; absent where it is the default'),
})

/** The Regulation: its editions, its parts and paragraphs, and the points it leaves open. */
export const regulation = ({ localTime, clock, recentlyInForce }: ResourceDependencies): FastifyPluginAsyncZod => {
  const today = () => localTime.dateOf(clock())
  return async app => {
    app.get(
      '/regulation/editions',
      {
        schema: {
          operationId: 'regulationEditions',
          tags: ['law'],
          summary: 'The editions of the Regulation, oldest first, and what is not known of each',
          response: { 200: z.strictObject({ editions: z.array(editionAnswer.omit({ places: true })) }), ...refusals() },
        },
      },
      async () => ({
        editions: regulationEditions.map(edition => {
          const { places: _, ...head } = documentOf(edition.id)
          return head
        }),
      }),
    )
    app.get(
      '/regulation/editions/:edition',
      {
        schema: {
          operationId: 'regulationEdition',
          tags: ['law'],
          summary: 'One edition with every part and paragraph',
          params: z.strictObject({ edition: editionId }),
          response: { 200: editionAnswer, ...refusals(422) },
        },
      },
      async ({ params }) => documentOf(params.edition),
    )
    app.get(
      '/regulation/parts',
      {
        schema: {
          operationId: 'regulationParts',
          tags: ['law'],
          summary: 'Every part and paragraph as it stands in the edition of a day',
          querystring: z.strictObject({ on: isoDate.exactOptional().describe('Instead of today') }),
          response: { 200: z.strictObject({ edition: z.string(), parts: z.array(placeAnswer) }), ...refusals() },
        },
      },
      async ({ query }) => {
        const edition = regulationEditionOn(query.on ?? today())
        return { edition, parts: documentOf(edition).places }
      },
    )
    app.get(
      '/regulation/readings',
      {
        schema: {
          operationId: 'regulationReadings',
          tags: ['law'],
          summary: 'What the text leaves open, how it can be read, and what is in force',
          querystring: z.strictObject({
            body: bodyId.exactOptional().describe('As this body reads it, else as the whole deployment does'),
            on: isoDate.exactOptional().describe('On that day instead of today'),
          }),
          response: { 200: z.strictObject({ readings: z.array(readingAnswer) }), ...refusals(422) },
        },
      },
      async ({ query }) => {
        const { registry } = await recentlyInForce()
        const { body, on = today() } = query
        if (body !== undefined && !registry.body(body, on)) throw new KelisuError(reject('BODY_UNKNOWN', { body }))
        return {
          readings: openPointsInForce(body ?? null, on, registry).map(point => ({
            ...point,
            alternatives: [...point.alternatives],
          })),
        }
      },
    )
  }
}

type EditionAnswer = z.output<typeof editionAnswer>

const documentOf = (id: string): EditionAnswer => {
  const edition = regulationEditions.find(one => one.id === id)
  if (!edition) throw new KelisuError(reject('EDITION_UNKNOWN', { edition: id }))
  const document = editionDocument(edition)
  // Read-only there, and only to be written out here.
  return {
    ...document,
    places: document.places.map(one => ({
      ...one,
      label: { kk: placeLabel(one.place, 'kk'), ru: placeLabel(one.place, 'ru'), en: placeLabel(one.place, 'en') },
    })),
  } as unknown as EditionAnswer
}
