import type { Kysely } from 'kysely'
import { type InForce, inForce } from '../store/in-force.ts'
import type { Database } from '../store/tables.ts'

/** A preview may rest on knowledge as old as this: it decides nothing. */
const freshMs = 1_000

/** The registry and calendars in force for what decides nothing, asked of the database at most once a second. */
export const recentlyInForce = (db: Kysely<Database>): (() => Promise<InForce>) => {
  let asked = Number.NEGATIVE_INFINITY
  let answer: Promise<InForce> | undefined
  return () => {
    const now = performance.now()
    if (answer === undefined || now - asked > freshMs) {
      asked = now
      answer = inForce(db)
      // The next call asks again.
      answer.catch(() => {
        answer = undefined
      })
    }
    return answer
  }
}
