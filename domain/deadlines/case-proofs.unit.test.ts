import { describe, expect, it } from 'vitest'
import { contentHash } from '../../client/library/content-hash.ts'
import { almaty } from '../../local-time/almaty.ts'
import { byChancery, byRequesterHead } from '../../test/approval/commands.ts'
import { aRequest, caseId, datesOf, editions, local, receipt } from '../../test/approval/request.ts'
import { received, requestSubmitted, sent } from '../../test/approval/story.ts'
import type { ApprovalEvent } from '../approval/events.ts'
import { caseOf } from '../approval/evolve.ts'
import type { Opened } from '../approval/state.ts'
import { newestCalendar } from '../calendar/editions.ts'
import { actDateOf } from './act-date.ts'
import { caseProofs, deadlineFactsOf, proofDocuments } from './case-proofs.ts'
import { deadlines } from './deadlines.ts'
import type { DeadlineFacts } from './facts.ts'
import { factGivers } from './given-by.ts'

const tools = { calendarOf: () => newestCalendar, hashOf: contentHash, localTime: almaty }
const stateOf = (events: readonly ApprovalEvent[]) => caseOf(events) as Opened
const proofsOf = (events: readonly ApprovalEvent[]) => caseProofs(stateOf(events), events, tools)

describe('the proofs of a case', () => {
  it('are, once the receipt is registered, three, and each equals what the case keeps', () => {
    expect(proofsOf(received)).toMatchObject([
      { deadline: 'courtTerm', caseId, proof: { result: '2026-08-31' }, kept: { same: true } },
      { deadline: 'sendBy', caseId, proof: { result: '2026-08-17' }, kept: { same: true } },
      { deadline: 'decision', caseId, proof: { result: '2026-08-26' }, kept: { same: true } },
    ])
  })

  it('are two before: nothing is due yet', () => {
    expect(proofsOf(sent).map(({ deadline }) => deadline)).toEqual(['courtTerm', 'sendBy'])
  })

  it('are none where no approval is required', () => {
    expect(caseProofs({ ...stateOf(sent), dates: null }, sent, tools)).toEqual([])
  })

  it('name who gave each start, and from what the rest was counted', () => {
    const [courtTerm, sendBy, decision] = proofsOf(received)
    const byRequest = { kind: 'event', event: 'RequestSubmitted', seq: 1, actor: requestSubmitted.by }
    expect(courtTerm?.givenBy).toMatchObject(byRequest)
    expect(sendBy?.givenBy).toMatchObject({
      kind: 'counted',
      from: { citation: 'CPC-403-3', fact: 'finalFormOn', date: '2026-07-31', givenBy: byRequest },
    })
    expect(decision?.givenBy).toMatchObject({
      kind: 'event',
      event: 'ReceiptRegistered',
      seq: 4,
      actor: byChancery,
    })
  })

  it('name who corrected a date, not who repeated one', () => {
    const correction = (act: { finalFormOn: '2026-07-31' | '2026-07-30' }, received = receipt): ApprovalEvent => {
      const request = aRequest({ act: { kind: 'decision', ...act } })
      const made = { version: 1, at: local('2026-08-18', '10:00'), by: byRequesterHead, reason: 'Misread' } as const
      return { type: 'FactsCorrected', ...made, request, receipt: received, changed: ['act'] }
    }
    const seqsAfter = (event: ApprovalEvent) =>
      proofsOf([...received, event]).map(({ givenBy }) => 'seq' in givenBy && givenBy.seq)
    expect(seqsAfter(correction({ finalFormOn: '2026-07-30' }))).toEqual([6, false, 4])
    expect(seqsAfter(correction({ finalFormOn: '2026-07-31' }))).toEqual([1, false, 4])
    const later = { ...receipt, at: local('2026-08-17', '11:00') }
    expect(seqsAfter(correction({ finalFormOn: '2026-07-31' }, later))).toEqual([1, false, 6])
  })

  it('name nobody for what no entry of the log says', () => {
    const corrected: ApprovalEvent = {
      type: 'FactsCorrected',
      version: 1,
      at: local('2026-08-15', '10:00'),
      by: byRequesterHead,
      reason: 'Misread',
      request: aRequest({ act: { kind: 'decision', finalFormOn: '2026-07-30' } }),
      receipt: null,
      changed: ['act'],
    }
    expect(factGivers(sent, actDateOf)).toMatchObject({ act: { seq: 1 }, receipt: { kind: 'logNotRead' } })
    expect(factGivers([...sent, corrected], actDateOf)).toMatchObject({
      act: { seq: 4 },
      receipt: { kind: 'logNotRead' },
    })
  })

  it('name nobody where the log was not read', () => {
    const [courtTerm, , decision] = caseProofs(stateOf(received), null, tools)
    expect([courtTerm?.givenBy, decision?.givenBy]).toEqual([{ kind: 'logNotRead' }, { kind: 'logNotRead' }])
  })

  it('name the editions of the Regulation, the code and the calendar', () => {
    const calendar = { id: '2026-03-18', publishedOn: '2026-03-18', sha256: contentHash(newestCalendar.edition) }
    const [courtTerm, sendBy, decision] = proofsOf(received)
    expect(courtTerm?.editions).toEqual({
      regulation: null,
      code: { act: 'CPC', readAs: 'of', date: '2026-07-12' },
      calendar,
    })
    // The annex of E2 is not entered, and the document says whose terms it uses.
    const regulation = { id: editions.regulation, termsOf: 'E1', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }
    expect(sendBy?.editions).toEqual({ regulation, code: null, calendar })
    expect(decision?.editions).toEqual({ regulation, code: null, calendar })
  })

  it('end where the case ends them', () => {
    const { courtTerm, decision } = datesOf(aRequest(), receipt)
    expect(proofsOf(received).map(({ endsAt }) => endsAt)).toEqual([courtTerm.endsAt, null, decision?.dueAt])
  })

  it('name what the text leaves open, and that the default is not law', () => {
    const [courtTerm, sendBy, decision] = proofsOf(received)
    const taken = (one: typeof sendBy) => one?.openPoints.map(point => `${point.id} = ${point.taken}`)
    expect(taken(courtTerm)).toEqual([])
    expect(taken(sendBy)).toEqual(['sendBy = plain', 'receivedMoment = registration', 'editionDate = receipt'])
    expect(taken(decision)).toEqual([
      'receiptDay = nextWorkingDay',
      'receivedMoment = registration',
      'seventhDayEnds = midnight',
      'stoppingTheTerm = clockRuns',
      'editionDate = receipt',
    ])
    expect(decision?.openPoints.every(point => point.isDefault)).toBe(true)
  })

  it('name a receipt on a day off as one more', () => {
    const onSaturday = { ...receipt, at: local('2026-08-15', '09:00') }
    const state = { ...stateOf(received), receipt: onSaturday, dates: datesOf(aRequest(), onSaturday) }
    const decision = caseProofs(state, null, tools)[2]
    expect(decision?.openPoints.map(({ id }) => id)).toContain('receiptOnDayOff')
    expect(decision?.kept?.same).toBe(true)
  })

  it('name that part 6 speaks of the CPC only, where the term is that of the APPC', () => {
    const request = aRequest({ procedure: 'administrative' })
    const state = { ...stateOf(sent), request, dates: datesOf(request) }
    const [courtTerm, sendBy] = caseProofs(state, null, tools)
    expect(courtTerm?.editions.code).toEqual({ act: 'APPC', readAs: 'after', date: '2026-06-24' })
    expect(sendBy?.openPoints.map(({ id }) => id)).toContain('administrativeTerms')
  })

  it.each([
    ['another date', { result: '2026-08-27' }],
    ['another count', { sha256: '0'.repeat(64) }],
    ['another calendar under the same name', { calendar: { edition: '2026-03-18', sha256: '0'.repeat(64) } }],
  ])('show that the case keeps %s', (_, change) => {
    const state = structuredClone(stateOf(received))
    Object.assign(state.dates?.decision?.proof ?? {}, change)
    expect(caseProofs(state, received, tools).map(({ kept }) => kept?.same)).toEqual([true, true, false])
  })

  it('show that the case keeps none where there should be one', () => {
    const state = structuredClone(stateOf(received))
    delete state.dates?.decision
    expect(caseProofs(state, received, tools)[2]).toMatchObject({ deadline: 'decision', kept: null })
  })

  it('are counted by the edition that the case keeps, not by the newest', () => {
    const asked: string[] = []
    const calendarOf = (edition: string) => {
      asked.push(edition)
      return newestCalendar
    }
    caseProofs(stateOf(received), received, { ...tools, calendarOf })
    expect(asked).toEqual([stateOf(received).dates?.courtTerm.proof.calendar.edition])
  })
})

