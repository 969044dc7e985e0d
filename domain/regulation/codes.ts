import type { Citation } from './citations.ts'
import { withoutPersonalNumbers } from './personal-numbers.ts'

/**
 * Every code with which something is refused or found at fault, and what that rests on.
 * `design` marks a refusal of form that the Regulation has no word for. Texts in three languages: `domain/texts/`.
 */
export const codes = {
  // What arrived cannot be read.
  MESSAGE_MALFORMED: 'design',
  UNKNOWN_COMMAND: 'design',
  REQUEST_MALFORMED: 'design',
  REQUESTER_UNKNOWN: 'part-1',
  BODY_UNKNOWN: 'part-1',
  MEANS_OUTSIDE_ALGORITHM: 'CPC-434-1',
  REQUEST_ID_TAKEN: 'design',
  CASE_UNKNOWN: 'design',
  // Who sent it is not proved.
  CREDENTIAL_MISSING: 'design',
  CREDENTIAL_INVALID: 'design',
  CREDENTIAL_EXPIRED: 'design',
  CREDENTIAL_OTHER_CASE: 'design',
  CREDENTIAL_OTHER_CONTENT: 'design',
  ISSUER_UNKNOWN: 'design',
  ISSUER_NOT_ALLOWED: 'design',
  // Who calls over HTTP is not proved.
  SESSION_ENDED: 'design',
  TOKEN_INVALID: 'design',
  TOKEN_EXPIRED: 'design',
  LOGIN_REFUSED: 'design',
  CALLER_UNKNOWN: 'design',
  CSRF_REFUSED: 'design',
  IDENTITY_UNAVAILABLE: 'design',
  // Who sent it may not do this.
  PERSON_UNKNOWN: 'design',
  PERSON_NOT_IN_BODY: 'part-9',
  NOT_AUTHORISED: 'design',
  NOT_ASSIGNED: 'part-7',
  NOT_A_LAWYER: 'part-7',
  NOT_VESTED: 'part-9',
  DELEGATION_NOT_IN_FORCE: 'part-9',
  POSITION_NOT_VESTABLE: 'part-9',
  ACTING_WITHOUT_ORDER: 'APPC-44-3',
  POWER_DELEGATED: 'part-9',
  SAME_PROPOSER_AND_DECIDER: 'part-7',
  // The procedure is not there.
  WRONG_STAGE: 'design',
  ALREADY_DECIDED: 'part-8',
  DECISION_BEFORE_PROPOSAL: 'part-7',
  APPROVER_NOT_SET: 'part-1',
  APPROVER_NOT_OPEN: 'part-1',
  APPROVER_NOT_POSSIBLE: 'part-1',
  APPROVER_REORGANISED: 'part-8',
  WRONG_ADDRESSEE: 'part-1',
  REASONS_REQUIRED: 'part-11',
  INFORMATION_NOT_REQUESTED: 'part-7',
  // The facts do not fit together.
  FACT_IN_FUTURE: 'design',
  RECEIPT_BEFORE_SENDING: 'part-10',
  RECEIPT_NUMBER_FORMAT: 'design',
  SIGNED_BEFORE_RECEIPT: 'part-10',
  SIGNED_BEFORE_PROPOSAL: 'part-7',
  FILED_BEFORE_ACT: 'design',
  ACT_DATES_CONTRADICT: 'design',
  NOTHING_CHANGED: 'design',
  BEYOND_CALENDAR: 'LC-84',
  ACT_DATE_MISSING: 'part-6',
  SHORT_TERM_NOT_APPLICABLE: 'APPC-168-4',
  COPY_TERM_NOT_APPLICABLE: 'CPC-403-3',
  EDITION_UNKNOWN: 'design',
  // The registry cannot take it.
  ACT_UNKNOWN: 'part-9',
  ACT_NUMBER_TAKEN: 'part-9',
  POSITION_NOT_HELD: 'design',
  ROLE_NOT_HELD: 'design',
  SYSTEM_UNKNOWN: 'design',
  LAST_ADMINISTRATOR: 'design',
  RECORD_REFUSED: 'design',
  // What a request lacks: the case stays incomplete.
  SIGNATURE_MISSING: 'part-4',
  SIGNER_UNKNOWN: 'part-4',
  NOT_SIGNED_BY_HEAD: 'part-4',
  DRAFT_MISSING: 'part-5',
  // A file is not that of a document which the request names, or is not there.
  DOCUMENT_UNKNOWN: 'design',
  DOCUMENT_NOT_HELD: 'design',
  DOCUMENT_NOT_NAMED: 'design',
  // What the HTTP API cannot read, or not yet answer.
  NOT_LOGGED_IN: 'design',
  ADDRESS_UNKNOWN: 'design',
  METHOD_NOT_ALLOWED: 'design',
  NOT_ACCEPTABLE: 'design',
  MEDIA_TYPE_UNSUPPORTED: 'design',
  BODY_TOO_LARGE: 'design',
  SENT_TOO_SLOWLY: 'design',
  TOO_MANY_REQUESTS: 'design',
  COMMANDS_TOO_MANY: 'design',
  IDEMPOTENCY_KEY_MISSING: 'design',
  IDEMPOTENCY_KEY_TAKEN: 'design',
  NOT_YET_SHOWN: 'design',
  NOT_YET_ANSWERED: 'design',
  // A system cannot be told of events as it asks.
  WEBHOOK_UNKNOWN: 'design',
  WEBHOOK_ADDRESS_REFUSED: 'design',
  WEBHOOK_OFF: 'design',
  WEBHOOKS_TOO_MANY: 'design',
  // Our own parts fail.
  SERVICE_UNAVAILABLE: 'design',
  INTERNAL_FAULT: 'design',
  AUTHORITY_UNAVAILABLE: 'design',
  LOG_DIVERGED: 'design',
  REPLAY_DIFFERS: 'design',
} as const satisfies Record<string, Citation>

/** A stable code, part of the outside contract. */
export type Code = keyof typeof codes

/** A refusal as a value: what was refused, what it rests on, and the facts that a person needs to understand it. */
export type Rejection = { code: Code; citation: Citation; facts: Record<string, string | number | boolean> }

/** A refusal with its code's own citation. Facts may be what a sender wrote: an individual number among them is not repeated. */
export const reject = (code: Code, facts: Rejection['facts'] = {}, citation: Citation = codes[code]): Rejection => ({
  code,
  citation,
  facts: Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? withoutPersonalNumbers(fact) : fact]),
  ),
})
