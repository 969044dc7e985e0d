import type { RecordInput } from '../../activities/activities.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import { noHash, seal } from '../../store/log-chain.ts'
import type { NewNotice } from '../../store/outbox.ts'

export const runId = '11111111-aaaa-4bbb-8ccc-000000000001'

/** Case ids, each test its own, so that tests of one file share a database without meeting. */
export const caseNumbered = (number: number): string => `approval-dgd-almaty.r-${number}`

/** Opened, received, overdue: three events a lawyer would meet in this order. */
export const eventsOf = (caseId: string): [ApprovalEvent, ApprovalEvent, ApprovalEvent] => [
  {
    type: 'RequestSubmitted',
    version: 1,
    at: '2026-08-14T05:00:00.000Z',
    commandId: 'open',
    caseId,
    rules: 1,
    request: {
      requestId: caseId.slice(caseId.indexOf('.') + 1),
      requester: 'dgd-almaty',
      means: 'appeal',
      procedure: 'civil',
      court: 'Алматы қаласының Медеу ауданы соты',
      courtCaseNumber: '7514-26-00-2/1234',
      act: { kind: 'decision', finalFormOn: '2026-07-31' },
      subject: 'Салықтық берешекті өндіру',
      outgoing: { number: 'шығ. № 12-3/456', sentOn: '2026-08-14' },
    },
    editions: { regulation: 'E1', calendar: '2026-03-18' },
    judged: { at: '2026-08-14T05:00:00.000Z', by: 'workflow' },
  },
  {
    type: 'ReceiptRegistered',
    version: 1,
    at: '2026-08-17T04:30:00.000Z',
    commandId: 'c-2',
    by: { person: 'p-0007', body: 'kgd', position: 'chancery' },
    receipt: { number: 'кіріс № 77', at: '2026-08-17T04:00:00.000Z', registeredBy: 'p-0007' },
    officials: { head: 'p-0001', legalHead: null },
    editions: { regulation: 'E1', calendar: '2026-03-18' },
  },
  { type: 'BecameOverdue', version: 1, at: '2026-08-26T19:00:00.000Z', dueAt: '2026-08-26T19:00:00.000Z' },
]

export const summaryOf = (caseId: string, changes: Partial<CaseSummary> = {}): CaseSummary => ({
  caseId,
  requester: 'dgd-almaty',
  requestId: caseId.slice(caseId.indexOf('.') + 1),
  approver: 'kgd',
  stage: 'received',
  deadlineState: 'onTime',
  holder: 'p-0002',
  outcome: null,
  flags: [],
  means: 'appeal',
  procedure: 'civil',
  outgoingNumber: 'шығ. № 12-3/456',
  court: 'Алматы қаласының Медеу ауданы соты',
  courtCaseNumber: '7514-26-00-2/1234',
  sentOn: '2026-08-14',
  receivedAt: '2026-08-17T04:00:00.000Z',
  lawyer: null,
  decisionDueOn: '2026-08-26',
  decisionDueAt: '2026-08-26T19:00:00.000Z',
  courtTermEndsOn: '2026-08-31',
  courtTermEndsAt: '2026-08-31T19:00:00.000Z',
  overdue: false,
  overdueSince: null,
  decidedLate: null,
  seq: 1,
  openedAt: '2026-08-14T05:00:00.000Z',
  closedAt: null,
  ...changes,
})

/** The events `from`…`to` of the case as one batch, which says what it continues as the case's run does. */
export const batch = (caseId: string, from: number, to: number, changes: Partial<CaseSummary> = {}): RecordInput => ({
  caseId,
  runId,
  firstSeq: from,
  previousHash: hashAfter(caseId, from - 1),
  events: eventsOf(caseId).slice(from - 1, to),
  summary: summaryOf(caseId, { seq: to, ...changes }),
})

/** That of event `seq`, as the log was written. */
export const hashAfter = (caseId: string, seq: number): string =>
  eventsOf(caseId)
    .slice(0, seq)
    .reduce((previous, event) => seal(previous, event).hash, noHash)

export const notice = (caseId: string, seq: number, role: string, kind = 'received'): NewNotice => ({
  noticeId: `${caseId}/${seq}/${role}`,
  caseId,
  seq,
  kind,
  role,
})
