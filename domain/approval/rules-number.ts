/**
 * Under which rules a case stands from its opening to its end: what `decide`, `evolve` and the moments answer for a log that exists
 * changes only under a new number (docs/decisions/0016). 2, since November 2026: a filing can be reported for a week after the court
 * term; reminders say no number of days that has passed, and none is dropped untold; what a request lacks, and whether a decision
 * was late, follow what is corrected.
 */
export type RulesNumber = 1 | 2

/** The rules of every case that opens now. */
export const newestRules = 2 satisfies RulesNumber
