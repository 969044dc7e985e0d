import { describe, expect, it } from 'vitest'
import { contentHash } from '../../client/library/content-hash.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import type { ReadingChoice, RegistryRecords } from '../../domain/bodies/records.ts'
import type { Instant, IsoDate } from '../../domain/calendar/dates.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { caseProofs } from '../../domain/deadlines/case-proofs.ts'
import { changesUnder, standingDeadlines } from '../../domain/deadlines/standing.ts'
import { type Hour, type ReadingId, readingOf, readings } from '../../domain/regulation/readings.ts'
import { almaty } from '../../local-time/almaty.ts'
import { sampleWith } from '../approval/preparing.ts'
import { aRequest, endOf, local, people } from '../approval/request.ts'
import { aBody, chooses, holds, vests } from '../bodies/made-up-registry.ts'
import { openedCase, type ToldCase } from './told-case.ts'

/** One line of the table: what happens to the same case by the default, and where the body reads the text otherwise. */
type Line = {
  reading: ReadingId
  alternative: string
  /** What a lawyer would see differ. */
  differs: string
  /** Who chooses: the approving body, or the whole deployment. */
  body?: string
  hour?: Hour
  registered?: Partial<RegistryRecords>
  tell: (registered: Partial<RegistryRecords>) => Promise<unknown>
  byDefault: unknown
  otherwise: unknown
}

const approve = { outcome: 'approve' }
const proposal = { outcome: 'approve', groundsExist: true, text: 'Негіз бар' }
const morning = (date: IsoDate): Instant => local(date, '10:00')

type Telling = { request?: ApprovalRequest; opened?: Instant; records: Partial<RegistryRecords> }

const told = ({ request = aRequest(), opened, records }: Telling): Promise<ToldCase> =>
  openedCase(request, opened ?? morning(request.outgoing.sentOn), sampleWith(records))

/** The State Revenue Committee has received the request of the city's department. */
const received = async (
  { at = local('2026-08-17', '09:00'), deliveredAt }: Partial<Pick<Receipt, 'at' | 'deliveredAt'>>,
  telling: Telling,
): Promise<ToldCase> => {
  const theCase = await told(telling)
  const registration = { number: 'кіріс № 77', at, ...(deliveredAt ? { deliveredAt } : {}) }
  expect(await theCase.send('registerReceipt', people.chancery, registration, at)).toBeUndefined()
  return theCase
}

/** A lawyer has proposed to approve. */
const proposed = async (records: Partial<RegistryRecords>): Promise<ToldCase> => {
  const theCase = await received({}, { records })
  const { lawyer } = people
  expect(await theCase.send('assign', people.legalHead, { lawyer }, morning('2026-08-18'))).toBeUndefined()
  const toHim = { ...proposal, addressedTo: records.acts?.length ? people.deputy : people.head }
  // Whoever is addressed must be able to decide by both readings, so the default addressee is not asked here.
  const refused = await theCase.send('recommend', lawyer, toHim, morning('2026-08-19'))
  if (refused) expect(await theCase.send('recommend', lawyer, proposal, morning('2026-08-19'))).toBeUndefined()
  return theCase
}

const decides = async (theCase: ToldCase, person: string, at: Instant, payload: object = approve) =>
  (await theCase.send('decide', person, payload, at))?.code ?? theCase.state.stage

const dueOf = ({ summary }: ToldCase) => summary.decisionDueOn
const isLate = ({ summary }: ToldCase) => summary.flags.includes('lateRequest')
const editionOf = ({ state }: ToldCase) => state.stage !== 'unopened' && state.editions.regulation

const sent = (sentOn: IsoDate, changes: Partial<ApprovalRequest> = {}): ApprovalRequest =>
  aRequest({ outgoing: { number: 'шығ. № 1', sentOn }, ...changes })

/** A request around 18 May 2024, when edition E2 came into force: the act is of April. */
const ofMay2024 = (sentOn: IsoDate): ApprovalRequest =>
  sent(sentOn, {
    act: { kind: 'decision', finalFormOn: '2024-05-10' },
    signature: { kind: 'paper', signer: people.requesterHead, position: 'firstHead', signedAt: morning(sentOn) },
  })

