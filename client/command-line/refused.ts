import type { Code, Rejection } from '../../domain/regulation/codes.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'
import type { FieldFault } from '../../schemas/faults.ts'
import { inWords } from './words.ts'

/** Codes that only a command line can give: nothing was asked of a case, so no part stands behind them. */
export type LocalCode =
  | 'USAGE'
  | 'SERVERS_UNAVAILABLE'
  | 'NOT_YET_ANSWERED'
  | 'REGISTRY_REFUSED'
  | 'CALENDAR_REFUSED'
  | 'NO_CHECKOUT'
  | 'PART_UNTESTED'
  | 'EDITION_REFUSED'

/** A refusal on its way to the person: exit code 1. Without `message` the text of the code is used. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: Code | LocalCode
  readonly citation: string
  readonly facts: Rejection['facts']
  readonly details: unknown
  /** Its own words, where it is not the text of the code. */
  readonly said: string | Text | undefined

  constructor(refusal: {
    code: Code | LocalCode
    citation: string
    facts?: Rejection['facts']
    message?: string | Text
    details?: unknown
  }) {
    super(inWords(refusal.message ?? '', 'en'))
    this.said = refusal.message
    this.code = refusal.code
    this.citation = refusal.citation
    this.facts = refusal.facts ?? {}
    this.details = refusal.details
  }
}

/** What `--json` prints of a refusal; `details` only where several things were at fault. */
export type RefusalDocument = { error: { code: string; message: string; citation: string; details?: unknown } }

/** The refusal in words of the language, as one document. */
export const refusalDocument = async (refused: Refused, language: Language): Promise<RefusalDocument> => {
  const { code, citation, facts, details, said } = refused
  const message = said
    ? inWords(said, language)
    : await textOf({ code: code as Code, citation, facts } as Rejection, details, language)
  return { error: { code, message, citation, ...(details === undefined ? {} : { details }) } }
}

// Texts are read only when there is something to say: most runs have nothing.
const textOf = async (rejection: Rejection, details: unknown, language: Language): Promise<string> => {
  const [{ messageOf }, { fieldFaultInWords }] = await Promise.all([
    import('../../domain/texts/message.ts'),
    import('../../domain/texts/field-faults.ts'),
  ])
  const faults = areFieldFaults(details) ? details : []
  return [
    messageOf(rejection, language),
    ...faults.map(({ field, message }) => `  ${field ? `${field}: ` : ''}${fieldFaultInWords(message)[language]}`),
  ].join('\n')
}

const areFieldFaults = (details: unknown): details is FieldFault[] =>
  Array.isArray(details) &&
  details.every(detail => typeof detail?.field === 'string' && typeof detail.message === 'string')
