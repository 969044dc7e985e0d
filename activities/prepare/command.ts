import { clockSkewSeconds } from '../../client/library/credential.ts'
import type { Action } from '../../domain/access/table.ts'
import type { Actor, Authority, Command, CommandName, Judged, PaperDecision } from '../../domain/approval/commands.ts'
import type { CaseDates } from '../../domain/approval/dates.ts'
import { receivedMoment } from '../../domain/approval/received-moment.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import { type CaseParties, mayAct } from '../../domain/authority/may-act.ts'
import { type DecidingAuthority, type Matter, mayDecide } from '../../domain/authority/may-decide.ts'
import { isRefusal } from '../../domain/authority/refusal.ts'
import { standingOn } from '../../domain/bodies/standing-on.ts'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { type Instant, type IsoDate, instantOf, millisecondsOf } from '../../domain/calendar/dates.ts'
import { actDateOf } from '../../domain/deadlines/act-date.ts'
import { registerBy } from '../../domain/deadlines/register-by.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import { regulationEditionOn } from '../../domain/regulation/editions.ts'
import type { ReadingsInForce } from '../../domain/regulation/readings.ts'
import { type ParsedMessage, type ParsedPayload, parseMessage } from '../../schemas/messages.ts'
import type { CaseFacts, PrepareInput, PrepareResult } from '../activities.ts'
import { caseDates } from './case-dates.ts'
import { caseReadings, reread } from './case-readings.ts'
import { lacking } from './completeness.ts'
import { contradictions } from './contradictions.ts'
import { officialsOf } from './officials.ts'
import { CaseEditionMissing, type Preparation } from './preparation.ts'
import { receiptNumberFault } from './receipt-number.ts'
import { returnedByReading } from './returned.ts'
import { actorFor, mayVouchFor, personActing, type Sender, senderOf } from './sender.ts'

type Input = PrepareInput & { name: CommandName; facts: CaseFacts }
/** The command's own fields; `by` and `judged` where they are not the sender's. */
type ContentOf<Name extends CommandName> = Omit<Extract<Command, { name: Name }>, keyof Proved> &
  Partial<Pick<Proved, 'by' | 'judged'>>
type Proved = Pick<Command, 'name' | 'commandId' | 'by' | 'judged' | 'credential'>
type Content = { [Name in CommandName]: ContentOf<Name> }[CommandName]

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
  const reorganised = waitsForChoice(name, context)
  if (reorganised) return refused(reorganised)
  const content = contentOf(sentIn, context)
  if ('code' in content) return refused(content)
  const by = content.by ?? actorFor(actionOf(sentIn, context), sender, partiesOf(context), registry, localTime)
  if ('code' in by) return refused(by)
  const { commandId, credential } = parsed.message
  const proof = credential === undefined ? {} : { credential }
  const command = { judged: sender.judged, ...content, name, commandId, by, ...proof } as Command
  return { kind: 'command', command }
}

type Parsed = { [Name in CommandName]: { name: Name } & ParsedMessage<Name> }[CommandName]
type Context = { facts: CaseFacts; sender: Sender; at: Instant; preparation: Preparation }

/**
 * What the table of actions is asked: to correct the receipt is another matter than to correct one's own facts, and who completes a
 * request by another date than was given corrects it.
 */
const actionOf = (parsed: Parsed, { facts: { request } }: Context): Action => {
  if (parsed.name === 'complete' && movesTerm(parsed.payload, request)) return 'correctFacts'
  return parsed.name === 'correctFacts' && (parsed.payload.receiptAt ?? parsed.payload.deliveredAt) !== undefined
    ? 'correctReceipt'
    : (parsed.name as Action)
}

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

/** What only the approving body does. */
const approverDoes: readonly CommandName[] = [
  'return',
  'registerReceipt',
  'assign',
  'reassign',
  'requestInformation',
  'recommend',
  'returnForRework',
  'decide',
]

