import { z } from 'zod'

/** A date in an answer: what the domain holds, not parsed again. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** An instant in an answer, in UTC with milliseconds. */
export const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

export const text = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() })

/** The id of an edition as a caller gives it. */
export const editionId = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}$/, 'must be the id of an edition')

/** Bytes as they are, in the OpenAPI document. */
export const binary = z.unknown().meta({ type: 'string', format: 'binary' })

/** A body that the handler reads itself, since its form depends on the media type: shown in the OpenAPI document, checked by the handler. */
export const readByHandler = (schema: z.ZodType): z.ZodType => {
  const { $schema: _, ...shown } = z.toJSONSchema(schema, { io: 'input' })
  return z.unknown().meta(shown)
}
