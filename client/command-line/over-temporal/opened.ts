import type { CaseSummary } from '../../../domain/approval/summary.ts'
import type { KelisuClient } from '../../library/client.ts'
import { summaryOrNone } from './summary-or-none.ts'

const patience = 5000
const pause = 100

/**
 * The case once a worker has read the request, which takes a moment; undefined when none does in five seconds.
 * Throws KelisuError when the start was not accepted as a case.
 */
export const opened = async (kelisu: KelisuClient, caseId: string): Promise<CaseSummary | undefined> => {
  for (const until = Date.now() + patience; Date.now() < until; await new Promise(done => setTimeout(done, pause))) {
    const summary = await summaryOrNone(kelisu, caseId)
    if (summary) return summary
    const refusal = await kelisu.refusalOfStart(caseId)
    if (refusal) throw refusal
  }
  return undefined
}