describe('the proofs of a case whose approving body reads the text otherwise', () => {
  const readings = { receiptDay: 'receiptDay', stoppingTheTerm: 'clockRuns', editionDate: 'act' } as const
  const decision = () => caseProofs({ ...stateOf(received), readings }, null, tools)[2]
  const point = (id: string) => decision()?.openPoints.find(each => each.id === id)

  it('count by its reading', () => {
    expect(decision()?.proof).toMatchObject({ reading: 'receiptDay', result: '2026-08-25' })
  })

  it('say which point was read otherwise than by the default, and which was not', () => {
    expect(point('receiptDay')).toMatchObject({ taken: 'receiptDay', isDefault: false, citation: 'part-10' })
    expect(point('editionDate')).toMatchObject({ taken: 'act', isDefault: false })
    expect(point('receivedMoment')).toMatchObject({ taken: 'registration', isDefault: true })
  })
})

describe('a proof that nobody’s case rests on', () => {
  const proofs = (facts: DeadlineFacts) =>
    proofDocuments(
      deadlines(facts, newestCalendar),
      newestCalendar,
      { act: { kind: 'asker' }, receipt: { kind: 'asker' } },
      { caseId: null, regulation: null, ofCase: null, readings: {}, hashOf: contentHash },
    )
  const asked = () => proofs({ means: 'appeal', procedure: 'civil', actDate: '2026-07-31' })

  it('has no case, no kept proof, no end and no edition of the Regulation', () => {
    const [courtTerm, sendBy] = asked()
    expect(sendBy).toMatchObject({ caseId: null, kept: null, endsAt: null, editions: { regulation: null } })
    expect(courtTerm).toMatchObject({ caseId: null, kept: null, endsAt: null, givenBy: { kind: 'asker' } })
  })

  it('explains every place and every source that it names, and no other', () => {
    const [courtTerm, sendBy] = asked()
    // 31 August 2026 is a Monday and worked: the term ends on it.
    expect(Object.keys(courtTerm?.citations ?? {})).toEqual(['CPC-122-2', 'CPC-123-2', 'CPC-123-4', 'CPC-403-3'])
    expect(Object.keys(courtTerm?.sources ?? {})).toEqual(courtTerm?.proof.rows.map(row => row.source))
    expect(Object.keys(sendBy?.citations ?? {})).toEqual(
      ['CPC-403-3', 'LC-84', 'design', 'part-6', ...(sendBy?.openPoints.map(({ citation }) => citation) ?? [])]
        .filter((citation, index, all) => all.indexOf(citation) === index)
        .toSorted(),
    )
    expect(courtTerm?.citations['CPC-403-3']?.label.en).toContain('403')
    expect(sendBy?.sources['LC 84']).toBe(newestCalendar.edition.sources['LC 84'])
    // Back over 7 July 2025, which stands for Sunday the 6th, and then over that Sunday.
    const overJuly = proofs({ means: 'appeal', procedure: 'civil', actDate: '2025-06-10' })[1]
    expect([...new Set(overJuly?.proof.rows.map(row => row.source))]).toEqual(['LC 84', 'HL 5', 'HL'])
    expect(Object.keys(overJuly?.sources ?? {})).toEqual(['HL', 'HL 5', 'LC 84'])
  })
})

