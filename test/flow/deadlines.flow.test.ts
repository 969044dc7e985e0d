import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forwarded } from '../../client/command-line/forward.ts'
import { filingReportDueAt } from '../../domain/approval/moments.ts'
import { type Instant, instantOf, millisecondsOf } from '../../domain/calendar/dates.ts'
import { eventually } from '../setup/eventually.ts'
import { now, type Office, openOffice, people, today } from '../setup/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.stop())

const hour = 3_600
/** Moves the case to some seconds after the instant. */
const forwardPast = async (caseId: string, instant: string) => {
  const ahead = Math.ceil((Date.parse(instant) - Date.now()) / 1_000)
  await forwarded(office.client, caseId, ahead + 60)
}
const attributesOf = async (caseId: string) =>
  (await office.client.workflow.getHandle(caseId).describe()).searchAttributes

describe('a request that nobody registers', () => {
  it('is told to both bodies after the next working day, and again to nobody', async () => {
    const caseId = await office.submitted()
    const { state } = await office.kelisu.state(caseId)
    await forwardPast(caseId, ('registerBy' in state && state.registerBy) || '')
    await eventually(async () => (await office.log(caseId)).includes('Reminded'))
    const told = await eventually(
      () => {
        const mails = office.mailbox.mails.filter(
          mail => mail.text?.includes(caseId) && mail.subject?.includes('Напоминание: запрос ещё не зарегистрирован'),
        )
        return mails.length >= 3 ? mails : undefined
      },
      { of: 'both bodies have the mail', seconds: 30 },
    )
    const [register, ...others] = told.filter(mail => mail.text?.includes(`receive ${caseId}`))
    expect(register?.text).toContain('Тіркеу мерзімі алгоритмде айтылмаған')
    expect(others).toEqual([])
    const { summary } = await office.kelisu.state(caseId)
    expect(summary).toMatchObject({ stage: 'sent', deadlineState: 'notRunning' })
    expect((await office.log(caseId)).filter(type => type === 'Reminded')).toHaveLength(1)
  })
})

describe('seven working days (part 10)', () => {
  it('reminds three and one working days before and on the day, then becomes overdue and goes on waiting', async () => {
    const caseId = await office.broughtTo('decision')
    const { summary } = await office.kelisu.state(caseId)
    await forwardPast(caseId, summary?.decisionDueAt ?? '')
    const log = await eventually(async () => {
      const types = await office.log(caseId)
      return types.includes('BecameOverdue') ? types : undefined
    })
    expect(log.at(-1)).toBe('BecameOverdue')
    const events = (await office.store.caseLog.read(caseId)).map(row => row.event)
    const reminded = events.flatMap(event => (event.type === 'Reminded' ? [event] : []))
    expect(reminded.map(({ moments, workingDaysLeft }) => [moments.join(), workingDaysLeft])).toEqual([
      ['reminder', 3],
      ['dueSoon', 2],
      ['reminder', 1],
      ['reminder', 0],
    ])
    await eventually(async () => (await attributesOf(caseId)).ApprovalOverdue?.[0] === true)
    expect((await attributesOf(caseId)).ApprovalDeadlineState).toEqual(['overdue'])
    expect((await office.kelisu.state(caseId)).state.stage).toBe('decision')
  })

  it('counts a decision signed in time as such, though no worker was there until after the last day (part 10)', async () => {
    const caseId = await office.broughtTo('decision')
    const { summary } = await office.kelisu.state(caseId)
    const handle = office.client.workflow.getHandle(caseId)
    const timersFired = async () =>
      ((await handle.fetchHistory()).events ?? []).filter(event => event.timerFiredEventAttributes).length
    // Some seconds before the last moment: it passes while nobody is there.
    await forwarded(office.client, caseId, (Date.parse(summary?.decisionDueAt ?? '') - Date.now()) / 1_000 - 15)
    const before = await timersFired()
    await office.stopWorkers()
    await eventually(async () => (await timersFired()) > before, { seconds: 40 })
    const paper = { signedOn: today(), number: 'ш-7' }
    await office.kelisu.signal(caseId, 'decide', { outcome: 'approve', paper }, { actor: people.head })
    await office.startWorkersAgain()
    await eventually(async () => (await office.log(caseId)).includes('DecisionDelivered'))
    const events = (await office.store.caseLog.read(caseId)).map(row => row.event)
    expect(events.find(event => event.type === 'Decided')).toMatchObject({ late: false })
    expect(events.map(event => event.type)).not.toContain('BecameOverdue')
  }, 60_000)

  it('records a decision after the seventh day as late, and it stands', async () => {
    const caseId = await office.broughtTo('decision')
    const { summary } = await office.kelisu.state(caseId)
    await forwardPast(caseId, summary?.decisionDueAt ?? '')
    await eventually(async () => (await office.log(caseId)).includes('BecameOverdue'))
    await office.kelisu.decide(caseId, { outcome: 'refuse' }, { actor: people.head })
    await office.closed(caseId)
    const { summary: closed } = await office.kelisu.state(caseId)
    expect(closed).toMatchObject({
      deadlineState: 'decidedLate',
      decidedLate: true,
      outcome: 'refused',
      overdue: false,
    })
  })

  it('is overdue at once when the registered receipt lies more than seven working days back', async () => {
    const caseId = await office.submitted({
      outgoing: { number: '14-02/9', sentOn: today(-25) },
      act: { kind: 'decision', finalFormOn: today(-40) },
    })
    const receivedAt = instantOf(Date.now() - 24 * 24 * hour * 1_000)
    await office.kelisu.registerReceipt(caseId, { number: 'кіріс-2', at: receivedAt }, { actor: people.chancery })
    await eventually(async () => (await office.log(caseId)).includes('BecameOverdue'))
    const { summary } = await office.kelisu.state(caseId)
    expect(summary).toMatchObject({
      stage: 'received',
      overdue: true,
      deadlineState: 'overdue',
      overdueSince: summary?.decisionDueAt,
    })
    expect((await office.log(caseId)).filter(type => type === 'Reminded')).toEqual([])
  })

  it('lifts the overdue mark when the receipt is corrected to a later day, with both proofs in the log', async () => {
    const caseId = await office.submitted({ outgoing: { number: '14-02/10', sentOn: today(-25) } })
    const receivedAt = instantOf(Date.now() - 24 * 24 * hour * 1_000)
    await office.kelisu.registerReceipt(caseId, { number: 'кіріс-3', at: receivedAt }, { actor: people.chancery })
    await eventually(async () => (await office.log(caseId)).includes('BecameOverdue'))
    await office.kelisu.correctFacts(
      caseId,
      { receiptAt: now(), reason: 'Тіркеу күні қате енгізілген' },
      { actor: people.chancery },
    )
    await eventually(
      async () => (await office.log(caseId)).slice(-3).join() === 'FactsCorrected,DeadlinesRecomputed,OverdueLifted',
    )
    expect((await office.kelisu.state(caseId)).summary).toMatchObject({ overdue: false, deadlineState: 'onTime' })
  })
})

