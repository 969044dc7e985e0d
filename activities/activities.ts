import type { Command, CommandName } from '../domain/approval/commands.ts'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import type { ApprovalRequest, Receipt } from '../domain/approval/request.ts'
import type { CaseSummary } from '../domain/approval/summary.ts'
import type { Instant } from '../domain/calendar/dates.ts'
import type { Rejection } from '../domain/regulation/codes.ts'
import type { ReadingsInForce } from '../domain/regulation/readings.ts'

/** What `prepare` needs to know of the case to prove a command about it. */
export type CaseFacts = {
  request: ApprovalRequest
  approver: string | null
  receipt: Receipt | null
  lawyer: string | null
  /** When the proposal that stands was made; left out where there is none. */
  proposedAt?: Instant
  editions: { regulation: string; calendar: string }
  /** Those that are not the default. */
  readings?: ReadingsInForce
}

export type PrepareInput = {
  caseId: string
  runId: string
  name: 'open' | CommandName
  message: unknown
  /** The workflow's clock when the message arrived. */
  at: Instant
  facts: CaseFacts | null
}

/** Why a start was not accepted; `facts.field` names the field. */
export type StartFault = Rejection & { message?: string }

/** `failed` only for a start that names no known requester, id or means: the workflow ends with these faults. */
export type PrepareResult =
  | { kind: 'command'; command: Command }
  | { kind: 'refused'; rejection: Rejection; commandId?: string }
  | { kind: 'failed'; faults: StartFault[] }
  | { kind: 'unavailable'; reason: string }

/** `at` is that of the input, so that history keeps it beside the answer. */
export type PrepareAnswer = PrepareResult & { at: Instant }

export type RecordInput = {
  caseId: string
  runId: string
  /** `seq` of the first event of the batch; the first event of a case has 1. */
  firstSeq: number
  /** What the record before this one answered; '' for the first of a case. */
  previousHash: string
  events: ApprovalEvent[]
  summary: CaseSummary
  /** Those that are not the default, to be shown. */
  readings?: ReadingsInForce
}

/** `details` is the case in words (KK, RU, EN) for Temporal UI's current details, `hash` that of the last event that was recorded. */
export type RecordResult = { details: string; hash: string }

export type DeliverInput = { caseId: string; seq: number }
export type DeliverResult = { how: string }

/** The activities of the approval workflow; `createActivities` builds them from their dependencies. */
export type Activities = {
  /** Local, at most 3 s: parses, proves who and with what authority, computes route and dates. Answers with the `at` that it was given. Reads only: repeating it is safe. */
  prepare(input: PrepareInput): Promise<PrepareAnswer>
  /** Log, read model and outbox in one transaction. Safe to repeat: same seq and hash is already done; another hash, also of the event before, is LOG_DIVERGED, a gap LOG_INCOMPLETE. */
  record(input: RecordInput): Promise<RecordResult>
  /** Sends the decision to the requesting body (part 11). Safe to repeat: one Message-ID per case and seq. */
  deliver(input: DeliverInput): Promise<DeliverResult>
}

/** Sends the outbox's due notices for some minutes, then returns to be called again. Safe to repeat: a notice has one Message-ID. */
export type Notify = () => Promise<void>
