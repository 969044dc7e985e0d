import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eachPage } from '../../activities/replay/pages.ts'
import { replayCase } from '../../activities/replay/replay-case.ts'
import { replaySources } from '../../activities/replay/sources.ts'
import type { Difference } from '../../domain/replay/difference.ts'
import { almaty } from '../../local-time/almaty.ts'
import { runHere, runJsonHere } from '../command-line/run-kelisu.ts'
import { aDatabase, asIntruder } from '../store/a-database.ts'
import { forged, logNames, logOf, stored } from './stored.ts'

const database = aDatabase('sampleRegistry')

beforeAll(() => void vi.stubEnv('KELISU_DATABASE_URL', database.url))
afterAll(() => vi.unstubAllEnvs())

/** All differences of all cases that are stored. */
const everyDifference = async (): Promise<Difference[]> => {
  const sources = await replaySources(database.db, almaty)
  const found: Difference[] = []
  await eachPage(sources, async page => {
    for (const one of page) found.push(...(await replayCase(one, sources)))
    return true
  })
  return found
}

describe('cases as the procedure has left them', () => {
  it('do not differ from what their logs give', async () => {
    for (const name of logNames) await stored(database.db, logOf(name))

    expect(await everyDifference()).toEqual([])
    const { code, document } = await runJsonHere(['replay', '--all'])
    expect({ code, ...document }).toMatchObject({ code: 0, ok: true, cases: logNames.length, differences: [] })
  })

  it('can be asked for one by one, in three languages', async () => {
    const { caseId } = logOf('v1-refused.json')
    const inEnglish = await runHere(['replay', caseId])
    expect({ code: inEnglish.code, out: inEnglish.out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Nothing differs: 1 cases, \d+ events\.\n$/),
    })
    expect((await runHere(['replay', caseId, '--language', 'kk'])).out).toContain('Айырмашылық жоқ')
    expect((await runHere(['replay', caseId, '--language', 'ru'])).out).toContain('Расхождений нет')
    expect(await runJsonHere(['replay', 'approval-kgd.nobody'])).toMatchObject({
      code: 1,
      document: { error: { code: 'CASE_UNKNOWN' } },
    })
    expect((await runHere(['replay'])).code).toBe(2)
  })
})

describe('a case that was changed behind the program’s back', () => {
  /** The differences of the case alone, by the command line, which must then end as refused. */
  const differencesOf = async (caseId: string): Promise<Difference[]> => {
    const { code, document } = await runJsonHere(['replay', caseId])
    expect(code).toBe(1)
    expect(document.ok).toBe(false)
    return document.differences
  }

  it('is found where one entry of the log was rewritten', async () => {
    const caseId = await stored(database.db, logOf('v1-refused.json', 'rewritten'))
    await asIntruder(
      database.db,
      `update case_event set body = replace(body, 'refuse', 'approve') where case_id = '${caseId}' and type = 'Decided'`,
    )
    expect(await differencesOf(caseId)).toMatchObject([{ aspect: 'chain', field: 'hashDiffers' }])
  })

  it('is found where the body is no JSON any more', async () => {
    const caseId = await stored(database.db, logOf('v1-refused.json', 'no-json'))
    await asIntruder(database.db, `update case_event set body = '{' where case_id = '${caseId}' and seq = 2`)
    expect(await differencesOf(caseId)).toMatchObject([{ aspect: 'chain', seq: 2 }])
  })

  it('is found by its date where a deadline was moved and every hash made anew', async () => {
    const caseId = await forged(database.db, logOf('v1-refused.json', 'moved'), log => {
      for (const event of log.events)
        if (event.type === 'DeadlinesSet' && event.dates.decision) event.dates.decision.dueOn = '2026-12-31'
      log.summary.decisionDueOn = '2026-12-31'
    })
    const differences = await differencesOf(caseId)
    expect(differences).toContainEqual(
      expect.objectContaining({
        event: 'DeadlinesSet',
        aspect: 'deadlines',
        field: 'dates.decision.dueOn',
        recorded: '2026-12-31',
      }),
    )
  })

  it('is found by the rule where a decision was declared in time', async () => {
    const caseId = await forged(database.db, logOf('v1-overdue-then-decided-late.json', 'not-late'), log => {
      for (const event of log.events) if (event.type === 'Decided') event.late = false
    })
    expect(await differencesOf(caseId)).toContainEqual(
      expect.objectContaining({ event: 'Decided', aspect: 'events', field: 'late', recorded: false, derived: true }),
    )
  })

  it('is found where another body was made the approver', async () => {
    const caseId = await forged(database.db, logOf('v1-refused.json', 'elsewhere'), log => {
      for (const event of log.events)
        if (event.type === 'ApproverSet') {
          event.approver = 'minfin'
          if (event.route) event.route.approver = 'minfin'
        }
    })
    expect(await differencesOf(caseId)).toContainEqual(
      expect.objectContaining({
        event: 'ApproverSet',
        aspect: 'route',
        field: 'route.approver',
        recorded: 'minfin',
        derived: 'kgd',
      }),
    )
  })

  it.each([
    ['a row that hides an overdue decision', `update approval_case set decided_late = false`, 'decidedLate'],
    ['a row that was taken away', 'delete from approval_case', ''],
  ])('is found by %s', async (_, statement, field) => {
    const caseId = await stored(
      database.db,
      logOf('v1-overdue-then-decided-late.json', `row-${field === '' ? 'gone' : 'changed'}`),
    )
    await asIntruder(database.db, `${statement} where case_id = '${caseId}'`)
    expect(await differencesOf(caseId)).toMatchObject([{ aspect: 'readModel', field }])
  })

  it.each([
    ['its last entry', 'seq = (select max(seq) from case_event where case_id = $)', { aspect: 'readModel' }],
    ['its whole log', 'true', { aspect: 'chain', field: 'noEvents' }],
  ])('is found where %s was deleted', async (what, where, expected) => {
    const caseId = await stored(database.db, logOf('v1-refused.json', `without-${what.replaceAll(' ', '-')}`))
    await asIntruder(
      database.db,
      `delete from case_event where case_id = '${caseId}' and ${where.replace('$', `'${caseId}'`)}`,
    )
    expect(await differencesOf(caseId)).toContainEqual(expect.objectContaining(expected))
  })

  it('ends `replay --all` with the case, the entry and what differs', async () => {
    const { code, out } = await runHere(['replay', '--all'])
    expect(code).toBe(1)
    expect(out).toMatch(/^approval-dgd-almaty\.\S+: entry \d+, /)
    expect(out).toContain('tell the administrator')
  })
})
