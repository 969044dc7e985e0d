import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type IsoDate, plusDays } from '../../domain/calendar/dates.ts'
import { type CalendarEdition, checkedEdition } from '../../domain/calendar/edition.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { receiptSchema } from '../../schemas/receipt.ts'
import { read } from '../../store/case-log.ts'
import { runHere, runJsonHere } from '../command-line/run-kelisu.ts'
import { temporaryFile } from '../setup/temporary.ts'
import { aDatabase, asIntruder } from '../store/a-database.ts'
import { logNames, logOf, runId, stored } from './stored.ts'

const database = aDatabase('sampleRegistry')

beforeAll(async () => {
  vi.stubEnv('KELISU_DATABASE_URL', database.url)
  vi.stubEnv('KELISU_COMMIT', 'a-commit')
  for (const name of logNames) await stored(database.db, logOf(name))
})
afterAll(() => vi.unstubAllEnvs())

describe('the receipt of a closed case', () => {
  it.each(logNames)('follows from its log and has the published form: %s', async name => {
    const { caseId, summary } = logOf(name)
    const { code, document } = await runJsonHere(['receipt', caseId])

    expect(code).toBe(0)
    expect(receiptSchema.parse(document)).toEqual(document)
    expect(document).toMatchObject({
      caseId,
      workflow: { id: caseId, runId },
      rules: Number(/^v(\d+)-/.exec(name)?.[1]),
      code: { commit: 'a-commit', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      outcome: summary.outcome,
      approver: summary.approver,
      closedAt: summary.closedAt,
    })
    const log = await read(database.db, caseId)
    expect(document.events.map(({ hash }: { hash: string }) => hash)).toEqual(log.map(row => row.hash))
  })

  it('names the decision, the dates with their proofs, and the editions with their hashes', async () => {
    const log = logOf('v1-overdue-then-decided-late.json')
    const { document } = await runJsonHere(['receipt', log.caseId])

    expect(document.decision).toMatchObject({ outcome: 'refuse', late: true, authority: { basis: 'head' } })
    expect(document.deadlines.decision).toMatchObject({
      on: log.summary.decisionDueOn,
      rule: 'part-10',
      proofSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(document.editions.regulation).toEqual({ id: 'E2', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(document.editions.calendars).toEqual([
      { id: newestCalendar.edition.id, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
  })

  it.each([
    ['en', 'receipt made by code'],
    ['ru', 'квитанцию'],
    ['kk', 'түбіртекті'],
  ])('is printed in the language %s', async (language, words) => {
    const { code, out } = await runHere(['receipt', logOf('v1-refused.json').caseId, '--language', language])
    expect(code).toBe(0)
    expect(out).toContain(words)
  })

  it('is refused of an open case, of none, and of a log that is not whole', async () => {
    const open = logOf('v1-refused.json', 'still-open')
    open.events = open.events.slice(0, 3)
    open.summary = { ...open.summary, stage: 'sent', seq: 3, closedAt: null }
    await stored(database.db, open)
    const broken = await stored(database.db, logOf('v1-refused.json', 'broken'))
    await asIntruder(
      database.db,
      `update case_event set body = replace(body, 'refuse', 'approve') where case_id = '${broken}' and type = 'Decided'`,
    )

    const refusalOf = async (caseId: string) => (await runJsonHere(['receipt', caseId])).document.error.code
    expect(await refusalOf(open.caseId)).toBe('WRONG_STAGE')
    expect(await refusalOf('approval-kgd.nobody')).toBe('CASE_UNKNOWN')
    expect(await refusalOf(broken)).toBe('LOG_DIVERGED')
  })
})

describe('a draft calendar edition', () => {
  it('that changes nothing changes no case', async () => {
    const { code, document } = await runJsonHere([
      'simulate',
      '--edition',
      temporaryFile('draft.json', newestCalendar.edition),
    ])
    expect({ code, differing: document.differing, totals: document.totals }).toEqual({
      code: 0,
      differing: [],
      totals: {},
    })
    expect(document.cases).toBeGreaterThanOrEqual(logNames.length)
    // The log of which nothing can be said is named, not passed over.
    expect(document.unreadable).toEqual(['approval-dgd-almaty.broken'])
  })

  it('that takes away a working day moves what was due, and says from when to when', async () => {
    const { caseId, summary } = logOf('v1-refused.json')
    const due = summary.decisionDueOn as IsoDate
    const draft = withDayOff(due)
    const { document } = await runJsonHere(['simulate', '--edition', temporaryFile('draft.json', draft)])
    const found = document.differing.find((one: { caseId: string }) => one.caseId === caseId)

    expect(found.changes).toContainEqual({
      what: 'decisionDue',
      before: due,
      after: newestCalendar.workingDayAfter(due, 1),
    })
    expect(document.totals.decisionDue).toBeGreaterThan(0)
    expect((await read(database.db, caseId)).length).toBe(summary.seq)
  })

  it('is tried only on cases opened since a day', async () => {
    const draft = withDayOff(logOf('v1-refused.json').summary.decisionDueOn as IsoDate)
    const { document } = await runJsonHere([
      'simulate',
      '--edition',
      temporaryFile('draft.json', draft),
      '--since',
      '2027-12-31',
    ])
    expect({ cases: document.cases, differing: document.differing }).toEqual({ cases: 0, differing: [] })
  })

  it.each([
    ['en', 'would differ'],
    ['ru', 'Ничего не изменено'],
    ['kk', 'Ештеңе өзгертілген жоқ'],
  ])('is reported in the language %s', async (language, words) => {
    const draft = withDayOff(logOf('v1-refused.json').summary.decisionDueOn as IsoDate)
    const { out } = await runHere(['simulate', '--edition', temporaryFile('draft.json', draft), '--language', language])
    expect(out).toContain(words)
  })

  it.each([
    [
      'a day without a source',
      { ...newestCalendar.edition, days: [{ date: '2026-01-01', working: false, reason: 'newYear' }] },
    ],
    ['no edition at all', ['2026-01-01']],
  ])('is refused where it is faulty: %s', async (_, edition) => {
    expect(await runJsonHere(['simulate', '--edition', temporaryFile('draft.json', edition)])).toMatchObject({
      code: 1,
      document: { error: { code: 'CALENDAR_REFUSED' } },
    })
  })
})

describe('a draft of the Regulation', () => {
  const file = fileURLToPath(new URL('../../docs/examples/draft-regulation.json', import.meta.url))
  const logOfCase = logOf('v1-refused.json')

  it('with other terms and another exemption lists the cases that would differ, from what to what', async () => {
    const { code, document } = await runJsonHere(['simulate', '--edition', file])
    const found = (name: string) =>
      document.differing.find((one: { caseId: string }) => one.caseId === logOf(name).caseId)?.changes

    expect({ code, edition: document.edition, of: document.of }).toEqual({
      code: 0,
      edition: 'draft-example',
      of: 'regulation',
    })
    expect(found('v1-refused.json')).toEqual([
      { what: 'sendByPlain', before: '2026-12-04', after: '2026-12-08' },
      { what: 'sendByStrict', before: '2026-12-03', after: '2026-12-07' },
      { what: 'decisionDue', before: '2026-12-02', after: '2026-11-30' },
    ])
    // The akim of a city of oblast significance, whom the draft exempts.
    expect(found('v1-no-route-then-chosen-by-a-person.json')).toContainEqual({
      what: 'route',
      before: 'noRoute',
      after: 'exempt',
    })
    expect(found('v1-exempt-and-closed-at-once.json')).toBeUndefined()
    const received = logNames.filter(name => logOf(name).summary.receivedAt !== null)
    const withoutRoute = logNames.filter(name => name.includes('no-route'))
    expect(document.totals).toMatchObject({ route: withoutRoute.length, decisionDue: received.length })
    expect(document.notSimulated).toEqual(['part-11'])
    expect((await read(database.db, logOfCase.caseId)).length).toBe(logOfCase.summary.seq)
  })

  it('leaves out a case whose recorded route does not follow from the registry', async () => {
    const log = logOf('v1-refused.json', 'of-nobody')
    for (const event of log.events)
      if (event.type === 'ApproverSet' && event.route) Object.assign(event.route, { approver: 'minfin' })
    const caseId = await stored(database.db, log)
    expect((await runJsonHere(['simulate', '--edition', file])).document.unreadable).toContain(caseId)
  })

  it.each([
    ['en', ['would differ', 'as if the draft had been in force', 'part 11 of the algorithm', 'part-1-item-3']],
    ['ru', ['Ничего не изменено', 'Из него взято только', 'часть 11 алгоритма', 'подпункт 3) части 1']],
    ['kk', ['Ештеңе өзгертілген жоқ', 'Одан мыналар ғана', 'алгоритмнің 11-бөлігі', '1-бөлігінің 3) тармақшасы']],
  ])('is reported in the language %s, with what was not simulated', async (language, words) => {
    const draft = JSON.parse(await readFile(file, 'utf8'))
    draft.parameters.routes = draft.parameters.routes.filter((item: string) => item !== 'part-1-item-3')
    const { out } = await runHere(['simulate', '--edition', temporaryFile('draft.json', draft), '--language', language])
    for (const word of words) expect(out).toContain(word)
  })

  it.each<[string, (text: string) => string, string]>([
    ['no days', text => text.replace('"workingDays": 8', '"workingDays": 0'), 'FIELD_INVALID'],
    ['an unknown citation', text => text.replace('"part-1-item-8"', '"part-1-item-9"'), 'CITATION_UNKNOWN'],
    ['broken JSON', text => text.replace('"from"', '"from'), 'JSON_BROKEN'],
  ])('is refused where it is faulty, with file, line and rule: %s', async (_, edit, rule) => {
    const path = temporaryFile('draft.json', edit(await readFile(file, 'utf8')))
    const { code, document } = await runJsonHere(['simulate', '--edition', path])
    expect({ code, error: document.error.code }).toEqual({ code: 1, error: 'EDITION_REFUSED' })
    expect(document.error.message).toMatch(new RegExp(`draft\\.json:\\d+ .*${rule}`))
  })
})

/** The edition in force, but the date is off: moved from the Saturday after it, which is worked. */
const withDayOff = (date: IsoDate): CalendarEdition => {
  const saturday = newestCalendar.daysFrom(date, plusDays(date, 7)).find(day => day.reason === 'saturday')
  if (saturday === undefined) throw new Error(`No plain Saturday in the week after ${date}`)
  const status = date >= newestCalendar.edition.provisionalFrom ? ('estimated' as const) : ('confirmed' as const)
  const moved = [
    { date: saturday.date, working: true, reason: 'workedWeekend' as const, for: date, source: 'LC 84', status },
    { date, working: false, reason: 'movedDayOff' as const, for: saturday.date, source: 'LC 84', status },
  ]
  const days = [...newestCalendar.edition.days, ...moved].sort((a, b) => (a.date < b.date ? -1 : 1))
  return checkedEdition({ ...newestCalendar.edition, id: 'draft', days })
}
