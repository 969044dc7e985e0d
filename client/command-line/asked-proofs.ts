import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { proofDocuments } from '../../domain/deadlines/case-proofs.ts'
import { deadlines } from '../../domain/deadlines/deadlines.ts'
import type { DeadlineFacts, DeadlineReadings } from '../../domain/deadlines/facts.ts'
import type { ProofDocument } from '../../domain/deadlines/proof-document.ts'
import { regulationEditionOn } from '../../domain/regulation/editions.ts'
import { contentHash } from '../library/content-hash.ts'

/** The proofs of facts that somebody asks about, without a case: the same documents that a case has. */
export const askedProofs = (
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
  readings: DeadlineReadings,
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
      hashOf: contentHash,
    },
  )
}
