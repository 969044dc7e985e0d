import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { logListRead, logRead } from '../../store/access-log.ts'
import { caseNumbered } from '../store/a-case.ts'
import { aDatabase } from '../store/a-database.ts'
import { readsOf } from './reads-of.ts'

const database = aDatabase()
const caseId = caseNumbered(1)

it('tells who was shown what of a case, in lists too, in order, and nothing of others', async () => {
  const lawyer = { kind: 'person', person: 'p-0041' } as const
  const erp = { kind: 'system', system: 'erp' } as const
  await logRead(database.db, [lawyer], caseId, 'case')
  await logRead(database.db, [lawyer], caseNumbered(2), 'case')
  await logListRead(database.db, lawyer, [caseNumbered(2), caseId])
  await logListRead(database.db, lawyer, [caseNumbered(2)])
  await logRead(database.db, [erp, lawyer], caseId, 'change')
  const reads = await readsOf(database.db, caseId)
  expect(reads.map(({ caller, what }) => `${what} ${caller}`).toSorted()).toEqual([
    'case p-0041',
    'change p-0041',
    'change system:erp',
    'list p-0041',
  ])
  expect(reads.map(({ at }) => at)).toEqual(reads.map(({ at }) => at).toSorted())
})

it.each([
  'update case_reading set caller = $$x$$',
  'delete from case_reading',
  'truncate case_reading',
  'delete from case_list_reading',
])('can only be added to: %s', async statement => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow('append-only')
})
