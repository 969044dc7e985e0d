import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kelisuClient } from '../../client/library/client.ts'
import { KelisuError, NotYetAnswered } from '../../client/library/errors.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, type Office, openOffice, people } from '../setup/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.stop())

const refusalOf = async (call: Promise<unknown>): Promise<KelisuError> => {
  const outcome = await call.then(
    () => 'accepted',
    error => error,
  )
  expect(outcome).toBeInstanceOf(KelisuError)
  return outcome as KelisuError
}

describe('submitting a request', () => {
  it('again with the same content, in any order of its fields, finds the same case', async () => {
    const request = aRequest()
    const first = await office.kelisu.submit(request)
    expect(first).toEqual({ caseId: `approval-dgd-almaty.${request.requestId}`, existing: false })
    const { subject, ...rest } = request
    expect(await office.kelisu.submit({ subject, ...rest })).toEqual({ ...first, existing: true })
  })

  it('with other content under a used id is refused', async () => {
    const request = aRequest()
    await office.kelisu.submit(request)
    const refusal = await refusalOf(office.kelisu.submit({ ...request, subject: 'Басқа' }))
    expect(refusal).toMatchObject({ code: 'REQUEST_ID_TAKEN', facts: { requestId: request.requestId } })
  })

  it('of an unknown body opens no case and says why; it may be sent again', async () => {
    const request = aRequest({ requester: 'nobody-knows' })
    const { caseId } = await office.kelisu.submit(request)
    const refusal = await eventually(() => office.kelisu.refusalOfStart(caseId), { of: 'the start fails' })
    expect(refusal).toMatchObject({ code: 'REQUESTER_UNKNOWN', citation: 'part-1' })
    expect(await office.kelisu.submit(request)).toEqual({ caseId, existing: false })
  })

  it('under what is no id is refused before it is sent', async () => {
    expect(await refusalOf(office.kelisu.submit(aRequest({ requestId: 'исх. 5' })))).toMatchObject({
      code: 'REQUEST_MALFORMED',
    })
  })
})

describe('sending a command', () => {
  it('answers with the stage it led to, and with the same answer to the same command id', async () => {
    const caseId = await office.broughtTo('sent')
    const send = (number: string) =>
      office.kelisu.registerReceipt(caseId, { number, at: now() }, { actor: people.chancery, commandId: 'receipt-1' })
    const first = await send('кіріс-1')
    expect(first).toMatchObject({ commandId: 'receipt-1', stage: 'received' })
    expect(await send('кіріс-2')).toEqual(first)
  })

  it('that is refused says by which code, citation and facts', async () => {
    const caseId = await office.broughtTo('received')
    const options = { actor: people.head }
    expect(await refusalOf(office.kelisu.decide(caseId, { outcome: 'approve' }, options))).toMatchObject({
      code: 'DECISION_BEFORE_PROPOSAL',
      citation: 'part-7',
      retryWithNewCommandId: false,
    })
    expect(
      await refusalOf(office.kelisu.assign(caseId, { lawyer: people.lawyer }, { actor: people.outsider })),
    ).toMatchObject({ code: 'NOT_AUTHORISED' })
  })

  it('to a case that never was, or that is closed, is refused by name', async () => {
    const options = { actor: people.requesterHead }
    const unknown = `approval-dgd-almaty.${randomUUID()}`
    expect(await refusalOf(office.kelisu.withdraw(unknown, { reason: 'x' }, options))).toMatchObject({
      code: 'CASE_UNKNOWN',
    })
    const caseId = await office.broughtTo('sent')
    await office.kelisu.withdraw(caseId, { reason: 'Settled' }, options)
    await office.closed(caseId)
    expect(await refusalOf(office.kelisu.withdraw(caseId, { reason: 'Again' }, options))).toMatchObject({
      code: 'WRONG_STAGE',
      facts: { stage: 'closed' },
    })
  })

  it('to a start that was not accepted is a command to no case', async () => {
    const { caseId } = await office.kelisu.submit(aRequest({ requester: 'nobody-knows' }))
    await eventually(() => office.kelisu.refusalOfStart(caseId), { of: 'the start fails' })
    const options = { actor: people.requesterHead }
    expect(await refusalOf(office.kelisu.withdraw(caseId, { reason: 'x' }, options))).toMatchObject({
      code: 'CASE_UNKNOWN',
      facts: { caseId },
    })
  })

  it('without an actor is a fault of the caller', async () => {
    await expect(office.kelisu.assign('approval-kgd.1', { lawyer: 'p-1' })).rejects.toThrow(TypeError)
  })

  it('as a signal leads to the same stage', async () => {
    const caseId = await office.broughtTo('sent')
    await office.kelisu.signal(caseId, 'registerReceipt', { number: 'кіріс-1', at: now() }, { actor: people.chancery })
    await eventually(async () => (await office.kelisu.state(caseId)).state.stage === 'received', { of: 'received' })
  })
})

describe('with no worker running', () => {
  it('a command that got no answer names the id to repeat it by', async () => {
    const hurried = kelisuClient({
      client: office.client,
      taskQueue: `nobody-${randomUUID()}`,
      deadlineMs: 300,
      limitMs: 500,
    })
    const { caseId } = await hurried.submit(aRequest())
    const outcome = await hurried
      .assign(caseId, { lawyer: people.lawyer }, { actor: people.legalHead, commandId: 'assign-1' })
      .catch(error => error)
    expect(outcome).toBeInstanceOf(NotYetAnswered)
    expect(outcome).toMatchObject({ caseId, commandId: 'assign-1' })
    await office.client.workflow.getHandle(caseId).terminate('the test is over')
  })
})

describe('where every command must be signed', () => {
  it('a registered issuer is believed, an unsigned command and a stranger are not', async () => {
    const strict = await openOffice({ allowUnsigned: false })
    try {
      const keys = await generateKeyPair('EdDSA', { extractable: true })
      const [key, publicKey] = await Promise.all([exportJWK(keys.privateKey), exportJWK(keys.publicKey)])
      const record = {
        id: 'edms',
        actsFor: '*',
        publicKey: { ...publicKey, kty: 'OKP' },
        validFrom: '2023-01-01',
      } as const
      await strict.store.registry.load({ issuers: [record] })
      const clientOf = (issuer: string) =>
        kelisuClient({ client: strict.client, taskQueue: strict.taskQueue, signer: { issuer, key } })
      const edms = clientOf('edms')

      const { caseId } = await edms.submit(aRequest())
      await eventually(async () => (await edms.state(caseId)).summary, { of: 'the signed request is open' })
      const receipt = { number: 'кіріс-1', at: now() }
      const by = { actor: people.chancery }
      expect(await refusalOf(strict.kelisu.registerReceipt(caseId, receipt, by))).toMatchObject({
        code: 'CREDENTIAL_MISSING',
      })
      expect(await refusalOf(clientOf('stranger').registerReceipt(caseId, receipt, by))).toMatchObject({
        code: 'ISSUER_UNKNOWN',
      })
      expect(await edms.registerReceipt(caseId, receipt, by)).toMatchObject({ stage: 'received' })
      expect((await edms.state(caseId)).summary?.flags).not.toContain('claimed')
    } finally {
      await strict.stop()
    }
  })
})
