import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHash } from '../../client/library/content-hash.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import { openDatabase } from '../../store/database.ts'
import { oneCase } from '../../store/read-model.ts'
import { readsOf } from '../access/reads-of.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, people, today } from '../setup/office.ts'
import { type OfficeApi, openOfficeApi } from './an-office-api.ts'

let api: OfficeApi
let database: ReturnType<typeof openDatabase>
beforeAll(async () => {
  api = await openOfficeApi({
    systems: [
      { id: 'intake', actsFor: 'dgd-almaty' },
      { id: 'elsewhere', actsFor: 'dgd-karaganda' },
    ],
  })
  database = openDatabase(api.databaseUrl, { poolSize: 1 })
})
afterAll(async () => {
  await database.destroy()
  await api.close()
})

const by = (person: keyof typeof people) => ({ as: `person:${people[person]}` })
const intake = { as: 'system:intake' }

const submit = (request: object, options: { as: string; headers?: Record<string, string> } = intake) =>
  api.ask('POST', '/requests', { ...options, body: request })

const act = (caseId: string, name: string, body: object, { as, key = randomUUID() }: { as: string; key?: string }) =>
  api.ask('POST', `/cases/${caseId}/actions/${name}`, { as, body, headers: { 'idempotency-key': key } })

/** The log follows the answer. */
const recorded = (caseId: string, seq: number) =>
  eventually(async () => ((await oneCase(api.office.db, caseId))?.seq ?? 0) >= seq, {
    of: `${caseId} shows ${seq}`,
  })

/** A case that has come as far as the proposal to approve, by the API alone. */
const broughtToDecision = async (): Promise<string> => {
  const { caseId } = (await submit(aRequest())).json()
  await act(caseId, 'registerReceipt', { number: 'кіріс-1', at: now() }, by('chancery'))
  await act(caseId, 'assign', { lawyer: people.lawyer }, by('legalHead'))
  const proposal = { outcome: 'approve', groundsExist: true, text: 'Құпия ұсыныс' }
  const answer = await act(caseId, 'recommend', proposal, by('lawyer'))
  expect(answer.json()).toMatchObject({ stage: 'decision' })
  await recorded(caseId, answer.json().seq)
  return caseId
}

describe('a request over HTTP', () => {
  it('opens a case, goes through the procedure, and each command is seen by who asks for its entry', async () => {
    const caseId = await broughtToDecision()
    const decided = await act(caseId, 'decide', { outcome: 'approve', reasons: 'Негіздер бар' }, by('head'))
    expect(decided.json()).toMatchObject({ stage: 'decided' })
    const shown = await api.ask('GET', `/cases/${caseId}?atLeast=${decided.json().seq}`, by('requesterHead'))
    expect(shown.json()).toMatchObject({ outcome: 'approved', approver: 'kgd', flags: [] })
    const delivered = await eventually(async () => {
      const one = (await api.ask('GET', `/cases/${caseId}`, by('requesterHead'))).json()
      return one.stage === 'delivered' ? one : null
    })
    expect(delivered.actions).toContain('reportFiling')
    const log = await api.office.store.caseLog.read(caseId)
    // Each was signed by the API for who acted: nothing is only claimed.
    expect(log.map(({ event }) => event.by).filter(actor => actor && 'claimed' in actor)).toEqual([])
    expect(log[0]?.event.by).toEqual({ system: 'intake' })
  })

  it('is one case for ever: the same content again finds it, other content is refused', async () => {
    const request = aRequest()
    const first = await submit(request)
    expect([first.statusCode, first.json().existing]).toEqual([201, false])
    expect(first.headers.location).toBe(`/api/v1/cases/${first.json().caseId}`)
    const again = await submit(request)
    expect([again.statusCode, again.json()]).toEqual([200, { ...first.json(), existing: true }])
    const other = await submit({ ...request, subject: 'Басқа мәселе' })
    expect([other.statusCode, other.json().code]).toEqual([409, 'REQUEST_ID_TAKEN'])
  })

  it('sent twenty times at once opens one case', async () => {
    const request = aRequest()
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(request)))
    expect(new Set(answers.map(answer => answer.json().caseId)).size).toBe(1)
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(1)
    expect(answers.filter(answer => answer.statusCode === 200)).toHaveLength(19)
  })

  it('takes its id from Idempotency-Key where it has none, and is refused without either', async () => {
    const { requestId, ...request } = aRequest()
    const answer = await submit(request, { ...intake, headers: { 'idempotency-key': requestId } })
    expect(answer.json().caseId).toBe(`approval-dgd-almaty.${requestId}`)
    expect((await submit(request)).json()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' })
    const two = await submit({ ...request, requestId }, { ...intake, headers: { 'idempotency-key': 'other' } })
    expect(two.json()).toMatchObject({ status: 400, facts: { field: 'requestId' } })
  })

  it.each<[string, Partial<Record<keyof ApprovalRequest, unknown>>, { as: string }, number, string]>([
    ['of a body that another system acts for', {}, { as: 'system:elsewhere' }, 403, 'NOT_AUTHORISED'],
    ['of a body where the person holds no position', {}, { as: 'person:p-0041' }, 403, 'NOT_AUTHORISED'],
    ['of an unknown body', { requester: 'nowhere' }, intake, 422, 'REQUESTER_UNKNOWN'],
    ['by a means outside the algorithm', { means: 'protest' }, intake, 422, 'MEANS_OUTSIDE_ALGORITHM'],
    ['with a malformed date', { outgoing: { number: '1', sentOn: '2026-02-30' } }, intake, 400, 'REQUEST_MALFORMED'],
    ['sent in the future', { outgoing: { number: '1', sentOn: '2030-01-10' } }, intake, 422, 'FACT_IN_FUTURE'],
  ])('is refused, and no case is half made: %s', async (_, changes, caller, status, code) => {
    const request = { ...aRequest(), ...changes }
    const answer = await submit(request, caller)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await oneCase(api.office.db, `approval-${request.requester}.${request.requestId}`)).toBeNull()
  })
})

