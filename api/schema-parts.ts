import type { FastifyRouteSchemaDef, FastifyValidationResult } from 'fastify/types/schema.js'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'

/** A date in an answer: what the domain holds, not parsed again. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** An instant in an answer, in UTC with milliseconds. */
export const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

export const text = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() })

/** The id of an edition as a caller gives it. */
export const editionId = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}$/, 'must be the id of an edition')

/** Bytes as they are; a file of none is no document. */
export const binary = z.file().min(1)

/** For routes whose handler reads the body itself, since its form depends on the media type: the schema only shows it. */
export const allButBody = (route: FastifyRouteSchemaDef<unknown>): FastifyValidationResult =>
  route.httpPart === 'body' ? (value: unknown) => ({ value }) : validatorCompiler(route as never)
