import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forwarded } from '../../client/command-line/forward.ts'
import { signCredential } from '../../client/library/credential.ts'
import { eventually } from '../setup/eventually.ts'
import { type FaultProxy, openFaultProxy } from '../setup/fault-proxy.ts'
import { aRequest, now, type Office, openOffice, people } from '../setup/office.ts'
import { closedSoundly } from './soundness.ts'

let office: Office
let proxy: FaultProxy
beforeAll(async () => {
  proxy = await openFaultProxy()
  office = await openOffice({ databaseUrl: url => proxy.before(url) })
})
beforeEach(() => proxy.restore())
afterAll(async () => {
  proxy.restore()
  await office.stop()
  await proxy.close()
})

const refuse = { outcome: 'refuse', reasons: 'Негіз жоқ' } as const
const head = { actor: people.head }
const soon = { seconds: 30 }
const stateOf = async (caseId: string) => (await office.kelisu.state(caseId)).state
/** Until the log holds all that the workflow knows. */
const recorded = (caseId: string) =>
  eventually(async () => (await office.log(caseId)).length === (await office.kelisu.state(caseId)).summary?.seq, soon)
/** The back-off before a signal, or the opening, is tried again: nothing else waits so short a time. */
const waitsToTryAgain = async (caseId: string, atLeastSeconds = 1) => {
  const { events } = await office.client.workflow.getHandle(caseId).fetchHistory()
  const waits = events?.map(event => Number(event.timerStartedEventAttributes?.startToFireTimeout?.seconds))
  return waits?.some(seconds => seconds >= atLeastSeconds && seconds < 60)
}

describe('while the registry cannot be asked', () => {
  it.each([
    ['is down', () => proxy.cut()],
    ['does not answer', () => proxy.freeze()],
  ])(
    'because its database %s, a decision sent as an update is not accepted, and is when sent again',
    async (_, lose) => {
      const caseId = await office.broughtTo('decision')
      await recorded(caseId)
      const before = await office.log(caseId)
      lose()
      await expect(office.kelisu.decide(caseId, refuse, head)).rejects.toMatchObject({
        code: 'AUTHORITY_UNAVAILABLE',
        retryWithNewCommandId: true,
      })
      expect((await stateOf(caseId)).stage).toBe('decision')
      expect(await office.log(caseId)).toEqual(before)

      proxy.restore()
      const decided = await eventually(() => office.kelisu.decide(caseId, refuse, head))
      expect(decided.stage).toBe('decided')
      expect(await closedSoundly(office, caseId)).toEqual([...before, 'Decided', 'DecisionDelivered'])
    },
  )

  it('a decision sent as a signal is neither accepted nor lost: it is carried out once the registry answers', async () => {
    const caseId = await office.broughtTo('decision')
    await recorded(caseId)
    const before = await office.log(caseId)
    proxy.cut()
    await office.kelisu.signal(caseId, 'decide', refuse, head)
    await eventually(() => waitsToTryAgain(caseId))
    expect((await stateOf(caseId)).stage).toBe('decision')
    expect(await office.log(caseId)).toEqual(before)

    proxy.restore()
    expect(await closedSoundly(office, caseId)).toEqual([...before, 'Decided', 'DecisionDelivered'])
  })

  it('a signed decision is judged by when it came, however long the registry was away: it does not expire meanwhile', async () => {
    const pair = await generateKeyPair('EdDSA', { extractable: true })
    const publicKey = (await exportJWK(pair.publicKey)) as JWK & { kty: string }
    await office.store.registry.load({ issuers: [{ id: 'api', actsFor: '*', publicKey, validFrom: '2023-01-01' }] })
    const caseId = await office.broughtTo('decision')
    await recorded(caseId)
    const message = { commandId: randomUUID(), actor: people.head, payload: refuse }
    const signed = { ...message, caseId, name: 'decide', issuer: 'api', key: await exportJWK(pair.privateKey) }
    const credential = await signCredential({ ...signed, time: now(), lifetimeSeconds: 5 })
    proxy.cut()
    await office.client.workflow.getHandle(caseId).signal('decide', { ...message, credential })
    await eventually(() => waitsToTryAgain(caseId, 4), soon)

    proxy.restore()
    expect((await closedSoundly(office, caseId)).slice(-2)).toEqual(['Decided', 'DecisionDelivered'])
    expect((await office.store.caseLog.read(caseId)).find(row => row.type === 'Decided')?.event).toMatchObject({
      judged: { by: 'credential' },
    })
  })

  it('a signal that waits for the registry is answered in the log also when the case closes meanwhile', async () => {
    const caseId = await office.broughtTo('decision')
    await recorded(caseId)
    proxy.cut()
    await office.kelisu.signal(caseId, 'returnForRework', { reason: 'Толықтыру керек' }, head)
    await eventually(() => waitsToTryAgain(caseId, 4))
    proxy.restore()
    await eventually(() => office.kelisu.withdraw(caseId, { reason: 'Қажет емес' }, { actor: people.requesterHead }))
    const log = await closedSoundly(office, caseId)
    expect(log.slice(-2)).toEqual(['Withdrawn', 'CommandRefused'])
  })

  it('a request opens later, and a command that came before is carried out in its turn', async () => {
    proxy.cut()
    const { caseId } = await office.kelisu.submit(aRequest())
    await eventually(() => waitsToTryAgain(caseId))
    expect(await office.kelisu.state(caseId)).toMatchObject({ state: { stage: 'unopened' }, summary: null })
    await office.kelisu.signal(caseId, 'withdraw', { reason: 'Қажет емес' }, { actor: people.requesterHead })
    expect(await office.log(caseId)).toEqual([])

    proxy.restore()
    expect(await closedSoundly(office, caseId)).toEqual([
      'RequestSubmitted',
      'ApproverSet',
      'DeadlinesSet',
      'Withdrawn',
    ])
  })
})

