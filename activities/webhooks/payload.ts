import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { Instant } from '../../domain/calendar/dates.ts'
import type { WebhookEvent } from '../../domain/webhooks/events.ts'
import type { WebhookPayload } from '../../schemas/webhook.ts'

/** What a subscriber is told of an event: the case right after it, so that every attempt says the same. Field by field: a new field of the summary is not told by itself. */
export const casePayload = (type: WebhookEvent, timestamp: Instant, summary: CaseSummary): WebhookPayload => ({
  type,
  timestamp,
  data: {
    caseId: summary.caseId,
    seq: summary.seq,
    stage: summary.stage,
    requester: summary.requester,
    requestId: summary.requestId,
    approver: summary.approver,
    outcome: summary.outcome,
    deadlineState: summary.deadlineState,
    means: summary.means,
    procedure: summary.procedure,
    outgoingNumber: summary.outgoingNumber,
    court: summary.court,
    courtCaseNumber: summary.courtCaseNumber,
    sentOn: summary.sentOn,
    receivedAt: summary.receivedAt,
    decisionDueOn: summary.decisionDueOn,
    decisionDueAt: summary.decisionDueAt,
    courtTermEndsOn: summary.courtTermEndsOn,
    courtTermEndsAt: summary.courtTermEndsAt,
    overdue: summary.overdue,
    decidedLate: summary.decidedLate,
  },
})