describe('after an approval', () => {
  it('reminds the requesting body, and closes as not filed a week after the court term', async () => {
    const { kelisu } = office
    const caseId = await office.broughtTo('decision')
    await kelisu.decide(caseId, { outcome: 'approve' }, { actor: people.head })
    await eventually(async () => (await kelisu.state(caseId)).state.stage === 'delivered')
    const { summary } = await kelisu.state(caseId)
    await forwardPast(caseId, summary?.courtTermEndsAt ?? '')
    await eventually(async () => (await office.log(caseId)).includes('CourtTermEnded'))
    expect((await kelisu.state(caseId)).summary).toMatchObject({ stage: 'delivered' })
    await forwardPast(caseId, filingReportDueAt(summary?.courtTermEndsAt as Instant))
    await office.closed(caseId)
    const log = await office.log(caseId)
    expect(log.slice(-2)).toEqual(['CourtTermEnded', 'FilingNotReported'])
    expect(log.filter(type => type === 'Reminded')).toHaveLength(3)
    expect((await kelisu.state(caseId)).summary).toMatchObject({ outcome: 'approved', stage: 'closed', holder: null })
  })
})

describe('late facts', () => {
  it('accepts a request sent after the tenth working day, and flags it', async () => {
    const caseId = await office.submitted({ act: { kind: 'decision', finalFormOn: today(-28) } })
    expect((await office.kelisu.state(caseId)).summary?.flags).toContain('lateRequest')
  })

  it('accepts a request after the end of the court term, and says that the term has ended', async () => {
    const caseId = await office.submitted({ act: { kind: 'decision', finalFormOn: today(-60) } })
    await eventually(async () => (await office.log(caseId)).includes('CourtTermEnded'))
    expect((await office.kelisu.state(caseId)).summary).toMatchObject({
      stage: 'sent',
      flags: expect.arrayContaining(['lateRequest']),
    })
    expect(millisecondsOf((await office.kelisu.state(caseId)).summary?.courtTermEndsAt ?? now())).toBeLessThan(
      Date.now(),
    )
  })
})
