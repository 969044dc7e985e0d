import type { Difference } from '../../domain/replay/difference.ts'

/** What a page of the nightly replay found. `next` is null after the last case. */
export type ReplayPage = {
  next: string | null
  cases: number
  differing: number
  /** Of the first cases that differ, their first differences: enough to begin with, however much is wrong. */
  first: Difference[]
}

/** What a whole replay found. */
export type ReplayReport = { cases: number; differing: number; first: Difference[] }

export type ReplayActivities = {
  /** The cases after an id derived again, some at a time. Reads only: repeating it is safe. */
  replayPage(input: { after: string }): Promise<ReplayPage>
  /** Tells the administrator what differs. Safe to repeat: one Message-ID per run. */
  tellAdministrator(report: ReplayReport): Promise<void>
}

/** As many differences as a person reads at once. */
export const mostTold = 20
