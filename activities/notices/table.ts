import type { ApprovalEvent, EventOf, EventType } from '../../domain/approval/events.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'

/** Who is told, as a role; `recipients.ts` finds the people who hold it when the mail is sent. */
export const roles = [
  'requester',
  'addressee',
  'approverChancery',
  'legalHead',
  'lawyer',
  'formerLawyer',
  'head',
  'supervisor',
] as const

export type Role = (typeof roles)[number]

/** What the outbox keeps of a notice. */
export type NewNotice = { noticeId: string; caseId: string; seq: number; kind: NoticeKind; role: Role }

type Row<Type extends EventType> = {
  of: Type
  to: readonly [Role, ...Role[]]
  when: (event: EventOf<Type>, summary: CaseSummary) => boolean
}

const tell = <Type extends EventType>(
  of: Type,
  to: readonly [Role, ...Role[]],
  when: Row<Type>['when'] = () => true,
): Row<Type> => ({ of, to, when })

const isReminder = (event: EventOf<'Reminded'>): boolean =>
  event.deadline === 'decision' && event.moments.some(moment => moment !== 'dueSoon')

/**
 * The one table of notices: what happened, to whom it is told, and where only sometimes, when.
 * The requesting body is never told the proposal, what it proposes, or why it was returned; the decision goes to it by `deliver`.
 */
export const noticeTable = {
  RequestIncomplete: tell('RequestIncomplete', ['requester', 'approverChancery']),
  // The head of the legal service too: an incomplete request that was received could not be assigned until now.
  RequestCompleted: tell(
    'RequestCompleted',
    ['approverChancery', 'legalHead'],
    (_, { stage }) => stage !== 'incomplete',
  ),
  RequestReturned: tell('RequestReturned', ['requester']),
  // A request that still lacks something is told as incomplete; one received already needs no registration.
  RequestArrived: tell('ApproverSet', ['approverChancery'], (_, summary) => summary.stage === 'sent'),
  WronglyAddressed: tell('ApproverSet', ['requester', 'addressee'], event => event.wronglyAddressedTo !== undefined),
  ApproverChosen: tell(
    'ApproverSet',
    ['requester'],
    event => event.wronglyAddressedTo === undefined && event.reason !== undefined,
  ),
  ReceiptRegistered: tell('ReceiptRegistered', ['requester', 'legalHead']),
  ApprovalNotRequired: tell('ApprovalNotRequired', ['requester']),
  MilitaryOrderApplies: tell('MilitaryOrderApplies', ['requester']),
  RouteUndetermined: tell('RouteUndetermined', ['requester', 'addressee']),
  LawyerAssigned: tell('LawyerAssigned', ['lawyer']),
  Reassigned: tell('Reassigned', ['lawyer', 'formerLawyer']),
  InformationRequested: tell('InformationRequested', ['requester']),
  InformationSupplied: tell('InformationSupplied', ['lawyer']),
  RecommendationGiven: tell('RecommendationGiven', ['head']),
  RecommendationReturned: tell('RecommendationReturned', ['lawyer']),
  Decided: tell('Decided', ['lawyer', 'legalHead'], event => !event.late),
  DecidedLate: tell('Decided', ['lawyer', 'supervisor'], event => event.late),
  DeliveryFailed: tell('DeliveryFailed', ['approverChancery', 'supervisor']),
  FilingReported: tell('FilingReported', ['lawyer']),
  FilingNotReported: tell('FilingNotReported', ['requester', 'lawyer', 'supervisor']),
  Withdrawn: tell('Withdrawn', ['approverChancery', 'legalHead', 'lawyer']),
  FactsCorrected: tell('FactsCorrected', ['requester', 'legalHead', 'lawyer']),
  DeadlinesRecomputed: tell('DeadlinesRecomputed', ['requester', 'legalHead', 'lawyer']),
  ReminderToRegister: tell(
    'Reminded',
    ['requester', 'approverChancery', 'legalHead'],
    event => event.deadline === 'registration',
  ),
  ReminderToComplete: tell(
    'Reminded',
    ['requester', 'approverChancery'],
    (event, { stage }) => isReminder(event) && stage === 'incomplete',
  ),
  ReminderToAssign: tell('Reminded', ['legalHead'], (event, { stage }) => isReminder(event) && stage === 'received'),
  ReminderToPropose: tell(
    'Reminded',
    ['lawyer', 'legalHead'],
    (event, { stage }) => isReminder(event) && stage === 'review',
  ),
  ReminderToDecide: tell(
    'Reminded',
    ['head', 'lawyer'],
    (event, { stage }) => isReminder(event) && stage === 'decision',
  ),
  DueSoon: tell('Reminded', ['supervisor'], event => event.moments.includes('dueSoon')),
  ReminderOfCourtTerm: tell(
    'Reminded',
    ['requester', 'approverChancery'],
    (event, { outcome }) => event.deadline === 'courtTerm' && outcome === null,
  ),
  ReminderToFile: tell(
    'Reminded',
    ['requester'],
    (event, { outcome }) => event.deadline === 'courtTerm' && outcome === 'approved',
  ),
  BecameOverdue: tell('BecameOverdue', ['requester', 'lawyer', 'head', 'supervisor']),
  OverdueLifted: tell('OverdueLifted', ['requester', 'lawyer', 'head', 'supervisor']),
  CourtTermEnded: tell('CourtTermEnded', ['requester', 'lawyer', 'head', 'supervisor']),
  // A notice to the supervisor that fails is not told to the supervisor, else it would go on for ever.
  NoticeFailed: tell('NoticeFailed', ['supervisor'], event => !event.notice.endsWith('/supervisor')),
} as const

