import { forwarded } from '../../client/command-line/forward.ts'
import { filingReportDueAt } from '../../domain/approval/moments.ts'
import { eventually } from '../setup/eventually.ts'
import { now, type Office, people, today } from '../setup/office.ts'

const stage = (office: Office, caseId: string, wanted: string) =>
  eventually(async () => (await office.kelisu.state(caseId)).state.stage === wanted, { of: `${caseId} is ${wanted}` })

const forwardPast = (office: Office, caseId: string, instant: string | null | undefined) =>
  forwarded(office.client, caseId, Math.ceil((Date.parse(instant ?? '') - Date.now()) / 1_000) + 60)

/** Each released path through the procedure, by its name; a golden history of each is kept for ever and replayed by a test. */
export const scenarios: Record<string, (office: Office) => Promise<string>> = {
  'approved-and-filed': async office => {
    const caseId = await office.broughtTo('decision')
    await office.kelisu.decide(caseId, { outcome: 'approve', reasons: 'Негіз бар' }, { actor: people.head })
    await stage(office, caseId, 'delivered')
    await office.kelisu.reportFiling(caseId, { filedOn: today() }, { actor: people.requesterHead })
    return caseId
  },
  'approved-and-never-filed': async office => {
    const caseId = await office.broughtTo('decision')
    await office.kelisu.decide(caseId, { outcome: 'approve' }, { actor: people.head })
    await stage(office, caseId, 'delivered')
    const endsAt = (await office.kelisu.state(caseId)).summary?.courtTermEndsAt
    await forwardPast(office, caseId, endsAt)
    await eventually(async () => (await office.log(caseId)).includes('CourtTermEnded'))
    await forwardPast(office, caseId, endsAt && filingReportDueAt(endsAt))
    return caseId
  },
  refused: async office => {
    const caseId = await office.broughtTo('decision')
    await office.kelisu.decide(caseId, { outcome: 'refuse', reasons: 'Негіз жоқ' }, { actor: people.head })
    return caseId
  },
  'overdue-then-decided-late': async office => {
    const caseId = await office.broughtTo('decision')
    await forwardPast(office, caseId, (await office.kelisu.state(caseId)).summary?.decisionDueAt)
    await eventually(async () => (await office.log(caseId)).includes('BecameOverdue'))
    await office.kelisu.decide(caseId, { outcome: 'refuse' }, { actor: people.head })
    return caseId
  },
  'incomplete-then-returned': async office => {
    const { signature: _, ...unsigned } = (await import('../setup/office.ts')).aRequest()
    const { caseId } = await office.kelisu.submit(unsigned)
    await stage(office, caseId, 'incomplete')
    await office.kelisu.registerReceipt(caseId, { number: 'кіріс-3', at: now() }, { actor: people.chancery })
    await office.kelisu.return(caseId, { citation: 'part-4', reason: 'Басшының қолы жоқ' }, { actor: people.chancery })
    return caseId
  },
  'never-registered-then-withdrawn': async office => {
    const caseId = await office.submitted()
    const { state } = await office.kelisu.state(caseId)
    await forwardPast(office, caseId, 'registerBy' in state ? state.registerBy : null)
    await eventually(async () => (await office.log(caseId)).includes('Reminded'))
    await office.kelisu.withdraw(caseId, { reason: 'Қажет емес' }, { actor: people.requesterHead })
    return caseId
  },
  'exempt-and-closed-at-once': office => office.submitted({ requester: 'minfin', addressedTo: 'minfin' }),
  'no-route-then-chosen-by-a-person': async office => {
    const caseId = await office.submitted({ requester: 'akim-temirtau', addressedTo: 'akim-karaganda-obl' })
    const choice = { approver: 'akim-karaganda-obl', reason: 'Мәтінде бағыт жоқ' }
    const [chooser] = (await office.store.registry.snapshot()).holders('akim-karaganda-obl', 'firstHead', today())
    await office.kelisu.setApprover(caseId, choice, { actor: chooser?.person ?? '' })
    await office.kelisu.withdraw(caseId, { reason: 'Қажет емес' }, { actor: await headOf(office, 'akim-temirtau') })
    return caseId
  },
  'information-rework-and-a-refused-command': async office => {
    const caseId = await office.broughtTo('review')
    await office.kelisu.requestInformation(caseId, { text: 'Сот хаттамасын жіберіңіз' }, { actor: people.lawyer })
    await office.kelisu.supplyInformation(caseId, { text: 'Жіберілді' }, { actor: people.requesterHead })
    const proposal = { outcome: 'refuse' as const, groundsExist: false, text: 'Негіз жоқ' }
    await office.kelisu.recommend(caseId, proposal, { actor: people.lawyer })
    await office.kelisu.returnForRework(caseId, { reason: 'Толықтырыңыз' }, { actor: people.legalHead })
    await office.kelisu.reassign(caseId, { lawyer: people.otherLawyer, reason: 'Демалыс' }, { actor: people.legalHead })
    await office.kelisu.recommend(caseId, proposal, { actor: people.otherLawyer })
    await office.kelisu
      .decide(caseId, { outcome: 'approve' }, { actor: people.deputyWhoseActEnded })
      .catch(() => undefined)
    await office.kelisu.decide(caseId, { outcome: 'refuse' }, { actor: people.head })
    return caseId
  },
}

const headOf = async (office: Office, body: string): Promise<string> =>
  (await office.store.registry.snapshot()).holders(body, 'firstHead', today())[0]?.person ?? ''