const from = (requester: string, signer: string) => (date: IsoDate) =>
  sent(date, { requester, signature: { kind: 'paper', signer, position: 'firstHead', signedAt: morning(date) } })

const routeOf = async (requester: string, records: Partial<RegistryRecords>) =>
  (await told({ request: from(requester, 'p-0001')('2026-08-14'), records })).summary.approver

const vestedDeputy = vests('kgd', {
  issuedBy: people.head,
  person: people.deputy,
  position: 'deputyHead',
  validTo: '2027-12-31',
})
const actingDeputy = holds(people.otherLawyer, 'kgd', 'deputyHead', {
  acting: true,
  order: { number: '31-к', date: '2026-08-01' },
  validFrom: '2026-08-01',
})

const lines: Line[] = [
  // What the dates rest on
  {
    reading: 'receiptDay',
    alternative: 'receiptDay',
    differs: 'the day of receipt is the first of the seven: due a working day earlier',
    tell: async records => dueOf(await received({}, { records })),
    byDefault: '2026-08-26',
    otherwise: '2026-08-25',
  },
  {
    reading: 'receiptOnDayOff',
    alternative: 'nextWorkingDay',
    differs: 'received on a Saturday: Monday is the day of receipt, due a working day later',
    hour: '18:30',
    tell: async records => dueOf(await received({ at: local('2026-08-15', '11:00') }, { records })),
    byDefault: '2026-08-25',
    otherwise: '2026-08-26',
  },
  {
    reading: 'receiptOnDayOff',
    alternative: 'nextWorkingDay',
    differs: 'received on a Monday at 18:30, the hour of closing: Tuesday is the day of receipt',
    hour: '18:30',
    tell: async records => dueOf(await received({ at: local('2026-08-17', '18:30') }, { records })),
    byDefault: '2026-08-26',
    otherwise: '2026-08-27',
  },
  {
    reading: 'receivedMoment',
    alternative: 'deliveryTime',
    differs: 'delivered on Friday, registered on Monday: counted from Friday',
    tell: async records => dueOf(await received({ deliveredAt: local('2026-08-14', '16:00') }, { records })),
    byDefault: '2026-08-26',
    otherwise: '2026-08-25',
  },
  {
    reading: 'receivedMoment',
    alternative: 'deliveryTime',
    differs: 'registered as outgoing on Friday, delivered after the last day of sending: late',
    tell: async records =>
      isLate(
        await received({ at: local('2026-08-18', '10:00'), deliveredAt: local('2026-08-18', '09:00') }, { records }),
      ),
    byDefault: false,
    otherwise: true,
  },
  {
    reading: 'seventhDayEnds',
    alternative: 'closeOfBusiness',
    differs: 'the seventh day ends at 18:30 and not at 24:00: a decision at 19:00 is late',
    hour: '18:30',
    tell: async records => {
      const theCase = await proposed(records)
      const dueAt = theCase.summary.decisionDueAt
      await decides(theCase, people.head, local('2026-08-26', '19:00'))
      return [dueAt, theCase.summary.decidedLate]
    },
    byDefault: [endOf('2026-08-26'), false],
    otherwise: [local('2026-08-26', '18:30'), true],
  },
  {
    reading: 'sendBy',
    alternative: 'strict',
    differs: 'sent on the tenth working day before the last day: late, for ten full days must lie between',
    tell: async records => isLate(await told({ request: sent('2026-08-17'), records })),
    byDefault: false,
    otherwise: true,
  },
  {
    reading: 'administrativeTerms',
    alternative: 'notApplied',
    differs: 'in an administrative case no request is late, for part 6 names only the CPC',
    tell: async records => {
      const act = { kind: 'decision', finalFormOn: '2026-06-30' } as const
      return isLate(await told({ request: sent('2026-08-20', { procedure: 'administrative', act }), records }))
    },
    byDefault: true,
    otherwise: false,
  },
  {
    reading: 'editionDate',
    alternative: 'act',
    differs: 'the act is of 10 May 2024, the receipt of 20 May: the edition of the act',
    tell: async records =>
      editionOf(await received({ at: morning('2024-05-20') }, { request: ofMay2024('2024-05-20'), records })),
    byDefault: 'E2',
    otherwise: 'E1',
  },
  {
    reading: 'editionDate',
    alternative: 'sending',
    differs: 'sent on 17 May 2024, received on 20 May: the edition of the sending',
    tell: async records =>
      editionOf(await received({ at: morning('2024-05-20') }, { request: ofMay2024('2024-05-17'), records })),
    byDefault: 'E2',
    otherwise: 'E1',
  },
  {
    reading: 'editionDate',
    alternative: 'decision',
    differs: 'received on 17 May 2024, decided on 22 May: the edition of the decision',
    tell: async records => {
      const theCase = await received({ at: morning('2024-05-17') }, { request: ofMay2024('2024-05-17'), records })
      await theCase.send('recommend', people.legalHead, proposal, morning('2024-05-20'))
      const before = editionOf(theCase)
      expect(await decides(theCase, people.head, morning('2024-05-22'))).toBe('decided')
      return [before, editionOf(theCase)]
    },
    byDefault: ['E1', 'E1'],
    otherwise: ['E1', 'E2'],
  },
  {
    reading: 'paperDecisionDate',
    alternative: 'registration',
    differs: 'signed on paper on the last day, registered two days later: late',
    tell: async records => {
      const theCase = await proposed(records)
      const paper = { signedOn: '2026-08-26', number: '17-ш' }
      await decides(theCase, people.head, morning('2026-08-28'), { ...approve, paper })
      return theCase.summary.decidedLate
    },
    byDefault: false,
    otherwise: true,
  },
  // Who signs and who decides
  {
    reading: 'actingHeadSigns',
    alternative: 'headOnly',
    differs: 'a request signed by the acting head with his order lacks the signature of the head',
    registered: {
      positions: [
        holds(people.requesterLegalHead, 'dgd-almaty', 'firstHead', {
          acting: true,
          order: { number: '5-к', date: '2026-08-01' },
          validFrom: '2026-08-01',
        }),
      ],
    },
    tell: async records => {
      const request = from('dgd-almaty', people.requesterLegalHead)('2026-08-14')
      const { state } = await told({ request, records })
      return 'faults' in state ? state.faults.map(({ code }) => code) : state.stage
    },
    byDefault: 'sent',
    otherwise: ['NOT_SIGNED_BY_HEAD'],
  },
  {
    reading: 'actingHeadDecides',
    alternative: 'decidesAndDelegates',
    differs: 'an act of the acting head vests his deputy',
    registered: {
      positions: [
        holds(people.otherLawyer, 'kgd', 'firstHead', {
          acting: true,
          order: { number: '30-к', date: '2026-08-01' },
          validFrom: '2026-08-01',
          validTo: '2026-08-31',
        }),
      ],
      acts: [{ ...vestedDeputy, issuedBy: people.otherLawyer, date: '2026-08-10', validFrom: '2026-08-10' }],
    },
    tell: async records => decides(await proposed(records), people.deputy, morning('2026-08-24')),
    byDefault: 'NOT_VESTED',
    otherwise: 'decided',
  },
  {
    reading: 'substituteOfVested',
    alternative: 'yes',
    differs: 'who replaces the vested deputy by an order decides',
    registered: { positions: [actingDeputy], acts: [vestedDeputy] },
    tell: async records => decides(await proposed(records), people.otherLawyer, morning('2026-08-24')),
    byDefault: 'NOT_VESTED',
    otherwise: 'decided',
  },
  {
    reading: 'headKeepsPower',
    alternative: 'no',
    differs: 'the head who has vested his deputy does not decide himself',
    registered: { acts: [vestedDeputy] },
    tell: async records => decides(await proposed(records), people.head, morning('2026-08-24')),
    byDefault: 'decided',
    otherwise: 'POWER_DELEGATED',
  },
  {
    reading: 'issuerLeaves',
    alternative: 'lapses',
    differs: 'the act of a head who has left vests nobody any more',
    registered: {
      positions: [holds('p-0053', 'kgd', 'firstHead', { validFrom: '2022-01-01', validTo: '2022-12-31' })],
      acts: [{ ...vestedDeputy, issuedBy: 'p-0053', date: '2022-06-01', validFrom: '2022-06-01' }],
    },
    tell: async records => decides(await proposed(records), people.deputy, morning('2026-08-24')),
    byDefault: 'decided',
    otherwise: 'DELEGATION_NOT_IN_FORCE',
  },
  // Where the route leads
  {
    reading: 'thirdLevelTerritorialBody',
    alternative: 'item3or2',
    differs: 'a district department of the revenue committee asks the committee, not the city department',
    body: '*',
    tell: records => routeOf('ugd-bostandyk', records),
    byDefault: 'dgd-almaty',
    otherwise: 'kgd',
  },
  {
    reading: 'fourthLevelTerritorialBody',
    alternative: 'nearestSuperior',
    differs: 'a body of the fourth level asks the body directly above',
    body: '*',
    registered: { bodies: [aBody('ugd-bostandyk-1', 'territorialSubdivision', 'ugd-bostandyk')] },
    tell: records => routeOf('ugd-bostandyk-1', records),
    byDefault: null,
    otherwise: 'ugd-bostandyk',
  },
  {
    reading: 'knbSubdivisions',
    alternative: 'humanChooses',
    differs: 'a territorial body of the National Security Committee has no route',
    body: '*',
    tell: records => routeOf('knb-karaganda', records),
    byDefault: 'knb',
    otherwise: null,
  },
  {
    reading: 'apparatusAsParty',
    alternative: 'asItsAkim',
    differs: "the apparatus of a district's akim asks the akim of the oblast, as its akim would",
    body: '*',
    tell: records => routeOf('apparat-bukhar-zhyrau', records),
    byDefault: null,
    otherwise: 'akim-karaganda-obl',
  },
  {
    reading: 'wrongAddressee',
    alternative: 'returned',
    differs: 'a request addressed to the ministry instead of the committee goes back',
    tell: async records => {
      const theCase = await told({ request: aRequest({ addressedTo: 'minfin' }), records })
      const returned = theCase.log.find(event => event.type === 'RequestReturned')
      return [theCase.state.stage, theCase.summary.outcome, returned?.citation]
    },
    byDefault: ['sent', null, undefined],
    otherwise: ['closed', 'returned', 'part-1'],
  },
  {
    reading: 'approverReorganised',
    alternative: 'humanChooses',
    differs: 'nobody of the successor acts until a person has chosen who goes on; the receipt and its term stay',
    body: '*',
    registered: {
      positions: [holds('p-0033', 'mcriap', 'chancery', { validTo: '2025-09-17' })],
    },
    tell: async records => {
      const request = { ...from('komtelecom', 'p-0053')('2025-09-10'), act: ofTheEndOfAugust2025 }
      const theCase = await told({ request, records })
      const arrived = { number: '1', at: morning('2025-09-15') }
      expect(await theCase.send('registerReceipt', 'p-0033', arrived, arrived.at)).toBeUndefined()
      const due = dueOf(theCase)
      const assigning = () => theCase.send('assign', 'p-0031', { lawyer: 'p-0032' }, morning('2025-09-22'))
      const first = (await assigning())?.code ?? theCase.state.stage
      const choice = { approver: 'minai', reason: 'Құқық мирасқоры' }
      const chosen = (await theCase.send('setApprover', 'p-0028', choice, morning('2025-09-22')))?.code ?? 'chosen'
      await assigning()
      return [first, chosen, theCase.state.stage, dueOf(theCase) === due]
    },
    byDefault: ['review', 'WRONG_STAGE', 'review', true],
    otherwise: ['APPROVER_REORGANISED', 'chosen', 'review', true],
  },
  // What a request and a decision need
  {
    reading: 'incompleteRequest',
    alternative: 'returnedAtIntake',
    differs: 'a request without the draft is not kept but goes back at once, citing part 5',
    tell: async records => {
      const { draft: _, ...withoutDraft } = aRequest()
      const theCase = await told({ request: withoutDraft, records })
      const returned = theCase.log.find(event => event.type === 'RequestReturned')
      return [theCase.state.stage, theCase.summary.outcome, returned?.citation]
    },
    byDefault: ['incomplete', null, undefined],
    otherwise: ['closed', 'returned', 'part-5'],
  },
  {
    reading: 'reasons',
    alternative: 'required',
    differs: 'a decision without reasons is refused, with reasons it stands',
    tell: async records => {
      const theCase = await proposed(records)
      const bare = await decides(theCase, people.head, morning('2026-08-24'))
      const reasons = 'Заңда көзделген негіз бар'
      const reasoned = await decides(theCase, people.head, morning('2026-08-25'), { ...approve, reasons })
      return [bare, reasoned]
    },
    byDefault: ['decided', 'ALREADY_DECIDED'],
    otherwise: ['REASONS_REQUIRED', 'decided'],
  },
  {
    reading: 'sameProposerAndDecider',
    alternative: 'refused',
    differs: 'the vested head of the legal service does not decide on his own proposal',
    registered: {
      acts: [{ ...vestedDeputy, person: people.legalHead, position: 'headOfLegalService' }],
    },
    tell: async records => {
      const theCase = await received({}, { records })
      await theCase.send('recommend', people.legalHead, proposal, morning('2026-08-19'))
      return decides(theCase, people.legalHead, morning('2026-08-24'))
    },
    byDefault: 'decided',
    otherwise: 'SAME_PROPOSER_AND_DECIDER',
  },
  {
    reading: 'decisionBeforeProposal',
    alternative: 'withReason',
    differs: 'the head decides before any proposal, but not without saying why',
    tell: async records => {
      const theCase = await received({}, { records })
      const bare = await decides(theCase, people.head, morning('2026-08-18'))
      const withoutProposal = 'Сот мерзімі ертең бітеді'
      const withReason = await decides(theCase, people.head, morning('2026-08-18'), { ...approve, withoutProposal })
      return [bare, withReason]
    },
    byDefault: ['DECISION_BEFORE_PROPOSAL', 'DECISION_BEFORE_PROPOSAL'],
    otherwise: ['DECISION_BEFORE_PROPOSAL', 'decided'],
  },
]

