import type { Code, Rejection } from '../regulation/codes.ts'

/** A rejection by one of the codes with which this question can be answered "no". */
export type Refusal<C extends Code = Code> = Rejection & { code: C }

/** Whether the answer is a refusal. */
export const isRefusal = <C extends Code>(answer: object | Refusal<C>): answer is Refusal<C> =>
  'code' in answer && 'citation' in answer && 'facts' in answer
