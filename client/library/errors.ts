import { ApplicationFailure } from '@temporalio/common'
import type { Citation } from '../../domain/regulation/citations.ts'
import { type Code, codes, type Rejection } from '../../domain/regulation/codes.ts'

/** A refusal by its stable code, with the citation it rests on and the facts that explain it. Repeating the same command is of no use. */
export class KelisuError extends Error {
  override readonly name = 'KelisuError'
  readonly code: Code
  readonly citation: Citation
  readonly facts: Rejection['facts']

  constructor(rejection: Rejection) {
    super(`${rejection.code} (${rejection.citation})`)
    this.code = rejection.code
    this.citation = rejection.citation
    this.facts = rejection.facts
  }

  /** The registry could not be asked: nothing was decided, and the command may be sent again under a new command id. */
  get retryWithNewCommandId(): boolean {
    return this.code === 'AUTHORITY_UNAVAILABLE'
  }
}

/** No answer in time. The command is not refused and may yet be carried out: repeat it with the same command id. */
export class NotYetAnswered extends Error {
  override readonly name = 'NotYetAnswered'
  readonly caseId: string
  readonly commandId: string

  constructor(caseId: string, commandId: string, options?: ErrorOptions) {
    super(`${caseId} has not answered yet; repeat with the command id ${commandId}`, options)
    this.caseId = caseId
    this.commandId = commandId
  }
}

/** The refusal inside a failed update or start; undefined where the failure is none of ours. */
export const refusalIn = (failure: unknown): KelisuError | undefined => {
  if (!(failure instanceof ApplicationFailure) || !isCode(failure.type)) return undefined
  const code = failure.type
  const detail = (failure.details?.[0] ?? {}) as Partial<Rejection> & { faults?: Rejection[] }
  // A start that is not accepted names all its faults; the first one gives the code.
  const [first = detail, ...others] = detail.faults ?? []
  const alsoFaulty = others.map(({ facts, code }) => facts.field ?? code).join(', ')
  const facts = { ...first.facts, ...(alsoFaulty ? { alsoFaulty } : {}) }
  return new KelisuError({ code, citation: first.citation ?? codes[code], facts })
}

const isCode = (type: string | undefined | null): type is Code => type != null && Object.hasOwn(codes, type)
