import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { logRead, readsOf } from '../../store/access-log.ts'
import { caseNumbered } from '../store/a-case.ts'
import { aDatabase } from '../store/a-database.ts'

const database = aDatabase()
const caseId = caseNumbered(1)

it('tells who was shown what of a case, in order, and nothing of others', async () => {
  await logRead(database.db, { kind: 'person', person: 'p-0041' }, [
    { caseId, what: 'case' },
    { caseId: caseNumbered(2), what: 'case' },
  ])
  await logRead(database.db, { kind: 'system', system: 'erp' }, [{ caseId, what: 'events' }])
  await logRead(database.db, { kind: 'person', person: 'p-0041' }, [])
  expect(await readsOf(database.db, caseId)).toEqual([
    { caller: 'p-0041', what: 'case', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) },
    { caller: 'system:erp', what: 'events', at: expect.any(String) },
  ])
})

it.each(['update case_reading set caller = $$x$$', 'delete from case_reading', 'truncate case_reading'])(
  'can only be added to: %s',
  async statement => {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow('append-only')
  },
)
