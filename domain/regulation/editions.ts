import type { IsoDate } from '../calendar/dates.ts'

/**
 * Editions of the Regulation by the date from which they are in force (law.md §5). The text of E0 and of E2's annex is not known here:
 * E1's routes and terms run under all of them, and a case says under which edition it stands.
 */
const inForceFrom = [
  { id: 'E2', from: '2024-05-18' },
  { id: 'E1', from: '2023-10-24' },
] as const satisfies { id: string; from: IsoDate }[]

/** The edition in force on a date (reading `editionDate`: the receipt's, before it the sending's). */
export const regulationEditionOn = (date: IsoDate): string =>
  inForceFrom.find(edition => edition.from <= date)?.id ?? 'E0'
