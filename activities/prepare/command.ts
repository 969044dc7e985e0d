import { type Action, actionOf } from '../../domain/access/table.ts'
import type { Actor, Command, CommandName } from '../../domain/approval/commands.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import { type CaseParties, mayAct } from '../../domain/authority/may-act.ts'
import { mayDecide } from '../../domain/authority/may-decide.ts'
import { isRefusal } from '../../domain/authority/refusal.ts'
import { waitsForChoice } from '../../domain/authority/waits-for-choice.ts'
import { standingOn } from '../../domain/bodies/standing-on.ts'
import type { Instant, IsoDate } from '../../domain/calendar/dates.ts'
import { actDateOf } from '../../domain/deadlines/act-date.ts'
import { registerBy } from '../../domain/deadlines/register-by.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import { type ParsedMessage, type ParsedPayload, parseMessage } from '../../schemas/messages.ts'
import type { CaseFacts, PrepareInput, PrepareResult } from '../activities.ts'
import { caseDates } from './case-dates.ts'
import { caseReadings, reread } from './case-readings.ts'
import {
  approverOn,
  type Content,
  type ContentOf,
  type Context,
  calendarOfCase,
  inFuture,
  isReorganised,
  matterOf,
  withDates,
} from './command-context.ts'
import { lacking } from './completeness.ts'
import { contradictions } from './contradictions.ts'
import { decisionContent } from './decision.ts'
import { officialsOf } from './officials.ts'
import type { Preparation } from './preparation.ts'
import { receiptNumberFault } from './receipt-number.ts'
import { returnedByReading } from './returned.ts'
import { actorFor, senderOf } from './sender.ts'

type Input = PrepareInput & { name: CommandName; facts: CaseFacts }
/** A person's command: its form, its sender, the sender's authority at that instant, and what it changes in the dates. */
export const prepareCommand = async (input: Input, preparation: Preparation): Promise<PrepareResult> => {
  const { caseId, name, message, at, facts } = input
  const { registry, localTime } = preparation
  const refused = (rejection: Rejection): PrepareResult => ({ kind: 'refused', rejection })
  const parsed = parseMessage(name, message)
  if (!parsed.ok) {
    const [first, ...others] = parsed.faults
    return refused(
      reject('MESSAGE_MALFORMED', {
        field: first?.field ?? '',
        fault: first?.message ?? '',
        ...(others.length > 0
          ? {
              alsoFaulty: others
                .map(fault => fault.field)
                .join(', ')
                .slice(0, 500),
            }
          : {}),
      }),
    )
  }
  const sent = { ...parsed.message, name, caseId, payload: (message as { payload: unknown }).payload }
  const sender = await senderOf(sent, at, registry, localTime, preparation)
  if ('code' in sender) return refused(sender)
  const sentIn = { name, ...parsed.message } as Parsed
  const context = { facts, sender, at, preparation }
  if (waitsForChoice(name, isReorganised(context), facts.readings ?? {}))
    return refused(reject('APPROVER_REORGANISED', { body: facts.approver ?? '' }))
  const content = contentOf(sentIn, context)
  if ('code' in content) return refused(content)
  const by = content.by ?? actorFor(rightNeeded(sentIn, context), sender, partiesOf(context), registry, localTime)
  if ('code' in by) return refused(by)
  const { commandId, credential } = parsed.message
  const proof = credential === undefined ? {} : { credential }
  const command = { judged: sender.judged, ...content, name, commandId, by, ...proof } as Command
  return { kind: 'command', command }
}

type Parsed = { [Name in CommandName]: { name: Name } & ParsedMessage<Name> }[CommandName]
/** Who completes a request by another date than was given corrects it. */
const rightNeeded = ({ name, payload }: Parsed, { facts: { request } }: Context): Action =>
  name === 'complete' && movesTerm(payload, request) ? 'correctFacts' : actionOf(name, payload)

/** Whether a fact that was given, and from which the court term may run, would be another. */
const movesTerm = (
  { act, shortTerm, nonParticipant }: ParsedPayload<'complete'>,
  { act: given, ...marks }: ApprovalRequest,
): boolean =>
  (act !== undefined &&
    (['finalFormOn', 'copySentOn', 'inForceOn'] as const).some(on => given[on] && given[on] !== act[on])) ||
  (shortTerm !== undefined && shortTerm !== !!marks.shortTerm) ||
  (nonParticipant !== undefined && nonParticipant !== !!marks.nonParticipant)

const partiesOf = (context: Context): CaseParties => {
  const { facts, sender, preparation } = context
  const on = preparation.localTime.dateOf(sender.judged.at)
  const approver = approverOn(on, context)
  const { addressedTo } = facts.request
  return {
    requester: standingOn(facts.request.requester, on, preparation.registry),
    ...(approver ? { approver } : {}),
    ...(addressedTo ? { addressee: standingOn(addressedTo, on, preparation.registry) } : {}),
    ...(facts.lawyer ? { assignee: facts.lawyer } : {}),
    means: facts.request.means,
    ...(facts.readings ? { readings: facts.readings } : {}),
  }
}

