import { z } from 'zod'
import { type WebhookEvent, webhookEventNames } from '../domain/webhooks/events.ts'
import { instant, isoDate } from './parts.ts'

/** The events of the catalogue. */
export const webhookEvent = z.enum(webhookEventNames as [WebhookEvent, ...WebhookEvent[]])

/** The case after the event: no free text, no person, nothing of the proposal. */
export const caseAfterEvent = z.strictObject({
  caseId: z.string(),
  /** The number of the event in the case; larger is later, whatever the order of arrival. */
  seq: z.int().min(1),
  stage: z.enum(['incomplete', 'sent', 'received', 'review', 'decision', 'decided', 'delivered', 'closed']),
  requester: z.string(),
  requestId: z.string(),
  approver: z.string().nullable(),
  outcome: z.enum(['approved', 'refused', 'returned', 'notRequired', 'withdrawn']).nullable(),
  deadlineState: z.enum(['notRunning', 'onTime', 'dueSoon', 'overdue', 'decidedOnTime', 'decidedLate']),
  means: z.enum(['appeal', 'cassation']),
  procedure: z.enum(['civil', 'administrative']),
  outgoingNumber: z.string(),
  court: z.string(),
  courtCaseNumber: z.string(),
  sentOn: isoDate,
  receivedAt: instant.nullable(),
  decisionDueOn: isoDate.nullable(),
  decisionDueAt: instant.nullable(),
  courtTermEndsOn: isoDate.nullable(),
  courtTermEndsAt: instant.nullable(),
  overdue: z.boolean(),
  decidedLate: z.boolean().nullable(),
})

/** What is sent to a subscriber: an event of a case, or the test that he asked for. */
export const webhookPayloadSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: webhookEvent, timestamp: instant, data: caseAfterEvent }),
  z.strictObject({ type: z.literal('Test'), timestamp: instant, data: z.strictObject({ webhook: z.string() }) }),
])

export type WebhookPayload = z.output<typeof webhookPayloadSchema>
