import type { Citation } from '../regulation/citations.ts'

type FaultOf = { SHORT_TERM_NOT_APPLICABLE: 'shortTerm'; COPY_TERM_NOT_APPLICABLE: 'nonParticipant' }

/** Facts that no provision puts together: named by code, field and citation, never answered with a guess. */
export class DeadlineFault extends Error {
  readonly code: keyof FaultOf
  readonly field: FaultOf[keyof FaultOf]
  readonly citation: Citation

  constructor(code: keyof FaultOf, field: FaultOf[keyof FaultOf], citation: Citation) {
    super(`${code}: ${field} (${citation})`)
    this.name = 'DeadlineFault'
    this.code = code
    this.field = field
    this.citation = citation
  }
}
