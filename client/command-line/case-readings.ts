import type { CompactProof } from '../../domain/approval/dates.ts'
import type { ApprovalCase } from '../../domain/approval/state.ts'
import type { Hour, ReadingId, ReadingsInForce } from '../../domain/regulation/readings.ts'
import { readingOf, readings } from '../../domain/regulation/readings.ts'

/** A reading that the case does not take by the default. */
export type OwnReading = { reading: ReadingId; alternative: string; default: string; hour?: Hour }

/** A result that rests on an open point: the alternative taken, and what another gives where that is known. */
export type Dependence = {
  result: 'decisionDue' | 'sendBy' | 'route'
  reading: ReadingId
  taken: string
  value?: string
  other?: { alternative: string; value: string }
}

/** How a case reads the open points of the text, and which of its results rest on one. */
export type CaseReadings = { ownReadings: OwnReading[]; restsOn: Dependence[] }

/** Reads both from the state, which keeps the readings and the short proofs. */
export const caseReadings = (state: ApprovalCase): CaseReadings => {
  if (state.stage === 'unopened') return { ownReadings: [], restsOn: [] }
  const { dates, route, readings: own = {} } = state
  const taken = (result: Dependence['result'], reading: ReadingId): Dependence => ({
    result,
    reading,
    taken: takenOf(reading, own),
  })
  const dependence = (
    result: 'decisionDue' | 'sendBy',
    reading: ReadingId,
    proof: CompactProof | undefined,
  ): Dependence[] =>
    proof?.reading === undefined
      ? []
      : [
          {
            result,
            reading,
            taken: proof.reading,
            value: proof.result,
            ...(proof.other ? { other: { alternative: proof.other.reading, value: proof.other.result } } : {}),
          },
          ...(proof.openPoints ?? []).filter(id => id !== reading).map(id => taken(result, id)),
        ]
  return {
    ownReadings: ownReadingsOf(own),
    restsOn: [
      ...dependence('sendBy', 'sendBy', dates?.sendBy.proof),
      ...dependence('decisionDue', 'receiptDay', dates?.decision?.proof),
      ...(dates?.decision ? [taken('decisionDue', 'seventhDayEnds')] : []),
      ...(state.receipt?.deliveredAt ? [taken('decisionDue', 'receivedMoment')] : []),
      ...(route?.reading !== undefined && route.reading in readings
        ? [taken('route', route.reading as ReadingId)]
        : []),
    ],
  }
}

/** The readings that are not the default, as a list. */
const ownReadingsOf = ({ hours = {}, ...chosen }: ReadingsInForce): OwnReading[] =>
  (Object.entries(chosen) as [ReadingId, string][]).map(([reading, alternative]) => {
    const hour = hours[reading]
    return { reading, alternative, default: readingOf(reading).default, ...(hour === undefined ? {} : { hour }) }
  })

const takenOf = (reading: ReadingId, own: ReadingsInForce): string => own[reading] ?? readingOf(reading).default
