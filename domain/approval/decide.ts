import type { Instant } from '../calendar/dates.ts'
import { type Rejection, reject } from '../regulation/codes.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import type {
  Assign,
  Command,
  Complete,
  CorrectFacts,
  Decide,
  Fault,
  Open,
  Recommend,
  Recompute,
  RegisterReceipt,
  ReportFiling,
  ReturnedByReading,
  SetApprover,
} from './commands.ts'
import type { CaseDates } from './dates.ts'
import type { ApprovalEvent } from './events.ts'
import { fact, filingReportDueAt } from './moments.ts'
import type { ApprovalRequest } from './request.ts'
import type { RulesNumber } from './rules-number.ts'
import { refusedInStage } from './stages.ts'
import type {
  ApprovalCase,
  DecidedCase,
  DeliveredCase,
  Incomplete,
  InDecision,
  InReceipt,
  InReview,
  Sent,
} from './state.ts'

type Answer = ApprovalEvent[] | Rejection
type BeforeReview = Incomplete | Sent
type Undecided = BeforeReview | InReceipt | InReview | InDecision
/** Where a calendar edition can still move a date. */
type Dated = Undecided | DecidedCase | DeliveredCase

/**
 * What a prepared command makes true of a case, or why it is refused. Pure: the proof of who, when and which dates came with the command.
 * @param at the workflow's clock, written into every event; lateness is judged by `command.judged`.
 */
export const decide = (command: Command, state: ApprovalCase, at: Instant): Answer => {
  if (command.name === 'open')
    return state.stage === 'unopened'
      ? open(command, at)
      : reject('WRONG_STAGE', { command: 'open', stage: state.stage })
  if (state.stage === 'unopened') return reject('WRONG_STAGE', { command: command.name, stage: state.stage })
  const refused = refusedInStage(command.name, state.stage, state.readings)
  if (refused) return refused
  const answer = decideInStage(command, state, at)
  return Array.isArray(answer)
    ? answer.map((event, index) => ({
        ...event,
        commandId: command.commandId,
        by: command.by,
        ...(index === 0 ? proofOf(command) : {}),
      }))
    : answer
}

const proofOf = ({ credential }: Command) => (credential === undefined ? {} : { credential })

/** `refusedInStage` has made sure of the stage that each line narrows to. */
const decideInStage = (command: Exclude<Command, Open>, state: ApprovalCase, at: Instant): Answer => {
  switch (command.name) {
    case 'complete':
      return complete(command, state as Incomplete, at)
    case 'return':
      return [{ ...fact('RequestReturned', at), citation: command.citation, reason: command.reason }]
    case 'registerReceipt':
      return registerReceipt(command, state as BeforeReview, at)
    case 'setApprover':
      return setApprover(command, state as Undecided, at)
    case 'assign':
      return assign(command, at)
    case 'reassign': {
      const from = (state as InReview | InDecision).lawyer ?? ''
      return from === command.lawyer
        ? reject('NOTHING_CHANGED', { lawyer: from })
        : [{ ...fact('Reassigned', at), lawyer: command.lawyer, from, reason: command.reason }]
    }
    case 'requestInformation':
      // Reading `stoppingTheTerm`: asking for information does not stop the seven working days.
      return [{ ...fact('InformationRequested', at), text: command.text }]
    case 'supplyInformation':
      return (state as InReview).informationRequested
        ? [{ ...fact('InformationSupplied', at), text: command.text }]
        : reject('INFORMATION_NOT_REQUESTED')
    case 'recommend':
      return recommend(command, at)
    case 'returnForRework':
      return [{ ...fact('RecommendationReturned', at), reason: command.reason }]
    case 'decide':
      return decideCase(command, state as InReceipt | InReview | InDecision, at)
    case 'confirmDelivery':
      return delivered(state as DecidedCase, command.how, at)
    case 'reportFiling':
      return reportFiling(command, state as DeliveredCase, at)
    case 'withdraw':
      return [{ ...fact('Withdrawn', at), reason: command.reason }]
    case 'correctFacts':
      return correctFacts(command, state as Undecided, at)
    case 'recompute':
      return recompute(command, state as Dated, at)
    default:
      return command satisfies never
  }
}

