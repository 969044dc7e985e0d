import type { Citation } from '../regulation/citations.ts'

/** Facts that no provision puts together: named by code, field and citation, never answered with a guess. */
export class DeadlineFault extends Error {
  readonly code: 'SHORT_TERM_NOT_APPLICABLE'
  readonly field: 'shortTerm'
  readonly citation: Citation

  constructor(code: 'SHORT_TERM_NOT_APPLICABLE', field: 'shortTerm', citation: Citation) {
    super(`${code}: ${field} (${citation})`)
    this.name = 'DeadlineFault'
    this.code = code
    this.field = field
    this.citation = citation
  }
}
