import { describe, expect, it } from 'vitest'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { commandIn, send, start } from '../../test/approval/preparing.ts'
import { aRequest, laterEdition, local, people, receipt } from '../../test/approval/request.ts'

// 25 August 2026 is off in the later edition: what is received on the 17th is due on the 26th or the 27th.
const byId = (id: string) => [newestCalendar, laterEdition].find(calendar => calendar.edition.id === id)
const laterIsActive = { newest: laterEdition, ofEdition: byId }
const opened = { facts: { receipt: null } }
const registered = { number: receipt.number, at: local('2026-08-17', '10:00') }

describe('a calendar edition activated while cases are open', () => {
  it('is the one that a new case is opened under', async () => {
    const command = commandIn(await start(aRequest(), { calendars: laterIsActive }), 'open')
    expect(command.editions.calendar).toBe(laterEdition.edition.id)
    expect(commandIn(await start(aRequest()), 'open').editions.calendar).toBe(newestCalendar.edition.id)
  })

  it('does not count for a case opened before it', async () => {
    const result = await send('registerReceipt', people.chancery, registered, { ...opened, calendars: laterIsActive })
    expect(commandIn(result, 'registerReceipt')).toMatchObject({
      dates: { decision: { dueOn: '2026-08-26' } },
      editions: { calendar: newestCalendar.edition.id },
    })
  })

  it('counts for every command of a case opened under it, also when another is active again', async () => {
    const facts = { ...opened.facts, editions: { regulation: 'E2', calendar: laterEdition.edition.id } }
    const calendars = { newest: newestCalendar, ofEdition: byId }
    const received = await send('registerReceipt', people.chancery, registered, { facts, calendars })
    expect(commandIn(received, 'registerReceipt')).toMatchObject({
      dates: { decision: { dueOn: '2026-08-27' } },
      editions: { calendar: laterEdition.edition.id },
    })
    const corrected = await send(
      'correctFacts',
      people.chancery,
      { receiptAt: local('2026-08-17', '09:00'), reason: 'Қате' },
      { facts: { ...facts, request: aRequest(), receipt: { ...receipt, ...registered } }, calendars },
    )
    expect(commandIn(corrected, 'correctFacts')).toMatchObject({ dates: { decision: { dueOn: '2026-08-27' } } })
  })
})

describe('while the calendar editions are not known', () => {
  it('nothing is accepted or refused when they cannot be asked for', async () => {
    const calendars = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' })
    }
    // Whoever sent the command is not told where the database is.
    const unavailable = { kind: 'unavailable', reason: 'ECONNREFUSED' }
    expect(await start(aRequest(), { calendars })).toMatchObject(unavailable)
    expect(await send('registerReceipt', people.chancery, registered, { ...opened, calendars })).toMatchObject(
      unavailable,
    )
  })

  it('a case is never counted by another edition than its own', async () => {
    const facts = { receipt: null, editions: { regulation: 'E2', calendar: '2025-lost' } }
    expect(await send('registerReceipt', people.chancery, registered, { facts })).toEqual({
      kind: 'unavailable',
      reason: expect.stringContaining('2025-lost'),
      at: expect.any(String),
    })
  })
})