/** Reading `approverReorganised`: read as `humanChooses`, nobody acts for a body that is no more until a person has chosen who goes on. */
const waitsForChoice = (name: CommandName, context: Context): Rejection | undefined => {
  const { facts } = context
  return approverDoes.includes(name) && isReorganised(context) && facts.readings?.approverReorganised === 'humanChooses'
    ? reject('APPROVER_REORGANISED', { body: facts.approver ?? '' })
    : undefined
}

const isReorganised = (context: Context): boolean => {
  const { facts, sender, preparation } = context
  const on = preparation.localTime.dateOf(sender.judged.at)
  return facts.approver !== null && standingOn(facts.approver, on, preparation.registry) !== facts.approver
}

/** The approving body as it stands that day; empty where none is set. */
const approverOn = (on: IsoDate, { facts, preparation }: Context): string =>
  facts.approver === null ? '' : standingOn(facts.approver, on, preparation.registry)

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

/** What the power to decide is asked of: how the body reads part 9, and the matter, for an act of limited scope. */
const matterOf = (on: IsoDate, { facts, preparation }: Context): { readings?: ReadingsInForce; matter: Matter } => ({
  ...(facts.readings ? { readings: facts.readings } : {}),
  matter: { means: facts.request.means, requester: standingOn(facts.request.requester, on, preparation.registry) },
})

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

/**
 * Parts 8-10: who decides is proved at the instant of the decision; a paper's is its signing date. A body can judge a paper's lateness
 * by its registration (reading `paperDecisionDate`); whether its signer could sign is still asked of the day on which he did.
 */
const decisionContent = (payload: ParsedPayload<'decide'>, context: Context): ContentOf<'decide'> | Rejection => {
  const { facts, sender, preparation } = context
  const { registry, localTime } = preparation
  const { paper, withoutProposal, ...rest } = payload
  if (paper) {
    const future = inFuture('paper.signedOn', paper.signedOn, context)
    if (future) return future
    const { signedOn } = paper
    const received = facts.receipt && localTime.dateOf(receivedMoment(facts.receipt, facts.readings ?? {}))
    if (received && signedOn < received)
      return reject('SIGNED_BEFORE_RECEIPT', { field: 'paper.signedOn', signedOn, receivedOn: received })
  }
  const early = signedBeforeProposal(paper, context)
  if (early && !(withoutProposal && facts.readings?.decisionBeforeProposal === 'withReason')) return early
  const signed: Judged = paper ? { at: localTime.startOf(paper.signedOn), by: 'paperSigning' } : sender.judged
  const judged = facts.readings?.paperDecisionDate === 'registration' ? sender.judged : signed
  const on = localTime.dateOf(signed.at)
  const approver = approverOn(on, context)
  const authority = mayDecide(sender.actor, approver, { on, ...matterOf(on, context) }, registry)
  if (isRefusal(authority)) return authority
  const revoked = revokedSince(authority, approver, context)
  if (revoked) return revoked
  if (!mayVouchFor(sender, approver, on, preparation))
    return reject('ISSUER_NOT_ALLOWED', { action: 'decide', issuer: sender.issuer ?? '', body: approver })
  const acting = authority.basis === 'actingHead' || (authority.basis === 'delegation' && !!authority.substitute)
  const by = personActing(sender.actor, approver, { position: authority.position, acting }, sender.issuer)
  const registered = paper && registeredPaper(paper, approver, context)
  if (registered && 'code' in registered) return registered
  // Reading `editionDate`: read as `decision`, the day of the decision picks the edition.
  const editions =
    facts.readings?.editionDate === 'decision'
      ? { editions: { ...facts.editions, regulation: regulationEditionOn(localTime.dateOf(judged.at)) } }
      : {}
  const kept = registered ? { paper: registered } : {}
  // Why it came before any proposal is said only of one that did.
  const reason = withoutProposal && (early || !facts.proposedAt) ? { withoutProposal } : {}
  return { ...rest, ...reason, ...kept, judged, authority: authorityOf(authority), by, ...editions }
}

