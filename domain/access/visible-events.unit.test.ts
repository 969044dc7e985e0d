import { describe, expect, it } from 'vitest'
import { aBody, charged, holds, madeUp } from '../../test/bodies/made-up-registry.ts'
import type { Actor } from '../approval/commands.ts'
import type { ApprovalEvent, EventOf, EventType } from '../approval/events.ts'
import type { CaseSummary } from '../approval/summary.ts'
import { type Access, accessTo } from './access.ts'
import { visibleCase } from './visible-case.ts'
import { visibleEvents } from './visible-events.ts'

const on = '2026-03-02'
const registry = madeUp(
  aBody('minfin', 'centralStateBody'),
  aBody('kgd', 'department', 'minfin'),
  aBody('dgd', 'territorialSubdivision', 'kgd'),
  holds('asker', 'dgd', 'lawyer'),
  holds('AUTHOR', 'kgd', 'lawyer'),
  holds('head', 'kgd', 'firstHead'),
  holds('jurist', 'kgd', 'headOfLegalService'),
  holds('clerk', 'kgd', 'chancery'),
  charged('watcher', 'supervisor', 'kgd'),
  charged('auditor', 'auditor', '*'),
  charged('asker-auditor', 'auditor', 'dgd'),
  holds('two-hats', 'dgd', 'chancery'),
  charged('two-hats', 'auditor', '*'),
)

const seenBy = (person: string): Access => {
  const parties = { requester: 'dgd', approver: 'kgd', assignee: 'AUTHOR' }
  const access = accessTo({ kind: 'person', person }, parties, registry, on)
  if (!access) throw new Error(`${person} sees nothing`)
  return access
}

const author: Actor = { person: 'AUTHOR', body: 'kgd', position: 'lawyer' }
const asker: Actor = { person: 'asker', body: 'dgd', position: 'lawyer' }
const judge: Actor = { person: 'head', body: 'kgd', position: 'firstHead' }
const made = { version: 1, at: '2026-03-02T05:00:00.000Z', commandId: 'c', credential: 'JWS' } as const
const anything = {} as never

