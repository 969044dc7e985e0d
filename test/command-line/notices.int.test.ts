import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { append } from '../../store/case-log.ts'
import { claimDue, markFailed, markSent, noticesOf } from '../../store/outbox.ts'
import { batch, caseNumbered, notice } from '../store/a-case.ts'
import { aDatabase } from '../store/a-database.ts'
import { runHere, runJsonHere } from './run-kelisu.ts'

const database = aDatabase()
const caseId = caseNumbered(1)
beforeAll(async () => {
  vi.stubEnv('KELISU_DATA', 'nowhere')
  vi.stubEnv('KELISU_DATABASE_URL', database.url)
  const notices = [notice(caseId, 2, 'legalHead'), notice(caseId, 2, 'requester'), notice(caseId, 3, 'head')]
  await append(database.db, batch(caseId, 1, 3), notices)
  await claimDue(database.db)
  await markSent(database.db, `${caseId}/2/requester`, { recipients: ['p-0073'] })
  await markFailed(database.db, `${caseId}/3/head`, 'p-0001: EENVELOPE 550')
})
afterAll(() => void vi.unstubAllEnvs())

const statuses = async () => (await noticesOf(database.db, caseId)).map(({ role, status }) => [role, status])

it('kelisu notices says what became of each mail of a case', async () => {
  const { code, out } = await runHere(['notices', caseId, '--lang', 'ru'])
  expect(code).toBe(0)
  expect(out).toMatch(/зарегистрирован.*руководитель юридической службы.*будет отправлено/i)
  expect(out).toMatch(/кто принимает решение.*не отправлено: p-0001: EENVELOPE 550/)
  expect(await runJsonHere(['notices', 'approval-dgd-almaty.none'])).toMatchObject({
    code: 1,
    document: { error: { code: 'CASE_UNKNOWN' } },
  })
})

it('kelisu notices --resend makes due again what failed, and nothing else', async () => {
  expect((await runJsonHere(['notices', caseId, '--resend'])).document).toMatchObject({ resent: 1 })
  expect(await statuses()).toEqual([
    ['legalHead', 'pending'],
    ['requester', 'sent'],
    ['head', 'pending'],
  ])
  expect((await claimDue(database.db)).map(({ noticeId, attempts }) => [noticeId, attempts])).toEqual([
    [`${caseId}/3/head`, 1],
  ])
})
