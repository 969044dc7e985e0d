import { receivedMoment } from '../../domain/approval/received-moment.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import { readingsOf } from '../../domain/bodies/readings-in-force.ts'
import { standingOn } from '../../domain/bodies/standing-on.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { actDateOf } from '../../domain/deadlines/act-date.ts'
import { regulationEditionOn } from '../../domain/regulation/editions.ts'
import type { ReadingsInForce } from '../../domain/regulation/readings.ts'
import type { Preparation } from './preparation.ts'

type CaseReadings = { readings: ReadingsInForce; regulation: string }

/**
 * How the approving body reads the open points of the text, on the date that picks the edition, and that edition. Which date
 * that is, is itself a reading (`editionDate`): the body's of the day of receipt, before it of the sending.
 */
export const caseReadings = (
  approver: string | null,
  request: ApprovalRequest,
  receipt: Receipt | null,
  { registry, localTime }: Preparation,
): CaseReadings => {
  const readOn = (on: IsoDate) =>
    readingsOf(approver === null ? null : standingOn(approver, on, registry), on, registry)
  const { sentOn } = request.outgoing
  const first = readOn(receipt ? localTime.dateOf(receipt.at) : sentOn)
  const receivedOn = receipt ? localTime.dateOf(receivedMoment(receipt, first)) : sentOn
  const { editionDate } = first
  // Read as `decision`, the edition is the receipt's until there is a decision.
  const on = editionDate === 'act' ? (actDateOf(request) ?? sentOn) : editionDate === 'sending' ? sentOn : receivedOn
  const { editionDate: _, ...others } = readOn(on)
  return {
    readings: { ...others, ...(editionDate ? { editionDate } : {}) },
    regulation: regulationEditionOn(on),
  }
}

/** What a command says of the readings: nothing where they are still those that the case keeps. */
export const reread = (readings: ReadingsInForce, kept: ReadingsInForce | undefined): { readings?: ReadingsInForce } =>
  sorted(readings) === sorted(kept ?? {}) ? {} : { readings }

const sorted = ({ hours = {}, ...chosen }: ReadingsInForce): string =>
  JSON.stringify([Object.entries(chosen).sort(), Object.entries(hours).sort()])
