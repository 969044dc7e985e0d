import type { CaseSummary } from '../approval/summary.ts'
import type { CaseParties } from '../authority/may-act.ts'
import type { Access } from './access.ts'

/** The case as the caller may see it: outside the approving body nobody learns which of its people has it in hand. */
export const visibleCase = (access: Access, summary: CaseSummary): CaseSummary => {
  if (access.sees.includes('assignments')) return summary
  const { holder, requester, approver } = summary
  return { ...summary, lawyer: null, holder: holder === null || holder === requester ? holder : approver }
}

/** Who takes part in the case, for `accessTo`. */
export const partiesOf = (
  { requester, approver, lawyer, means }: CaseSummary,
  addressee: string | null,
): CaseParties => ({
  requester,
  means,
  ...(approver === null ? {} : { approver }),
  ...(addressee === null ? {} : { addressee }),
  ...(lawyer === null ? {} : { assignee: lawyer }),
})
