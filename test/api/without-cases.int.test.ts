import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnApi, openApi } from './an-api.ts'

let api: AnApi
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const lawyer = { as: 'person:p-0041' }

describe('the calendar', () => {
  it('of a year has every day, with reason, source and status', async () => {
    const answer = await api.ask('GET', '/calendar/2026', lawyer)
    expect(answer.statusCode).toBe(200)
    const { workingDays, days } = answer.json()
    expect({ workingDays, all: days.length }).toEqual({ workingDays: 247, all: 365 })
    expect(days.find(({ date }: { date: string }) => date === '2026-10-26')).toMatchObject({
      working: false,
      reason: 'substituteFor',
      for: '2026-10-25',
    })
  })

  it('outside the years that are known is refused with the place of the law', async () => {
    const answer = await api.ask('GET', '/calendar/2031', lawyer)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'BEYOND_CALENDAR', citation: 'LC-84', facts: { year: 2031 } })
  })

  it('names its editions and the one that new cases use', async () => {
    const { editions } = (await api.ask('GET', '/calendar/editions', lawyer)).json()
    expect(editions.filter(({ active }: { active: boolean }) => active)).toHaveLength(1)
    const [oldest] = editions
    expect((await api.ask('GET', `/calendar/2024?edition=${oldest.id}`, lawyer)).json().edition).toBe(oldest.id)
    expect((await api.ask('GET', '/calendar/2024?edition=none', lawyer)).json().code).toBe('EDITION_UNKNOWN')
  })
})

describe('the Regulation', () => {
  it('says of each edition what is not known of it', async () => {
    const { editions } = (await api.ask('GET', '/regulation/editions', lawyer)).json()
    expect(editions.map(({ id }: { id: string }) => id)).toEqual(['E0', 'E1', 'E2'])
    expect(editions[2].parameters.readFrom).toBe('E1')
    expect(editions[2].unknown.length).toBeGreaterThan(0)
  })

  it('has every part in the edition of a day', async () => {
    const { edition, parts } = (await api.ask('GET', '/regulation/parts?on=2024-01-15', lawyer)).json()
    expect(edition).toBe('E1')
    expect(parts.find(({ place }: { place: string }) => place === 'part-10').says.en).toMatch(/7 working days|seven/i)
    expect((await api.ask('GET', '/regulation/editions/E1', lawyer)).json().places).toHaveLength(parts.length)
  })

  it('shows the open points with our default, and as a body reads them', async () => {
    const { readings } = (await api.ask('GET', '/regulation/readings?body=kgd', lawyer)).json()
    expect(readings.find(({ reading }: { reading: string }) => reading === 'receiptDay')).toMatchObject({
      citation: 'part-10',
      default: 'nextWorkingDay',
    })
    expect((await api.ask('GET', '/regulation/readings?body=nobody', lawyer)).json().code).toBe('BODY_UNKNOWN')
  })
})

describe('the bodies', () => {
  it('are found by a part of the name, in Kazakh or Russian', async () => {
    const found = await api.ask('GET', `/bodies?text=${encodeURIComponent('государственных доходов')}`, lawyer)
    expect(found.json().bodies.map(({ id }: { id: string }) => id)).toContain('kgd')
    expect((await api.ask('GET', '/bodies/kgd', lawyer)).json()).toMatchObject({ id: 'kgd', kind: 'department' })
    expect((await api.ask('GET', '/bodies/nowhere', lawyer)).statusCode).toBe(422)
  })
})

describe('a preview', () => {
  it('of the route says who approves, by which item', async () => {
    const answer = await api.ask('POST', '/previews/route', { ...lawyer, body: { body: 'dgd-almaty' } })
    expect(answer.json()).toMatchObject({
      kind: 'approver',
      route: 3,
      approver: 'kgd',
      citation: 'part-1-item-3',
    })
  })

  const facts = { means: 'appeal', procedure: 'civil', actDate: '2026-07-31', receivedOn: '2026-08-17' }

  it('of the deadlines counts as by hand (parts 6 and 10)', async () => {
    const answer = await api.ask('POST', '/previews/deadlines', { ...lawyer, body: facts })
    expect(answer.json()).toEqual({
      courtTermEnds: '2026-08-31',
      sendBy: { plain: '2026-08-17', strict: '2026-08-14' },
      decisionDue: '2026-08-26',
      lateRequest: null,
      termAtRisk: false,
      provisional: false,
      calendarEdition: '2026-03-18',
    })
  })

  it('proves each date where it is asked to', async () => {
    const { proofs } = (
      await api.ask('POST', '/previews/deadlines', { ...lawyer, body: { ...facts, proofs: true } })
    ).json()
    expect(proofs.map(({ deadline, proof }: never) => [deadline, (proof as { result: string }).result])).toEqual([
      ['courtTerm', '2026-08-31'],
      ['sendBy', '2026-08-17'],
      ['decision', '2026-08-26'],
    ])
  })

  it.each([
    [{ ...facts, means: 'privateComplaint' }, 'MEANS_OUTSIDE_ALGORITHM', 'CPC-434-1'],
    [{ ...facts, shortTerm: true }, 'SHORT_TERM_NOT_APPLICABLE', 'APPC-168-4'],
    [{ ...facts, actDate: '2040-01-10' }, 'BEYOND_CALENDAR', 'LC-84'],
  ])('is refused where the law has another answer: %j', async (body, code, citation) => {
    const answer = await api.ask('POST', '/previews/deadlines', { ...lawyer, body })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code, citation })
  })
})

describe('an answer', () => {
  it('that does not fit its schema never leaves: what the database holds wrongly is a fault of ours, and is not shown', async () => {
    const client = new Client({ connectionString: api.databaseUrl })
    await client.connect()
    // Past the triggers that keep records from being overwritten.
    await client.query('set session_replication_role = replica')
    const kind = (value: string) =>
      client.query(
        `update registry_body set record = jsonb_set(record, '{kind}', to_jsonb($1::text)) where subject = 'kgd'`,
        [value],
      )
    await kind('Құпия түр')
    const answer = await api.ask('GET', '/bodies?text=kgd', lawyer)
    await kind('department')
    await client.end()
    expect(answer.json()).toMatchObject({ status: 500, code: 'INTERNAL_FAULT', facts: {} })
    expect(answer.body).not.toContain('Құпия')
    expect((await api.ask('GET', '/bodies?text=kgd', lawyer)).statusCode).toBe(200)
  })
})
