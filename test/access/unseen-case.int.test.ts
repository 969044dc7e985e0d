import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseReader } from '../../api/case-reader.ts'
import { instantOf } from '../../domain/calendar/dates.ts'
import { almaty } from '../../local-time/almaty.ts'
import { append } from '../../store/case-log.ts'
import { type CaseWatch, watchCases } from '../../store/case-watch.ts'
import { people } from '../setup/office.ts'
import { batch, caseNumbered } from '../store/a-case.ts'
import { aDatabase } from '../store/a-database.ts'

const database = aDatabase('sampleRegistry')

let caseWatch: CaseWatch
beforeAll(async () => {
  caseWatch = await watchCases(database.url)
})
afterAll(() => caseWatch.end())

/** Finds cases for somebody to whom all are unknown, and counts what PostgreSQL is asked. */
const anOutsider = (waitMs: number) => {
  const asked: string[] = []
  const listening: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(JSON.stringify(node))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const db = database.db.withPlugin(listening)
  const reader = caseReader({ db, localTime: almaty, clock: () => instantOf(Date.now()), caseWatch }, waitMs)
  const finds = (caseId: string, atLeast?: number): Promise<string> =>
    reader.find({ kind: 'person', person: people.outsider }, caseId, atLeast).then(
      () => 'found',
      error => error.code,
    )
  return { asked, finds }
}

it('a case that the caller may not know of is looked for with the same questions to the database as one that never was', async () => {
  await append(database.db, batch(caseNumbered(1), 1, 1))
  const { asked, finds } = anOutsider(0)
  const questions = async (caseId: string) => {
    asked.length = 0
    const refusal = await finds(caseId)
    return [refusal, asked.map(question => question.replaceAll(caseId, 'the case')).sort()]
  }
  // The registry is read once.
  await questions(caseNumbered(1))
  const unknown = await questions(caseNumbered(2))
  expect(unknown).toEqual(['CASE_UNKNOWN', expect.arrayContaining([expect.any(String)])])
  expect(await questions(caseNumbered(1))).toEqual(unknown)
})

it('who waits for an entry of the log asks the database again when the case changes, not all the time', async () => {
  const { asked, finds } = anOutsider(700)
  await finds(caseNumbered(1))
  asked.length = 0
  await finds(caseNumbered(1))
  const once = asked.length
  asked.length = 0
  expect(await finds(caseNumbered(3), 1)).toBe('CASE_UNKNOWN')
  expect(asked.length).toBe(2 * once)
})
