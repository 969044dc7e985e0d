import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../setup/eventually.ts'
import { type FaultProxy, openFaultProxy } from '../setup/fault-proxy.ts'
import { aRequest, now, type Office, openOffice, people, today } from '../setup/office.ts'
import { expectEveryNoticeInMailbox, mailsOf, noticesOf, retryNoticesNow } from './notices.ts'
import { closedSoundly } from './soundness.ts'
import { startWorker, type WorkerProcess } from './worker-process.ts'

const approve = { outcome: 'approve', reasons: 'Заңды негіз бар' } as const
const proposal = { outcome: 'approve', groundsExist: true, text: 'Негіздер бар' } as const
const decisionCommand = { actor: people.head, commandId: 'decision-1' }

/** One case for each step after which the worker dies. */
type Step =
  | 'started'
  | 'received'
  | 'assigned'
  | 'proposed'
  | 'decisionSent'
  | 'decisionSignalled'
  | 'decided'
  | 'delivered'

let office: Office
let mail: FaultProxy
let worker: WorkerProcess
let caseOf: Record<Step, string>
let decisionOnItsWay: Promise<unknown>

beforeAll(async () => {
  mail = await openFaultProxy()
  office = await openOffice({ withoutWorkers: true })
  const settings = { KELISU_SMTP_URL: mail.before(office.mailbox.url) }
  const { kelisu } = office
  const firstWorker = await startWorker(office, settings)

  const [received, assigned, proposed, decisionSent, decisionSignalled, decided, delivered] = await Promise.all([
    office.broughtTo('received'),
    office.broughtTo('review'),
    office.broughtTo('decision'),
    office.broughtTo('decision'),
    office.broughtTo('decision'),
    office.broughtTo('decision'),
    office.broughtTo('decision'),
  ])
  await kelisu.decide(delivered, approve, decisionCommand)
  await eventually(async () => (await office.log(delivered)).includes('DecisionDelivered'))
  mail.cut()
  await kelisu.decide(decided, approve, decisionCommand)
  const { caseId: started } = await kelisu.submit(aRequest())
  caseOf = { started, received, assigned, proposed, decisionSent, decisionSignalled, decided, delivered }
  decisionOnItsWay = kelisu.decide(decisionSent, approve, decisionCommand)
  // Whatever it brings is asserted by its test.
  decisionOnItsWay.catch(() => undefined)

  await firstWorker.kill()
  await kelisu.signal(decisionSignalled, 'decide', approve, decisionCommand)
  mail.restore()
  worker = await startWorker(office, settings)
}, 120_000)

afterAll(async () => {
  await worker?.stop()
  await office?.stop()
  await mail?.close()
})

const soon = { seconds: 60 }

/** What has to happen in each stage, in order. */
const acts = {
  sent: async (caseId: string) => {
    await eventually(async () => (await office.kelisu.state(caseId)).summary, soon)
    await office.kelisu.registerReceipt(caseId, { number: 'кіріс-1', at: now() }, { actor: people.chancery })
  },
  received: (caseId: string) => office.kelisu.assign(caseId, { lawyer: people.lawyer }, { actor: people.legalHead }),
  review: (caseId: string) => office.kelisu.recommend(caseId, proposal, { actor: people.lawyer }),
  decision: (caseId: string) => office.kelisu.decide(caseId, approve, decisionCommand),
  decided: (caseId: string) =>
    eventually(async () => (await office.kelisu.state(caseId)).state.stage === 'delivered', soon),
  delivered: (caseId: string) =>
    office.kelisu.reportFiling(caseId, { filedOn: today() }, { actor: people.requesterHead }),
}

type Stage = keyof typeof acts

const carriedOn = async (caseId: string, from: Stage): Promise<string[]> => {
  const stages = Object.keys(acts) as Stage[]
  for (const stage of stages.slice(stages.indexOf(from))) await acts[stage](caseId)
  return await closedSoundly(office, caseId)
}

const wholeProcedure = [
  'RequestSubmitted',
  'ApproverSet',
  'DeadlinesSet',
  'ReceiptRegistered',
  'DeadlinesSet',
  'LawyerAssigned',
  'RecommendationGiven',
  'Decided',
  'DecisionDelivered',
  'FilingReported',
]

describe('a worker that is killed and started again', () => {
  it.concurrent.each<[string, Step, Stage]>([
    ['after the request was sent', 'started', 'sent'],
    ['after the receipt', 'received', 'received'],
    ['after the assignment', 'assigned', 'review'],
    ['after the proposal', 'proposed', 'decision'],
    ['after the decision, before its delivery', 'decided', 'decided'],
    ['after the delivery, before the end', 'delivered', 'delivered'],
  ])(
    '%s leaves a case that goes on and ends right',
    async (_, step, stage) => {
      expect(await carriedOn(caseOf[step], stage)).toEqual(wholeProcedure)
    },
    120_000,
  )

  it.concurrent('while a decision is on its way carries it out once', async () => {
    const caseId = caseOf.decisionSent
    expect(await decisionOnItsWay).toMatchObject({ commandId: decisionCommand.commandId, stage: 'decided' })
    expect(await office.kelisu.decide(caseId, approve, decisionCommand)).toEqual(await decisionOnItsWay)
    expect(await carriedOn(caseId, 'decided')).toEqual(wholeProcedure)
  }, 120_000)

  it.concurrent('carries out a decision that was sent as a signal while no worker ran', async () => {
    expect(await carriedOn(caseOf.decisionSignalled, 'decided')).toEqual(wholeProcedure)
  }, 120_000)

  it('loses no notice; one that comes twice has the same Message-ID', async () => {
    const caseIds = Object.values(caseOf)
    await eventually(
      async () => {
        // What the dead worker had taken comes back when its claim has ended.
        await retryNoticesNow(office)
        const pending = await Promise.all(caseIds.map(caseId => noticesOf(office, caseId, 'pending')))
        return pending.flat().length === 0
      },
      { seconds: 90, of: 'no notice is pending' },
    )
    for (const caseId of caseIds) {
      expect(await noticesOf(office, caseId, 'failed')).toEqual([])
      await expectEveryNoticeInMailbox(office, office.mailbox, caseId)
      const decision = mailsOf(office.mailbox, `${caseId}/8/decision/${people.requesterChancery}`)
      expect(decision).not.toEqual([])
      expect(new Set(decision.map(each => each.messageId)).size).toBe(1)
    }
  }, 120_000)
})
