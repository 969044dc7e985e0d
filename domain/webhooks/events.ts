import type { EventType } from '../approval/events.ts'

/** The events of a case that systems can be told, and what each means. */
export const webhookEvents = {
  RequestSubmitted: 'A request for approval was submitted (part 4).',
  RequestIncomplete: 'The request lacks a signature or the draft (parts 4, 5).',
  RequestCompleted: 'The requesting body supplied what was lacking.',
  RequestReturned: 'The request was returned by a person, with a reason.',
  ReceiptRegistered: 'The approving body registered the receipt: its term runs (part 10).',
  ApprovalNotRequired: 'The requesting body is exempt (part 2).',
  MilitaryOrderApplies: 'An order under part 3 names who approves.',
  RouteUndetermined: 'The text names no approving body: a person must choose it.',
  ApproverSet: 'The approving body is known (part 1), or a person chose it.',
  DeadlinesSet: 'The dates of the case were counted (parts 6, 10).',
  InformationRequested: 'The approving body asks for information.',
  InformationSupplied: 'The requesting body supplied information.',
  Decided: 'The approving body decided (parts 8-10): see outcome.',
  DecisionDelivered: 'The decision reached the requesting body (part 11).',
  FilingReported: 'The requesting body reported that it filed.',
  FilingNotReported: 'No filing was reported until a week after the court term.',
  Withdrawn: 'The requesting body withdrew its request.',
  FactsCorrected: 'Facts of the case were corrected.',
  DeadlinesRecomputed: 'The dates were counted again.',
  Reminded: 'A moment before a deadline came.',
  BecameOverdue: 'The term of the decision ended without one (part 10).',
  OverdueLifted: 'By corrected facts or dates the case is not overdue any more.',
  CourtTermEnded: 'The court term ended.',
} as const satisfies Record<Exclude<EventType, keyof typeof untoldEvents>, string>

/** Events that no system may see by the table of access, and why: with the catalogue they are all events, else this does not compile. */
export const untoldEvents = {
  LawyerAssigned: 'no system sees who in the approving body works on a case',
  Reassigned: 'no system sees who in the approving body works on a case',
  RecommendationGiven: 'no system sees the proposal',
  RecommendationReturned: 'no system sees why a proposal was returned',
  DeliveryFailed: 'it is for the people of the approving body, who must deliver otherwise',
  CommandRefused: 'the sender has the refusal as the answer',
  NoticeFailed: 'it is about a mail of ours, not about the case',
} as const satisfies Partial<Record<EventType, string>>

export type WebhookEvent = keyof typeof webhookEvents

/** All of them, in the order of the procedure. */
export const webhookEventNames = Object.keys(webhookEvents) as WebhookEvent[]
