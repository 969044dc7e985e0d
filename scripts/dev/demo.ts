import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client'
import { caseIdOf } from '../../client/library/case-id.ts'
import type { KelisuClient, RequestToSend } from '../../client/library/client.ts'
import { kelisuClient } from '../../client/library/client.ts'
import type { Stage } from '../../domain/approval/summary.ts'
import type { PositionName } from '../../domain/bodies/kinds.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { type Instant, type IsoDate, instantOf, plusDays } from '../../domain/calendar/dates.ts'
import { newestCalendar as calendar } from '../../domain/calendar/editions.ts'
import { staticDetails, staticSummary } from '../../domain/texts/details.ts'
import { almaty } from '../../local-time/almaty.ts'
import type { LocalIssuer } from './local-issuer.ts'

type DemoCase = {
  id: string
  what: string
  requester: string
  request?: Partial<RequestToSend>
  /** Working days ago on which the receipt was registered; none: it is not registered. */
  receivedWorkingDaysAgo?: number
  /** How far the people of the sample registry bring it. */
  until?: 'review' | 'decision' | 'approve' | 'refuse' | 'filed' | 'information'
}

const cases: DemoCase[] = [
  {
    id: 'demo-01',
    what: 'route 3, decided in time and refused',
    requester: 'dgd-almaty',
    receivedWorkingDaysAgo: 2,
    until: 'refuse',
  },
  {
    id: 'demo-02',
    what: 'route 1, on time, with the lawyer',
    requester: 'kgd',
    receivedWorkingDaysAgo: 1,
    until: 'review',
  },
  {
    id: 'demo-03',
    what: 'route 2, due soon, with who decides',
    requester: 'minjust-abai',
    receivedWorkingDaysAgo: 6,
    until: 'decision',
  },
  {
    id: 'demo-04',
    what: 'route 3, overdue, with who decides',
    requester: 'dgd-karaganda',
    receivedWorkingDaysAgo: 11,
    until: 'decision',
  },
  {
    id: 'demo-05',
    what: 'route 4, overdue, nobody assigned',
    requester: 'police-bostandyk',
    receivedWorkingDaysAgo: 9,
  },
  {
    id: 'demo-06',
    what: 'route 4, decided late',
    requester: 'ugd-bostandyk',
    receivedWorkingDaysAgo: 10,
    until: 'approve',
  },
  {
    id: 'demo-07',
    what: 'route 5, approved and not yet filed',
    requester: 'uo-karaganda-obl',
    receivedWorkingDaysAgo: 3,
    until: 'approve',
  },
  {
    id: 'demo-08',
    what: 'route 5, approved and filed',
    requester: 'gkh-bukhar-zhyrau',
    receivedWorkingDaysAgo: 4,
    until: 'filed',
  },
  { id: 'demo-09', what: 'route 6, the receipt is not registered yet', requester: 'akim-bukhar-zhyrau' },
  {
    id: 'demo-10',
    what: 'route 7, information asked for',
    requester: 'akim-medeu',
    receivedWorkingDaysAgo: 2,
    until: 'information',
  },
  {
    id: 'demo-11',
    what: 'route 8, received, nobody assigned yet',
    requester: 'akim-doskei',
    receivedWorkingDaysAgo: 0,
  },
  {
    id: 'demo-12',
    what: 'a late request (part 6), considered all the same',
    requester: 'dgd-almaty',
    receivedWorkingDaysAgo: 0,
    request: { act: act(-24) },
  },
  {
    id: 'demo-13',
    what: 'APPC 168(4): ten working days, the court term is at risk',
    requester: 'dgd-almaty',
    receivedWorkingDaysAgo: 0,
    request: { procedure: 'administrative', shortTerm: true, act: act(-2) },
    until: 'review',
  },
  { id: 'demo-14', what: 'exempt (part 2): closed at once', requester: 'minfin' },
  { id: 'demo-15', what: 'military (part 3), no order registered: waits for a person', requester: 'mo-00001' },
  { id: 'demo-16', what: 'military (part 3), by the registered order', requester: 'ng-00002' },
  { id: 'demo-17', what: 'no route in the text: waits for a person', requester: 'akim-temirtau' },
  {
    id: 'demo-18',
    what: 'incomplete: no draft (part 5)',
    requester: 'ugd-medeu',
    request: { draft: undefined as never },
  },
  {
    id: 'demo-19',
    what: 'cassation, on time',
    requester: 'kaznacheystvo-karaganda',
    receivedWorkingDaysAgo: 1,
    request: { means: 'cassation', act: { kind: 'ruling', inForceOn: daysAgo(20) } },
  },
]

