import type { Kysely } from 'kysely'
import { workingCalendar } from '../../domain/calendar/calendar.ts'
import type { Instant, IsoDate, LocalTime } from '../../domain/calendar/dates.ts'
import type { CalendarEdition } from '../../domain/calendar/edition.ts'
import type { Code } from '../../domain/regulation/codes.ts'
import type { DraftRegulation } from '../../domain/replay/draft-regulation.ts'
import { type Change, type Simulated, simulate } from '../../domain/replay/simulate.ts'
import type { StoredCaseWithRows } from '../../store/stored-cases.ts'
import type { Database } from '../../store/tables.ts'
import { datesUnder } from './dates-under.ts'
import { eachPage } from './pages.ts'
import { registriesAtOpening } from './replay-case.ts'
import { replaySources } from './sources.ts'

/** What recorded cases are tried under. */
export type TriedDraft = { calendar: CalendarEdition } | { regulation: DraftRegulation }

/** What a draft would change of the recorded cases. */
export type SimulatedCases = {
  cases: number
  differing: { caseId: string; changes: Change[]; refused?: Code }[]
  totals: Partial<Record<Simulated, number>>
  /** Cases whose dates the draft does not give, as where they leave its years. */
  withoutDates: number
  /** Cases whose log is not whole, or whose route does not follow from the registry: nothing can be said, `replay` says why. */
  unreadable: string[]
}

/** Tries a draft on every recorded case, or on those opened since a day; reads only. @param atOnce pages worked on at the same time. @param onTried told after each page how many so far. */
export const simulatedCases = async (
  db: Kysely<Database>,
  tried: TriedDraft,
  {
    since,
    now,
    localTime,
    atOnce,
    onTried,
  }: {
    since: IsoDate | undefined
    now: Instant
    localTime: LocalTime
    atOnce: number
    onTried?: (cases: number) => void
  },
): Promise<SimulatedCases> => {
  const regulation = 'regulation' in tried ? tried.regulation : undefined
  const sources = await replaySources(db, localTime, regulation?.terms)
  const calendar = 'calendar' in tried ? workingCalendar(tried.calendar) : undefined
  const datesOf = calendar ? datesUnder(() => calendar, localTime) : sources.datesOf
  const simulation = async (stored: StoredCaseWithRows) => {
    const table = regulation?.table
    const routes = table && { table, registries: await registriesAtOpening(stored, sources) }
    return simulate(stored.events, { datesOf, ...(routes && { routes }) }, now)
  }
  const from = since === undefined ? '' : localTime.startOf(since)
  const found: SimulatedCases = { cases: 0, differing: [], totals: {}, withoutDates: 0, unreadable: [] }
  await eachPage(
    sources,
    async page => {
      for (const stored of page) {
        const { caseId, chain, events } = stored
        if (chain.ok && (events[0]?.at ?? '') < from) continue
        const simulated = chain.ok ? await simulation(stored) : undefined
        if (simulated === undefined || simulated.refused?.code === 'REPLAY_DIFFERS') {
          found.unreadable.push(caseId)
          continue
        }
        found.cases++
        const { changes, refused } = simulated
        if (refused) found.withoutDates++
        for (const { what } of changes) found.totals[what] = (found.totals[what] ?? 0) + 1
        if (changes.length > 0 || refused)
          found.differing.push({ caseId, changes, ...(refused ? { refused: refused.code } : {}) })
      }
      onTried?.(found.cases)
      return true
    },
    { atOnce },
  )
  found.differing.sort((a, b) => (a.caseId < b.caseId ? -1 : 1))
  return found
}
