import type { ApprovalRequest } from '../approval/request.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { ActFact, CourtTermFacts } from './facts.ts'

/** From which date of the act the court term runs. */
export const actFactOf = ({ means, nonParticipant }: Pick<CourtTermFacts, 'means' | 'nonParticipant'>): ActFact =>
  means === 'cassation' ? 'inForceOn' : nonParticipant ? 'copySentOn' : 'finalFormOn'

/** That date, or undefined when it was not given. */
export const actDateOf = ({
  act,
  ...request
}: Pick<ApprovalRequest, 'means' | 'act' | 'nonParticipant'>): IsoDate | undefined => act[actFactOf(request)]
