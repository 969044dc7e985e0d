import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import type { Database } from '../../store/tables.ts'
import { eventually } from '../setup/eventually.ts'
import { type FaultProxy, openFaultProxy } from '../setup/fault-proxy.ts'
import { aRequest, now, people, today } from '../setup/office.ts'
import { type AnApi, openApi } from './an-api.ts'
import { type OfficeApi, openOfficeApi } from './an-office-api.ts'

let proxy: FaultProxy
let api: OfficeApi
/** Another process of the same API, as far as its database and Temporal can tell. */
let other: AnApi
let database: Kysely<Database>
beforeAll(async () => {
  proxy = await openFaultProxy()
  api = await openOfficeApi({
    systems: [{ id: 'intake', actsFor: 'dgd-almaty' }],
    // Only the worker's way to the database.
    office: { databaseUrl: url => proxy.before(url) },
  })
  other = await openApi({ kelisu: api.kelisu, databaseUrl: api.databaseUrl })
  database = openDatabase(api.databaseUrl, { poolSize: 1 })
})
beforeEach(() => proxy.restore())
afterAll(async () => {
  await database.destroy()
  await other.close()
  await api.close()
  await proxy.close()
})

const by = (person: keyof typeof people) => `person:${people[person]}`
const submit = (request: object, from: AnApi = api) =>
  from.ask('POST', '/requests', { as: 'system:intake', body: request })
const opened = async (): Promise<string> => (await submit(aRequest())).json().caseId

const act = (
  caseId: string,
  name: string,
  body: object,
  { as, key = randomUUID(), from = api }: { as: string; key?: string; from?: AnApi },
) => from.ask('POST', `/cases/${caseId}/actions/${name}`, { as, body, headers: { 'idempotency-key': key } })

const broughtToDecision = async (): Promise<string> => {
  const caseId = await opened()
  await act(caseId, 'registerReceipt', { number: 'кіріс-1', at: now() }, { as: by('chancery') })
  await act(caseId, 'assign', { lawyer: people.lawyer }, { as: by('legalHead') })
  const proposal = { outcome: 'approve', groundsExist: true, text: 'Бар' }
  const { seq } = (await act(caseId, 'recommend', proposal, { as: by('lawyer') })).json()
  expect((await api.ask('GET', `/cases/${caseId}?atLeast=${seq}`, { as: by('head') })).statusCode).toBe(200)
  return caseId
}

/** Else the log's answer may be cut off too, and the command waits for the log instead of being judged. */
const atRest = (caseId: string) =>
  eventually(async () => {
    const { raw } = await api.office.client.workflow.getHandle(caseId).describe()
    return (raw.pendingActivities ?? []).length === 0
  })

/** How many of the 2000 that Temporal takes in one case. */
const updatesOf = async (caseId: string): Promise<number> => {
  const { events } = await api.office.client.workflow.getHandle(caseId).fetchHistory()
  return (events ?? []).filter(event => event.workflowExecutionUpdateAcceptedEventAttributes).length
}

describe('an action whose answer was lost', () => {
  it('is answered the same by another process of the API, also when it closed its case', async () => {
    const caseId = await opened()
    const withdrawal = [caseId, 'withdraw', { reason: 'Дау бітті' }] as const
    const asked = { as: by('requesterHead'), key: 'withdrawal-1' }
    const first = await act(...withdrawal, asked)
    await api.office.closed(caseId)
    const again = await act(...withdrawal, { ...asked, from: other })
    expect([again.statusCode, again.json()]).toEqual([200, first.json()])
    expect((await api.office.log(caseId)).filter(type => type === 'Withdrawn')).toHaveLength(1)
    const later = await act(...withdrawal, { ...asked, key: 'withdrawal-2' })
    expect(later.json()).toMatchObject({ status: 409, code: 'WRONG_STAGE' })
  })

  it('because authority could not be asked is done when it is repeated with the same key', async () => {
    const caseId = await opened()
    const receipt = { number: 'кіріс-1', at: now() }
    const asked = { as: by('chancery'), key: 'receipt-1' }
    await atRest(caseId)
    proxy.cut()
    const refused = await act(caseId, 'registerReceipt', receipt, asked)
    expect(refused.json()).toMatchObject({ status: 503, code: 'AUTHORITY_UNAVAILABLE' })
    // Neither where the database is nor who asks there.
    expect(refused.body).not.toMatch(/127\.0\.0\.1|postgres/)
    proxy.restore()
    const done = await eventually(async () => {
      const answer = await act(caseId, 'registerReceipt', receipt, asked)
      return answer.statusCode === 200 && answer.json()
    })
    const again = await act(caseId, 'registerReceipt', receipt, asked)
    expect([again.statusCode, again.json()]).toEqual([200, done])
    await api.ask('GET', `/cases/${caseId}?atLeast=${done.seq}`, asked)
    expect((await api.office.log(caseId)).filter(type => type === 'ReceiptRegistered')).toHaveLength(1)
  })

  it('because authority could not be asked is counted each time it is sent, and once it is done never again', async () => {
    const caseId = await opened()
    const receipt = { number: 'кіріс-1', at: now() }
    const asked = { as: by('chancery'), key: 'receipt-1' }
    await atRest(caseId)
    proxy.cut()
    const first = await act(caseId, 'registerReceipt', receipt, asked)
    const second = await act(caseId, 'registerReceipt', receipt, asked)
    expect([first, second].map(answer => answer.json().code)).toEqual(Array(2).fill('AUTHORITY_UNAVAILABLE'))
    expect(await updatesOf(caseId)).toBe(2)
    const { caller, sent } = await database
      .selectFrom('apiCommand')
      .select(['caller', 'sent'])
      .where('caseId', '=', caseId)
      .executeTakeFirstOrThrow()
    expect(sent).toBe(3)
    const before = Array.from({ length: 197 }, (_, number) => ({
      commandId: `before-${number}`,
      sha256: '0'.repeat(64),
    }))
    await database
      .insertInto('apiCommand')
      .values(before.map(one => ({ ...one, caseId, caller })))
      .execute()
    const usedUp = await act(caseId, 'registerReceipt', receipt, asked)
    expect(usedUp.json()).toMatchObject({ status: 409, code: 'COMMANDS_TOO_MANY', facts: { most: 200 } })
    await act(caseId, 'registerReceipt', receipt, asked)
    expect(await updatesOf(caseId)).toBe(3)
    await database.deleteFrom('apiCommand').where('sha256', '=', '0'.repeat(64)).execute()
    proxy.restore()
    await eventually(async () => (await act(caseId, 'registerReceipt', receipt, asked)).statusCode === 200)
    const done = await updatesOf(caseId)
    for (let time = 0; time < 3; time++)
      expect((await act(caseId, 'registerReceipt', receipt, asked)).statusCode).toBe(200)
    expect(await updatesOf(caseId)).toBe(done)
  })
})

