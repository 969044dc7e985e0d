import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { signCredential } from '../../client/library/credential.ts'
import type { Issuer, PublicKey } from '../../domain/bodies/records.ts'
import { commandIn, sampleWith, send, start } from '../../test/approval/preparing.ts'
import { aRequest, caseId, local, people, receipt } from '../../test/approval/request.ts'

const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
const key = await exportJWK(privateKey)
const registered = (await exportJWK(publicKey)) as PublicKey
const issuer = (id: string, actsFor: string, more: Partial<Issuer> = {}): Issuer => ({
  id,
  actsFor,
  publicKey: registered,
  validFrom: '2026-01-01',
  ...more,
})
const registry = sampleWith({
  issuers: [
    issuer('api', '*'),
    issuer('kgd-intake', 'kgd'),
    issuer('dgd-intake', 'dgd-almaty'),
    issuer('minfin-intake', 'minfin'),
    issuer('apparat-intake', 'apparat-karaganda-obl'),
    issuer('former', '*', { validTo: '2026-08-23' }),
  ],
})

const at = local('2026-08-24', '16:00')
const production = { registry, at, allowUnsigned: false, clock: () => at }
const payload = { outcome: 'approve' }
type Claims = Parameters<typeof signCredential>[0]
const signed = (changes: Partial<Claims> = {}) =>
  signCredential({
    ...{ key, issuer: 'api', caseId, name: 'decide', commandId: 'c-1', actor: people.head, payload, time: at },
    ...changes,
  })

const decideWith = async (changes: Partial<Claims> = {}) =>
  send('decide', people.head, payload, { ...production, credential: await signed(changes) })

describe('a signed command', () => {
  it('is judged at the instant of its credential, and is not merely claimed', async () => {
    const time = local('2026-08-24', '15:59')
    const command = commandIn(await decideWith({ time }), 'decide')
    expect(command.judged).toEqual({ at: time, by: 'credential' })
    expect(command.by).toEqual({ person: people.head, body: 'kgd', position: 'firstHead' })
  })

  it('of an issuer whose clock runs ahead is judged at our clock: no act lies in the future', async () => {
    const command = commandIn(await decideWith({ time: '2026-08-24T11:00:30.000Z' }), 'decide')
    expect(command.judged.at).toBe(at)
  })

  it.each([
    ['for another case', { caseId: 'approval-dgd-almaty.other' }, 'CREDENTIAL_OTHER_CASE'],
    ['for another payload', { payload: { outcome: 'refuse' } }, 'CREDENTIAL_OTHER_CONTENT'],
    ['for another command', { commandId: 'c-2' }, 'CREDENTIAL_OTHER_CONTENT'],
    ['for a command of another name', { name: 'recommend' }, 'CREDENTIAL_OTHER_CONTENT'],
    ['of another person', { actor: people.deputy }, 'CREDENTIAL_OTHER_CONTENT'],
    ['that has expired', { time: local('2026-08-24', '14:00') }, 'CREDENTIAL_EXPIRED'],
    ['that lives too long', { lifetimeSeconds: 90_000 }, 'CREDENTIAL_INVALID'],
    ['from the future', { time: local('2026-08-24', '16:05') }, 'CREDENTIAL_INVALID'],
    ['of an unknown issuer', { issuer: 'stranger' }, 'ISSUER_UNKNOWN'],
    ['of an issuer that is no longer registered', { issuer: 'former' }, 'ISSUER_UNKNOWN'],
  ] as const)('with a credential %s is refused', async (_, changes, code) => {
    expect(await decideWith(changes)).toMatchObject({ kind: 'refused', rejection: { code } })
  })

  it('by another key under a registered name is refused', async () => {
    const stolen = await generateKeyPair('EdDSA', { extractable: true })
    const other: JWK = await exportJWK(stolen.privateKey)
    expect(await decideWith({ key: other })).toMatchObject({ rejection: { code: 'CREDENTIAL_INVALID' } })
  })

  it.each(['', '..', 'not a token', 'a.b.c', '🙂', `${'x'.repeat(7000)}`])(
    'with a credential that is none is refused (%#)',
    async credential => {
      expect(await send('decide', people.head, payload, { ...production, credential })).toMatchObject({
        rejection: { code: 'CREDENTIAL_INVALID' },
      })
    },
  )

  it('is judged by the payload as it was sent, before parsing', async () => {
    const sent = { number: '77', at: '2026-08-24T10:00:00+05:00' }
    const credential = await signed({ name: 'registerReceipt', actor: people.chancery, payload: sent })
    const facts = { receipt: null }
    expect((await send('registerReceipt', people.chancery, sent, { ...production, facts, credential })).kind).toBe(
      'command',
    )
  })
})