describe('the facts from which the deadlines of a case run', () => {
  const request = aRequest()

  it('are none while the act has no date', () => {
    expect(deadlineFactsOf(aRequest({ act: { kind: 'decision' } }), null, almaty)).toBeUndefined()
    expect(caseProofs({ ...stateOf(sent), request: aRequest({ act: { kind: 'decision' } }) }, null, tools)).toEqual([])
  })

  it('are the registrations by the two records services (APPC 44(1))', () => {
    expect(deadlineFactsOf(request, null, almaty)).toEqual({
      means: 'appeal',
      procedure: 'civil',
      actDate: '2026-07-31',
      sentOn: '2026-08-14',
    })
    expect(deadlineFactsOf(request, receipt, almaty)).toEqual({
      means: 'appeal',
      procedure: 'civil',
      actDate: '2026-07-31',
      sentOn: '2026-08-14',
      receivedOn: '2026-08-17',
    })
  })

  describe('where delivery in the exchange system is read as the receipt', () => {
    const byDelivery = { receivedMoment: 'deliveryTime' } as const

    it('are that delivery, which is the sending too', () => {
      const delivered = { ...receipt, deliveredAt: local('2026-08-15', '23:30') }
      expect(deadlineFactsOf(request, delivered, almaty, byDelivery)).toMatchObject({
        sentOn: '2026-08-15',
        receivedOn: '2026-08-15',
      })
    })

    it('are that delivery too where the system registers at the very instant of delivery', () => {
      const at = local('2026-08-18', '09:00')
      expect(deadlineFactsOf(request, { ...receipt, at, deliveredAt: at }, almaty, byDelivery)).toMatchObject({
        sentOn: '2026-08-18',
        receivedOn: '2026-08-18',
      })
    })

    it('stay the registrations of what came on paper', () => {
      expect(deadlineFactsOf(request, receipt, almaty, byDelivery)).toMatchObject({
        sentOn: '2026-08-14',
        receivedOn: '2026-08-17',
      })
    })
  })

  it.each([
    ['17:59', undefined],
    ['18:00', true],
    ['18:01', true],
  ] as const)('say of a receipt at %s whether a body that closes at 18:00 was closed: %s', (time, closed) => {
    const at = { ...receipt, at: local('2026-08-17', time) }
    const readings = { receiptOnDayOff: 'nextWorkingDay', hours: { receiptOnDayOff: '18:00' } } as const
    expect(deadlineFactsOf(request, at, almaty, readings)?.receivedAfterClosing).toBe(closed)
    // The hour of another reading closes nothing here.
    const other = { ...readings, hours: { seventhDayEnds: '09:00' } } as const
    expect(deadlineFactsOf(request, at, almaty, other)).not.toHaveProperty('receivedAfterClosing')
  })
})
