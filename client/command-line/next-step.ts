import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { PositionName } from '../../domain/bodies/kinds.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { typed } from './command-of.ts'

/**
 * What must happen next with a case, as a command ready to run; null when it is closed.
 * People are those the registry names; without one, words in capitals stand for them.
 */
export const nextStep = (summary: CaseSummary, on: IsoDate, registry?: Registry): string | null => {
  const { caseId, requester, approver, lawyer, holder } = summary
  const who = (body: string | null, ...positions: PositionName[]): string =>
    (body && positions.flatMap(position => registry?.holders(body, position, on) ?? [])[0]?.person) || 'PERSON'
  const requesterPerson = () => who(requester, 'chancery', 'headOfLegalService', 'lawyer', 'firstHead')
  switch (summary.stage) {
    case 'incomplete':
      return typed(`complete ${caseId} --draft FILE --as ${requesterPerson()}`)
    case 'sent':
      return approver
        ? typed(`receive ${caseId} --number NUMBER --as ${who(approver, 'chancery', 'headOfApparatus')}`)
        : typed(`set-approver ${caseId} BODY --reason "…" --as PERSON`)
    case 'received':
      return typed(
        `assign ${caseId} ${who(approver, 'lawyer')} --as ${who(approver, 'headOfLegalService', 'headOfApparatus')}`,
      )
    case 'review':
      // While information is asked for, the requesting body holds the case.
      if (holder === requester) return typed(`supply-information ${caseId} --text "…" --as ${requesterPerson()}`)
      return typed(`recommend ${caseId} approve --text "…" --as ${lawyer ?? holder ?? 'PERSON'}`)
    case 'decision':
      return typed(`decide ${caseId} approve --as ${personOr(holder, () => who(approver, 'firstHead'), approver)}`)
    case 'decided':
      return typed(`confirm-delivery ${caseId} --how "…" --as ${requesterPerson()}`)
    case 'delivered':
      return typed(`report-filing ${caseId} --filed-on ${on} --as ${requesterPerson()}`)
    case 'closed':
      return null
  }
}

// The holder of a case is a person where one is known, else the body.
const personOr = (holder: string | null, otherwise: () => string, body: string | null): string =>
  holder === null || holder === body ? otherwise() : holder