const open = (command: Open, at: Instant): ApprovalEvent[] => {
  const { request, route, faults, dates, receipt, editions, caseId, judged, returned } = command
  const by = { by: command.by, commandId: command.commandId }
  const submitted: ApprovalEvent = {
    ...fact('RequestSubmitted', at),
    ...by,
    ...proofOf(command),
    caseId,
    rules: command.rules ?? 1,
    request,
    editions,
    judged,
    ...reread(command),
  }
  // Part 2: no approval is required; the case is closed with that answer, whatever else it lacks.
  if (route.kind === 'exempt') return [submitted, { ...fact('ApprovalNotRequired', at), route }]
  return [
    submitted,
    ...routed(command, at),
    ...(faults.length > 0 && !returned ? [{ ...fact('RequestIncomplete', at), faults }] : []),
    ...(receipt && route.approver ? [{ ...fact('ReceiptRegistered', at), ...by, ...receipt, editions }] : []),
    ...(dates ? [{ ...fact('DeadlinesSet', at), dates }] : []),
    ...returnedByReading(command, at),
  ]
}

const reread = ({ readings }: { readings?: ReadingsInForce }) => (readings ? { readings } : {})

/** The last event of its batch: the request goes back as the approving body reads the text, and no person has decided it. */
const returnedByReading = ({ returned }: { returned?: ReturnedByReading }, at: Instant): ApprovalEvent[] =>
  returned ? [{ ...fact('RequestReturned', at), ...returned }] : []

/** Parts 1 and 3: the approver, or that a person must choose one. */
const routed = ({ route, wronglyAddressedTo, registerBy }: Open, at: Instant): ApprovalEvent[] => {
  const approver: ApprovalEvent[] = route.approver
    ? [
        {
          ...fact('ApproverSet', at),
          approver: route.approver,
          route,
          ...(wronglyAddressedTo ? { wronglyAddressedTo } : {}),
          ...(registerBy ? { registerBy } : {}),
        },
      ]
    : []
  if (route.kind === 'militaryOrder') return [{ ...fact('MilitaryOrderApplies', at), route }, ...approver]
  return route.approver ? approver : [{ ...fact('RouteUndetermined', at), route }]
}

/** Parts 4 and 5: what was missing is there now, or what still is missing. */
const complete = (command: Complete, state: Incomplete, at: Instant): Answer => [
  { ...fact('RequestCompleted', at), request: command.request },
  ...(command.faults.length > 0 ? [{ ...fact('RequestIncomplete', at), faults: command.faults }] : []),
  ...changedDates(command.dates, state, at),
]

/** Part 10: the seven working days run from here. Who registers has been proved to sit in the approving body. */
const registerReceipt = (command: RegisterReceipt, state: BeforeReview, at: Instant): Answer => {
  if (state.approver === null) return reject('APPROVER_NOT_SET')
  if (state.receipt !== null)
    return reject('WRONG_STAGE', { command: command.name, stage: state.stage, receipt: state.receipt.number })
  const { receipt, officials, editions } = command
  return [
    { ...fact('ReceiptRegistered', at), receipt, officials, editions, ...reread(command) },
    ...changedDates(command.dates, state, at),
    ...returnedByReading(command, at),
  ]
}

/**
 * Only where the text names no approver, a military case is disputed before its receipt, or the approver was reorganised and a
 * person chooses who goes on (reading `approverReorganised`); the reason is kept.
 */
const setApprover = (command: SetApprover, state: Undecided, at: Instant): Answer => {
  const { approver, reason, editions, registerBy, reorganised, dates = null } = command
  const isOpen = state.receipt === null && (state.approver === null || state.route?.kind === 'militaryOrder')
  const officials = reorganised?.officials ?? undefined
  if (!isOpen && !reorganised) return reject('APPROVER_NOT_OPEN', { approver: state.approver ?? '' })
  return [
    {
      ...fact('ApproverSet', at),
      approver,
      reason,
      ...(registerBy ? { registerBy } : {}),
      ...reread(command),
      ...(editions ? { editions } : {}),
      ...(officials ? { officials } : {}),
    },
    ...completeness(command, state, at),
    ...changedDates(dates, state, at),
    ...returnedByReading(command, at),
  ]
}

