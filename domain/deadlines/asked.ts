import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { Hash } from '../calendar/edition-hash.ts'
import { regulationEditionOn } from '../regulation/editions.ts'
import { proofDocuments } from './case-proofs.ts'
import { type DeadlineDates, deadlineDates, deadlines } from './deadlines.ts'
import type { DeadlineFacts, DeadlineReadings } from './facts.ts'
import type { ProofDocument } from './proof-document.ts'

/** The dates that somebody asks about without a case, with `null` for what is not known yet. */
export type AskedDates = Omit<DeadlineDates, 'decisionDue' | 'lateRequest'> & {
  decisionDue: string | null
  lateRequest: NonNullable<DeadlineDates['lateRequest']> | null
  calendarEdition: string
}

/** The dates of facts that somebody asks about. Throws `DeadlineFault`, `BeyondCalendar`. */
export const askedDates = (
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
  readings: DeadlineReadings = {},
): AskedDates => {
  const { courtTermEnds, sendBy, decisionDue, lateRequest, ...rest } = deadlineDates(facts, calendar, readings)
  return {
    courtTermEnds,
    sendBy,
    decisionDue: decisionDue ?? null,
    lateRequest: lateRequest ?? null,
    ...rest,
    calendarEdition: calendar.edition.id,
  }
}

/** The proofs of facts that somebody asks about, without a case: the same documents that a case has. */
export const askedProofs = (
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
  readings: DeadlineReadings,
  hashOf: Hash,
): ProofDocument[] => {
  const asker = { kind: 'asker' } as const
  // Reading `editionDate`: the date of receipt; until there is one, the date of sending.
  const on = facts.receivedOn ?? facts.sentOn
  return proofDocuments(
    deadlines(facts, calendar, readings),
    calendar,
    { act: asker, receipt: asker },
    {
      caseId: null,
      regulation: on === undefined ? null : regulationEditionOn(on),
      ofCase: null,
      readings,
      hashOf,
    },
  )
}
