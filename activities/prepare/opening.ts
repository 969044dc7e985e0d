import { caseIdOf } from '../../client/library/case-id.ts'
import type { CaseRoute, Open } from '../../domain/approval/commands.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import { newestRules } from '../../domain/approval/rules-number.ts'
import { mayAct } from '../../domain/authority/may-act.ts'
import { isRefusal } from '../../domain/authority/refusal.ts'
import { readingsOf } from '../../domain/bodies/readings-in-force.ts'
import { standingOn } from '../../domain/bodies/standing-on.ts'
import { registerBy } from '../../domain/deadlines/register-by.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { type RouteAnswer, route } from '../../domain/routing/route.ts'
import { isWithinAlgorithm, parseRequest } from '../../schemas/request.ts'
import type { PrepareInput, PrepareResult, StartFault } from '../activities.ts'
import { caseDates } from './case-dates.ts'
import { caseReadings, reread } from './case-readings.ts'
import { lacking } from './completeness.ts'
import { contradictions } from './contradictions.ts'
import { officialsOf } from './officials.ts'
import type { Preparation } from './preparation.ts'
import { receiptNumberFault } from './receipt-number.ts'
import { returnedByReading } from './returned.ts'
import { actorFor, type Sender, senderOf } from './sender.ts'

/**
 * The start of a case. Fails, with every fault and its field, where the input is malformed, names no registered requester or a means outside
 * the algorithm, or gives facts from which no date can be computed. What parts 4 and 5 require and is missing does not fail it.
 */
export const prepareOpening = async (
  { caseId, runId, message, at }: PrepareInput,
  openedBy: string | null,
  preparation: Preparation,
): Promise<PrepareResult> => {
  const { registry, localTime, calendars } = preparation
  const failed = (...faults: StartFault[]): PrepareResult => ({ kind: 'failed', faults })
  const parsed = parseRequest(message)
  if (!parsed.ok) {
    const faults = parsed.faults.map(({ field, message }) => ({ ...reject('REQUEST_MALFORMED', { field }), message }))
    return failed(...faults)
  }
  const { request } = parsed
  if (!isWithinAlgorithm(request))
    return failed(reject('MEANS_OUTSIDE_ALGORITHM', { field: 'means', means: request.means }))
  const faults = [
    ...(caseIdOf(request.requester, request.requestId) === caseId
      ? []
      : [reject('REQUEST_MALFORMED', { field: 'requestId', caseId })]),
    ...(openedBy === null || openedBy === runId
      ? []
      : [reject('REQUEST_ID_TAKEN', { field: 'requestId', requestId: request.requestId })]),
    ...contradictions(request, request.receipt ?? null, at, localTime),
  ]
  const { sentOn } = request.outgoing
  if (!registry.body(request.requester, sentOn))
    faults.push(reject('REQUESTER_UNKNOWN', { field: 'requester', requester: request.requester, on: sentOn }))
  if (request.addressedTo && !registry.body(request.addressedTo, sentOn))
    faults.push(reject('BODY_UNKNOWN', { field: 'addressedTo', body: request.addressedTo }))
  if (request.receipt && !registry.person(request.receipt.registeredBy))
    faults.push(reject('PERSON_UNKNOWN', { field: 'receipt.registeredBy', person: request.receipt.registeredBy }))
  if (faults.length > 0) return failed(...faults)

  const sent = {
    caseId,
    name: 'open',
    commandId: 'open',
    payload: withoutCredential(message),
    ...(parsed.credential ? { credential: parsed.credential } : {}),
  }
  const sender = await senderOf(
    { ...sent, ...(parsed.credential ? {} : { actor: `system:${request.requester}` }) },
    at,
    registry,
    localTime,
    preparation,
  )
  if ('code' in sender) return failed(sender)

  // No approver is known yet, so only what the whole deployment has chosen can pick the route.
  const answer = route(request.requester, sentOn, registry, readingsOf(null, sentOn, registry))
  const approver = 'approver' in answer ? answer.approver : undefined
  const registered = approver === undefined ? undefined : receiptByRightBody(request, approver, sender, preparation)
  if (registered && 'code' in registered) return failed(registered)
  const received = registered?.receipt ?? null
  const { readings, regulation } = caseReadings(approver ?? null, request, received, preparation)
  const dates = answer.kind === 'exempt' ? null : caseDates(request, received, calendars.newest, localTime, readings)
  if (dates !== null && 'code' in dates) return failed(dates)

  const by = actorFor(
    'open',
    sender,
    { requester: standingOn(request.requester, localTime.dateOf(sender.judged.at), registry) },
    registry,
    localTime,
  )
  if ('code' in by) return failed(by)

  const lacks = lacking(request, registry, localTime, readings)
  const wronglyAddressedTo =
    approver && request.addressedTo && !isBodyOrSeat(request.addressedTo, approver, preparation, request)
      ? request.addressedTo
      : undefined
  const rightBody = wronglyAddressedTo === undefined ? undefined : approver
  // An intake needs an approving body: without one the request waits for a person to choose it.
  const sentBack = approver ? returnedByReading({ faults: lacks, rightBody }, readings) : {}
  const toRegister = approver && !registered ? registerBy(localTime.dateOf(at), calendars.newest, localTime) : undefined
  const command: Open = {
    name: 'open',
    commandId: 'open',
    by,
    judged: sender.judged,
    ...(parsed.credential ? { credential: parsed.credential } : {}),
    caseId,
    rules: newestRules,
    request,
    faults: lacks,
    route: caseRoute(answer),
    ...(wronglyAddressedTo && !sentBack.returned ? { wronglyAddressedTo } : {}),
    ...(toRegister ? { registerBy: toRegister } : {}),
    dates,
    ...(registered ? { receipt: registered } : {}),
    editions: { regulation, calendar: calendars.newest.edition.id },
    ...reread(readings, undefined),
    ...sentBack,
  }
  return { kind: 'command', command }
}

