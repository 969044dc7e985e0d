import { randomUUID } from 'node:crypto'
import { WorkflowUpdateFailedError } from '@temporalio/client'
import { compactVerify, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KelisuClient, kelisuClient } from '../../client/library/client.ts'
import { signCredential } from '../../client/library/credential.ts'
import { instantOf } from '../../domain/calendar/dates.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, type Office, openOffice, people, today } from '../setup/office.ts'
import { closedSoundly } from './soundness.ts'

const issuer = 'kelisu-api'
let office: Office
let key: JWK
let strangersKey: JWK
/** The office's own system, which signs for all its people. */
let signing: KelisuClient
beforeAll(async () => {
  office = await openOffice({ allowUnsigned: false })
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  key = await exportJWK(pair.privateKey)
  strangersKey = await exportJWK((await generateKeyPair('EdDSA', { extractable: true })).privateKey)
  const publicKey = (await exportJWK(pair.publicKey)) as JWK & { kty: string }
  await office.store.registry.load({ issuers: [{ id: issuer, actsFor: '*', publicKey, validFrom: '2023-01-01' }] })
  const { client, taskQueue } = office
  signing = kelisuClient({ client, taskQueue, signer: { issuer, key, actor: people.requesterHead } })
})
afterAll(() => office.stop())

const submitted = async () => {
  const { caseId } = await signing.submit(aRequest())
  await eventually(async () => (await signing.state(caseId)).summary)
  return caseId
}
const receipt = () => ({ number: 'кіріс-1', at: now() })

describe('where unsigned messages are not accepted', () => {
  it('an unsigned request does not become a case', async () => {
    const { caseId } = await office.kelisu.submit(aRequest())
    expect(await eventually(() => office.kelisu.refusalOfStart(caseId))).toMatchObject({ code: 'CREDENTIAL_MISSING' })
    expect(await office.log(caseId)).toEqual([])
  })

  it('an unsigned command is refused, and the refusal recorded', async () => {
    const caseId = await submitted()
    await expect(office.kelisu.registerReceipt(caseId, receipt(), { actor: people.chancery })).rejects.toMatchObject({
      code: 'CREDENTIAL_MISSING',
    })
    await eventually(async () => (await office.log(caseId)).at(-1) === 'CommandRefused')
    expect((await signing.state(caseId)).state.stage).toBe('sent')
  })

  it('a request sent again under another signature is the same request', async () => {
    const request = aRequest()
    const { caseId } = await signing.submit(request)
    expect(await signing.submit(request)).toEqual({ caseId, existing: true })
  })

  it('a signed procedure goes from request to its end, with nothing in it only claimed', async () => {
    const caseId = await submitted()
    await signing.registerReceipt(caseId, receipt(), { actor: people.chancery })
    await signing.assign(caseId, { lawyer: people.lawyer }, { actor: people.legalHead })
    const proposal = { outcome: 'approve', groundsExist: true, text: 'Негіздер бар' } as const
    await signing.recommend(caseId, proposal, { actor: people.lawyer })
    await signing.decide(caseId, { outcome: 'approve' }, { actor: people.head })
    await eventually(async () => (await signing.state(caseId)).state.stage === 'delivered')
    await signing.reportFiling(caseId, { filedOn: today() })
    expect((await closedSoundly(office, caseId)).at(-1)).toBe('FilingReported')
    expect((await signing.state(caseId)).summary?.flags).not.toContain('claimed')
    const rows = await office.store.caseLog.read(caseId)
    expect(rows.filter(row => row.body.includes('"claimed"'))).toEqual([])
    const decided = rows.map(row => row.event).find(event => event.type === 'Decided')
    expect(decided).toMatchObject({ by: { person: people.head }, judged: { by: 'credential' } })
    // Whoever has the public key can check again, years later, who sent what and when.
    const { d: _, ...publicKey } = key
    for (const { event } of rows.filter(
      ({ event }) => event.commandId !== undefined && event.type !== 'DeadlinesSet',
    )) {
      const { payload } = await compactVerify(event.credential ?? '', await importJWK(publicKey, 'EdDSA'))
      expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ case: caseId, commandId: event.commandId })
    }
  })
})

describe('a credential', () => {
  type Signed = Parameters<typeof signCredential>[0]
  it.each<[string, string, (signed: Signed) => Partial<Signed>]>([
    ['of another case', 'CREDENTIAL_OTHER_CASE', () => ({ caseId: 'approval-dgd-almaty.other' })],
    ['of another command', 'CREDENTIAL_OTHER_CONTENT', () => ({ commandId: 'other' })],
    ['of another person', 'CREDENTIAL_OTHER_CONTENT', () => ({ actor: people.legalHead })],
    ['over another payload', 'CREDENTIAL_OTHER_CONTENT', () => ({ payload: { ...receipt(), number: 'кіріс-2' } })],
    [
      'that has expired',
      'CREDENTIAL_EXPIRED',
      () => ({ time: instantOf(Date.now() - 7_200_000), lifetimeSeconds: 3_600 }),
    ],
    ['issued in the future', 'CREDENTIAL_INVALID', () => ({ time: instantOf(Date.now() + 3_600_000) })],
    ['by a stranger’s key', 'CREDENTIAL_INVALID', () => ({ key: strangersKey })],
    ['of an issuer that is not registered', 'ISSUER_UNKNOWN', () => ({ issuer: 'stranger', key: strangersKey })],
  ])('%s is refused with its code, and nothing is done', async (_, code, change) => {
    const caseId = await submitted()
    const message = { commandId: randomUUID(), actor: people.chancery, payload: receipt() }
    const signed: Signed = { ...message, caseId, name: 'registerReceipt', issuer, key, time: now() }
    const credential = await signCredential({ ...signed, ...change(signed) })
    const handle = office.client.workflow.getHandle(caseId)
    const refused = await handle.executeUpdate('registerReceipt', { args: [{ ...message, credential }] }).then(
      () => undefined,
      (error: WorkflowUpdateFailedError) => error,
    )
    expect(refused).toBeInstanceOf(WorkflowUpdateFailedError)
    expect(refused?.cause).toMatchObject({ type: code })
    await eventually(async () => (await office.log(caseId)).at(-1) === 'CommandRefused')
    expect((await signing.state(caseId)).state.stage).toBe('sent')
  })
})
