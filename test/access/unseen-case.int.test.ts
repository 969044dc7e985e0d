import type { KyselyPlugin } from 'kysely'
import { expect, it } from 'vitest'
import { caseReader } from '../../api/case-reader.ts'
import { instantOf } from '../../domain/calendar/dates.ts'
import { almaty } from '../../local-time/almaty.ts'
import { append } from '../../store/case-log.ts'
import { people } from '../setup/office.ts'
import { batch, caseNumbered } from '../store/a-case.ts'
import { aDatabase } from '../store/a-database.ts'

const database = aDatabase('sampleRegistry')

it('a case that the caller may not know of is looked for with the same questions to the database as one that never was', async () => {
  await append(database.db, batch(caseNumbered(1), 1, 1))
  let asked: string[] = []
  const listening: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(JSON.stringify(node))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const db = database.db.withPlugin(listening)
  const reader = caseReader({ db, localTime: almaty, clock: () => instantOf(Date.now()) }, 0)
  const questions = async (caseId: string) => {
    asked = []
    const refusal = await reader.find({ kind: 'person', person: people.outsider }, caseId).catch(error => error.code)
    return [refusal, asked.map(question => question.replaceAll(caseId, 'the case')).sort()]
  }
  // The registry is read once.
  await questions(caseNumbered(1))
  const unknown = await questions(caseNumbered(2))
  expect(unknown).toEqual(['CASE_UNKNOWN', expect.arrayContaining([expect.any(String)])])
  expect(await questions(caseNumbered(1))).toEqual(unknown)
})
