import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forwarded } from '../../client/command-line/forward.ts'
import { eventually } from '../setup/eventually.ts'
import { type FaultProxy, openFaultProxy } from '../setup/fault-proxy.ts'
import { type Mailbox, openMailbox } from '../setup/mailbox.ts'
import { type Office, openOffice, people, today } from '../setup/office.ts'
import { expectEveryNoticeInMailbox, mailsOf, noticesOf, retryNoticesNow } from './notices.ts'
import { closedSoundly } from './soundness.ts'

let office: Office
let mailbox: Mailbox
let proxy: FaultProxy
beforeAll(async () => {
  mailbox = await openMailbox()
  proxy = await openFaultProxy()
  office = await openOffice({ smtpUrl: proxy.before(mailbox.url) })
})
beforeEach(() => {
  proxy.restore()
  mailbox.refused.clear()
})
afterAll(async () => {
  await office.stop()
  await proxy.close()
  await mailbox.close()
})

const stageOf = async (caseId: string) => (await office.kelisu.state(caseId)).state.stage
const tried = async (caseId: string) =>
  (await noticesOf(office, caseId, 'pending')).some(notice => notice.lastError !== null)
const allSent = (caseId: string) =>
  eventually(
    async () => {
      await retryNoticesNow(office)
      return (await noticesOf(office, caseId, 'pending')).length === 0
    },
    { seconds: 30, of: 'no notice is pending' },
  )

describe('while the mail server is down', () => {
  it('a decision is accepted as quickly as ever; notices and the decision itself arrive once it is back', async () => {
    const caseId = await office.broughtTo('decision')
    proxy.cut()
    const began = performance.now()
    const { stage } = await office.kelisu.decide(caseId, { outcome: 'refuse' }, { actor: people.head })
    expect(stage).toBe('decided')
    // No time-out of SMTP is in it, the shortest of which is 15 s.
    expect(performance.now() - began).toBeLessThan(5_000)
    await eventually(() => tried(caseId), { of: 'a notice was tried in vain' })
    expect(await stageOf(caseId)).toBe('decided')

    proxy.restore()
    await allSent(caseId)
    expect((await closedSoundly(office, caseId)).slice(-2)).toEqual(['Decided', 'DecisionDelivered'])
    await expectEveryNoticeInMailbox(office, mailbox, caseId)
    expect(await noticesOf(office, caseId, 'failed')).toEqual([])
    expect(mailsOf(mailbox, `${caseId}/8/decision/${people.requesterChancery}`)).toHaveLength(1)
  })

  it('deadlines go on: the case is reminded of and becomes overdue, and its notices wait', async () => {
    proxy.cut()
    const caseId = await office.broughtTo('received')
    await eventually(() => tried(caseId), { of: 'a notice was tried in vain' })
    const { summary } = await office.kelisu.state(caseId)
    const seconds = Math.ceil((Date.parse(summary?.decisionDueAt ?? '') - Date.now()) / 1_000) + 60
    await forwarded(office.client, caseId, seconds)
    const log = await eventually(async () => {
      const types = await office.log(caseId)
      return types.at(-1) === 'BecameOverdue' ? types : undefined
    })
    expect(log.filter(type => type === 'Reminded').length).toBeGreaterThanOrEqual(3)
    expect(await noticesOf(office, caseId, 'sent')).toEqual([])

    proxy.restore()
    await allSent(caseId)
    await expectEveryNoticeInMailbox(office, mailbox, caseId)
    await office.kelisu.withdraw(caseId, { reason: 'Қажет емес' }, { actor: people.requesterHead })
    expect((await closedSoundly(office, caseId)).at(-1)).toBe('Withdrawn')
  })
})

describe('an address that is refused for good', () => {
  it('becomes an event of the open case, told to the supervisor', async () => {
    mailbox.refused.add('lawyer2@kgd.example')
    const caseId = await office.broughtTo('received')
    await office.kelisu.assign(caseId, { lawyer: people.otherLawyer }, { actor: people.legalHead })
    const failed = await eventually(async () =>
      (await office.store.caseLog.read(caseId)).map(row => row.event).find(event => event.type === 'NoticeFailed'),
    )
    expect(failed).toMatchObject({ notice: `${caseId}/6/lawyer`, reason: expect.stringContaining('550') })
    expect(await stageOf(caseId)).toBe('review')
    await eventually(() => mailsOf(mailbox, `${caseId}/7/supervisor/${people.head}`).length === 1)

    await office.kelisu.withdraw(caseId, { reason: 'Қажет емес' }, { actor: people.requesterHead })
    expect((await closedSoundly(office, caseId)).filter(type => type === 'NoticeFailed')).not.toEqual([])
  })

  it('keeps a decision from being delivered, which a person then confirms', async () => {
    const caseId = await office.broughtTo('decision')
    mailbox.refused.add('chancery@dgd-almaty.example')
    await office.kelisu.decide(caseId, { outcome: 'approve' }, { actor: people.head })
    await eventually(async () => (await office.log(caseId)).includes('DeliveryFailed'))
    expect(await stageOf(caseId)).toBe('decided')
    await office.kelisu.confirmDelivery(caseId, { how: 'қолма-қол' }, { actor: people.requesterChancery })
    await office.kelisu.reportFiling(caseId, { filedOn: today() }, { actor: people.requesterHead })
    // A notice of an earlier step may meet the refusal too.
    const log = (await closedSoundly(office, caseId)).filter(type => type !== 'NoticeFailed')
    expect(log.slice(-4)).toEqual(['Decided', 'DeliveryFailed', 'DecisionDelivered', 'FilingReported'])
  })
})
