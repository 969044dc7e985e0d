import type { IsoDate } from '../calendar/dates.ts'
import { type ReadingId, type ReadingsInForce, readings } from '../regulation/readings.ts'

/** What the court document is: an appeal, or a cassation petition (from 2025-07-01 a cassation complaint). */
export type Means = 'appeal' | 'cassation'
export type Procedure = 'civil' | 'administrative'

/** Which date of the judicial act starts the court term. */
export type ActFact = 'finalFormOn' | 'copySentOn' | 'inForceOn'

/** What the court term depends on. */
export type CourtTermFacts = {
  means: Means
  procedure: Procedure
  /** The ten-working-day appeal of APPC 168(4). */
  shortTerm?: boolean | undefined
  /** Who took no part in the trial appeals from the day the copy was sent (CPC 403(3)). */
  nonParticipant?: boolean | undefined
  /** For an appeal the date of final form (of a non-participant: of the sending of the copy), for cassation the entry into force of the appellate act. */
  actDate: IsoDate
}

/** What all deadlines of a case depend on; `sentOn` and `receivedOn` once they have happened. */
export type DeadlineFacts = CourtTermFacts & {
  sentOn?: IsoDate | undefined
  receivedOn?: IsoDate | undefined
  /** Registered on that day after the body's closing hour (reading `receiptOnDayOff`). */
  receivedAfterClosing?: boolean | undefined
}

type ValueOf<Id extends ReadingId> = (typeof readings)[Id]['alternatives'][number]

/** Which day is the first of the seven. */
export type ReceiptDayReading = ValueOf<'receiptDay'>

/** How the ten working days before the end of the term are counted. */
export type SendByReading = ValueOf<'sendBy'>

/** The readings on which the dates rest; what is left out is the default. */
export type DeadlineReadings = Pick<
  ReadingsInForce,
  'receiptDay' | 'receiptOnDayOff' | 'sendBy' | 'administrativeTerms'
>

/** The table's own defaults where a date has another reading beside it. */
export const defaultReadings = { receiptDay: readings.receiptDay.default, sendBy: readings.sendBy.default }
