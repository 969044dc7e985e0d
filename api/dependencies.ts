import type { FastifyBaseLogger, FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { KelisuClient } from '../client/library/client.ts'
import type { Caller } from '../domain/access/caller.ts'
import type { Instant, LocalTime } from '../domain/calendar/dates.ts'
import type { WebhookSettings } from '../settings/webhooks.ts'
import type { CaseWatch } from '../store/case-watch.ts'
import type { InForce } from '../store/in-force.ts'
import type { Database } from '../store/tables.ts'

/** Who calls: the routes by which people log in, and the caller of a request. */
export type Identity = {
  plugin?: FastifyPluginAsync
  /**
   * Undefined: nobody. Throws KelisuError for what is forged, expired, revoked or meant for another. Without `asUse` a session that nobody uses
   * grows no younger by being asked for.
   */
  identify(request: FastifyRequest, options?: { asUse?: boolean }): Promise<Caller | undefined>
}

/** What the API works with; whoever makes it closes it. */
export type ApiDependencies = {
  db: Kysely<Database>
  /** Signs by the API's own issuer, which acts for the whole deployment; the actor is given with each command. */
  kelisu: KelisuClient
  identity: Identity
  /** Without them no system can subscribe. */
  webhooks?: WebhookSettings
  /** Tells of cases that changed. */
  caseWatch: CaseWatch
  localTime: LocalTime
  clock(): Instant
  logger?: FastifyBaseLogger
  limits?: Partial<Limits>
  /** Addresses of proxies whose word on a caller's address is believed, comma-separated. */
  proxies?: string
}

/** What resources work with, made once for all of them. */
export type ResourceDependencies = ApiDependencies & {
  /** The registry and calendars in force for what decides nothing. */
  recentlyInForce(): Promise<InForce>
}

/** Bounds on what one caller may ask. */
export type Limits = {
  requestsPerMinute: number
  bodyBytes: number
  /** Of one file of a document. */
  fileBytes: number
  /** Until all headers, and until the whole request, must have come. */
  headersMs: number
  requestMs: number
  /** Streams of changes that one caller may have open, and how soon after the end of his session or token they end. */
  streamsPerCaller: number
  streamCheckMs: number
  /** How long an answer waits for a case to open, or for the entry that `atLeast` names. */
  waitMs: number
  /** How long the API, when it is to end, waits for what is under way. */
  closingMs: number
}

/** In bytes. */
export const mebibyte = 1024 * 1024

export const usualLimits: Limits = {
  requestsPerMinute: 1_200,
  bodyBytes: 512 * 1024,
  fileBytes: 20 * mebibyte,
  headersMs: 10_000,
  // Long enough for the largest file on an office's line.
  requestMs: 60_000,
  streamsPerCaller: 20,
  streamCheckMs: 30_000,
  waitMs: 5_000,
  // Less than the ten seconds after which containers are killed.
  closingMs: 8_000,
}
