import { type Kysely, sql } from 'kysely'
import { changedCases } from '../activities/recompute/changed-cases.ts'
import { type WorkingCalendar, workingCalendar } from '../domain/calendar/calendar.ts'
import { type IsoDate, plusDays } from '../domain/calendar/dates.ts'
import { newestCalendar } from '../domain/calendar/editions.ts'
import { deadlineDates } from '../domain/deadlines/deadlines.ts'
import type { StandingDeadlines } from '../domain/deadlines/standing.ts'
import { openDatabase } from '../store/database.ts'
import { openCasesAfter } from '../store/open-cases.ts'
import type { Database } from '../store/tables.ts'
import type { Bench } from './bench.ts'
import { type Measure, number } from './measure.ts'

const cases = 1_000_000
const casesPerInsert = 50_000
const mebibyte = 1_048_576

/** How long it takes to count a million stored cases again by another edition, and what that weighs; nothing is sent. */
export const recomputing = async ({ servers, progress }: Bench): Promise<Measure[]> => {
  const db = openDatabase(servers.databaseUrl, { poolSize: 1 })
  try {
    progress(`recompute: storing ${cases} open cases`)
    await fill(db)
    progress('recompute: counting them again by another edition')
    return await measured(db)
  } finally {
    await sql`truncate approval_case`.execute(db)
    await db.destroy()
  }
}

const measured = async (db: Kysely<Database>): Promise<Measure[]> => {
  const calendar = withOneMoreDayOff()
  const memory: number[] = []
  let looked = 0
  let changed = 0
  const used = process.cpuUsage()
  const begun = performance.now()
  const page = (after: string, limit: number) => openCasesAfter(db, after, limit)
  const tellLooked = (rows: number) => {
    looked += rows
    memory.push(process.memoryUsage.rss())
  }
  for await (const _ of changedCases(calendar, page, { looked: tellLooked })) changed++
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(used)
  if (looked !== cases) throw new Error(`looked at ${looked} of ${cases} cases`)
  const peak = Math.max(...memory) / mebibyte
  const afterFirstTenth = Math.max(...memory.slice(0, Math.ceil(memory.length / 10))) / mebibyte
  return [
    {
      name: 'recomputing 1 000 000 stored cases',
      value: seconds,
      unit: 's',
      bar: { is: '≤', value: 60 },
      because: `${changed} of them change; ${number((user + system) / 1e6)} s of processor time here, the rest is PostgreSQL`,
    },
    {
      name: 'memory it takes on the way',
      value: peak - afterFirstTenth,
      unit: 'MiB',
      bar: { is: '≤', value: 64 },
      because: `the process at its peak ${number(peak)} MiB, in the first tenth of the cases at most ${number(afterFirstTenth)} MiB`,
      details: { rss: memory },
    },
  ]
}

/** Received on each of a hundred days in turn, appeals and cassations. */
const fill = async (db: Kysely<Database>): Promise<void> => {
  await sql`truncate approval_case`.execute(db)
  const rows = JSON.stringify(Array.from({ length: 100 }, (_, day) => storedCase(plusDays('2026-01-12', day), day)))
  for (let first = 0; first < cases; first += casesPerInsert)
    await sql`
      insert into approval_case (case_id, requester, request_id, stage, deadline_state, flags, means, procedure, outgoing_number,
        court, court_case_number, sent_on, overdue, seq, opened_at, deadlines)
      select 'approval-bench.' || lpad(n::text, 7, '0'), 'bench', n::text, 'review', 'onTime', '{}', kind ->> 'means', 'civil', '1',
        'court', '1', (kind ->> 'sentOn')::date, false, 6, now(), kind -> 'deadlines'
      from generate_series(${first}::integer, ${first + casesPerInsert - 1}::integer) as n
      join lateral (select ${rows}::jsonb -> (n % 100) as kind) as of_day on true`.execute(db)
  await sql`analyze approval_case`.execute(db)
}

const storedCase = (receivedOn: IsoDate, day: number) => {
  const means = day % 3 === 0 ? ('cassation' as const) : ('appeal' as const)
  const actDate = plusDays(receivedOn, -5)
  const facts = { means, procedure: 'civil', actDate, sentOn: receivedOn, receivedOn } as const
  const deadlines: StandingDeadlines = {
    ...deadlineDates(facts, newestCalendar),
    edition: newestCalendar.edition.id,
    actDate,
    receivedOn,
    readings: { receiptDay: 'nextWorkingDay' },
  }
  return { means, sentOn: receivedOn, deadlines }
}

const withOneMoreDayOff = (): WorkingCalendar => {
  const { edition } = newestCalendar
  const date = newestCalendar.workingDayAfter('2026-04-01', 5)
  const off = { date, working: false, reason: 'movedDayOff', source: 'LC 84', status: 'confirmed' } as const
  const days = [...edition.days.filter(day => day.date !== date), off].toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return workingCalendar({ ...edition, id: 'bench', days })
}
