import { z } from 'zod'
import { actor, citation, instant, isoDate, sha256Hex } from './parts.ts'
import { requestSchema } from './request.ts'

const edition = z.strictObject({ id: z.string(), sha256: sha256Hex.nullable() })

const deadline = z.strictObject({
  on: isoDate,
  start: z.strictObject({ fact: z.string(), date: isoDate, registeredOn: isoDate.exactOptional() }),
  rule: citation,
  proofSha256: sha256Hex,
})

const authority = z.strictObject({
  basis: z.enum(['head', 'actingHead', 'delegation']),
  position: z.string(),
  substitute: z.strictObject({ number: z.string(), date: isoDate }).exactOptional(),
  act: z.strictObject({ id: z.string().exactOptional(), number: z.string(), date: isoDate }).exactOptional(),
})

const route = z.strictObject({
  kind: z.enum(['approver', 'exempt', 'militaryOrder', 'noRoute']),
  route: z.int().exactOptional(),
  approver: z.string().exactOptional(),
  citation,
  because: z.string(),
  reading: z.string().exactOptional(),
  order: z
    .strictObject({ id: z.string(), number: z.string(), date: isoDate, terms: z.string().exactOptional() })
    .exactOptional(),
})

/** What `kelisu receipt CASE --json` prints: the receipt of a closed case (domain/replay/receipt.ts says what each field is). */
export const receiptSchema = z.strictObject({
  caseId: z.string(),
  workflow: z.strictObject({ id: z.string(), runId: z.string() }),
  rules: z.int().min(1),
  code: z.strictObject({ version: z.string(), commit: z.string().nullable() }),
  facts: z.strictObject({
    request: requestSchema.omit({ credential: true }),
    receipt: z
      .strictObject({
        number: z.string(),
        at: instant,
        registeredBy: z.string(),
        deliveredAt: instant.exactOptional(),
      })
      .nullable(),
  }),
  editions: z.strictObject({ regulation: edition, calendars: z.array(edition).min(1) }),
  /** The open points that this case reads otherwise than by default, with the hours that belong to them. */
  readings: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
  route: route.nullable(),
  approver: z.string().nullable(),
  deadlines: z.strictObject({ courtTerm: deadline, sendBy: deadline, decision: deadline.nullable() }).nullable(),
  decision: z
    .strictObject({
      outcome: z.enum(['approve', 'refuse']),
      by: actor,
      authority,
      judged: z.strictObject({
        at: instant,
        by: z.enum(['verifiedSignature', 'paperSigning', 'credential', 'workflow']),
      }),
      late: z.boolean(),
      ownProposal: z.boolean(),
      number: z.string().nullable(),
      paper: z
        .strictObject({
          signedOn: isoDate,
          number: z.string(),
          registeredAt: instant,
          registeredBy: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  outcome: z.enum(['approved', 'refused', 'returned', 'notRequired', 'withdrawn']),
  filing: z.enum(['reported', 'notReported']).nullable(),
  openedAt: instant,
  closedAt: instant,
  events: z.array(z.strictObject({ seq: z.int().min(1), type: z.string(), at: instant, hash: sha256Hex })).min(1),
})
