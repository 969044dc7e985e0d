import { ApplicationFailure } from '@temporalio/common'
import { caseDetails } from '../domain/texts/details.ts'
import { LogDiverged } from '../store/case-log.ts'
import type { Store } from '../store/store.ts'
import type { Activities, RecordInput } from './activities.ts'
import { noticesFor } from './notices/table.ts'

/** Log, read model and outbox in one transaction, then the case in words. Safe to repeat; LOG_DIVERGED is final and ends the case's run. */
export const createRecord =
  ({ store, alarm }: { store: Store; alarm: (diverged: LogDiverged) => void }): Activities['record'] =>
  async (input: RecordInput) => {
    let hash: string
    try {
      ;({ hash } = await store.caseLog.append(input, noticesFor(input.events, input.firstSeq, input.summary)))
    } catch (error) {
      if (!(error instanceof LogDiverged)) throw error
      alarm(error)
      throw ApplicationFailure.nonRetryable(error.message, error.code, error.facts)
    }
    const registry = await store.registry.lastSnapshot()
    const nameOf = (id: string) => registry.body(id, input.summary.sentOn)?.name
    return { details: caseDetails(input.summary, nameOf, input.readings), hash }
  }
