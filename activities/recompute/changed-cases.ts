import { BeyondCalendar } from '../../domain/calendar/beyond-calendar.ts'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import {
  changesUnder,
  type DeadlineChange,
  type OtherFacts,
  type StandingDeadlines,
} from '../../domain/deadlines/standing.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'

/** An open case as the read model has it, with what its deadlines are counted from. `seq` is that of its last event. */
export type OpenCase = { caseId: string; seq: number; facts: OtherFacts; standing: StandingDeadlines }

/** An open case that the edition changes, or whose dates it cannot count (`refused`: BEYOND_CALENDAR, with the year). */
export type ChangedCase = { caseId: string; seq: number; changes: DeadlineChange[]; refused?: Rejection }

/** The first page is small, since where much changes few rows are needed; the largest still weighs only some megabytes. */
const rowsOfFirstPage = 250
const mostRowsPerPage = 4_000

/**
 * The open cases whose dates or marks change under the calendar, by id, after the id given. Reads page by page, in one pass and flat
 * memory; `looked` is told how far it has come.
 */
export async function* changedCases(
  calendar: WorkingCalendar,
  openCasesAfter: (after: string, limit: number) => Promise<OpenCase[]>,
  { after = '', looked }: { after?: string; looked?: (cases: number) => void } = {},
): AsyncGenerator<ChangedCase> {
  let size = rowsOfFirstPage
  let coming: Promise<OpenCase[]> | undefined = openCasesAfter(after, size)
  while (coming) {
    const page: OpenCase[] = await coming
    const last = page.at(-1)
    coming = undefined
    if (last && page.length === size) {
      size = Math.min(size * 2, mostRowsPerPage)
      // The database reads the next page while this one is counted.
      coming = openCasesAfter(last.caseId, size)
      // Awaited in its turn; a reader who has enough never asks what became of it.
      coming.catch(() => undefined)
    }
    for (const one of page) {
      const changed = changedBy(calendar, one)
      if (changed) yield changed
    }
    looked?.(page.length)
  }
}

const changedBy = (calendar: WorkingCalendar, { caseId, seq, facts, standing }: OpenCase): ChangedCase | undefined => {
  if (standing.edition === calendar.edition.id) return undefined
  try {
    const changes = changesUnder(calendar, standing, facts)
    return changes.length > 0 ? { caseId, seq, changes } : undefined
  } catch (error) {
    if (!(error instanceof BeyondCalendar)) throw error
    return { caseId, seq, changes: [], refused: reject('BEYOND_CALENDAR', { year: error.year }) }
  }
}