describe('a case that is three days ahead of the clock that signs', () => {
  const clock = () => local('2026-08-21', '16:00')
  const credential = () => signed({ time: local('2026-08-21', '15:59') })

  it('takes the signature along where unsigned commands are allowed too: it was moved for a demo', async () => {
    const policy = { ...production, allowUnsigned: true, clock, credential: await credential() }
    // Signed a minute ago; another one is left to the difference of two clocks.
    expect(commandIn(await send('decide', people.head, payload, policy), 'decide').judged).toEqual({
      at: local('2026-08-24', '15:58'),
      by: 'credential',
    })
  })

  it('moves nothing in production: the signature has expired', async () => {
    const policy = { ...production, clock, credential: await credential() }
    expect(await send('decide', people.head, payload, policy)).toMatchObject({
      rejection: { code: 'CREDENTIAL_EXPIRED' },
    })
  })
})

describe('a decision whose credential is older than the proposal (part 7)', () => {
  const decideAt = async (clock: '15:57' | '15:59') =>
    send('decide', people.head, payload, {
      ...production,
      facts: { proposedAt: local('2026-08-24', '15:59') },
      credential: await signed({ time: local('2026-08-24', clock) }),
    })

  it('is refused, but for the minute by which clocks may differ', async () => {
    expect(await decideAt('15:57')).toMatchObject({ rejection: { code: 'SIGNED_BEFORE_PROPOSAL' } })
    expect((await decideAt('15:59')).kind).toBe('command')
  })
})

describe('an issuer speaks only for its own body', () => {
  it('the one that is registered for the day, not for a later one', async () => {
    const changing = (now: string, later: string) =>
      sampleWith({
        issuers: [issuer('erp', now, { validTo: '2026-12-31' }), issuer('erp', later, { validFrom: '2027-01-01' })],
      })
    const decideUnder = async (registry: ReturnType<typeof sampleWith>) =>
      send('decide', people.head, payload, { ...production, registry, credential: await signed({ issuer: 'erp' }) })
    expect((await decideUnder(changing('kgd', 'minfin'))).kind).toBe('command')
    expect(await decideUnder(changing('minfin', 'kgd'))).toMatchObject({ rejection: { code: 'ISSUER_NOT_ALLOWED' } })
  })

  it('decides for the approving body that it acts for', async () => {
    expect((await decideWith({ issuer: 'kgd-intake' })).kind).toBe('command')
  })

  it.each(['minfin-intake', 'dgd-intake'])('and for no other: %s', async name => {
    expect(await decideWith({ issuer: name })).toMatchObject({
      rejection: { code: 'ISSUER_NOT_ALLOWED', facts: { action: 'decide', issuer: name, body: 'kgd' } },
    })
  })

  it('also in what is not the decision', async () => {
    const assigns = { actor: people.legalHead, payload: { lawyer: people.lawyer } }
    const sendBy = async (name: string) =>
      send('assign', assigns.actor, assigns.payload, {
        ...production,
        credential: await signed({ name: 'assign', ...assigns, issuer: name }),
      })
    expect((await sendBy('kgd-intake')).kind).toBe('command')
    expect(await sendBy('dgd-intake')).toMatchObject({ rejection: { code: 'ISSUER_NOT_ALLOWED' } })
  })

  it('an apparatus speaks for its akim', async () => {
    const facts = { approver: 'akim-karaganda-obl', request: aRequest({ requester: 'uo-karaganda-obl' }) }
    const credential = await signed({ actor: 'p-0122', issuer: 'apparat-intake' })
    expect((await send('decide', 'p-0122', payload, { ...production, facts, credential })).kind).toBe('command')
  })

  it('an apparatus registers for its akim what his records service has received', async () => {
    const sent = { number: '77', at: local('2026-08-24', '10:00') }
    const facts = {
      approver: 'akim-karaganda-obl',
      receipt: null,
      request: aRequest({ requester: 'uo-karaganda-obl' }),
    }
    const credential = await signed({
      name: 'registerReceipt',
      actor: 'p-0128',
      payload: sent,
      issuer: 'apparat-intake',
    })
    const result = await send('registerReceipt', 'p-0128', sent, { ...production, facts, credential })
    expect(commandIn(result, 'registerReceipt').by).toMatchObject({ person: 'p-0128', position: 'chancery' })
  })

  it('without a person it does only what a records service does, for its own body', async () => {
    const received = { number: '77', at: local('2026-08-24', '10:00') }
    const sendBy = async (name: string, system = name) =>
      send('registerReceipt', `system:${system}`, received, {
        ...production,
        facts: { receipt: null },
        credential: await signed({
          name: 'registerReceipt',
          actor: `system:${system}`,
          payload: received,
          issuer: name,
        }),
      })
    expect(commandIn(await sendBy('kgd-intake'), 'registerReceipt').by).toEqual({ system: 'kgd-intake' })
    expect(await sendBy('dgd-intake')).toMatchObject({ rejection: { code: 'ISSUER_NOT_ALLOWED' } })

    const assigned = { lawyer: people.lawyer }
    const credential = await signed({
      name: 'assign',
      actor: 'system:kgd-intake',
      payload: assigned,
      issuer: 'kgd-intake',
    })
    expect(await send('assign', 'system:kgd-intake', assigned, { ...production, credential })).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED' },
    })
  })

  it('recomputes only where it acts for the whole deployment', async () => {
    const edition = { edition: '2026-03-18' }
    const sendBy = async (name: string) =>
      send('recompute', `system:${name}`, edition, {
        ...production,
        credential: await signed({ name: 'recompute', actor: `system:${name}`, payload: edition, issuer: name }),
      })
    expect(commandIn(await sendBy('api'), 'recompute').by).toEqual({ system: 'api' })
    expect(await sendBy('kgd-intake')).toMatchObject({ rejection: { code: 'NOT_AUTHORISED' } })
  })
})

