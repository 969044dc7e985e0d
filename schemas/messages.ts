import { z } from 'zod'
import type { CommandPayloads } from '../client/library/payloads.ts'
import type { CommandName } from '../domain/approval/commands.ts'
import { type FieldFault, parsed } from './faults.ts'
import {
  bodyId,
  freeText,
  instant,
  isoDate,
  judicialAct,
  lineOfText,
  opaqueId,
  requestSignature,
  storedDocument,
} from './parts.ts'
import { credential } from './request.ts'

const outcome = z.enum(['approve', 'refuse'])

/** What each command carries, one strict object per command. */
export const payloadSchemas = {
  complete: z.strictObject({
    signature: requestSignature.exactOptional(),
    draft: storedDocument.exactOptional(),
    act: judicialAct.exactOptional(),
    shortTerm: z.boolean().exactOptional(),
    nonParticipant: z.boolean().exactOptional(),
  }),
  return: z.strictObject({ citation: z.enum(['part-4', 'part-5']), reason: freeText }),
  registerReceipt: z.strictObject({ number: lineOfText, at: instant, deliveredAt: instant.exactOptional() }),
  setApprover: z.strictObject({ approver: bodyId, reason: freeText }),
  assign: z.strictObject({ lawyer: opaqueId }),
  requestInformation: z.strictObject({ text: freeText }),
  supplyInformation: z.strictObject({ text: freeText }),
  recommend: z.strictObject({
    outcome,
    groundsExist: z.boolean(),
    text: freeText,
    addressedTo: opaqueId.exactOptional(),
  }),
  returnForRework: z.strictObject({ reason: freeText }),
  decide: z.strictObject({
    outcome,
    reasons: freeText.exactOptional(),
    number: lineOfText.exactOptional(),
    paper: z
      .strictObject({ signedOn: isoDate, number: lineOfText, registeredBy: opaqueId.exactOptional() })
      .exactOptional(),
    withoutProposal: freeText.exactOptional(),
  }),
  confirmDelivery: z.strictObject({ how: freeText }),
  reportFiling: z.strictObject({ filedOn: isoDate, number: lineOfText.exactOptional() }),
  withdraw: z.strictObject({ reason: freeText }),
  correctFacts: z.strictObject({
    act: judicialAct.exactOptional(),
    outgoing: z.strictObject({ sentOn: isoDate.exactOptional(), number: lineOfText.exactOptional() }).exactOptional(),
    receiptAt: instant.exactOptional(),
    deliveredAt: instant.exactOptional(),
    shortTerm: z.boolean().exactOptional(),
    nonParticipant: z.boolean().exactOptional(),
    reason: freeText,
  }),
  reassign: z.strictObject({ lawyer: opaqueId, reason: freeText }),
  recompute: z.strictObject({ edition: lineOfText }),
} satisfies { [Name in CommandName]: z.ZodType<unknown, CommandPayloads[Name]> }

/** A command's payload once parsed: instants in UTC. */
export type ParsedPayload<Name extends CommandName> = z.output<(typeof payloadSchemas)[Name]>

/** A message whose form is right. `actor` is a claim until the credential is verified. */
export type ParsedMessage<Name extends CommandName> = {
  commandId: string
  actor: string
  payload: ParsedPayload<Name>
  credential?: string
}

/** The argument of the update or signal of that name. */
export const messageSchema = <Name extends CommandName>(name: Name) =>
  z.strictObject({
    commandId: opaqueId,
    actor: z
      .string()
      .regex(/^(?:system:)?[A-Za-z0-9._-]{1,64}$/, 'must be a person id, or system: and the id of an issuer'),
    payload: payloadSchemas[name] as (typeof payloadSchemas)[Name],
    credential: credential.exactOptional(),
  })

/** The parsed message of a command, or every malformed field by its path. */
export const parseMessage = <Name extends CommandName>(
  name: Name,
  input: unknown,
): { ok: true; message: ParsedMessage<Name> } | { ok: false; faults: FieldFault[] } => {
  const result = parsed(messageSchema(name), input)
  return result.ok ? { ok: true, message: result.value as ParsedMessage<Name> } : result
}
