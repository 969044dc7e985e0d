import type { Citation } from '../regulation/citations.ts'

/** A "no" as a value: the code other systems rely on, the part that demands it, the facts that make the text. */
export type Refusal<Code extends string = string> = {
  code: Code
  citation: Citation
  facts: Record<string, string | number | boolean>
}

/** The codes with which authority is refused. */
export const authorityCodes = [
  'PERSON_UNKNOWN',
  'PERSON_NOT_IN_BODY',
  'NOT_VESTED',
  'DELEGATION_NOT_IN_FORCE',
  'POSITION_NOT_VESTABLE',
  'ACTING_WITHOUT_ORDER',
  'NOT_SIGNED_BY_HEAD',
  'NOT_AUTHORISED',
  'NOT_ASSIGNED',
] as const

/** One of `authorityCodes`. */
export type AuthorityCode = (typeof authorityCodes)[number]

/** Whether the answer is a refusal. */
export const isRefusal = <Code extends string>(answer: object | Refusal<Code>): answer is Refusal<Code> =>
  'code' in answer && 'citation' in answer && 'facts' in answer