describe('decisions that arrive together', () => {
  it('of the head and of one whom he has vested, by two processes of the API: exactly one is recorded', async () => {
    await vested('legalHead', 'headOfLegalService')
    const caseId = await broughtToDecision()
    const answers = await Promise.all([
      act(caseId, 'decide', { outcome: 'approve' }, { as: by('head') }),
      act(caseId, 'decide', { outcome: 'refuse' }, { as: by('legalHead'), from: other }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const [accepted, refused] = answers.toSorted((a, b) => a.statusCode - b.statusCode).map(answer => answer.json())
    expect(refused.code).toMatch(/^(ALREADY_DECIDED|WRONG_STAGE)$/)
    await api.ask('GET', `/cases/${caseId}?atLeast=${accepted.seq}`, { as: by('head') })
    expect((await api.office.log(caseId)).filter(type => type === 'Decided')).toHaveLength(1)
  })

  it('at the revocation of an act: who was vested is refused a second later, the head is not', async () => {
    const actId = await vested('deputyWhoseActEnded', 'deputyHead')
    const caseId = await broughtToDecision()
    const before = await api.ask('GET', `/cases/${caseId}`, { as: by('deputyWhoseActEnded') })
    expect(before.json().actions).toContain('decide')
    const revocation = { as: by('head'), body: { revokedOn: today() } }
    expect((await api.ask('POST', `/bodies/kgd/acts/${actId}/revocation`, revocation)).statusCode).toBe(200)
    const late = { as: by('deputyWhoseActEnded'), from: other }
    const refused = await act(caseId, 'decide', { outcome: 'approve' }, late)
    // With the act he has lost the sight of the case, too.
    expect(refused.json()).toMatchObject({ status: 404, code: 'CASE_UNKNOWN' })
    expect((await act(caseId, 'decide', { outcome: 'approve' }, { as: by('head') })).statusCode).toBe(200)
  })
})

describe('a request under the id of a case whose run is lost', () => {
  it('opens nothing and is told so: the same content is that case, other content is refused', async () => {
    const request = aRequest()
    const { caseId } = (await submit(request)).json()
    // As after an end by hand, a diverged log, or the server's retention.
    await api.office.client.workflow.getHandle(caseId).terminate('lost')
    const events = await api.office.log(caseId)
    const same = await submit(request, other)
    expect([same.statusCode, same.json()]).toEqual([200, expect.objectContaining({ caseId, existing: true })])
    const differing = await submit({ ...request, subject: 'Басқа мәселе' })
    expect(differing.json()).toMatchObject({ status: 409, code: 'REQUEST_ID_TAKEN' })
    expect(await api.office.log(caseId)).toEqual(events)
  })
})

/** An act of the head that vests him from today on; its id. */
const vested = async (person: keyof typeof people, position: string): Promise<string> => {
  const act = { number: `${position}-н`, date: today(), issuedBy: people.head, validFrom: today(), position }
  const body = { ...act, person: people[person] }
  const issued = await api.ask('POST', '/bodies/kgd/acts', { as: by('head'), body })
  expect(issued.statusCode).toBe(201)
  return issued.json().id
}
