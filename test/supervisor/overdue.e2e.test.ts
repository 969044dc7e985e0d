import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supervisorLinks } from '../../client/command-line/supervisor-links.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { decisionDue } from '../../domain/deadlines/decision-due.ts'
import { dateInWords } from '../../domain/texts/dates.ts'
import { staticDetails, staticSummary } from '../../domain/texts/details.ts'
import { almaty } from '../../local-time/almaty.ts'
import { freePort } from '../../scripts/servers/ports.ts'
import { startTemporal, type Temporal } from '../../scripts/servers/temporal.ts'
import { registerSearchAttributes } from '../../worker/search-attributes.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, type Office, openOffice, people, today } from '../setup/office.ts'
import { openBrowser } from './browser.ts'
import { type TemporalUi, temporalUi } from './temporal-ui.ts'

// A namespace of its own: "exactly the overdue cases" says nothing among the cases of other tests.
const folder = mkdtempSync(join(tmpdir(), 'kelisu-supervisor-'))
let temporal: Temporal
let office: Office
let browser: Browser
let ui: TemporalUi
beforeAll(async () => {
  temporal = await startTemporal({ folder, inMemory: true, uiPort: await freePort() })
  const connection = await Connection.connect({ address: temporal.address })
  await registerSearchAttributes(connection, temporal.namespace)
  await connection.close()
  office = await openOffice({ temporalAddress: temporal.address })
  browser = await openBrowser()
  ui = await temporalUi(browser)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
  await temporal?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Received twenty days ago, so that its seven working days are over whatever holidays there were. */
const receivedOn = today(-20)

const lateCase = async (requestId: string): Promise<string> => {
  const request = aRequest({
    requestId,
    act: { kind: 'decision', finalFormOn: today(-24) },
    outgoing: { number: '14-02/567', sentOn: receivedOn },
  })
  const { caseId } = await office.kelisu.submit(request, {
    staticSummary: staticSummary(request as never),
    staticDetails: staticDetails(request as never),
  })
  await eventually(async () => (await office.kelisu.state(caseId)).summary?.stage === 'sent', { of: `${caseId} opens` })
  const receipt = { number: 'кіріс-1', at: almaty.timeOn(receivedOn, '11:00') }
  await office.kelisu.registerReceipt(caseId, receipt, { actor: people.chancery })
  return caseId
}

const proposed = async (caseId: string): Promise<string> => {
  await office.kelisu.assign(caseId, { lawyer: people.lawyer }, { actor: people.legalHead })
  const proposal = { outcome: 'approve', groundsExist: true, text: 'Негіздер бар' } as const
  await office.kelisu.recommend(caseId, proposal, { actor: people.lawyer })
  return caseId
}

const decided = async (caseId: string, outcome: 'approve' | 'refuse') =>
  office.kelisu.decide(caseId, { outcome, reasons: 'Негіздер' }, { actor: people.head })

describe('a supervisor who opens the printed link "overdue"', () => {
  it('sees exactly the overdue cases, and of one what it is, who holds it and since when it is late', async () => {
    const withTheHead = await lateCase('late-with-the-head').then(proposed)
    const unassigned = await lateCase('late-unassigned')
    await office.broughtTo('decision')
    await office.submitted()
    await decided(await lateCase('decided-late').then(proposed), 'approve')
    const closedLate = await lateCase('refused-late').then(proposed)
    await decided(closedLate, 'refuse')
    await office.closed(closedLate)
    const overdue = [unassigned, withTheHead].sort()
    const running = 'WorkflowType="approval" AND ExecutionStatus="Running"'
    await eventually(
      async () =>
        (await office.client.workflow.count(running)).count === 5 &&
        (await office.client.workflow.count(`${running} AND ApprovalOverdue=true`)).count === 2,
      { of: 'the lists know of five open cases, two of them overdue' },
    )

    const links = supervisorLinks(temporal.uiUrl ?? '', temporal.namespace)
    expect(await ui.listed(links.overdue)).toEqual(overdue)

    const seen = await ui.details(withTheHead)
    const dueOn = decisionDue(receivedOn, newestCalendar, 'nextWorkingDay').dueOn
    expect(seen.summary).toContain('апелляция · № 14-02/567 · dgd-almaty')
    expect(seen.details).toContain('Сот ісі: № 7527-26-00-2/1234')
    expect(seen.details).toContain('Decision in final form:')
    for (const words of [
      'Апелляциялық шағым, азаматтық іс, сот ісі № 7527-26-00-2/1234',
      `МЕРЗІМІ ӨТТІ (${dateInWords(dueOn, 'kk')}, сағат 24:00-ден бері)`,
      `Кімде: басшы немесе өкілеттік жүктелген адам: шешім қабылдайды (${people.head})`,
      'Сұрау салған орган: Алматы қаласы бойынша Мемлекеттік кірістер департаменті (dgd-almaty)',
      'Согласующий орган: Комитет государственных доходов (kgd)',
      `ПРОСРОЧЕНО (с 24:00 ${dateInWords(dueOn, 'ru')})`,
      'У кого: руководитель или лицо, на которое возложены полномочия: принимает решение',
    ])
      expect(seen.currentDetails).toContain(words)
  }, 90_000)
})
