import { z } from 'zod'
import type { ApprovalRequest } from '../domain/approval/request.ts'
import { type FieldFault, parsed } from './faults.ts'
import {
  bodyId,
  freeText,
  instant,
  isoDate,
  judicialAct,
  lineOfText,
  longestList,
  opaqueId,
  requestSignature,
  storedDocument,
} from './parts.ts'

/** Means the algorithm does not name: well formed, so that the answer can be the citation and not "malformed". */
export const meansOutside = ['privateComplaint', 'response', 'protest', 'criminal', 'administrativeOffence'] as const

/** The compact form of a signed credential; what it proves is checked by `prepare`. */
export const credential = z.string().max(8000)

/** The start input: the request of parts 4 and 5. A missing signature or draft is no fault of form, it leaves the case incomplete. */
export const requestSchema = z.strictObject({
  requestId: opaqueId,
  requester: bodyId,
  addressedTo: bodyId.exactOptional(),
  means: z.enum(['appeal', 'cassation', ...meansOutside]),
  procedure: z.enum(['civil', 'administrative']),
  shortTerm: z.boolean().exactOptional(),
  nonParticipant: z.boolean().exactOptional(),
  court: lineOfText,
  courtCaseNumber: lineOfText,
  act: judicialAct,
  parties: z.array(lineOfText).max(longestList).exactOptional(),
  subject: freeText,
  outgoing: z.strictObject({ number: lineOfText, sentOn: isoDate }),
  receipt: z
    .strictObject({ number: lineOfText, at: instant, registeredBy: opaqueId, deliveredAt: instant.exactOptional() })
    .exactOptional(),
  signature: requestSignature.exactOptional(),
  draft: storedDocument.exactOptional(),
  attachments: z.array(storedDocument).max(longestList).exactOptional(),
  replaces: opaqueId.exactOptional(),
  credential: credential.exactOptional(),
})

/** A request whose form is right; its means may still lie outside the algorithm. */
export type ParsedRequest = Omit<ApprovalRequest, 'means'> & {
  means: ApprovalRequest['means'] | (typeof meansOutside)[number]
}

/** The request and its credential, or every malformed field by its path. */
export const parseRequest = (
  input: unknown,
): { ok: true; request: ParsedRequest; credential?: string } | { ok: false; faults: FieldFault[] } => {
  const result = parsed(requestSchema, input)
  if (!result.ok) return result
  const { credential: token, ...request } = result.value
  return { ok: true, request, ...(token === undefined ? {} : { credential: token }) }
}

/** Whether the algorithm names the means (part 1 with CPC 434(1)); narrows the type. */
export const isWithinAlgorithm = (request: ParsedRequest): request is ApprovalRequest =>
  request.means === 'appeal' || request.means === 'cassation'
