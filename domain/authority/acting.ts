import type { Position } from '../bodies/records.ts'
import type { IsoDate } from '../calendar/dates.ts'

/** Whether the position counts on the day: the holder's always, a substitute's only by an order already issued (APPC 44(3)). */
export const isProvenOn = (position: Position, on: IsoDate): boolean =>
  !position.acting || (position.order !== undefined && position.order.date <= on)