/** Part 7 puts the review first: whether the decision was signed before the proposal that stands. Clocks may differ by a minute. */
const signedBeforeProposal = (
  paper: ParsedPayload<'decide'>['paper'],
  { facts: { proposedAt }, sender: { judged }, preparation: { localTime } }: Context,
): Rejection | undefined => {
  if (!proposedAt) return undefined
  const [signed, proposed] = paper
    ? [paper.signedOn, localTime.dateOf(proposedAt)]
    : [judged.at, instantOf(millisecondsOf(proposedAt) - clockSkewSeconds * 1000)]
  return signed < proposed
    ? reject('SIGNED_BEFORE_PROPOSAL', {
        ...(paper ? { field: 'paper.signedOn' } : {}),
        signedOn: paper?.signedOn ?? localTime.dateOf(judged.at),
        proposedOn: localTime.dateOf(proposedAt),
      })
    : undefined
}

/** Who is vested no more decides nothing, not even by a paper of an earlier day, whose only witness he is himself (docs/decisions/0012). */
const revokedSince = (
  authority: DecidingAuthority,
  body: string,
  { sender, preparation: { registry, localTime } }: Context,
): Rejection | undefined => {
  if (authority.basis !== 'delegation') return undefined
  const act = registry.delegationsOf(body).find(({ id }) => id === authority.act.id)
  const today = localTime.dateOf(sender.judged.at)
  return act?.revokedOn !== undefined && act.revokedOn <= today
    ? reject('DELEGATION_NOT_IN_FORCE', {
        person: sender.actor,
        body,
        on: today,
        act: act.id,
        number: act.number,
        date: act.date,
        revokedOn: act.revokedOn,
      })
    : undefined
}

/** APPC 44(1): who registers sits in the records service of the approving body. Where nobody else is named, the sender has registered it. */
const registeredPaper = (
  paper: PaperDecision,
  approver: string,
  { facts, sender, preparation }: Context,
): PaperDecision | Rejection => {
  const { registry, localTime } = preparation
  const { registeredBy = sender.actor } = paper
  if (registeredBy === sender.actor) return { ...paper, registeredBy }
  const parties = { requester: facts.request.requester, approver }
  const answer = mayAct('registerReceipt', registeredBy, parties, localTime.dateOf(sender.judged.at), registry)
  return isRefusal(answer)
    ? reject(answer.code, { ...answer.facts, field: 'paper.registeredBy' }, answer.citation)
    : { ...paper, registeredBy }
}

const authorityOf = (authority: DecidingAuthority): Authority => {
  const { basis, position } = authority
  if (authority.basis === 'delegation') {
    const { act, substitute } = authority
    return { basis, position, act, ...(substitute ? { substitute } : {}) }
  }
  return { basis, position, ...(authority.basis === 'actingHead' ? { act: authority.order } : {}) }
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

const inFuture = (field: string, date: IsoDate, { at, preparation }: Context): Rejection | undefined => {
  const today = preparation.localTime.dateOf(at)
  return date > today ? reject('FACT_IN_FUTURE', { field, date, today }) : undefined
}

/** The dates under the calendar edition that the case keeps. */
const withDates = <Of extends Content>(
  request: ApprovalRequest,
  receipt: Receipt | null,
  { facts, preparation }: Context,
  readings: ReadingsInForce | undefined,
  content: (dates: CaseDates) => Of,
): Of | Rejection => {
  const dates = caseDates(request, receipt, calendarOfCase(facts, preparation), preparation.localTime, readings)
  return 'code' in dates ? dates : content(dates)
}

const calendarOfCase = ({ editions }: CaseFacts, { calendars }: Preparation): WorkingCalendar => {
  const calendar = calendars.ofEdition(editions.calendar)
  if (!calendar) throw new CaseEditionMissing(editions.calendar)
  return calendar
}