/** The chosen body may read otherwise what makes a request complete (reading `actingHeadSigns`). */
const completeness = ({ faults, returned }: SetApprover, state: Undecided, at: Instant): ApprovalEvent[] => {
  if (faults === undefined || returned) return []
  if (state.stage === 'sent' && faults.length > 0) return [{ ...fact('RequestIncomplete', at), faults }]
  return lackingNow(faults, state, state.request, at)
}

/** Of an incomplete request that something other than its completion has changed: that nothing is missing any more, or what else is. */
const lackingNow = (faults: Fault[], state: Undecided, request: ApprovalRequest, at: Instant): ApprovalEvent[] => {
  if (state.stage !== 'incomplete') return []
  if (faults.length === 0) return [{ ...fact('RequestCompleted', at), request }]
  const lacks = (listed: Fault[]) => listed.map(({ code, field }) => `${code} ${field}`).join()
  return state.rules >= 2 && lacks(faults) !== lacks(state.faults) ? [{ ...fact('RequestIncomplete', at), faults }] : []
}

const assign = (command: Assign, at: Instant): Answer => [{ ...fact('LawyerAssigned', at), lawyer: command.lawyer }]

/** Part 7: whether grounds exist, and the proposal; it does not bind who decides (reading `proposalBinding`). */
const recommend = ({ by, outcome, groundsExist, text, addressedTo }: Recommend, at: Instant): Answer => [
  { ...fact('RecommendationGiven', at), by, outcome, groundsExist, text, addressedTo },
]

/** Parts 8-10: one decision, the head's own too (reading `headDecides`), judged late by the proved instant; a late decision stands (reading `consentBySilence`). */
const decideCase = (command: Decide, state: InReceipt | InReview | InDecision, at: Instant): Answer => {
  const { by, outcome, reasons, number, paper, withoutProposal, editions, authority, judged } = command
  const proposal = 'proposal' in state ? state.proposal : null
  const dueAt = state.dates?.decision?.dueAt
  const late = dueAt !== undefined && judged.at >= dueAt
  const proposer = proposal?.by
  const ownProposal = !!proposer && 'person' in by && 'person' in proposer && by.person === proposer.person
  if (state.readings?.reasons === 'required' && !reasons) return reject('REASONS_REQUIRED', { field: 'reasons' })
  if (proposal === null && !withoutProposal)
    return reject('DECISION_BEFORE_PROPOSAL', { stage: state.stage, field: 'withoutProposal' })
  if (state.readings?.sameProposerAndDecider === 'refused' && ownProposal)
    return reject('SAME_PROPOSER_AND_DECIDER', { person: by.person })
  const optional = {
    ...(reasons ? { reasons } : {}),
    ...(number ? { number } : {}),
    ...(paper ? { paper } : {}),
    ...(withoutProposal ? { withoutProposal } : {}),
    ...(editions ? { editions } : {}),
  }
  return [
    // Signed in time, but accepted after the clock had passed the due instant: it was never overdue in law.
    ...(state.overdueSince !== null && !late ? [{ ...fact('OverdueLifted', at), dueAt: state.overdueSince }] : []),
    { ...fact('Decided', at), by, outcome, ...optional, authority, judged, late, ownProposal },
  ]
}

/** Part 11: the decision has reached the requesting body. */
export const delivered = (state: DecidedCase, how: string, at: Instant): ApprovalEvent[] => [
  { ...fact('DecisionDelivered', at), how },
  ...(state.decision.outcome === 'approve' && isTooLateToReport(state, at) ? [fact('FilingNotReported', at)] : []),
]

