import { z } from 'zod'
import type { Instant, IsoDate } from '../domain/calendar/dates.ts'
import { citations } from '../domain/regulation/citations.ts'
import { years } from './years.ts'

/** Bounds of what a sender may write: large enough for any letter, small enough for a workflow's history. */
export const longestText = 4000
export const longestList = 50

const longestLine = 500

// Neither control characters nor lone surrogates: PostgreSQL refuses NUL and canonical JSON refuses half a character,
// and a case whose log cannot be written would stand still for ever.
// The bound is checked first and ends the check: the pattern is quadratic on a hostile megabyte.
const line = /^[^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}][^\p{Cc}\p{Cs}]*$/u
const text = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u

/** One line that is not blank: names and numbers as offices write them. */
export const lineOfText = z.string().max(longestLine, { abort: true }).regex(line, 'must be one line that is not blank')

/** Free text of a person: not blank, line breaks allowed. */
export const freeText = z
  .string()
  .min(1)
  .max(longestText, { abort: true })
  .regex(text, 'must not contain control characters')
  .regex(/\S/, 'must not be blank')

/** A body's id. */
export const bodyId = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be a body id: a-z, 0-9 and hyphen, at most 40')

/** An id given by another system: a request, a command, a person. */
export const opaqueId = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be an id: letters A-Z, digits, dot, underscore and hyphen, at most 64')

// One pattern, years and all: of two, those who make values from the schemas find none that fits both.
const leapDay = '(?:199[26]|2000|2[01](?:0[48]|[2468][048]|[13579][26]))-02-29'
const dayOfMonth = String.raw`(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])`
const day = `(?:${leapDay}|${years}-(?:${dayOfMonth}))`
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`

/** A date that exists in the calendar, `YYYY-MM-DD`. */
export const isoDate = z
  .string()
  .regex(new RegExp(`^${day}$`), 'must be a date of the calendar, YYYY-MM-DD, 1991 to 2199') as unknown as z.ZodType<
  IsoDate,
  IsoDate
>

/** A point in time with its offset, normalised to UTC with milliseconds. */
export const instant = z
  .string()
  .regex(
    new RegExp(`^${day}T${time}$`),
    'must be an instant with an offset, such as 2026-08-17T10:00:00+05:00, 1991 to 2199',
  )
  .transform(value => new Date(value).toISOString() as Instant)

/** Sha-256 in lower-case hexadecimal. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'must be a sha256 in lower-case hexadecimal')

/** A document by name and content hash; its bytes never travel with a message. */
export const storedDocument = z.strictObject({ name: lineOfText, sha256: sha256Hex })

/** The dates of the judicial act; which of them a term needs is a matter of parts 5 and 6, not of form. */
export const judicialAct = z.strictObject({
  kind: lineOfText,
  pronouncedOn: isoDate.exactOptional(),
  finalFormOn: isoDate.exactOptional(),
  copySentOn: isoDate.exactOptional(),
  inForceOn: isoDate.exactOptional(),
})

/** The signature of the requesting body's head (part 4). */
export const requestSignature = z.strictObject({
  kind: z.enum(['paper', 'cms']),
  signer: opaqueId,
  position: lineOfText,
  signedAt: instant,
  actingOrder: z.strictObject({ number: lineOfText, date: isoDate }).exactOptional(),
})

/** A place in the law by its code. */
export const citation = z.enum(citations)

/** Who acted, as events keep it: by position or system, never by name. */
export const actor = z.union([
  z.strictObject({
    person: z.string(),
    body: z.string(),
    position: z.string(),
    acting: z.literal(true).exactOptional(),
    claimed: z.literal(true).exactOptional(),
  }),
  z.strictObject({ system: z.string(), claimed: z.literal(true).exactOptional() }),
])
