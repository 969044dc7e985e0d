import type { IsoDate } from '../calendar/dates.ts'
import type { Citation } from './citations.ts'

/** The codes from which court terms and their counting are read. */
export type CodeAct = 'CPC' | 'APPC'

/**
 * The wording of each code that was read. The APPC was read in an edition after the date. Whether an older act
 * was made under another wording is not known here, and a document says which wording was read.
 */
export const codeEditions = {
  CPC: { readAs: 'of', date: '2026-07-12' },
  APPC: { readAs: 'after', date: '2026-06-24' },
} as const satisfies Record<CodeAct, { readAs: 'of' | 'after'; date: IsoDate }>

/** Which code a citation names, if it names one of them. */
export const codeOf = (citation: Citation): CodeAct | undefined =>
  (['CPC', 'APPC'] as const).find(act => citation.startsWith(`${act}-`))
