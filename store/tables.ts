import type { Generated, GeneratedAlways } from 'kysely'
import type { EventType } from '../domain/approval/events.ts'
import type { CaseSummary } from '../domain/approval/summary.ts'
import type { RegistryRecords } from '../domain/bodies/records.ts'
import type { Entered } from '../domain/bodies/validity.ts'
import type { Instant, IsoDate } from '../domain/calendar/dates.ts'
import type { StandingDeadlines } from '../domain/deadlines/standing.ts'
import type { WebhookEvent } from '../domain/webhooks/events.ts'

/** The tables as queries see them: camelCase here, snake_case in PostgreSQL. */
export type Database = {
  caseEvent: CaseEventTable
  /** `deadlines` is null only where no date was ever set (exempt); `addressedTo` is the body that the request names. */
  approvalCase: CaseSummary & {
    deadlines: StandingDeadlines | null
    addressedTo: string | null
    updatedAt: Generated<Instant>
  }
  caseReading: CaseReadingTable
  caseListReading: { number: GeneratedAlways<number>; at: Generated<Instant>; caller: string; caseIds: string[] }
  caseDocument: CaseDocumentTable
  caseDocumentPart: { caseId: string; sha256: string; number: number; bytes: Buffer }
  recomputeOutcome: RecomputeOutcomeTable
  apiCommand: ApiCommandTable
  outbox: OutboxTable
  webhookSubscription: WebhookSubscriptionTable
  calendarEdition: CalendarEditionTable
  loginSession: LoginSessionTable
  calendarActivation: { number: GeneratedAlways<number>; edition: string; activatedAt: Generated<Instant> }
  /** What the rows of a load have as known time, and when it was known indeed; none where that is the same. */
  registryLoad: { began: Instant; knownAt: Instant }
  registryRevision: { singleton: Generated<true>; revision: number; knownAt: Instant | null }
} & Record<RegistryTableName, RegistryTable>

/** The kinds of registry records: bodies, people, positions, acts, issuers, readings, grants of roles. */
export type RegistryKind = keyof RegistryRecords

export type RegistryTableName =
  | 'registryBody'
  | 'registryPerson'
  | 'registryPosition'
  | 'registryAct'
  | 'registryIssuer'
  | 'registryReading'
  | 'registryGrant'

export type NoticeStatus = 'pending' | 'sent' | 'failed'

/** Why a subscription gets nothing: its owner's wish, an answer 410, a system that the registry does not know any more, or removed. */
export type SwitchedOffBecause = 'owner' | 'gone' | 'unregistered' | 'removed'

type CaseEventTable = {
  caseId: string
  seq: number
  runId: string
  type: EventType
  version: number
  at: Instant
  recordedAt: Generated<Instant>
  /** RFC 8785 canonical JSON of the event, as text: what the hash is made of. */
  body: string
  previousHash: string
  hash: string
}

type OutboxTable = {
  noticeId: string
  caseId: string
  seq: number
  kind: string
  role: string
  status: Generated<NoticeStatus>
  attempts: Generated<number>
  nextAttemptAt: Generated<Instant>
  firstAttemptAt: Instant | null
  lastError: string | null
  recipients: string[] | null
  createdAt: Generated<Instant>
  sentAt: Instant | null
  /** For a system: to which subscription. Null for a mail. */
  subscription: string | null
}

type WebhookSubscriptionTable = {
  id: string
  system: string
  body: string
  address: string
  events: WebhookEvent[] | null
  /** Sealed (sealed-secret.ts). */
  secret: string
  previousSecret: string | null
  previousSecretUntil: Instant | null
  offSince: Instant | null
  offBecause: SwitchedOffBecause | null
  createdAt: Generated<Instant>
}

type CaseReadingTable = {
  number: GeneratedAlways<number>
  at: Generated<Instant>
  caller: string
  caseId: string
  what: string
}

type CaseDocumentTable = {
  caseId: string
  sha256: string
  size: number
  mediaType: string
  /** Who handed it in, as in `CaseReadingTable`. */
  caller: string
  keptAt: Generated<Instant>
}

type RecomputeOutcomeTable = {
  edition: string
  caseId: string
  /** The first run id of the workflow that sent the command. */
  run: string
  outcome: 'done' | 'left' | 'failed'
  code: string | null
  facts: Record<string, string | number | boolean>
  at: Generated<Instant>
}

type LoginSessionTable = {
  /** sha256 (hex) of what the cookie holds. */
  idHash: string
  person: string
  /** Whose login at the provider it began with, and in which session there: sha256 of `sub` and `sid`. */
  subjectHash: string | null
  providerSessionHash: string | null
  createdAt: Generated<Instant>
  lastUsedAt: Generated<Instant>
  expiresAt: Instant
  revokedAt: Instant | null
}

type ApiCommandTable = {
  caseId: string
  /** Whose key it is: the actor; empty where it was before keys were of one caller. */
  caller: Generated<string>
  /** The caller's Idempotency-Key. */
  commandId: string
  /** Of the actor, the command's name and its payload, as canonical JSON. */
  sha256: string
  /** How often it was sent: again only where authority could not be asked. */
  sent: Generated<number>
  sentAt: Generated<Instant>
}

type CalendarEditionTable = {
  id: string
  publishedOn: IsoDate
  /** RFC 8785 canonical JSON of the edition, as text. */
  body: string
  importedAt: Generated<Instant>
}

type RegistryTable = {
  row: Generated<number>
  /** What the record is about, through all its versions. */
  subject: string
  /** Which version of the subject: a corrected version has the same identity and another known time. */
  identity: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  knownFrom: Instant
  knownTo: Instant | null
  /** Null where that was before it was kept. */
  entered: Entered | null
  /** The record as loaded, without its known time. */
  record: RegistryRecords[RegistryKind][number]
}