describe('an unsigned command', () => {
  it('is refused where unsigned messages are not allowed', async () => {
    expect(await send('decide', people.head, payload, production)).toMatchObject({
      rejection: { code: 'CREDENTIAL_MISSING' },
    })
  })

  it('is claimed where they are, and judged by the workflow’s clock', async () => {
    const command = commandIn(await send('decide', people.head, payload, { at }), 'decide')
    expect(command).toMatchObject({ judged: { at, by: 'workflow' }, by: { claimed: true } })
  })
})

describe('a signed start', () => {
  const request = aRequest()
  const opened = local('2026-08-14', '10:00')
  const startBy = async (name: string, actor: string, changes: Partial<Claims> = {}) => {
    const credential = await signed({
      issuer: name,
      actor,
      name: 'open',
      commandId: 'open',
      payload: request,
      time: opened,
      ...changes,
    })
    return start({ ...request, credential }, { ...production, at: opened })
  }

  it('is proved by the intake system of the requesting body, or by one of its people', async () => {
    expect(commandIn(await startBy('dgd-intake', 'system:dgd-intake'), 'open').by).toEqual({ system: 'dgd-intake' })
    expect(commandIn(await startBy('api', people.requesterLawyer), 'open')).toMatchObject({
      by: { person: people.requesterLawyer, body: 'dgd-almaty' },
      judged: { at: opened, by: 'credential' },
    })
  })

  it('tells of a receipt only what its sender may register: of the requesting body it stays a claim', async () => {
    const at = local('2026-08-17', '12:00')
    const message = { ...request, receipt }
    const receiptBy = async (name: string, actor: string) => {
      const credential = await signed({
        issuer: name,
        actor,
        name: 'open',
        commandId: 'open',
        payload: message,
        time: at,
      })
      const result = await start({ ...message, credential }, { ...production, at, clock: () => at })
      return commandIn(result, 'open').receipt?.receipt.number
    }
    expect(await receiptBy('api', 'system:api')).toBe(receipt.number)
    expect(await receiptBy('dgd-intake', 'system:dgd-intake')).toBeUndefined()
    expect(await receiptBy('api', people.requesterChancery)).toBeUndefined()
  })

  it('leaves the credential out of what the case keeps', async () => {
    expect(commandIn(await startBy('api', people.requesterLawyer), 'open').request).toEqual(request)
  })

  it.each([
    ['the system of another body', 'kgd-intake', 'system:kgd-intake', {}, 'ISSUER_NOT_ALLOWED'],
    ['a person of another body', 'api', people.lawyer, {}, 'NOT_AUTHORISED'],
    [
      'one who signed another request',
      'api',
      people.requesterLawyer,
      { payload: { ...request, court: 'x' } },
      'CREDENTIAL_OTHER_CONTENT',
    ],
    [
      'one whose credential is for another case',
      'api',
      people.requesterLawyer,
      { caseId: 'approval-kgd.1' },
      'CREDENTIAL_OTHER_CASE',
    ],
  ] as const)('fails when it comes from %s', async (_, name, actor, changes, code) => {
    expect(await startBy(name, actor, changes)).toMatchObject({ kind: 'failed', faults: [{ code }] })
  })

  it('is required where unsigned messages are not allowed', async () => {
    expect(await start(request, { ...production, at: opened })).toMatchObject({
      kind: 'failed',
      faults: [{ code: 'CREDENTIAL_MISSING' }],
    })
  })
})
