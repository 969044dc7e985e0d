import type { Fault } from '../../domain/approval/commands.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import { maySignRequest } from '../../domain/authority/may-sign-request.ts'
import { isRefusal } from '../../domain/authority/refusal.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { standingOn } from '../../domain/bodies/standing-on.ts'
import type { LocalTime } from '../../domain/calendar/dates.ts'
import { type Code, codes } from '../../domain/regulation/codes.ts'
import type { ReadingsInForce } from '../../domain/regulation/readings.ts'

/** What the request lacks of parts 4 (the head's signature) and 5 (the draft); an acting head needs his order (reading
 * `actingHeadSigns`). What is lacking keeps the case incomplete, or sends it back where the body reads it so (`incompleteRequest`). */
export const lacking = (
  request: ApprovalRequest,
  registry: Registry,
  localTime: LocalTime,
  readings: ReadingsInForce = {},
): Fault[] => {
  const fault = (code: Code, field: string): Fault => ({ code, citation: codes[code], field })
  const faults: Fault[] = []
  const { signature, requester, draft } = request
  const signedOn = signature && localTime.dateOf(signature.signedAt)
  if (!signature || !signedOn) faults.push(fault('SIGNATURE_MISSING', 'signature'))
  else if (!registry.person(signature.signer)) faults.push(fault('SIGNER_UNKNOWN', 'signature.signer'))
  else {
    const body = standingOn(requester, signedOn, registry)
    if (isRefusal(maySignRequest(signature.signer, body, signedOn, registry, readings)))
      faults.push(fault('NOT_SIGNED_BY_HEAD', 'signature.signer'))
  }
  if (!draft) faults.push(fault('DRAFT_MISSING', 'draft'))
  return faults
}
