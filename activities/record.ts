import { ApplicationFailure } from '@temporalio/common'
import type { LocalTime } from '../domain/calendar/dates.ts'
import { caseDetails } from '../domain/texts/details.ts'
import { LogDiverged } from '../store/case-log.ts'
import type { Store } from '../store/store.ts'
import type { Activities, RecordInput } from './activities.ts'
import { noticesFor } from './notices/table.ts'

/** Log, read model and outbox in one transaction (systems of a body that went on with a party's affairs are told too), then the case in words. Safe to repeat; LOG_DIVERGED is final and ends the case's run; what lacks entries is LOG_INCOMPLETE and tried again until they are restored. */
export const createRecord =
  ({
    store,
    localTime,
    alarm,
  }: {
    store: Store
    localTime: LocalTime
    alarm: (diverged: LogDiverged) => void
  }): Activities['record'] =>
  async (input: RecordInput) => {
    const { events, firstSeq, summary } = input
    const registry = await store.registry.lastSnapshot()
    const on = localTime.dateOf(events.at(-1)?.at ?? summary.openedAt)
    const successors = [summary.requester, summary.approver].flatMap(id => (id && registry.standing(id, on)?.id) ?? [])
    let hash: string
    try {
      ;({ hash } = await store.caseLog.append(input, noticesFor(events, firstSeq, summary), successors))
    } catch (error) {
      if (!(error instanceof LogDiverged)) throw error
      alarm(error)
      // As after an older backup was put back: `restore-log` writes again what is lacking, and the case goes on.
      const nonRetryable = error.code !== 'LOG_INCOMPLETE'
      throw ApplicationFailure.create({
        message: error.message,
        type: error.code,
        nonRetryable,
        details: [error.facts],
      })
    }
    const nameOf = (id: string) => registry.body(id, summary.sentOn)?.name
    return { details: caseDetails(summary, nameOf, input.readings), hash }
  }
