import type { CaseSummary } from '../../../domain/approval/summary.ts'
import type { KelisuClient } from '../../library/client.ts'

/** The case in short; undefined where it cannot be asked now: what was done is done all the same. */
export const summaryOrNone = async (kelisu: KelisuClient, caseId: string): Promise<CaseSummary | undefined> =>
  kelisu.state(caseId).then(
    ({ summary }) => summary ?? undefined,
    () => undefined,
  )