/**
 * Receipt is the right body's registration (reading `wrongAddressee`), told by who may register for it: another body's, or what the
 * requesting body says of it, stays a claim inside the request.
 */
const receiptByRightBody = (
  { receipt, requester }: ApprovalRequest,
  routed: string,
  sender: Sender,
  { registry, localTime }: Preparation,
) => {
  if (!receipt) return undefined
  const on = localTime.dateOf(receipt.at)
  const approver = standingOn(routed, on, registry)
  // Reading `approverReorganised`: nobody has chosen the successor yet.
  if (approver !== routed && readingsOf(approver, on, registry).approverReorganised === 'humanChooses') return undefined
  const parties = { requester, approver }
  if (isRefusal(mayAct('registerReceipt', receipt.registeredBy, parties, on, registry))) return undefined
  if ('code' in actorFor('registerReceipt', sender, parties, registry, localTime)) return undefined
  return (
    receiptNumberFault(receipt.number, 'receipt.number', approver, on, registry) ?? {
      receipt,
      officials: officialsOf(approver, on, registry),
    }
  )
}

const isBodyOrSeat = (body: string, approver: string, { registry }: Preparation, { outgoing }: ApprovalRequest) =>
  body === approver || body === registry.seatOf(approver, outgoing.sentOn)

const caseRoute = (answer: RouteAnswer): CaseRoute => ({
  kind: answer.kind,
  citation: answer.citation,
  because: answer.because,
  ...('route' in answer ? { route: answer.route } : {}),
  ...('approver' in answer ? { approver: answer.approver } : {}),
  ...(answer.reading ? { reading: answer.reading.id } : {}),
  ...('order' in answer && answer.order ? { order: answer.order } : {}),
})

const withoutCredential = (message: unknown): unknown => {
  const { credential: _, ...request } = message as Record<string, unknown>
  return request
}
