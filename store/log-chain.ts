import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Selectable } from 'kysely'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import type { Database } from './tables.ts'

/** One row of the log as stored. `hash` = sha256 of `previousHash` followed by `body`, both as UTF-8, in lower-case hex. */
export type LoggedEvent = Selectable<Database['caseEvent']>

/** What the first event of a case has as its previous hash. */
export const noHash = ''

/** The event's RFC 8785 canonical JSON and its hash on top of the previous one. */
export const seal = (
  previousHash: string,
  event: ApprovalEvent,
): { body: string; previousHash: string; hash: string } => {
  const body = canonicalText(event)
  return { body, previousHash, hash: hashOf(previousHash, body) }
}

export type ChainFault =
  | 'noEvents'
  | 'seqGap'
  | 'otherCase'
  | 'otherRun'
  | 'previousHashDiffers'
  | 'hashDiffers'
  | 'bodyNotCanonical'
  | 'columnsDiffer'
  /** The log ends elsewhere than the read model, which is written with it, says. Found by `verify`, not from rows alone. */
  | 'endDiffers'

export type ChainVerdict = { ok: true; events: number; hash: string } | { ok: false; seq: number; reason: ChainFault }

/** Checks a whole case, from its first row on, without any secret; names the first row that cannot be right. */
export const verifyChain = (rows: readonly LoggedEvent[]): ChainVerdict => {
  const first = rows[0]
  if (!first) return { ok: false, seq: 1, reason: 'noEvents' }
  let previousHash = noHash
  for (const [index, row] of rows.entries()) {
    const reason = faultOf(row, index + 1, previousHash, first)
    if (reason) return { ok: false, seq: index + 1, reason }
    previousHash = row.hash
  }
  return { ok: true, events: rows.length, hash: previousHash }
}

const faultOf = (row: LoggedEvent, seq: number, previousHash: string, first: LoggedEvent): ChainFault | undefined => {
  if (row.seq !== seq) return 'seqGap'
  if (row.caseId !== first.caseId) return 'otherCase'
  if (row.runId !== first.runId) return 'otherRun'
  if (row.previousHash !== previousHash) return 'previousHashDiffers'
  if (row.hash !== hashOf(previousHash, row.body)) return 'hashDiffers'
  const event = parsed(row.body)
  if (!event || canonicalize(event) !== row.body) return 'bodyNotCanonical'
  if (event.type !== row.type || event.version !== row.version || event.at !== row.at) return 'columnsDiffer'
  if (event.type === 'RequestSubmitted' && event.caseId !== row.caseId) return 'otherCase'
  return undefined
}

const parsed = (body: string): ApprovalEvent | undefined => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const hashOf = (previousHash: string, body: string): string =>
  createHash('sha256').update(previousHash).update(body).digest('hex')

/**
 * RFC 8785 has no form for half a surrogate pair, which a sender can put into any text. Refusing it here would be retried
 * for ever, so it is written as U+FFFD, the same each time.
 */
const canonicalText = (event: ApprovalEvent): string =>
  canonicalize(
    JSON.parse(JSON.stringify(event), (_, value) => (typeof value === 'string' ? value.toWellFormed() : value)),
  ) as string