const ofTheEndOfAugust2025 = { kind: 'decision', finalFormOn: '2025-08-29' } as const

const choiceOf = ({ reading, alternative, body = 'kgd', hour }: Line): ReadingChoice =>
  chooses(body, reading, alternative, hour === undefined ? {} : { hour })

describe('each alternative of each open point', () => {
  it.each(lines)('$reading = $alternative: $differs', async line => {
    const { registered = {}, tell, byDefault, otherwise } = line
    expect(await tell(registered)).toEqual(byDefault)
    expect(await tell({ ...registered, readings: [choiceOf(line)] })).toEqual(otherwise)
  })

  it('has a line of this table, and nothing else has', () => {
    const alternatives = (Object.keys(readings) as ReadingId[]).flatMap(id =>
      readingOf(id)
        .alternatives.filter(alternative => alternative !== readingOf(id).default)
        .map(alternative => `${id} = ${alternative}`),
    )
    const tested = new Set(lines.map(({ reading, alternative }) => `${reading} = ${alternative}`))
    expect([...tested].sort()).toEqual(alternatives.sort())
  })
})

describe('dates counted by another reading', () => {
  it.each<[string, ReadingChoice, Parameters<typeof received>[0]]>([
    [
      'of the day of receipt, moved from a Saturday',
      chooses('kgd', 'receiptOnDayOff', 'nextWorkingDay', { hour: '18:30' }),
      { at: local('2026-08-15', '11:00') },
    ],
    [
      'of the day of receipt, moved from a closed Monday',
      chooses('kgd', 'receiptOnDayOff', 'nextWorkingDay', { hour: '18:30' }),
      { at: local('2026-08-17', '19:00') },
    ],
    [
      'of the moment of receipt',
      chooses('kgd', 'receivedMoment', 'deliveryTime'),
      { at: local('2026-08-18', '10:00'), deliveredAt: local('2026-08-18', '09:00') },
    ],
    ['of the first of the seven days', chooses('kgd', 'receiptDay', 'receiptDay'), {}],
    ['of the ten days', chooses('kgd', 'sendBy', 'strict'), {}],
  ])(
    '%s are found again from what the case keeps, by the proof documents and by recomputing',
    async (_, choice, at) => {
      const { state } = await received(at, { records: { readings: [choice] } })
      if (state.stage === 'unopened' || state.dates === null) throw new Error('No dates')
      const proofs = caseProofs(state, null, {
        calendarOf: () => newestCalendar,
        hashOf: contentHash,
        localTime: almaty,
      })
      expect(proofs.map(({ deadline, kept }) => [deadline, kept?.same])).toEqual([
        ['courtTerm', true],
        ['sendBy', true],
        ['decision', true],
      ])
      const { means, procedure, outgoing } = state.request
      const facts = { means, procedure, sentOn: outgoing.sentOn }
      expect(changesUnder(newestCalendar, standingDeadlines(state.dates), facts)).toEqual([])
    },
  )
})