describe('an action', () => {
  it('repeated with its key is done once and answered the same; with other content it is refused', async () => {
    const { caseId } = (await submit(aRequest())).json()
    const key = randomUUID()
    const receipt = { number: 'кіріс-7', at: now() }
    const first = await act(caseId, 'registerReceipt', receipt, { ...by('chancery'), key })
    const again = await act(caseId, 'registerReceipt', receipt, { ...by('chancery'), key })
    expect([first.statusCode, again.statusCode, again.json()]).toEqual([200, 200, first.json()])
    const other = await act(caseId, 'registerReceipt', { ...receipt, number: 'кіріс-8' }, { ...by('chancery'), key })
    expect([other.statusCode, other.json().code]).toEqual([409, 'IDEMPOTENCY_KEY_TAKEN'])
    await recorded(caseId, first.json().seq)
    expect((await api.office.log(caseId)).filter(type => type === 'ReceiptRegistered')).toHaveLength(1)
  })

  it('has its key for itself: nobody takes it from another, or learns that another has used it', async () => {
    const { caseId } = (await submit(aRequest())).json()
    const key = 'receipt-1'
    const receipt = { number: 'кіріс-5', at: now() }
    const early = await act(caseId, 'reportFiling', { filedOn: today() }, { ...by('requesterHead'), key })
    expect(early.json()).toMatchObject({ status: 409, code: 'WRONG_STAGE' })
    const received = await act(caseId, 'registerReceipt', receipt, { ...by('chancery'), key })
    expect(received.json()).toMatchObject({ commandId: key, stage: 'received' })
    const without = await act(caseId, 'registerReceipt', receipt, { ...by('requesterChancery'), key })
    expect(without.json()).toMatchObject({ code: 'WRONG_STAGE' })
    const assigned = await act(caseId, 'assign', { lawyer: people.lawyer }, { ...by('legalHead'), key })
    expect(assigned.json()).toMatchObject({ commandId: key, stage: 'review' })
  })

  it('that was sent before keys were of one caller is repeated as it was', async () => {
    const { caseId } = (await submit(aRequest())).json()
    const key = randomUUID()
    const actor = people.chancery
    const payload = { number: 'кіріс-6', at: now() }
    const { seq } = await api.kelisu.registerReceipt(caseId, payload, { actor, commandId: key })
    const sha256 = contentHash({ actor, name: 'registerReceipt', payload })
    await database.insertInto('apiCommand').values({ caseId, commandId: key, sha256 }).execute()
    const again = await act(caseId, 'registerReceipt', payload, { ...by('chancery'), key })
    expect(again.json()).toEqual({ commandId: key, stage: 'received', seq })
    const assigned = await act(caseId, 'assign', { lawyer: people.lawyer }, { ...by('legalHead'), key })
    expect(assigned.json()).toMatchObject({ commandId: key, stage: 'review' })
  })

  it('without a key is refused, and nothing happens', async () => {
    const { caseId } = (await submit(aRequest())).json()
    const answer = await api.ask('POST', `/cases/${caseId}/actions/withdraw`, {
      ...by('requesterHead'),
      body: { reason: 'Дау бітті' },
    })
    expect(answer.json()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' })
    expect(await api.office.log(caseId)).not.toContain('Withdrawn')
  })

  it('that may not be done is refused with the part that says so', async () => {
    const caseId = await broughtToDecision()
    const asLawyer = await act(caseId, 'decide', { outcome: 'approve' }, by('lawyer'))
    expect(asLawyer.json()).toMatchObject({ status: 403, code: 'NOT_VESTED', citation: 'part-9' })
    const ended = await act(caseId, 'decide', { outcome: 'approve' }, by('deputyWhoseActEnded'))
    // With his act he has lost the sight of the case, too.
    expect(ended.json()).toMatchObject({ status: 404, code: 'CASE_UNKNOWN' })
    const early = await act(caseId, 'reportFiling', { filedOn: '2026-01-10' }, by('requesterHead'))
    expect(early.json()).toMatchObject({ status: 409, code: 'WRONG_STAGE' })
    const bySystem = await act(caseId, 'withdraw', { reason: 'x' }, intake)
    expect(bySystem.json()).toMatchObject({ status: 403, code: 'NOT_AUTHORISED' })
  })

  it('by who has no right to it is refused as the case would, and is no event of the case', async () => {
    const { caseId } = (await submit(aRequest())).json()
    const receipt = { number: 'кіріс-3', at: now() }
    const refused = await act(caseId, 'registerReceipt', receipt, by('requesterChancery'))
    expect(refused.json()).toMatchObject({ status: 403, code: 'NOT_AUTHORISED', citation: 'APPC-44-1' })
    await act(caseId, 'registerReceipt', receipt, by('chancery'))
    const assigned = await act(caseId, 'assign', { lawyer: people.lawyer }, by('legalHead'))
    const proposal = { outcome: 'approve', groundsExist: true, text: 'Негіздер бар' }
    const other = await act(caseId, 'recommend', proposal, by('otherLawyer'))
    expect(other.json()).toMatchObject({ status: 403, code: 'NOT_ASSIGNED', citation: 'part-7' })
    const ownReceipt = { receiptAt: now(), reason: 'Қате' }
    const moved = await act(caseId, 'correctFacts', ownReceipt, by('requesterHead'))
    expect(moved.json()).toMatchObject({ status: 403, code: 'NOT_AUTHORISED', citation: 'APPC-44-1' })
    await recorded(caseId, assigned.json().seq)
    expect(await api.office.log(caseId)).not.toContain('CommandRefused')
  })

  it('that chooses the approving body is asked of the body chosen, as the case asks it', async () => {
    const { caseId } = (await submit(aRequest())).json()
    const chosen = { approver: 'minfin', reason: 'Ең жақын' }
    const refused = await act(caseId, 'setApprover', chosen, by('requesterChancery'))
    expect(refused.json()).toMatchObject({ status: 403, code: 'NOT_AUTHORISED', citation: 'part-1' })
    expect(await api.office.log(caseId)).not.toContain('CommandRefused')
  })

  it('of a decision signed on paper is judged by its own day, so that the case itself refuses it', async () => {
    const caseId = await broughtToDecision()
    const onPaper = { outcome: 'approve', paper: { signedOn: today(), number: '7' } }
    const refused = await act(caseId, 'decide', onPaper, by('lawyer'))
    expect(refused.json()).toMatchObject({ status: 403, code: 'NOT_VESTED', citation: 'part-9' })
    await eventually(async () => (await api.office.log(caseId)).includes('CommandRefused'))
  })

  it('is taken two hundred times of one caller in a case, so that nobody uses it up for the others', async () => {
    const { caseId } = (await submit(aRequest())).json()
    const tooEarly = { filedOn: today() }
    const once = await act(caseId, 'reportFiling', tooEarly, { ...by('requesterHead'), key: 'filing-1' })
    expect(once.json()).toMatchObject({ status: 409, code: 'WRONG_STAGE' })
    const before = { caseId, caller: people.requesterHead, sha256: '0'.repeat(64) }
    const keys = Array.from({ length: 199 }, (_, number) => `before-${number}`)
    await database
      .insertInto('apiCommand')
      .values(keys.map(commandId => ({ ...before, commandId })))
      .execute()
    const refused = await act(caseId, 'reportFiling', tooEarly, by('requesterHead'))
    expect(refused.json()).toMatchObject({ status: 409, code: 'COMMANDS_TOO_MANY', facts: { most: 200 } })
    // No time is named after which it would be taken.
    expect(refused.headers).not.toHaveProperty('retry-after')
    const repeated = await act(caseId, 'reportFiling', tooEarly, { ...by('requesterHead'), key: 'filing-1' })
    expect(repeated.json()).toMatchObject({ status: 409, code: 'WRONG_STAGE' })
    const received = await act(caseId, 'registerReceipt', { number: 'кіріс-4', at: now() }, by('chancery'))
    expect(received.statusCode).toBe(200)
  })

  it('of recomputing is nobody’s over HTTP, though the API signs for the whole deployment', async () => {
    const { caseId } = (await submit(aRequest())).json()
    expect((await act(caseId, 'recompute', { edition: '2026-03-18' }, intake)).statusCode).toBe(404)
  })

  it('of two heads who decide at once is recorded once', async () => {
    const caseId = await broughtToDecision()
    const answers = await Promise.all([
      act(caseId, 'decide', { outcome: 'approve' }, by('head')),
      act(caseId, 'decide', { outcome: 'refuse' }, by('head')),
    ])
    expect(answers.map(answer => answer.statusCode).sort()).toEqual([200, 409])
    const done = answers.find(answer => answer.statusCode === 200)?.json()
    await recorded(caseId, done.seq)
    expect((await api.office.log(caseId)).filter(type => type === 'Decided')).toHaveLength(1)
  })
})

describe('a case is shown', () => {
  it('to another chain exactly as one that never was', async () => {
    const caseId = await broughtToDecision()
    const never = caseId.replace(/\.[^.]+$/, '.never-was')
    for (const path of ['', '/events', '/deadlines', '/documents', '?atLeast=1']) {
      const [theirs, none] = await Promise.all(
        [caseId, never].map(id => api.ask('GET', `/cases/${id}${path}`, by('outsider'))),
      )
      expect(theirs?.statusCode).toBe(404)
      expect(masked(theirs?.body ?? '', caseId)).toBe(masked(none?.body ?? '', never))
    }
    const acted = await act(caseId, 'withdraw', { reason: 'x' }, by('outsider'))
    expect(acted.json()).toMatchObject({ status: 404, code: 'CASE_UNKNOWN' })
    const list = (await api.ask('GET', '/cases', by('outsider'))).json()
    expect(list).toEqual({ cases: [], next: null })
  })

  it('to the requesting body without proposal, author or who has it in hand', async () => {
    const caseId = await broughtToDecision()
    const told = await Promise.all(
      ['', '/events', '/deadlines', '/documents'].map(path =>
        api.ask('GET', `/cases/${caseId}${path}`, by('requesterHead')),
      ),
    )
    const list = await api.ask('GET', '/cases', by('requesterHead'))
    for (const answer of [...told, list]) {
      expect(answer.statusCode).toBe(200)
      expect(answer.body).not.toMatch(new RegExp(`Құпия ұсыныс|${people.lawyer}|${people.legalHead}`))
    }
    const toLawyer = await api.ask('GET', `/cases/${caseId}/events`, by('lawyer'))
    expect(toLawyer.body).toContain('Құпия ұсыныс')
    // Neither by asking whose desk it is on.
    const asked = await api.ask('GET', `/cases?for=${people.head}`, by('requesterHead'))
    expect(asked.json()).toEqual({ cases: [], next: null })
    const ownHead = await api.ask('GET', `/cases?for=${people.head}`, by('head'))
    expect(ownHead.json().cases.map((one: { caseId: string }) => one.caseId)).toContain(caseId)
  })

  it('with its dates proved, and each reading is noted', async () => {
    const caseId = await broughtToDecision()
    const { proofs } = (await api.ask('GET', `/cases/${caseId}/deadlines`, by('lawyer'))).json()
    expect(proofs.map(({ deadline, kept }: never) => [deadline, (kept as { same: boolean }).same])).toEqual([
      ['courtTerm', true],
      ['sendBy', true],
      ['decision', true],
    ])
    const { documents } = (await api.ask('GET', `/cases/${caseId}/documents`, by('requesterHead'))).json()
    expect(documents).toMatchObject([{ role: 'draft', name: 'apellyatsiya.pdf', sha256: 'a'.repeat(64), held: false }])
    await api.ask('GET', `/cases?for=${people.head}`, by('head'))
    const reads = await readsOf(api.office.db, caseId)
    expect(reads.map(({ caller, what }) => [caller, what])).toEqual([
      [people.lawyer, 'deadlines'],
      [people.requesterHead, 'documents'],
      [people.head, 'list'],
    ])
  })

  it('in pages, none twice and none left out', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { cases, next } = (
        await api.ask('GET', `/cases?limit=3${after && `&after=${after}`}`, by('requesterHead'))
      ).json()
      seen.push(...cases.map((one: { caseId: string }) => one.caseId))
      if (next === null) break
      after = next
    }
    const all = (await api.ask('GET', '/cases?limit=1000', by('requesterHead'))).json().cases
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual(all.map((one: { caseId: string }) => one.caseId))
    const wrong = await api.ask('GET', '/cases?after=nonsense', by('requesterHead'))
    expect(wrong.json()).toMatchObject({ status: 400, facts: { field: 'after' } })
  })

  it('only once the entry asked for is there, else the caller is told to come again', async () => {
    const { caseId, seq } = (await submit(aRequest())).json()
    expect((await api.ask('GET', `/cases/${caseId}?atLeast=${seq}`, intake)).statusCode).toBe(200)
    const early = await api.ask('GET', `/cases/${caseId}?atLeast=${seq + 50}`, intake)
    expect([early.statusCode, early.json().code]).toEqual([412, 'NOT_YET_SHOWN'])
  })
})