export type NoticeKind = keyof typeof noticeTable
export type EventOfNotice<Kind extends NoticeKind> = EventOf<(typeof noticeTable)[Kind]['of']>

/**
 * Events that nobody is written about, and why: exactly those that no row is of, else this does not compile.
 * @internal Only a test asks.
 */
export const silentEvents = {
  RequestSubmitted: 'the sender has the answer to the request itself',
  DeadlinesSet: 'the dates stand in the notice of the receipt',
  DecisionDelivered: 'the requesting body has just received it',
  CommandRefused: 'the sender has the refusal as the answer',
} as const satisfies Record<Exclude<EventType, (typeof noticeTable)[NoticeKind]['of']>, string>

/**
 * Of these only the first in the list is told to one role about one batch: what happened at the same time makes one notice,
 * and the card of the case in it shows the rest.
 */
const together: readonly (readonly NoticeKind[])[] = [
  [
    'FilingNotReported',
    'CourtTermEnded',
    'BecameOverdue',
    'ReminderToRegister',
    'ReminderToFile',
    'ReminderToComplete',
    'ReminderToAssign',
    'ReminderToPropose',
    'ReminderToDecide',
    'ReminderOfCourtTerm',
    'DueSoon',
  ],
  ['RequestIncomplete', 'RequestArrived', 'RequestCompleted'],
  ['FactsCorrected', 'DeadlinesRecomputed'],
  ['NoticeFailed'],
]

/**
 * The notices that a batch of events calls for.
 * @param firstSeq the number of the first event. @param summary the case after the batch.
 */
export const noticesFor = (events: readonly ApprovalEvent[], firstSeq: number, summary: CaseSummary): NewNotice[] => {
  const { caseId } = summary
  const notices = events.flatMap((event, index) =>
    rowsOf(event, summary).flatMap(([kind, to]) =>
      to
        .filter(role => isHeld(role, event, events, summary))
        .map(role => ({
          noticeId: `${caseId}/${firstSeq + index}/${role}`,
          caseId,
          seq: firstSeq + index,
          kind,
          role,
        })),
    ),
  )
  return notices.filter(notice => !notices.some(other => other.role === notice.role && outranks(other, notice)))
}

const rowsOf = (event: ApprovalEvent, summary: CaseSummary): [NoticeKind, readonly Role[]][] =>
  (Object.keys(noticeTable) as NoticeKind[]).flatMap(kind => {
    const row = noticeTable[kind] as unknown as Row<EventType>
    return row.of === event.type && row.when(event as never, summary) ? [[kind, row.to]] : []
  })

/** Whether there is anybody in the role yet; who it is, is asked when the mail leaves. */
const isHeld = (role: Role, event: ApprovalEvent, batch: readonly ApprovalEvent[], summary: CaseSummary): boolean => {
  switch (role) {
    case 'requester':
      return true
    case 'addressee':
      return addressedTo(event, batch) !== undefined
    case 'lawyer':
      return summary.lawyer !== null
    case 'formerLawyer':
      return event.type === 'Reassigned' && event.from !== ''
    case 'approverChancery':
    case 'legalHead':
    case 'head':
    case 'supervisor':
      return summary.approver !== null
  }
}

/** The body to which a request was wrongly sent, or which it named where the text has no route. */
export const addressedTo = (event: ApprovalEvent, log: readonly ApprovalEvent[]): string | undefined =>
  event.type === 'ApproverSet'
    ? event.wronglyAddressedTo
    : log.flatMap(each => (each.type === 'RequestSubmitted' ? [each.request.addressedTo] : []))[0]

const outranks = (one: NewNotice, other: NewNotice): boolean => {
  const group = together.find(kinds => kinds.includes(other.kind))
  if (!group?.includes(one.kind)) return false
  const difference = group.indexOf(one.kind) - group.indexOf(other.kind)
  return difference < 0 || (difference === 0 && one.seq > other.seq)
}
