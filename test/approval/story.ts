import type { CaseRoute, Fault } from '../../domain/approval/commands.ts'
import type { ApprovalEvent, EventOf } from '../../domain/approval/events.ts'
import { newestRules } from '../../domain/approval/rules-number.ts'
import type { Stage } from '../../domain/approval/summary.ts'
import { byChancery, byHead, byLawyer, byLegalHead, byRequester, byRequesterHead, judgedAt } from './commands.ts'
import { aRequest, caseId, datesOf, editions, local, officials, people, receipt, route } from './request.ts'

// What happens in an ordinary case, written by hand: a test of this folder shows that `decide` makes the same.

const openedAt = local('2026-08-14', '10:00')

export const requestSubmitted: EventOf<'RequestSubmitted'> = {
  type: 'RequestSubmitted',
  version: 1,
  at: openedAt,
  commandId: 'open',
  by: byRequester,
  caseId,
  rules: newestRules,
  request: aRequest(),
  editions,
  judged: judgedAt(openedAt),
}

const approverSet: ApprovalEvent = { type: 'ApproverSet', version: 1, at: openedAt, approver: 'kgd', route }
const courtTermSet: ApprovalEvent = { type: 'DeadlinesSet', version: 1, at: openedAt, dates: datesOf(aRequest()) }

/** Opened and routed; the receipt is not registered. */
export const sent: ApprovalEvent[] = [requestSubmitted, approverSet, courtTermSet]

export const draftMissing: Fault = { code: 'DRAFT_MISSING', citation: 'part-5', field: 'draft' }

/** Opened without the draft of part 5. */
export const incomplete: ApprovalEvent[] = [
  requestSubmitted,
  approverSet,
  { type: 'RequestIncomplete', version: 1, at: openedAt, faults: [draftMissing] },
  courtTermSet,
]

/** The text names no approver, and none is chosen yet. */
export const noRoute: CaseRoute = { kind: 'noRoute', citation: 'part-1', because: 'The text names no approver.' }
export const withoutApprover: ApprovalEvent[] = [
  requestSubmitted,
  { type: 'RouteUndetermined', version: 1, at: openedAt, route: noRoute },
  courtTermSet,
]

const registeredAt = local('2026-08-17', '09:30')
export const receiptRegistered: ApprovalEvent[] = [
  {
    type: 'ReceiptRegistered',
    version: 1,
    at: registeredAt,
    commandId: 'c-registerReceipt',
    by: byChancery,
    receipt,
    officials,
    editions,
  },
  {
    type: 'DeadlinesSet',
    version: 1,
    at: registeredAt,
    commandId: 'c-registerReceipt',
    by: byChancery,
    dates: datesOf(aRequest(), receipt),
  },
]
export const received: ApprovalEvent[] = [...sent, ...receiptRegistered]

export const lawyerAssigned: ApprovalEvent = {
  type: 'LawyerAssigned',
  version: 1,
  at: local('2026-08-17', '11:00'),
  commandId: 'c-assign',
  by: byLegalHead,
  lawyer: people.lawyer,
}
export const inReview: ApprovalEvent[] = [...received, lawyerAssigned]

export const informationRequested: ApprovalEvent = {
  type: 'InformationRequested',
  version: 1,
  at: local('2026-08-18', '10:00'),
  commandId: 'c-requestInformation',
  by: byLawyer,
  text: 'Хабарламаның көшірмесі',
}

export const recommendationGiven: EventOf<'RecommendationGiven'> = {
  type: 'RecommendationGiven',
  version: 1,
  at: local('2026-08-20', '11:00'),
  commandId: 'c-recommend',
  by: byLawyer,
  outcome: 'approve',
  groundsExist: true,
  text: 'Дау айтуға негіз бар',
  addressedTo: people.head,
}
export const inDecision: ApprovalEvent[] = [...inReview, recommendationGiven]

/** The clock has passed 24:00 of the last day without a decision. */
export const becameOverdue: ApprovalEvent = {
  type: 'BecameOverdue',
  version: 1,
  at: local('2026-08-26', '24:00'),
  dueAt: local('2026-08-26', '24:00'),
}

export const approvalDecided: EventOf<'Decided'> = {
  type: 'Decided',
  version: 1,
  at: local('2026-08-24', '16:00'),
  commandId: 'c-decide',
  by: byHead,
  outcome: 'approve',
  authority: { basis: 'head', position: 'firstHead' },
  judged: judgedAt(local('2026-08-24', '16:00')),
  late: false,
  ownProposal: false,
}
export const approved: ApprovalEvent[] = [...inDecision, approvalDecided]
export const refused: ApprovalEvent[] = [...inDecision, { ...approvalDecided, outcome: 'refuse' }]

export const decisionDelivered: ApprovalEvent = {
  type: 'DecisionDelivered',
  version: 1,
  at: local('2026-08-24', '17:00'),
  commandId: 'c-confirmDelivery',
  by: byRequester,
  how: 'қолма-қол',
}
export const approvedAndDelivered: ApprovalEvent[] = [...approved, decisionDelivered]

export const withdrawn: ApprovalEvent = {
  type: 'Withdrawn',
  version: 1,
  at: local('2026-08-21', '15:00'),
  commandId: 'c-withdraw',
  by: byRequesterHead,
  reason: 'Тараптар татуласты',
}

/** A case in each stage, for tables over all of them. */
export const inEveryStage: Record<Stage, ApprovalEvent[]> = {
  incomplete,
  sent,
  received,
  review: inReview,
  decision: inDecision,
  decided: approved,
  delivered: approvedAndDelivered,
  closed: [...inDecision, withdrawn],
}
