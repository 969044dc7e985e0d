import { type Code, codes, type Rejection, reject } from '../../domain/regulation/codes.ts'
import { messageOf } from '../../domain/texts/message.ts'

/** The codes by which a caller is refused, with the HTTP status of each. */
const statuses = {
  NOT_LOGGED_IN: 401,
  SESSION_ENDED: 401,
  TOKEN_INVALID: 401,
  TOKEN_EXPIRED: 401,
  LOGIN_REFUSED: 401,
  CALLER_UNKNOWN: 403,
  CSRF_REFUSED: 403,
  IDENTITY_UNAVAILABLE: 503,
} as const satisfies Partial<Record<Code, number>>

/** A caller who is not let in. It carries no token, no claim and no cause: whatever logs it tells no secret. */
export class IdentityRefused extends Error {
  override readonly name = 'IdentityRefused'
  readonly code: keyof typeof statuses
  readonly citation: Rejection['citation']
  readonly facts: Rejection['facts']
  /** The HTTP status, where Fastify looks for it. */
  readonly statusCode: number

  constructor(code: keyof typeof statuses, facts: Rejection['facts'] = {}) {
    super(messageOf(reject(code, facts), 'en'))
    this.code = code
    this.citation = codes[code]
    this.facts = facts
    this.statusCode = statuses[code]
  }
}
