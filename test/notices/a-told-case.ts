import type { Actor, CaseRoute } from '../../domain/approval/commands.ts'
import type { CaseDates, CompactProof } from '../../domain/approval/dates.ts'
import type { ApprovalEvent, EventOf, EventType } from '../../domain/approval/events.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import type { PositionName } from '../../domain/bodies/kinds.ts'
import type { RoleGrant } from '../../domain/bodies/records.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import type { Instant, IsoDate } from '../../domain/calendar/dates.ts'

export const caseId = 'approval-dgd-almaty.r-1'

/** Words that only the approving body may read. */
export const secretOfProposal = 'НЕГІЗДЕР ТУРАЛЫ ІШКІ ПІКІР'
export const secretOfRework = 'ПЫСЫҚТАУДЫҢ ІШКІ СЕБЕБІ'

const request: ApprovalRequest = {
  requestId: 'r-1',
  requester: 'dgd-almaty',
  addressedTo: 'minfin',
  means: 'appeal',
  procedure: 'civil',
  court: 'Алматы қаласының Медеу ауданы соты',
  courtCaseNumber: '7514-26-00-2/1234',
  act: { kind: 'decision', finalFormOn: '2026-07-31' },
  subject: 'Салықтық берешекті өндіру',
  outgoing: { number: '12-3/456', sentOn: '2026-08-14' },
}

const at: Instant = '2026-08-17T05:00:00.000Z'
const made = { version: 1 as const, at }
const chancery: Actor = { person: 'p-chancery', body: 'kgd', position: 'chancery' }
const lawyer: Actor = { person: 'p-lawyer', body: 'kgd', position: 'lawyer' }
const head: Actor = { person: 'p-head', body: 'kgd', position: 'firstHead' }
const editions = { regulation: 'E1', calendar: '2026-03-18' }
const route: CaseRoute = { kind: 'approver', route: 3, approver: 'kgd', citation: 'part-1-item-3', because: 'item 3' }

const proof = (result: IsoDate): CompactProof => ({
  start: { fact: 'receivedOn', date: '2026-08-17' },
  rule: 'part-10',
  result,
  calendar: { edition: '2026-03-18', sha256: '0' },
  sha256: '0',
})

const dates: CaseDates = {
  courtTerm: { endsOn: '2026-08-31', endsAt: '2026-08-31T19:00:00.000Z', proof: proof('2026-08-31') },
  sendBy: { plain: '2026-08-17', strict: '2026-08-14', proof: proof('2026-08-17') },
  lateRequest: { plain: false, strict: false },
  decision: { dueOn: '2026-08-26', dueAt: '2026-08-26T19:00:00.000Z', proof: proof('2026-08-26') },
  termAtRisk: false,
  provisional: false,
  moments: [],
}

/** One event of every type, as a case could have it. */
export const oneOfEach: { [Type in EventType]: EventOf<Type> } = {
  RequestSubmitted: {
    ...made,
    type: 'RequestSubmitted',
    caseId,
    rules: 1,
    request,
    editions,
    judged: { at, by: 'workflow' },
  },
  RequestIncomplete: {
    ...made,
    type: 'RequestIncomplete',
    faults: [
      { code: 'SIGNATURE_MISSING', citation: 'part-4', field: 'signature' },
      { code: 'DRAFT_MISSING', citation: 'part-5', field: 'draft' },
    ],
  },
  RequestCompleted: { ...made, type: 'RequestCompleted', request },
  RequestReturned: { ...made, type: 'RequestReturned', citation: 'part-5', reason: 'Жоба қоса берілмеген' },
  ReceiptRegistered: {
    ...made,
    type: 'ReceiptRegistered',
    by: chancery,
    receipt: { number: 'кіріс № 77', at: '2026-08-17T04:00:00.000Z', registeredBy: 'p-chancery' },
    officials: { head: 'p-head', legalHead: 'p-legal-head' },
    editions,
  },
  ApprovalNotRequired: {
    ...made,
    type: 'ApprovalNotRequired',
    route: { kind: 'exempt', citation: 'part-2', because: 'central state body' },
  },
  MilitaryOrderApplies: {
    ...made,
    type: 'MilitaryOrderApplies',
    route: {
      kind: 'militaryOrder',
      approver: 'kgd',
      citation: 'part-3',
      because: 'order',
      order: { id: 'a-1', number: '123', date: '2024-02-01' },
    },
  },
  RouteUndetermined: {
    ...made,
    type: 'RouteUndetermined',
    route: { kind: 'noRoute', citation: 'part-1', because: 'not named' },
  },
  ApproverSet: { ...made, type: 'ApproverSet', approver: 'kgd', route },
  DeadlinesSet: { ...made, type: 'DeadlinesSet', dates },
  LawyerAssigned: { ...made, type: 'LawyerAssigned', lawyer: 'p-lawyer' },
  Reassigned: { ...made, type: 'Reassigned', lawyer: 'p-lawyer-2', from: 'p-lawyer', reason: 'Еңбек демалысы' },
  InformationRequested: { ...made, type: 'InformationRequested', text: 'Сот хаттамасы керек' },
  InformationSupplied: { ...made, type: 'InformationSupplied', text: 'Хаттама қоса берілді' },
  RecommendationGiven: {
    ...made,
    type: 'RecommendationGiven',
    by: lawyer,
    outcome: 'refuse',
    groundsExist: false,
    text: secretOfProposal,
    addressedTo: 'p-head',
  },
  RecommendationReturned: { ...made, type: 'RecommendationReturned', reason: secretOfRework },
  Decided: {
    ...made,
    type: 'Decided',
    by: head,
    outcome: 'approve',
    reasons: 'Материалдық құқық нормалары бұзылған',
    number: '01-5/77',
    authority: { basis: 'head', position: 'firstHead' },
    judged: { at: '2026-08-25T10:30:00.000Z', by: 'credential' },
    late: false,
    ownProposal: false,
  },
  DecisionDelivered: { ...made, type: 'DecisionDelivered', how: 'e-mail' },
  DeliveryFailed: { ...made, type: 'DeliveryFailed', reason: 'no address' },
  FilingReported: { ...made, type: 'FilingReported', filedOn: '2026-08-28', afterTerm: false },
  FilingNotReported: { ...made, type: 'FilingNotReported' },
  Withdrawn: { ...made, type: 'Withdrawn', reason: 'Дау бітімгершілікпен аяқталды' },
  FactsCorrected: {
    ...made,
    type: 'FactsCorrected',
    request,
    receipt: { number: 'кіріс № 77', at: '2026-08-17T04:00:00.000Z', registeredBy: 'p-chancery' },
    changed: ['receipt.at'],
    reason: 'Тіркеу күні қате жазылған',
  },
  DeadlinesRecomputed: { ...made, type: 'DeadlinesRecomputed', dates, edition: '2026-03-18' },
  Reminded: { ...made, type: 'Reminded', moments: ['reminder'], workingDaysLeft: 3, deadline: 'decision' },
  BecameOverdue: { ...made, type: 'BecameOverdue', dueAt: '2026-08-26T19:00:00.000Z' },
  OverdueLifted: { ...made, type: 'OverdueLifted', dueAt: '2026-08-26T19:00:00.000Z' },
  CourtTermEnded: { ...made, type: 'CourtTermEnded', endedAt: '2026-08-31T19:00:00.000Z' },
  CommandRefused: {
    ...made,
    type: 'CommandRefused',
    name: 'decide',
    code: 'NOT_VESTED',
    citation: 'part-9',
    facts: {},
  },
  NoticeFailed: { ...made, type: 'NoticeFailed', notice: `${caseId}/4/requester`, reason: 'p-1: EENVELOPE 550' },
}