/** One event of every type, with all its fields; what the requesting body must not learn is written in capitals. */
const events: { [Type in EventType]: Required<EventOf<Type>> } = {
  RequestSubmitted: {
    ...made,
    type: 'RequestSubmitted',
    by: asker,
    caseId: 'approval/dgd/1',
    rules: 1,
    request: anything,
    editions: anything,
    judged: anything,
    readings: {},
  },
  RequestIncomplete: { ...made, type: 'RequestIncomplete', by: asker, faults: [] },
  RequestCompleted: { ...made, type: 'RequestCompleted', by: asker, request: anything },
  RequestReturned: {
    ...made,
    type: 'RequestReturned',
    by: author,
    citation: 'part-4',
    reason: 'unsigned',
    reading: 'incompleteRequest',
  },
  ReceiptRegistered: {
    ...made,
    type: 'ReceiptRegistered',
    by: { person: 'CLERK', body: 'kgd', position: 'chancery' },
    receipt: anything,
    officials: { head: 'head', legalHead: 'AUTHOR' },
    editions: anything,
    readings: {},
  },
  ApprovalNotRequired: { ...made, type: 'ApprovalNotRequired', by: asker, route: anything },
  MilitaryOrderApplies: { ...made, type: 'MilitaryOrderApplies', by: asker, route: anything },
  RouteUndetermined: { ...made, type: 'RouteUndetermined', by: asker, route: anything },
  ApproverSet: {
    ...made,
    type: 'ApproverSet',
    by: author,
    approver: 'kgd',
    route: anything,
    reason: 'nearest',
    wronglyAddressedTo: 'minfin',
    registerBy: '2026-03-03T19:00:00.000Z',
    officials: { head: 'head', legalHead: 'AUTHOR' },
    editions: anything,
    readings: {},
  },
  DeadlinesSet: { ...made, type: 'DeadlinesSet', by: author, dates: anything },
  LawyerAssigned: { ...made, type: 'LawyerAssigned', by: author, lawyer: 'AUTHOR' },
  Reassigned: { ...made, type: 'Reassigned', by: author, lawyer: 'AUTHOR', from: 'OTHER', reason: 'LEAVE' },
  InformationRequested: { ...made, type: 'InformationRequested', by: author, text: 'the contract, please' },
  InformationSupplied: { ...made, type: 'InformationSupplied', by: asker, text: 'here it is' },
  RecommendationGiven: {
    ...made,
    type: 'RecommendationGiven',
    by: author,
    outcome: 'refuse',
    groundsExist: false,
    text: 'PROPOSAL',
    addressedTo: 'head',
  },
  RecommendationReturned: { ...made, type: 'RecommendationReturned', by: judge, reason: 'REWORK' },
  Decided: {
    ...made,
    type: 'Decided',
    by: judge,
    outcome: 'approve',
    reasons: 'grounds exist',
    number: '5',
    paper: anything,
    withoutProposal: 'NO PROPOSAL',
    editions: anything,
    authority: anything,
    judged: anything,
    late: false,
    ownProposal: true,
  },
  DecisionDelivered: { ...made, type: 'DecisionDelivered', by: asker, how: 'mail' },
  DeliveryFailed: { ...made, type: 'DeliveryFailed', by: asker, reason: 'ADDRESS' },
  FilingReported: { ...made, type: 'FilingReported', by: asker, filedOn: on, number: '7', afterTerm: false },
  FilingNotReported: { ...made, type: 'FilingNotReported', by: asker },
  Withdrawn: { ...made, type: 'Withdrawn', by: asker, reason: 'settled' },
  FactsCorrected: {
    ...made,
    type: 'FactsCorrected',
    by: author,
    request: anything,
    receipt: null,
    changed: [],
    reason: 'a slip',
    editions: anything,
    readings: {},
  },
  DeadlinesRecomputed: {
    ...made,
    type: 'DeadlinesRecomputed',
    by: author,
    dates: anything,
    edition: 'x',
    before: anything,
  },
  Reminded: { ...made, type: 'Reminded', by: asker, moments: [], workingDaysLeft: 1, deadline: 'decision' },
  BecameOverdue: { ...made, type: 'BecameOverdue', by: asker, dueAt: made.at },
  OverdueLifted: { ...made, type: 'OverdueLifted', by: asker, dueAt: made.at },
  CourtTermEnded: { ...made, type: 'CourtTermEnded', by: asker, endedAt: made.at },
  CommandRefused: {
    ...made,
    type: 'CommandRefused',
    by: author,
    name: 'recommend',
    code: 'NOT_ASSIGNED',
    citation: 'part-7',
    facts: { person: 'AUTHOR' },
  },
  NoticeFailed: { ...made, type: 'NoticeFailed', by: asker, notice: 'approval/dgd/1/4/LAWYER', reason: 'ADDRESS' },
}

const log = (Object.values(events) as ApprovalEvent[]).map((event, index) => ({ seq: index + 1, event }))
const typesSeen = (person: string) => visibleEvents(seenBy(person), log).map(({ event }) => event.type)
const hiddenFrom = (person: string) =>
  Object.keys(events).filter(type => !typesSeen(person).includes(type as EventType))
const inside = ['LawyerAssigned', 'Reassigned', 'DeliveryFailed', 'CommandRefused', 'NoticeFailed']
const proposals = ['RecommendationGiven', 'RecommendationReturned']

