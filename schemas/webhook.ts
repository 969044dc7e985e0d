import { z } from 'zod'
import { type WebhookEvent, webhookEventNames } from '../domain/webhooks/events.ts'
import { bodyId, instant, isoDate } from './parts.ts'

const event = z.enum(webhookEventNames as [WebhookEvent, ...WebhookEvent[]])

/** The case after the event: no free text, no person, nothing of the proposal. */
const caseAfterEvent = z.strictObject({
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
  z.strictObject({ type: event, timestamp: instant, data: caseAfterEvent }),
  z.strictObject({ type: z.literal('Test'), timestamp: instant, data: z.strictObject({ webhook: z.string() }) }),
])

export type WebhookPayload = z.output<typeof webhookPayloadSchema>

/** Where to send; whether the address may be used is asked of the settings (`addressFault`). */
const address = z.string().min(1).max(2_000)

/** Without events: all of them, also those of later versions. */
const events = z.array(event).min(1).max(webhookEventNames.length).nullable()

/** What a system asks for: `body` is whose cases, `*` those of all. */
export const newWebhookSchema = z.strictObject({
  address,
  events: events.default(null),
  body: z.union([z.literal('*'), bodyId]).exactOptional(),
})

export const webhookChangesSchema = z.strictObject({
  address: address.exactOptional(),
  events: events.exactOptional(),
  on: z.boolean().exactOptional(),
})

/** A subscription as its system sees it. */
export const webhookSchema = z.strictObject({
  id: z.string(),
  body: z.string(),
  address: z.string(),
  events: z.array(event).nullable(),
  on: z.boolean(),
  /** Since when and why nothing is sent: its owner, an answer 410, or a system that the registry does not know any more. */
  offSince: instant.nullable(),
  offBecause: z.enum(['owner', 'gone', 'unregistered']).nullable(),
  /** Until when the secret before the last rotation signs too. */
  previousSecretUntil: instant.nullable(),
  createdAt: instant,
})

/** One message to a subscriber, delivered or not. */
export const deliverySchema = z.strictObject({
  webhookId: z.string(),
  type: z.string(),
  caseId: z.string().nullable(),
  status: z.enum(['pending', 'sent', 'failed']),
  attempts: z.int(),
  nextAttemptAt: instant.nullable(),
  lastError: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
})