const of = oneOfEach

/** Opened, received, with its lawyer: the stage `review`. */
export const inReview: ApprovalEvent[] = [
  of.RequestSubmitted,
  of.ApproverSet,
  of.DeadlinesSet,
  of.ReceiptRegistered,
  of.LawyerAssigned,
]
export const inDecision: ApprovalEvent[] = [...inReview, of.RecommendationGiven]
export const decided: ApprovalEvent[] = [...inDecision, of.Decided]
export const delivered: ApprovalEvent[] = [...decided, of.DecisionDelivered]

type Official = [person: string, body: string, position: PositionName, email?: string]

const people: Official[] = [
  ['p-r-chancery', 'dgd-almaty', 'chancery', 'kense@dgd-almaty.example'],
  ['p-r-head', 'dgd-almaty', 'firstHead', 'basshy@dgd-almaty.example'],
  ['p-m-legal-head', 'minfin', 'headOfLegalService', 'zan@minfin.example'],
  ['p-m-chancery', 'minfin', 'chancery', 'kense@minfin.example'],
  ['p-chancery', 'kgd', 'chancery', 'kense@kgd.example'],
  ['p-head', 'kgd', 'firstHead', 'basshy@kgd.example'],
  ['p-apparatus', 'kgd', 'headOfApparatus', 'apparat@kgd.example'],
  ['p-legal-head', 'kgd', 'headOfLegalService', 'zan@kgd.example'],
  ['p-lawyer', 'kgd', 'lawyer', 'zanger@kgd.example'],
  ['p-lawyer-2', 'kgd', 'lawyer', 'zanger2@kgd.example'],
]

/** The bodies and people of the case, without those whom a test leaves out; `addresses` replaces their e-mail. */
export const aRegistry = ({
  without = [],
  also = [],
  addresses = {},
  grants = [],
}: {
  without?: string[]
  also?: Official[]
  /** To people outside the bodies of the case; each has an address at audit.example. */
  grants?: RoleGrant[]
  addresses?: Record<string, string | undefined>
} = {}): Registry => {
  const there = [...people.filter(([person]) => !without.includes(person)), ...also]
  return registrySnapshot({
    bodies: [
      {
        id: 'dgd-almaty',
        kind: 'territorialSubdivision',
        parent: 'kgd',
        name: { kk: 'Алматы қаласы бойынша МКД', ru: 'ДГД по городу Алматы' },
        validFrom: '2023-01-01',
      },
      {
        id: 'kgd',
        kind: 'department',
        parent: 'minfin',
        name: { kk: 'Мемлекеттік кірістер комитеті', ru: 'Комитет государственных доходов' },
        validFrom: '2023-01-01',
      },
      {
        id: 'minfin',
        kind: 'centralStateBody',
        name: { kk: 'Қаржы министрлігі', ru: 'Министерство финансов' },
        validFrom: '2023-01-01',
      },
    ],
    people: [...there, ...grants.map(({ person }) => [person, '', 'lawyer', `${person}@audit.example`] as const)].map(
      ([id, , , email]) => {
        const address = id in addresses ? addresses[id] : email
        return {
          id,
          name: { kk: `Аты ${id}`, ru: `Имя ${id}` },
          language: 'kk' as const,
          ...(address === undefined ? {} : { email: address }),
        }
      },
    ),
    positions: there.map(([person, body, position]) => ({
      person,
      body,
      position,
      acting: false,
      validFrom: '2023-01-01' as const,
    })),
    acts: [],
    issuers: [],
    readings: [],
    grants,
  })
}
