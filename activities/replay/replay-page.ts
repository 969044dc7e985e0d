import type { Difference } from '../../domain/replay/difference.ts'
import { mostTold, type ReplayActivities, type ReplayPage } from './activities.ts'
import type { StoredCases } from './pages.ts'
import { type ReplayAsks, replayCase } from './replay-case.ts'

export type ReplayPageDependencies = {
  /** For one page: knowledge that is older than it is read again. */
  sources: () => Promise<StoredCases & ReplayAsks>
  /** At once, for whoever watches the log of the process: the administrator's letter comes when all cases are done. */
  alarm: (difference: Difference) => void
  /** Tells the server that the page is still worked on; throws when it is not wanted any more. */
  alive: () => void
}

const casesAPage = 500
const casesAtOnce = 50

/** Reads only: repeating it is safe. */
export const createReplayPage =
  ({ sources, alarm, alive }: ReplayPageDependencies): ReplayActivities['replayPage'] =>
  async ({ after }) => {
    const from = await sources()
    const ids = await from.idsAfter(after, casesAPage)
    const page: ReplayPage = {
      next: ids.length < casesAPage ? null : (ids.at(-1) ?? null),
      cases: 0,
      differing: 0,
      first: [],
    }
    for (let start = 0; start < ids.length; start += casesAtOnce) {
      for (const stored of await from.casesOf(ids.slice(start, start + casesAtOnce))) {
        const [first] = await replayCase(stored, from)
        page.cases++
        if (first === undefined) continue
        alarm(first)
        page.differing++
        if (page.first.length < mostTold) page.first.push(inShort(first))
      }
      alive()
    }
    return page
  }

const longestValue = 500

/** A forged value may be as large as a whole request; history need not keep it. */
const inShort = (difference: Difference): Difference => ({
  ...difference,
  recorded: short(difference.recorded),
  derived: short(difference.derived),
})

const short = (value: unknown): unknown => {
  const text = JSON.stringify(value)
  return text.length <= longestValue ? value : text.slice(0, longestValue)
}
