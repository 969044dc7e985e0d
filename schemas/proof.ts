import { z } from 'zod'
import { actor, citation } from './parts.ts'

const text = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() })
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const factGivenBy = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('event'),
      event: z.string(),
      seq: z.int().positive(),
      at: z.string(),
      actor: actor.nullable(),
    })
    .describe("An entry of the case's log"),
  z.strictObject({ kind: z.literal('asker') }).describe('Whoever asked for the count, without a case'),
  z.strictObject({ kind: z.literal('logNotRead') }).describe('The log of the case was not read'),
])

const start = { fact: z.enum(['finalFormOn', 'copySentOn', 'inForceOn', 'courtTermEnds', 'receivedOn']), date }

const row = z.strictObject({
  date,
  weekday: z.int().min(1).max(7).describe('1 = Monday … 7 = Sunday'),
  working: z.boolean(),
  reason: z.string(),
  for: date.exactOptional().describe('The holiday a day off stands for, or the other half of a moved day off'),
  source: z.string().describe('A key of `sources`'),
  status: z.enum(['confirmed', 'derived', 'estimated']),
  role: z.enum(['start', 'counted', 'dayOff', 'monthEnd', 'rolledTo']),
  counted: z.boolean(),
  count: z.int().positive().exactOptional().describe("Which of the term's working days it is"),
  citation,
})

const proof = z.strictObject({
  start: z.strictObject({
    ...start,
    registeredOn: date.exactOptional().describe('The day of registration, where another day counts as that of receipt'),
  }),
  rule: z.strictObject({
    citation,
    term: z.union([
      z.strictObject({ months: z.int().positive() }),
      z.strictObject({ workingDays: z.int().positive() }),
    ]),
    counting: z.array(citation),
  }),
  reading: z.string().exactOptional(),
  openPoints: z.array(z.string()),
  rows: z.array(row),
  nominalEnd: date.exactOptional().describe('Terms in months: the end before it is moved off a day off'),
  noCorrespondingDay: z.literal(true).exactOptional(),
  result: date,
  other: z.strictObject({ reading: z.string(), result: date }).exactOptional(),
  provisional: z.boolean().describe('A date of the count is only estimated'),
  calendarEdition: z.string(),
})

/** The document that proves one deadline, as `kelisu explain` and `kelisu deadlines` print it. */
export const proofSchema = z.strictObject({
  version: z.literal(1),
  deadline: z.enum(['courtTerm', 'sendBy', 'decision']),
  caseId: z.string().nullable().describe('Null where the facts were given without a case'),
  givenBy: z
    .union([
      factGivenBy,
      z.strictObject({
        kind: z.literal('counted'),
        from: z.strictObject({ ...start, citation, givenBy: factGivenBy }),
      }),
    ])
    .describe('Who gave the start, or from what it was counted'),
  editions: z.strictObject({
    regulation: z
      .strictObject({
        id: z.string(),
        termsOf: z.string().describe('The edition whose terms run under it'),
        sha256: sha256.describe('Of the edition as data'),
      })
      .nullable()
      .describe('Null for court terms, and where no date picks an edition yet'),
    code: z.strictObject({ act: z.enum(['CPC', 'APPC']), readAs: z.enum(['of', 'after']), date }).nullable(),
    calendar: z.strictObject({ id: z.string(), publishedOn: date, sha256 }),
  }),
  proof,
  sha256: sha256.describe('Of the canonical JSON (RFC 8785) of `proof`'),
  endsAt: z.string().nullable().describe('The instant at which the last day ends for the case'),
  kept: z
    .strictObject({ sha256, result: date, calendarSha256: sha256, same: z.boolean() })
    .nullable()
    .describe('What the case keeps, and whether it is the same'),
  openPoints: z.array(
    z.strictObject({
      id: z.string(),
      citation,
      question: text,
      taken: z.string(),
      isDefault: z.boolean(),
      alternatives: z.record(z.string(), text),
    }),
  ),
  citations: z.partialRecord(citation, z.strictObject({ label: text, says: text, link: z.string().exactOptional() })),
  sources: z.record(z.string(), z.string()),
})