describe('while the database of the log is down', () => {
  it('a case keeps what was accepted and goes on with its clock; afterwards the log is complete and in order', async () => {
    const caseId = await office.broughtTo('decision')
    await recorded(caseId)
    const before = await office.log(caseId)
    const { summary } = await office.kelisu.state(caseId)
    proxy.cut()
    const seconds = Math.ceil((Date.parse(summary?.decisionDueAt ?? '') - Date.now()) / 1_000) + 60
    const moved = forwarded(office.client, caseId, seconds)
    await eventually(async () => (await office.kelisu.state(caseId)).summary?.seq === before.length + 1)
    // Refused by the stage alone, so that it needs no registry: each is an event that waits behind the reminder.
    for (const outcome of ['1', '2', '3'])
      await office.kelisu.signal(caseId, 'registerReceipt', { number: outcome, at: '2026-01-01T00:00:00Z' }, head)
    await eventually(async () => (await office.kelisu.state(caseId)).summary?.seq === before.length + 4)
    expect(await office.log(caseId)).toEqual(before)

    proxy.restore()
    await moved
    await recorded(caseId)
    const log = await office.log(caseId)
    expect(log.slice(0, before.length + 4)).toEqual([
      ...before,
      'Reminded',
      'CommandRefused',
      'CommandRefused',
      'CommandRefused',
    ])
    expect(log.at(-1)).toBe('BecameOverdue')
    await office.kelisu.decide(caseId, refuse, head)
    expect((await closedSoundly(office, caseId)).slice(-2)).toEqual(['Decided', 'DecisionDelivered'])
  })

  it('what waits for the log is handed over in parts that the server takes', async () => {
    const caseId = await office.broughtTo('decision')
    await recorded(caseId)
    const before = (await office.log(caseId)).length
    const handle = office.client.workflow.getHandle(caseId)
    proxy.cut()
    const said = { notice: 'x', reason: 'ә'.repeat(500) }
    // The first of them is alone in the log's hands, the others wait behind it.
    for (let sent = 0; sent < 600; sent += 50)
      await Promise.all(Array.from({ length: 50 }, () => handle.signal('noticeFailed', said)))
    await eventually(async () => (await office.kelisu.state(caseId)).summary?.seq === before + 600, soon)

    proxy.restore()
    await recorded(caseId)
    expect((await office.log(caseId)).slice(before)).toEqual(Array.from({ length: 600 }, () => 'NoticeFailed'))
    const { events } = await handle.fetchHistory()
    const sizes = events?.flatMap(
      event => event.activityTaskScheduledEventAttributes?.input?.payloads?.map(({ data }) => data?.length ?? 0) ?? [],
    )
    expect(Math.max(...(sizes ?? []))).toBeLessThan(512 * 1024)
    await office.kelisu.decide(caseId, refuse, head)
    // Not `closedSoundly`: the server itself ends a task during which more than a hundred signals came.
    await office.closed(caseId)
  })

  it('decisions accepted in the moment before are recorded, each once', async () => {
    const caseIds = await Promise.all(Array.from({ length: 5 }, () => office.broughtTo('decision')))
    const answers = await Promise.all(caseIds.map(caseId => office.kelisu.decide(caseId, refuse, head)))
    proxy.cut()
    expect(answers.map(answer => answer.stage)).toEqual(caseIds.map(() => 'decided'))
    for (const caseId of caseIds) expect((await stateOf(caseId)).stage).toMatch(/^(decided|closed)$/)

    proxy.restore()
    for (const caseId of caseIds)
      expect((await closedSoundly(office, caseId)).slice(-2)).toEqual(['Decided', 'DecisionDelivered'])
  })
})
