import type { IsoDate } from '../calendar/dates.ts'
import type { Registry } from './snapshot.ts'

/** The body, or the successor that goes on with its affairs that day (reading `approverReorganised`); the clock runs on. */
export const standingOn = (body: string, on: IsoDate, registry: Pick<Registry, 'standing'>): string =>
  registry.standing(body, on)?.id ?? body
