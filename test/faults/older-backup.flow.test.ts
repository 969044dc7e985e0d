import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { read } from '../../store/case-log.ts'
import { runJson, runKelisu } from '../command-line/run-kelisu.ts'
import { eventually } from '../setup/eventually.ts'
import { now, type Office, openOffice, people } from '../setup/office.ts'
import { asIntruder } from '../store/a-database.ts'
import { closedSoundly } from './soundness.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.stop())

const refuse = { outcome: 'refuse' } as const
const byHead = { actor: people.head }

it('what an older backup of the database lacks is written again from the histories, and every case goes on', async () => {
  const closed = await office.broughtTo('decision')
  await office.kelisu.decide(closed, refuse, byHead)
  await closedSoundly(office, closed)
  const begun = await office.broughtTo('sent')
  await backUp()
  const receipt = { number: '14-01/1', at: now() }
  await office.kelisu.registerReceipt(begun, receipt, { actor: people.chancery })
  const newer = await office.broughtTo('decision')
  const before = {
    closed: await loggedUntil(closed, 'DecisionDelivered'),
    begun: await loggedUntil(begun, 'DeadlinesSet'),
    newer: await loggedUntil(newer, 'RecommendationGiven'),
  }

  await office.stopWorkers()
  await putBack()
  const lacking = [
    { caseId: begun, events: 2 },
    { caseId: newer, events: before.newer.length },
  ]
  const inOrder = lacking.sort((a, b) => (a.caseId < b.caseId ? -1 : 1))
  const asked = await runJson(['restore-log', '--dry-run'], servers())
  expect(asked).toMatchObject({ code: 0, document: { dryRun: true, cases: inOrder } })
  // Decided before anybody has written it again: the case waits for its log.
  await office.startWorkersAgain()
  await office.kelisu.decide(newer, refuse, byHead)
  expect(await office.log(newer)).toEqual([])

  const { code, out } = await runKelisu(['restore-log', '--lang', 'ru'], servers())
  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`записано заново событий.*${inOrder[0]?.caseId}.*${inOrder[1]?.caseId}`, 's'))
  expect(await logged(closed)).toEqual(before.closed)
  expect(await logged(begun)).toEqual(before.begun)
  expect((await closedSoundly(office, newer)).slice(-2)).toEqual(['Decided', 'DecisionDelivered'])
  expect((await logged(newer)).slice(0, -2)).toEqual(before.newer)

  await office.kelisu.withdraw(begun, { reason: 'артық' }, { actor: people.requesterHead })
  await closedSoundly(office, begun)
  expect((await runJson(['restore-log'], servers())).document).toEqual({ dryRun: false, cases: [] })
})

it('a log that holds something else is told, and nothing is written to it', async () => {
  const caseId = await office.broughtTo('received')
  await loggedUntil(caseId, 'ReceiptRegistered')
  await asIntruder(
    office.db,
    `delete from case_event where case_id = '${caseId}' and seq > 3;
     update case_event set hash = repeat('0', 64) where case_id = '${caseId}' and seq = 3`,
  )
  const forged = await logged(caseId)

  const { code, document } = await runJson(['restore-log'], servers())
  expect(code).toBe(1)
  const error = expect.objectContaining({ code: 'LOG_DIVERGED', facts: { caseId, seq: 3 } })
  expect(document.cases).toEqual([{ caseId, events: 0, error }])
  expect(await logged(caseId)).toEqual(forged)
})

const tables = ['case_event', 'approval_case', 'outbox']

const backUp = async (): Promise<void> => {
  for (const table of tables) await sql.raw(`create table backup_of_${table} as table ${table}`).execute(office.db)
}

/** The database as it was, while Temporal's stays as it is. */
const putBack = (): Promise<void> =>
  asIntruder(
    office.db,
    [
      `truncate ${tables.join(', ')}`,
      ...tables.map(table => `insert into ${table} select * from backup_of_${table}`),
    ].join('; '),
  )

/** The rows but for when they were written. */
const logged = async (caseId: string) =>
  (await read(office.db, caseId)).map(({ recordedAt: _, event: __, ...row }) => row)

const loggedUntil = (caseId: string, type: string) =>
  eventually(async () => {
    const rows = await logged(caseId)
    return rows.some(row => row.type === type) ? rows : undefined
  })

const servers = () => ({
  environment: {
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    KELISU_DATABASE_URL: office.databaseUrl,
    KELISU_TASK_QUEUE: office.taskQueue,
  },
})
