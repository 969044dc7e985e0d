import type { FastifyRouteSchemaDef, FastifyValidationResult } from 'fastify/types/schema.js'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isoDate, lineOfText } from '../schemas/parts.ts'

/** A date in an answer: what the domain holds, not parsed again. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** An instant in an answer, in UTC with milliseconds. */
export const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

/** Who brought a record into the registry. */
export const entered = z
  .union([z.strictObject({ source: z.literal('api'), by: z.string() }), z.strictObject({ source: z.literal('file') })])
  .exactOptional()
  .describe('Who entered it, a person or `system:<id>`, or that a file was loaded; absent: before this was kept')

/** A written order in an answer, and as a caller gives it. */
export const order = z.strictObject({ number: z.string(), date })
export const givenOrder = z.strictObject({ number: lineOfText, date: isoDate })

export const text = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() })

/** The id of an edition as a caller gives it. */
export const editionId = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}$/, 'must be the id of an edition')

/** Bytes as they are; a file of none is no document. */
export const binary = z.file().min(1)

/** For routes whose handler reads the body itself, since its form depends on the media type: the schema only shows it. */
export const allButBody = (route: FastifyRouteSchemaDef<unknown>): FastifyValidationResult =>
  route.httpPart === 'body' ? (value: unknown) => ({ value }) : validatorCompiler(route as never)
