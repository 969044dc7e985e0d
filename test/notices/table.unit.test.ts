import { describe, expect, it } from 'vitest'
import { noticesFor, noticeTable, silentEvents } from '../../activities/notices/table.ts'
import type { ApprovalEvent, EventType } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { type CaseSummary, summaryOf } from '../../domain/approval/summary.ts'
import { caseId, decided, delivered, inDecision, inReview, oneOfEach as of } from './a-told-case.ts'

/** What a batch, appended to a log, tells to whom. */
const told = (before: ApprovalEvent[], ...batch: ApprovalEvent[]): string[] =>
  noticesFor(batch, before.length + 1, summaryAfter([...before, ...batch])).map(({ kind, role }) => `${kind} → ${role}`)

const summaryAfter = (log: ApprovalEvent[]): CaseSummary => {
  const state = caseOf(log)
  if (state.stage === 'unopened') throw new Error('the log opens no case')
  return summaryOf(state)
}

/** A log after which an event of the type makes sense. */
const before = (type: EventType): ApprovalEvent[] => {
  if (type === 'RequestSubmitted') return []
  if (['RecommendationReturned', 'Decided'].includes(type)) return inDecision
  if (['DecisionDelivered', 'DeliveryFailed'].includes(type)) return decided
  if (['FilingReported', 'FilingNotReported'].includes(type)) return delivered
  if (['ApproverSet', 'RequestCompleted', 'RequestIncomplete', 'DeadlinesSet'].includes(type))
    return [of.RequestSubmitted]
  return inReview
}

describe('the table of notices', () => {
  it.each(Object.keys(of) as EventType[])('%s is told to somebody, or is silent for a reason', type => {
    const log = before(type)
    const first = type === 'RequestCompleted' || type === 'RequestIncomplete' ? [of.ApproverSet] : []
    const notices = told([...log, ...first], of[type])
    if (Object.hasOwn(silentEvents, type)) expect(notices).toEqual([])
    else expect(notices).not.toEqual([])
  })

  it('never tells the requesting body of the proposal or of its return', () => {
    for (const event of [of.RecommendationGiven, of.RecommendationReturned])
      expect(told(inDecision, event).join()).not.toContain('requester')
  })

  it('leaves the decision itself to the delivery (part 11)', () => {
    expect(told(inDecision, of.Decided)).toEqual(['Decided → lawyer', 'Decided → legalHead'])
    expect(told(inDecision, { ...of.Decided, late: true })).toEqual([
      'DecidedLate → lawyer',
      'DecidedLate → supervisor',
    ])
  })

  it('names each notice by case, event and role, so that a repeated batch makes the same ones', () => {
    const batch = () => noticesFor([of.BecameOverdue], 6, summaryAfter([...inReview, of.BecameOverdue]))
    expect(batch()).toEqual(batch())
    expect(batch().map(notice => notice.noticeId)).toEqual(
      ['requester', 'lawyer', 'head', 'supervisor'].map(role => `${caseId}/6/${role}`),
    )
  })

  it('gives each event at most one notice a role, whatever kinds it makes', () => {
    const rows = Object.values(noticeTable)
    expect(rows.every(({ to }) => new Set(to).size === to.length)).toBe(true)
    const wrong = { ...of.ApproverSet, wronglyAddressedTo: 'minfin', reason: 'дау шешілді' }
    const notices = noticesFor([wrong], 2, summaryAfter([of.RequestSubmitted, wrong]))
    expect(new Set(notices.map(notice => notice.noticeId)).size).toBe(notices.length)
    expect(notices.map(({ kind, role }) => `${kind} → ${role}`)).toEqual([
      'RequestArrived → approverChancery',
      'WronglyAddressed → requester',
      'WronglyAddressed → addressee',
    ])
  })
})

