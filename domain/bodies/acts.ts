import type { IsoDate } from '../calendar/dates.ts'
import type { Act } from './records.ts'
import { isValidOn } from './validity.ts'

/** Whether the act, a dated written one (reading `delegationAct`), is in force on the day: signed, within its dates, not revoked. The day of revocation is outside. */
export const isInForce = (act: Act, on: IsoDate): boolean =>
  act.date <= on && isValidOn(act, on) && (act.revokedOn === undefined || on < act.revokedOn)