describe('whose reading it is', () => {
  const dueWith = async (...chosen: ReadingChoice[]) => dueOf(await received({}, { records: { readings: chosen } }))
  const early = '2026-08-25'
  const byDefault = '2026-08-26'

  it('the approving body’s, not the requesting body’s', async () => {
    expect(await dueWith(chooses('dgd-almaty', 'receiptDay', 'receiptDay'))).toBe(byDefault)
  })

  it('the whole deployment’s where the body has not decided, and the body’s where it has', async () => {
    const forAll = chooses('*', 'receiptDay', 'receiptDay')
    expect(await dueWith(forAll)).toBe(early)
    expect(await dueWith(forAll, chooses('kgd', 'receiptDay', 'nextWorkingDay'))).toBe(byDefault)
  })

  it('from its day on, and only until it ends', async () => {
    const chosen = (validFrom: IsoDate, validTo?: IsoDate) =>
      chooses('kgd', 'receiptDay', 'receiptDay', { validFrom, ...(validTo ? { validTo } : {}) })
    expect(await dueWith(chosen('2026-08-17'))).toBe(early)
    expect(await dueWith(chosen('2026-08-18'))).toBe(byDefault)
    expect(await dueWith(chosen('2024-01-01', '2026-08-17'))).toBe(early)
    expect(await dueWith(chosen('2024-01-01', '2026-08-16'))).toBe(byDefault)
  })

  it('kept by the case: what the body decides later changes nothing in it', async () => {
    const theCase = await received({}, { records: { readings: [chooses('kgd', 'reasons', 'required')] } })
    expect(theCase.state).toMatchObject({ readings: { reasons: 'required' } })
    const [submitted, ...others] = theCase.log
    expect(submitted).toMatchObject({ readings: { reasons: 'required' } })
    for (const event of others) expect(event, event.type).not.toHaveProperty('readings')
  })

  it('asked for again where the receipt is corrected, from which the readings are picked', async () => {
    const fromTuesday = chooses('kgd', 'receiptDay', 'receiptDay', { validFrom: '2026-08-18' })
    const theCase = await received({}, { records: { readings: [fromTuesday] } })
    const correction = { receiptAt: morning('2026-08-18'), reason: 'Кіріс журналы бойынша' }
    const refused = await theCase.send('correctFacts', people.chancery, correction, morning('2026-08-19'))
    expect([refused, dueOf(theCase)]).toEqual([undefined, '2026-08-26'])
    expect(theCase.log.findLast(({ type }) => type === 'FactsCorrected')).toMatchObject({
      readings: { receiptDay: 'receiptDay' },
    })
  })

  it('those of the chosen body where a person chooses who approves: it may call incomplete what others would not', async () => {
    const registered = sampleWith({
      readings: [chooses('minfin', 'incompleteRequest', 'returnedAtIntake'), chooses('*', 'sendBy', 'strict')],
    })
    const { draft: _, ...complete } = from('apparat-bukhar-zhyrau', 'p-0001')('2026-08-14')
    const request = { ...complete, addressedTo: 'minfin' }
    const theCase = await openedCase(request, morning('2026-08-14'), registered)
    expect(theCase.state).toMatchObject({ stage: 'incomplete', readings: { sendBy: 'strict' } })
    const choice = { approver: 'minfin', reason: 'Жақын орган' }
    expect(await theCase.send('setApprover', 'p-0001', choice, morning('2026-08-17'))).toBeUndefined()
    expect(theCase.summary).toMatchObject({ stage: 'closed', outcome: 'returned', approver: 'minfin' })
    expect(theCase.log.at(-1)).toMatchObject({ type: 'RequestReturned', reading: 'incompleteRequest' })
  })

  it('not written down where all are the default', async () => {
    const theCase = await received({}, { records: {} })
    for (const event of theCase.log) expect(event, event.type).not.toHaveProperty('readings')
    expect(theCase.state).not.toHaveProperty('readings')
  })
})
