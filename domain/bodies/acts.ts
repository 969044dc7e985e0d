import type { IsoDate } from '../calendar/dates.ts'
import { isValidOn, type ValidTime } from './validity.ts'

/** Whether the act, a dated written one (reading `delegationAct`), is in force on the day: signed, within its dates, not revoked. The day of revocation is outside. */
export const isInForce = (act: ValidTime & { date: IsoDate; revokedOn?: IsoDate }, on: IsoDate): boolean =>
  act.date <= on && isValidOn(act, on) && (act.revokedOn === undefined || on < act.revokedOn)