/** Under rules 2 a filing is awaited as long after the court term as of an approval that was delivered in time. */
const isTooLateToReport = ({ rules, courtTermEnded, dates }: DecidedCase, at: Instant): boolean =>
  courtTermEnded && (rules < 2 || (dates !== null && filingReportDueAt(dates.courtTerm.endsAt) <= at))

const reportFiling = ({ filedOn, number }: ReportFiling, state: DeliveredCase, at: Instant): Answer => [
  {
    ...fact('FilingReported', at),
    filedOn,
    ...(number ? { number } : {}),
    afterTerm: filedOn > (state.dates?.courtTerm.endsOn ?? filedOn),
  },
]

const correctFacts = (command: CorrectFacts, state: Undecided, at: Instant): Answer => {
  const { request, receipt, changed, reason, faults, editions } = command
  if (changed.length === 0) return reject('NOTHING_CHANGED')
  return [
    {
      ...fact('FactsCorrected', at),
      request,
      receipt,
      changed,
      reason,
      ...(editions ? { editions } : {}),
      ...reread(command),
    },
    ...lackingNow(faults, state, request, at),
    ...changedDates(command.dates, state, at),
  ]
}

const recompute = ({ dates, edition }: Recompute, state: Dated, at: Instant): Answer => {
  const events = changedDates(dates, state, at, edition)
  return events.length > 0 ? events : reject('NOTHING_CHANGED', { edition })
}

/** A deadline never changes silently: each change is an event with the new proof, and lifts an overdue mark that no longer holds. */
const changedDates = (dates: CaseDates | null, state: Dated, at: Instant, edition?: string): ApprovalEvent[] => {
  if (dates === null || same(dates, state.dates, state.rules)) return []
  // The receipt sets the decision's date for the first time; that changes no deadline anyone was told.
  const first = state.dates === null || (state.dates.decision === undefined && dates.decision !== undefined)
  if (first) return [{ ...fact('DeadlinesSet', at), dates }]
  // Whether a decision was late is a matter of the instant by which it was judged, not of today.
  const judgedAt = state.rules >= 2 && 'decision' in state ? state.decision.judged.at : at
  const lifted = state.overdueSince !== null && (dates.decision === undefined || dates.decision.dueAt > judgedAt)
  return [
    { ...fact('DeadlinesRecomputed', at), dates, ...(edition ? { edition, ...proofsBefore(state.dates) } : {}) },
    ...(lifted ? [{ ...fact('OverdueLifted', at), dueAt: state.overdueSince as Instant }] : []),
  ]
}

const proofsBefore = (dates: CaseDates | null) =>
  dates && {
    before: {
      courtTerm: dates.courtTerm.proof,
      sendBy: dates.sendBy.proof,
      ...(dates.decision ? { decision: dates.decision.proof } : {}),
    },
  }

/** The proofs' hashes say it all; only lateness also depends on the day of sending, which no proof starts from. */
const same = (a: CaseDates, b: CaseDates | null, rules: RulesNumber): boolean =>
  b !== null &&
  a.courtTerm.proof.sha256 === b.courtTerm.proof.sha256 &&
  a.sendBy.proof.sha256 === b.sendBy.proof.sha256 &&
  a.decision?.proof.sha256 === b.decision?.proof.sha256 &&
  a.decision?.dueAt === b.decision?.dueAt &&
  a.lateRequest.plain === b.lateRequest.plain &&
  a.lateRequest.strict === b.lateRequest.strict &&
  (rules < 2 || (a.sendBy.notApplied === b.sendBy.notApplied && countedAlike(a.countedBy, b.countedBy)))

/** Else the same dates would later be counted again, and shown, by what holds no more. */
const countedAlike = (a: CaseDates['countedBy'], b: CaseDates['countedBy']): boolean =>
  a?.sentOn === b?.sentOn &&
  a?.receivedAfterClosing === b?.receivedAfterClosing &&
  a?.readings?.receiptOnDayOff === b?.readings?.receiptOnDayOff &&
  a?.readings?.administrativeTerms === b?.readings?.administrativeTerms
