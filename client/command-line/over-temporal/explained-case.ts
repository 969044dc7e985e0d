import type { ApprovalEvent } from '../../../domain/approval/events.ts'
import type { Opened } from '../../../domain/approval/state.ts'
import { reject } from '../../../domain/regulation/codes.ts'
import type { Print } from '../print.ts'
import { refusalOf, refusedBy } from '../refusal-of.ts'
import { withDatabase, withKelisu } from '../servers.ts'

/** A case with its log; `events` is null where only the running workflow could be asked. */
export type CaseWithLog = { state: Opened; events: readonly ApprovalEvent[] | null }

/**
 * The case as its log tells it, open or closed; where no log can be read, as its workflow answers. Throws Refused CASE_UNKNOWN,
 * LOG_DIVERGED for a log whose chain is broken, SERVERS_UNAVAILABLE where neither answers.
 */
export const explainedCase = async (caseId: string, print: Print): Promise<CaseWithLog> => {
  try {
    const logged = await fromLog(caseId)
    if (logged) return logged
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal?.code !== 'SERVERS_UNAVAILABLE') throw error
    const running = await fromWorkflow(caseId).catch(() => undefined)
    if (!running) throw refusal
    if (refusal.said) print.remark(refusal.said)
    return running
  }
  // What has just been opened may not be in the log yet.
  return fromWorkflow(caseId)
}

const fromLog = (caseId: string): Promise<CaseWithLog | null> =>
  withDatabase(async db => {
    const { checkedCase } = await import('../../../store/stored-cases.ts')
    const checked = await checkedCase(db, caseId)
    if (checked && 'code' in checked) throw refusedBy(checked)
    return checked
  })

const fromWorkflow = (caseId: string): Promise<CaseWithLog> =>
  withKelisu(async kelisu => {
    const { state } = await kelisu.state(caseId)
    if (state.stage === 'unopened') throw refusedBy(reject('CASE_UNKNOWN', { caseId }))
    return { state, events: null }
  })
