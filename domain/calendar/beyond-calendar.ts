/**
 * A date or a count leaves the years for which working days are known. Never guessed: the answer is refused,
 * outside as the code BEYOND_CALENDAR, with the year that is missing.
 */
export class BeyondCalendar extends Error {
  readonly code = 'BEYOND_CALENDAR'
  readonly year: number
  readonly calendarEdition: string

  constructor(year: number, calendarEdition: string) {
    super(`Working days of ${year} are not in the calendar edition ${calendarEdition}`)
    this.name = 'BeyondCalendar'
    this.year = year
    this.calendarEdition = calendarEdition
  }
}

/** What the count gives, or undefined where it leaves the calendar's years. */
export const withinCalendar = <T>(count: () => T): T | undefined => {
  try {
    return count()
  } catch (error) {
    if (error instanceof BeyondCalendar) return undefined
    throw error
  }
}