/** What the command carries once proved; `by` only where it is not the table of actions that answers who may. */
const contentOf = (parsed: Parsed, context: Context): Content | Rejection => {
  const { facts, sender, preparation } = context
  const { registry, localTime, calendars } = preparation
  const on = localTime.dateOf(sender.judged.at)
  switch (parsed.name) {
    case 'complete': {
      const request: ApprovalRequest = { ...facts.request, ...parsed.payload }
      const [contradiction] = contradictions(request, facts.receipt, context.at, localTime)
      if (contradiction) return contradiction
      return withDates(request, facts.receipt, context, facts.readings, dates => ({
        request,
        faults: lacking(request, registry, localTime, facts.readings),
        dates,
      }))
    }
    case 'registerReceipt':
      return receiptContent(parsed.payload, context)
    case 'setApprover':
      return chosenApprover(parsed.payload, on, context)
    case 'assign':
    case 'reassign':
      return mayExamine(parsed.payload.lawyer, on, context) ?? parsed.payload
    case 'recommend': {
      const approver = approverOn(on, context)
      const { addressedTo = officialsOf(approver, on, registry).head ?? '' } = parsed.payload
      const addressee = mayDecide(addressedTo, approver, { on, ...matterOf(on, context) }, registry)
      return isRefusal(addressee) ? addressee : { ...parsed.payload, addressedTo }
    }
    case 'decide':
      return decisionContent(parsed.payload, context)
    case 'reportFiling': {
      const { filedOn } = parsed.payload
      const actOn = actDateOf(facts.request)
      if (actOn && filedOn < actOn) return reject('FILED_BEFORE_ACT', { field: 'filedOn', date: filedOn, actOn })
      return inFuture('filedOn', filedOn, context) ?? parsed.payload
    }
    case 'correctFacts':
      return correctedContent(parsed.payload, context)
    case 'recompute': {
      const calendar = calendars.ofEdition(parsed.payload.edition)
      if (!calendar) return reject('EDITION_UNKNOWN', { field: 'edition', edition: parsed.payload.edition })
      // Not a person's command: only a system that acts for the whole deployment moves dates to another edition.
      const isOwn = sender.issuer === undefined || registry.issuer(sender.issuer, on)?.actsFor === '*'
      if (!sender.actor.startsWith('system:') || !isOwn)
        return reject('NOT_AUTHORISED', { action: 'recompute', actor: sender.actor })
      const dates = caseDates(facts.request, facts.receipt, calendar, localTime, facts.readings)
      const by: Actor = {
        system: sender.actor.slice('system:'.length),
        ...(sender.issuer === undefined ? { claimed: true } : {}),
      }
      return 'code' in dates ? dates : { by, dates, edition: calendar.edition.id }
    }
    case 'return':
    case 'requestInformation':
    case 'supplyInformation':
    case 'returnForRework':
    case 'confirmDelivery':
    case 'withdraw':
      return parsed.payload
    default:
      return parsed satisfies never
  }
}

/** A body approves for another, never for itself, and it is the akim who approves, never his apparatus (part 1). */
const chosenApprover = (
  payload: ParsedPayload<'setApprover'>,
  on: IsoDate,
  context: Context,
): ContentOf<'setApprover'> | Rejection => {
  const { registry } = context.preparation
  const { approver } = payload
  const fact = { field: 'approver', body: approver }
  if (!registry.body(approver, on)) return reject('BODY_UNKNOWN', fact)
  const isRequester = approver === standingOn(context.facts.request.requester, on, registry)
  if (isRequester || registry.akimOf(approver, on)) return reject('APPROVER_NOT_POSSIBLE', fact)
  return readByApprover(approver, payload, context)
}

/** The chosen body's own readings hold from now on, and with them what the request lacks, its dates and its edition. */
const readByApprover = (
  approver: string,
  payload: ParsedPayload<'setApprover'>,
  context: Context,
): ContentOf<'setApprover'> | Rejection => {
  const { facts, sender, preparation } = context
  const { registry, localTime } = preparation
  const { request, receipt } = facts
  const { readings, regulation } = caseReadings(approver, request, receipt, preparation)
  const faults = lacking(request, registry, localTime, readings)
  const officials = receipt && officialsOf(approver, localTime.dateOf(sender.judged.at), registry)
  const goesOn =
    facts.readings?.approverReorganised === 'humanChooses' && isReorganised(context)
      ? { reorganised: { officials } }
      : {}
  return withDates(request, receipt, context, readings, dates => ({
    ...payload,
    // After receipt only the body changes: what the request lacks was judged by who received it.
    ...(receipt === null
      ? {
          faults,
          ...returnedByReading({ faults }, readings),
          ...toRegister(context),
        }
      : {}),
    dates,
    editions: { ...facts.editions, regulation },
    ...reread(readings, facts.readings),
    ...goesOn,
  }))
}

