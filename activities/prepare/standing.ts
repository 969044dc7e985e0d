import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'

/** The body, or the successor that goes on with its affairs that day (reading `approverReorganised`); the clock runs on. */
export const standingOn = (body: string, on: IsoDate, registry: Registry): string =>
  registry.standing(body, on)?.id ?? body
