import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseDates } from '../../activities/prepare/case-dates.ts'
import type { ApprovalEvent, EventOf } from '../../domain/approval/events.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { almaty } from '../../local-time/almaty.ts'
import { append } from '../../store/case-log.ts'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { type AnApi, openApi } from '../api/an-api.ts'
import { people } from '../setup/office.ts'
import { caseNumbered, eventsOf, runId, summaryOf } from '../store/a-case.ts'

const caseId = caseNumbered(1)
/** Whose act was corrected by the approving body. */
const correctedCase = caseNumbered(2)
/** Of the requesting body: what he corrected is its own. */
const { requesterHead } = people

const [{ request }, { receipt }] = eventsOf(caseId) as [
  EventOf<'RequestSubmitted'>,
  EventOf<'ReceiptRegistered'>,
  unknown,
]

const openedAndReceived = (id: string): ApprovalEvent[] => {
  const [submitted, received] = eventsOf(id)
  const dates = caseDates(request, receipt, newestCalendar, almaty)
  if ('code' in dates) throw new Error(dates.code)
  return [
    { ...submitted, by: { person: requesterHead, body: 'dgd-almaty', position: 'firstHead' } } as ApprovalEvent,
    { ...received, by: { person: people.chancery, body: 'kgd', position: 'chancery' } } as ApprovalEvent,
    { type: 'DeadlinesSet', version: 1, at: received.at, dates },
  ]
}

let api: AnApi
beforeAll(async () => {
  api = await openApi()
  const db = openDatabase(api.databaseUrl, { poolSize: 1 })
  const order = { number: '1', date: '2026-01-05' } as const
  await createStore(db).registry.load({
    grants: [{ person: people.outsider, role: 'supervisor', body: 'dgd-almaty', order, validFrom: order.date }],
  })
  const keep = (id: string, events: ApprovalEvent[]) =>
    append(db, {
      caseId: id,
      runId,
      firstSeq: 1,
      previousHash: '',
      events,
      summary: summaryOf(id, { seq: events.length }),
    })
  await keep(caseId, openedAndReceived(caseId))
  const corrected: ApprovalEvent = {
    ...{ type: 'FactsCorrected', version: 1, at: '2026-08-17T05:00:00.000Z', changed: ['act'] },
    ...{
      request: { ...request, act: { ...request.act, finalFormOn: '2026-07-30' } },
      receipt,
      reason: 'Сот актісінің күні',
    },
    by: { person: people.legalHead, body: 'kgd', position: 'headOfLegalService' },
  }
  await keep(correctedCase, [...openedAndReceived(correctedCase), corrected])
  await db.destroy()
})
afterAll(() => api.close())

const proofs = async (person: string, id = caseId): Promise<string> => {
  const answer = await api.ask('GET', `/cases/${id}/deadlines`, { as: `person:${person}` })
  expect(answer.statusCode).toBe(200)
  return answer.body
}

describe('the proofs of a case’s dates name who in the approving body entered a fact', () => {
  it('to that body', async () => {
    expect(await proofs(people.head)).toContain(people.chancery)
    expect(await proofs(people.head, correctedCase)).toContain(people.legalHead)
  })

  it.each([
    ['to the requesting body', people.requesterChancery],
    ['to its supervisor', people.outsider],
  ])('and not %s, who are told who of their own side did', async (_, person) => {
    const told = await proofs(person)
    expect(told).not.toContain(people.chancery)
    expect(told).toContain(requesterHead)
    expect(await proofs(person, correctedCase)).not.toContain(people.legalHead)
  })
})