describe('what happened together', () => {
  it('a request that arrives with its receipt is told as received, not as waiting for registration', () => {
    expect(told([], of.RequestSubmitted, of.ApproverSet, of.ReceiptRegistered, of.DeadlinesSet)).toEqual([
      'ReceiptRegistered → requester',
      'ReceiptRegistered → legalHead',
    ])
  })

  it('an incomplete request is told to both sides, and not as arrived', () => {
    expect(told([], of.RequestSubmitted, of.ApproverSet, of.RequestIncomplete)).toEqual([
      'RequestIncomplete → requester',
      'RequestIncomplete → approverChancery',
    ])
  })

  it('a request completed is told to who registers and to who assigns, and not while something is still missing', () => {
    const incomplete = [of.RequestSubmitted, of.ApproverSet, of.RequestIncomplete, of.ReceiptRegistered]
    expect(told(incomplete, of.RequestCompleted)).toEqual([
      'RequestCompleted → approverChancery',
      'RequestCompleted → legalHead',
    ])
    expect(told(incomplete, of.RequestCompleted, of.RequestIncomplete)).toEqual([
      'RequestIncomplete → requester',
      'RequestIncomplete → approverChancery',
    ])
  })

  it('a request without a route is told to the requester and to the body it named', () => {
    expect(told([], of.RequestSubmitted, of.RouteUndetermined)).toEqual([
      'RouteUndetermined → requester',
      'RouteUndetermined → addressee',
    ])
  })

  it('a reminder and the approach of the deadline go to those who act and to the supervisor', () => {
    const reminded = { ...of.Reminded, moments: ['dueSoon' as const, 'reminder' as const] }
    expect(told(inDecision, reminded)).toEqual([
      'ReminderToDecide → head',
      'ReminderToDecide → lawyer',
      'DueSoon → supervisor',
    ])
  })

  it('the approach of the deadline alone reminds nobody but the supervisor', () => {
    expect(told(inDecision, { ...of.Reminded, moments: ['dueSoon'] })).toEqual(['DueSoon → supervisor'])
  })

  it('the deadline and the court term passing together make one notice a person', () => {
    expect(told(inReview, of.BecameOverdue, of.CourtTermEnded)).toEqual(
      ['requester', 'lawyer', 'head', 'supervisor'].map(role => `CourtTermEnded → ${role}`),
    )
  })

  it('an approval never filed is told once, not also as the end of the court term', () => {
    expect(told(delivered, of.CourtTermEnded, of.FilingNotReported)).toEqual([
      'CourtTermEnded → head',
      'FilingNotReported → requester',
      'FilingNotReported → lawyer',
      'FilingNotReported → supervisor',
    ])
  })

  it('corrected facts and the dates that follow from them are one notice', () => {
    expect(told(inReview, of.FactsCorrected, of.DeadlinesRecomputed)).toEqual(
      ['requester', 'legalHead', 'lawyer'].map(role => `FactsCorrected → ${role}`),
    )
  })
})

describe('who is there to be told', () => {
  it('before a lawyer is assigned no notice is made for one', () => {
    const received = [of.RequestSubmitted, of.ApproverSet, of.DeadlinesSet, of.ReceiptRegistered]
    expect(told(received, of.BecameOverdue)).toEqual(
      ['requester', 'head', 'supervisor'].map(role => `BecameOverdue → ${role}`),
    )
    expect(told(received, of.Reminded)).toEqual(['ReminderToAssign → legalHead'])
  })

  it('after the approval the court term is a reminder to file', () => {
    const term = { ...of.Reminded, moments: ['courtTermReminder' as const], deadline: 'courtTerm' as const }
    expect(told(delivered, term)).toEqual(['ReminderToFile → requester'])
    expect(told([of.RequestSubmitted, of.ApproverSet], term)).toEqual([
      'ReminderOfCourtTerm → requester',
      'ReminderOfCourtTerm → approverChancery',
    ])
  })

  it('a receipt that nobody has registered is told to both bodies', () => {
    const unregistered = {
      ...of.Reminded,
      moments: ['registrationReminder' as const],
      workingDaysLeft: 0,
      deadline: 'registration' as const,
    }
    expect(told([of.RequestSubmitted, of.ApproverSet], unregistered)).toEqual(
      ['requester', 'approverChancery', 'legalHead'].map(role => `ReminderToRegister → ${role}`),
    )
  })

  it('a failed notice goes to the supervisor once, and a failed notice to the supervisor to nobody', () => {
    const other = { ...of.NoticeFailed, notice: `${caseId}/4/legalHead` }
    const [notice, ...more] = noticesFor(
      [of.NoticeFailed, other],
      6,
      summaryAfter([...inReview, of.NoticeFailed, other]),
    )
    expect(notice).toMatchObject({ kind: 'NoticeFailed', role: 'supervisor', seq: 7 })
    expect(more).toEqual([])
    expect(told(inReview, { ...of.NoticeFailed, notice: `${caseId}/9/supervisor` })).toEqual([])
  })
})