/** A case of every stage and route, made by the client that users have. Those that exist from an earlier start stay as they are. */
export const demo = async (
  server: { address: string; namespace: string },
  registry: Registry,
  issuer: LocalIssuer,
  progress: (text: string) => void,
): Promise<void> => {
  const connection = await Connection.connect({ address: server.address })
  try {
    const client = new Client({ connection, namespace: server.namespace })
    const kelisu = kelisuClient({ client, signer: { issuer: issuer.id, key: issuer.privateKey } })
    const missing = (await Promise.all(cases.map(async each => ((await exists(client, each)) ? [] : [each])))).flat()
    if (missing.length > 0) progress(`making ${missing.length} demo cases`)
    const office = officeOf(kelisu, registry)
    for (const pair of inPairs(missing)) await Promise.all(pair.map(each => office(each)))
  } finally {
    await connection.close()
  }
}

const officeOf =
  (kelisu: KelisuClient, registry: Registry) =>
  async ({ id, requester, request, receivedWorkingDaysAgo, until }: DemoCase): Promise<void> => {
    const today = almaty.dateOf(now())
    const holder = (body: string | null | undefined, ...positions: PositionName[]) =>
      positions.flatMap(position => registry.holders(body ?? '', position, today))[0]?.person ?? ''
    const receivedOn = receivedWorkingDaysAgo === undefined ? undefined : workingDaysAgo(receivedWorkingDaysAgo)
    const receivedAt = receivedOn && receivedOn < today ? almaty.timeOn(receivedOn, '11:00') : now()
    const sentOn = receivedOn ?? today
    const signer = holder(requester, 'firstHead', 'headOfApparatus')
    const document: RequestToSend = {
      requestId: id,
      requester,
      means: 'appeal',
      procedure: 'civil',
      court: 'Мамандандырылған ауданаралық экономикалық сот',
      courtCaseNumber: `7527-26-00-2/${id.slice(-2)}`,
      act: act(-12),
      subject: 'Үлгі іс / Показательное дело',
      outgoing: { number: `14-02/${id.slice(-2)}`, sentOn },
      signature: { kind: 'paper', signer, position: 'firstHead', signedAt: almaty.timeOn(sentOn, '00:01') },
      draft: { name: 'zhoba.pdf', sha256: '0'.repeat(64) },
      ...request,
    }
    const labels = { staticSummary: staticSummary(document as never), staticDetails: staticDetails(document as never) }
    const { caseId } = await kelisu.submit(withoutUndefined(document), { actor: signer, ...labels })
    if (receivedOn === undefined) return
    const approver = (await reached(kelisu, caseId, 'sent', 'incomplete', 'closed')).approver
    const as = (...positions: PositionName[]) => ({ actor: holder(approver, ...positions) })
    await kelisu.registerReceipt(
      caseId,
      { number: `кіріс-${id.slice(-2)}`, at: receivedAt },
      as('chancery', 'headOfApparatus'),
    )
    if (until === undefined) return
    const lawyer = holder(approver, 'lawyer', 'headOfLegalService')
    await kelisu.assign(caseId, { lawyer }, as('headOfLegalService'))
    if (until === 'information')
      await kelisu.requestInformation(caseId, { text: 'Сот отырысының хаттамасын жіберіңіз' }, { actor: lawyer })
    if (until === 'review' || until === 'information') return
    const approves = until !== 'refuse'
    const proposal = {
      outcome: approves ? ('approve' as const) : ('refuse' as const),
      groundsExist: approves,
      text: 'Ұсыныс',
    }
    await kelisu.recommend(caseId, proposal, { actor: lawyer })
    if (until === 'decision') return
    const reasons = approves ? 'Заңнамада көзделген негіздер бар' : 'Заңнамада көзделген негіздер жоқ'
    await kelisu.decide(caseId, { outcome: proposal.outcome, reasons }, as('firstHead'))
    if (until !== 'filed') return
    await reached(kelisu, caseId, 'delivered')
    await kelisu.reportFiling(caseId, { filedOn: today, number: 'талап-08' }, { actor: signer })
  }

const patienceMs = 30_000

const reached = async (kelisu: KelisuClient, caseId: string, ...stages: Stage[]) => {
  const until = Date.now() + patienceMs
  for (;;) {
    const { summary } = await kelisu.state(caseId)
    if (summary && stages.includes(summary.stage)) return summary
    if (Date.now() > until) throw new Error(`${caseId} did not reach ${stages.join(' or ')}; see the worker's log`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

const exists = async (client: Client, { requester, id }: DemoCase): Promise<boolean> => {
  try {
    await client.workflow.getHandle(caseIdOf(requester, id)).describe()
    return true
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false
    throw error
  }
}

function now(): Instant {
  return instantOf(Date.now())
}

function daysAgo(days: number): IsoDate {
  return plusDays(almaty.dateOf(now()), -days)
}

function act(days: number): RequestToSend['act'] {
  return { kind: 'decision', finalFormOn: daysAgo(-days) }
}

const workingDaysAgo = (days: number): IsoDate => {
  const today = almaty.dateOf(now())
  return days === 0 ? today : calendar.workingDayBefore(today, days)
}

const inPairs = <T>(all: T[]): T[][] =>
  all.flatMap((_, index) => (index % 2 === 0 ? [all.slice(index, index + 2)] : []))

const withoutUndefined = (document: RequestToSend): RequestToSend => JSON.parse(JSON.stringify(document))