/** When both bodies are told that the chosen one has not registered what came to it today. */
const toRegister = ({ facts, at, preparation }: Context): { registerBy?: Instant } => {
  const { localTime } = preparation
  const until = registerBy(localTime.dateOf(at), calendarOfCase(facts, preparation), localTime)
  return until ? { registerBy: until } : {}
}

/** Part 10 counts from here, the registration (or the delivery, reading `receivedMoment`): who registers sits in the approving body, and the fact is neither in the future nor before the sending. */
const receiptContent = (
  { number, at: receivedAt, deliveredAt }: ParsedPayload<'registerReceipt'>,
  context: Context,
): ContentOf<'registerReceipt'> | Rejection => {
  const { facts, sender, preparation } = context
  const { registry, localTime } = preparation
  if (facts.approver === null) return reject('APPROVER_NOT_SET')
  const receivedOn = localTime.dateOf(receivedAt)
  const { sentOn } = facts.request.outgoing
  const future = inFuture('at', receivedOn, context)
  if (future) return future
  if (receivedOn < sentOn) return reject('RECEIPT_BEFORE_SENDING', { field: 'at', sentOn, receivedOn })
  const receipt: Receipt = {
    number,
    at: receivedAt,
    registeredBy: sender.actor,
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
  }
  const deliveredOn = deliveredAt && localTime.dateOf(deliveredAt)
  const notYet = deliveredOn && inFuture('deliveredAt', deliveredOn, context)
  if (notYet) return notYet
  if (deliveredOn && deliveredOn < sentOn)
    return reject('RECEIPT_BEFORE_SENDING', { field: 'deliveredAt', sentOn, receivedOn: deliveredOn })
  const approver = approverOn(receivedOn, context)
  const written = receiptNumberFault(number, 'number', approver, receivedOn, registry)
  if (written) return written
  const { readings, regulation } = caseReadings(facts.approver, facts.request, receipt, preparation)
  const faults = lacking(facts.request, registry, localTime, readings)
  return withDates(facts.request, receipt, context, readings, dates => ({
    receipt,
    officials: officialsOf(approver, receivedOn, registry),
    dates,
    editions: { ...facts.editions, regulation },
    ...reread(readings, facts.readings),
    ...returnedByReading({ faults }, readings),
  }))
}

const correctedContent = (
  payload: ParsedPayload<'correctFacts'>,
  context: Context,
): ContentOf<'correctFacts'> | Rejection => {
  const { facts, preparation } = context
  const { registry, localTime } = preparation
  const { reason, act, outgoing, receiptAt: at, deliveredAt, ...marks } = payload
  const { request: before } = facts
  const request: ApprovalRequest = {
    ...before,
    ...marks,
    act: { ...before.act, ...act },
    outgoing: { ...before.outgoing, ...outgoing },
  }
  const receipt = facts.receipt && { ...facts.receipt, ...(at ? { at } : {}), ...(deliveredAt ? { deliveredAt } : {}) }
  const [contradiction] = contradictions(request, receipt, context.at, localTime)
  if (contradiction) return contradiction
  const changed = [
    ...(['act', 'outgoing'] as const).filter(field => JSON.stringify(request[field]) !== JSON.stringify(before[field])),
    ...(['shortTerm', 'nonParticipant'] as const).filter(mark => !!request[mark] !== !!before[mark]),
    ...(['at', 'deliveredAt'] as const)
      .filter(field => receipt?.[field] !== facts.receipt?.[field])
      .map(field => `receipt.${field}`),
  ]
  const { readings, regulation } = caseReadings(facts.approver, request, receipt, preparation)
  return withDates(request, receipt, context, readings, dates => ({
    request,
    receipt,
    faults: lacking(request, registry, localTime, readings),
    dates,
    changed,
    reason,
    ...reread(readings, facts.readings),
    ...(regulation === facts.editions.regulation ? {} : { editions: { ...facts.editions, regulation } }),
  }))
}

/** Only who examines can be charged with it: a lawyer, the head of the legal service, or a member of the designated unit (part 7). */
const mayExamine = (lawyer: string, on: IsoDate, context: Context): Rejection | undefined => {
  const { facts, preparation } = context
  const parties = { requester: facts.request.requester, approver: approverOn(on, context), assignee: lawyer }
  const answer = mayAct('recommend', lawyer, parties, on, preparation.registry)
  if (!isRefusal(answer)) return undefined
  return answer.code === 'PERSON_UNKNOWN'
    ? reject('PERSON_UNKNOWN', { field: 'lawyer', person: lawyer })
    : reject('NOT_A_LAWYER', { field: 'lawyer', person: lawyer, body: parties.approver })
}