describe('live updates', () => {
  it('tell of the changes of one’s own cases, of no other, and end when the service stops', async () => {
    await api.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = api.app.server.address() as AddressInfo
    const listen = async (as: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/cases/live`, {
        headers: { authorization: `Bearer ${as}`, accept: 'text/event-stream' },
      })
      const told = { text: '', ended: false, status: answer.status }
      void (async () => {
        for await (const part of answer.body ?? []) told.text += new TextDecoder().decode(part)
        told.ended = true
      })()
      await eventually(() => told.text.includes('event: ready'))
      return told
    }
    const requester = await listen(by('requesterHead').as)
    const outsider = await listen(by('outsider').as)
    const { caseId } = (await submit(aRequest())).json()
    await eventually(() => requester.text.includes(caseId))
    await act(caseId, 'registerReceipt', { number: 'кіріс-9', at: now() }, by('chancery'))
    await eventually(() => requester.text.includes('"stage":"received"'))
    expect(outsider.text).not.toContain(caseId)
    const reads = await readsOf(api.office.db, caseId)
    expect(reads.slice(0, 2).map(({ caller, what }) => [caller, what])).toEqual([
      [people.requesterHead, 'change'],
      [people.requesterHead, 'change'],
    ])
    await api.app.close()
    await eventually(() => requester.ended && outsider.ended)
  })
})

/** Without what differs in every answer. */
const masked = (body: string, caseId: string): string =>
  body.replaceAll(caseId, 'CASE').replace(/urn:kelisu:request:[0-9a-f-]+/, 'REQUEST')