describe('the events of a case', () => {
  it.each(['AUTHOR', 'head', 'jurist', 'auditor'])(
    'are all shown, and whole, to who reviews, decides or audits: %s',
    person => {
      expect(visibleEvents(seenBy(person), log)).toEqual(log)
    },
  )

  it('show the requesting body neither proposal nor rework notes, and none of what happens inside the review', () => {
    expect(hiddenFrom('asker').sort()).toEqual([...inside, ...proposals].sort())
  })

  it.each(['asker', 'asker-auditor', 'two-hats'])('name to the requesting body no author and no note: %s', person => {
    const told = JSON.stringify(visibleEvents(seenBy(person), log))
    expect(told.match(/AUTHOR|CLERK|OTHER|LEAVE|PROPOSAL|REWORK|ADDRESS|LAWYER|ownProposal/g)).toBeNull()
  })

  it('name to the requesting body its own people and who decided (part 11)', () => {
    const seen = visibleEvents(seenBy('asker'), log)
    const of = (type: EventType) => seen.find(({ event }) => event.type === type)?.event
    expect(of('InformationSupplied')).toMatchObject({ by: asker, credential: 'JWS' })
    expect(of('Decided')).toMatchObject({ by: judge, credential: 'JWS', outcome: 'approve', reasons: 'grounds exist' })
    expect(of('InformationRequested')).toEqual({
      type: 'InformationRequested',
      version: 1,
      at: made.at,
      commandId: 'c',
      by: { body: 'kgd', position: 'lawyer' },
      text: 'the contract, please',
    })
  })

  it.each(['clerk', 'watcher'])(
    'show who has the case in hand, and no proposal, to chancery and supervisor: %s',
    person => {
      expect(hiddenFrom(person)).toEqual(proposals)
      expect(JSON.stringify(visibleEvents(seenBy(person), log)).match(/PROPOSAL|REWORK|ownProposal/g)).toBeNull()
    },
  )

  it('name a system to both sides: it is no person of either body', () => {
    const event = { ...events.ReceiptRegistered, by: { system: 'erp' } } as ApprovalEvent
    const [seen] = visibleEvents(seenBy('asker'), [{ seq: 1, event }])
    expect(seen?.event).toMatchObject({ by: { system: 'erp' }, credential: 'JWS' })
  })

  it('that nobody made, such as a deadline that passed, are shown without a sender', () => {
    const event = { type: 'BecameOverdue', version: 1, at: made.at, dueAt: made.at } as ApprovalEvent
    expect(visibleEvents(seenBy('asker'), [{ seq: 1, event }])).toStrictEqual([{ seq: 1, event }])
  })

  it('of who is only claimed carry no credential, not even an empty one', () => {
    const event = { type: 'Withdrawn', version: 1, at: made.at, by: asker, reason: 'settled' } as ApprovalEvent
    expect(visibleEvents(seenBy('asker'), [{ seq: 1, event }])).toStrictEqual([{ seq: 1, event }])
  })

  it('keep back a field that nobody has yet said who sees', () => {
    const event = { ...events.Withdrawn, unheardOf: 'secret' } as ApprovalEvent
    expect(visibleEvents(seenBy('head'), [{ seq: 1, event }])).toEqual([{ seq: 1, event: events.Withdrawn }])
  })
})

describe('the summary of a case', () => {
  const summary = { requester: 'dgd', approver: 'kgd', lawyer: 'AUTHOR', stage: 'review' } as CaseSummary

  it.each([
    ['the lawyer', 'AUTHOR', 'kgd'],
    ['the approving body', 'kgd', 'kgd'],
    ['the requesting body itself', 'dgd', 'dgd'],
    ['nobody', null, null],
  ])('shows the requesting body the body that must act, never the person: %s', (_, holder, shown) => {
    expect(visibleCase(seenBy('asker'), { ...summary, holder })).toEqual({ ...summary, lawyer: null, holder: shown })
  })

  it('is whole for the approving body', () => {
    expect(visibleCase(seenBy('clerk'), { ...summary, holder: 'AUTHOR' })).toEqual({ ...summary, holder: 'AUTHOR' })
  })
})
