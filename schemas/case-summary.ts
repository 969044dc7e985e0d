import { z } from 'zod'
import type { CaseOutcome, CaseSummary, DeadlineState, Flag, Stage } from '../domain/approval/summary.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/) as unknown as z.ZodType<`${number}-${number}-${number}`>
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/) as unknown as z.ZodType<
  NonNullable<CaseSummary['receivedAt']>
>

/** The stages of a case, in their order. */
export const stages = [
  'incomplete',
  'sent',
  'received',
  'review',
  'decision',
  'decided',
  'delivered',
  'closed',
] as const satisfies readonly Stage[]

const deadlineStates = [
  'notRunning',
  'onTime',
  'dueSoon',
  'overdue',
  'decidedOnTime',
  'decidedLate',
] as const satisfies readonly DeadlineState[]

const flags = [
  'lateRequest',
  'termAtRisk',
  'provisional',
  'claimed',
  'delegated',
  'noRoute',
  'ownReading',
] as const satisfies readonly Flag[]

const outcomes = [
  'approved',
  'refused',
  'returned',
  'notRequired',
  'withdrawn',
] as const satisfies readonly CaseOutcome[]

/** What lists show of a case. */
export const caseSummary = z.strictObject({
  caseId: z.string(),
  requester: z.string(),
  requestId: z.string(),
  approver: z.string().nullable(),
  stage: z.enum(stages),
  deadlineState: z.enum(deadlineStates),
  holder: z.string().nullable().describe('Who must act now: a person of the own side, else a body'),
  outcome: z.enum(outcomes).nullable(),
  flags: z.array(z.enum(flags)),
  means: z.enum(['appeal', 'cassation']),
  procedure: z.enum(['civil', 'administrative']),
  outgoingNumber: z.string(),
  court: z.string(),
  courtCaseNumber: z.string(),
  sentOn: date,
  receivedAt: moment.nullable(),
  lawyer: z.string().nullable().describe('Null to who may not see the assignment'),
  decisionDueOn: date.nullable(),
  decisionDueAt: moment.nullable(),
  courtTermEndsOn: date.nullable(),
  courtTermEndsAt: moment.nullable(),
  overdue: z.boolean(),
  overdueSince: moment.nullable(),
  decidedLate: z.boolean().nullable(),
  seq: z.int().describe('Number of the last entry of the log that is shown'),
  openedAt: moment,
  closedAt: moment.nullable(),
}) satisfies z.ZodType<CaseSummary>
