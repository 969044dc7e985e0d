import { CompactSign, exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { contentHash } from '../client/library/content-hash.ts'
import { signCredential } from '../client/library/credential.ts'
import type { Instant } from '../domain/calendar/dates.ts'
import { type CredentialContext, verifyCredential } from './credentials.ts'

const signedAt: Instant = '2025-08-18T05:00:00.123Z'
const aMinuteLater: Instant = '2025-08-18T05:01:00.000Z'
const payload = { outcome: 'approve', reasons: 'Негіздер бар' }
const command = { caseId: 'approval-kgd.1', name: 'decide', commandId: 'c-1', actor: 'p-0007', payload }

let issuer: { key: JWK; publicKey: JWK }
let stranger: { key: JWK; publicKey: JWK }
let context: CredentialContext

const keyPair = async (algorithm: string) => {
  const pair = await generateKeyPair(algorithm, { extractable: true })
  return { key: await exportJWK(pair.privateKey), publicKey: await exportJWK(pair.publicKey) }
}

beforeAll(async () => {
  issuer = await keyPair('EdDSA')
  stranger = await keyPair('EdDSA')
  context = {
    ...command,
    at: aMinuteLater,
    issuerKeys: id => (id === 'kgd-intake' ? issuer.publicKey : undefined),
  }
})

const credential = (changes: Partial<Parameters<typeof signCredential>[0]> = {}) =>
  signCredential({ key: issuer.key, issuer: 'kgd-intake', ...command, time: signedAt, ...changes })

describe('a credential', () => {
  it('proves who sent the command and when, to the millisecond', async () => {
    expect(await verifyCredential(await credential(), context)).toEqual({
      actor: 'p-0007',
      time: signedAt,
      issuer: 'kgd-intake',
    })
  })

  it('may be signed by a P-256 key as well', async () => {
    const office = await keyPair('ES256')
    const token = await credential({ key: office.key })
    expect(await verifyCredential(token, { ...context, issuerKeys: () => office.publicKey })).toMatchObject({
      actor: 'p-0007',
    })
  })

  it('covers the content of the payload, not the order of its keys', async () => {
    const reordered = { reasons: payload.reasons, outcome: payload.outcome }
    expect(await verifyCredential(await credential(), { ...context, payload: reordered })).toHaveProperty('actor')
  })

  it.each([
    ['another case', { caseId: 'approval-kgd.2' }, 'CREDENTIAL_OTHER_CASE'],
    ['another command', { commandId: 'c-2' }, 'CREDENTIAL_OTHER_CONTENT'],
    ['another payload', { payload: { ...payload, outcome: 'refuse' } }, 'CREDENTIAL_OTHER_CONTENT'],
    ['another person', { actor: 'p-0008' }, 'CREDENTIAL_OTHER_CONTENT'],
    ['a payload with half a character', { payload: '\uD83D' }, 'CREDENTIAL_OTHER_CONTENT'],
  ] as const)('is refused for %s', async (_, differently, code) => {
    expect(await verifyCredential(await credential(), { ...context, ...differently })).toMatchObject({ code })
  })

  it('proves the command for which it was signed, and no other', async () => {
    const token = await credential({ name: 'withdraw' })
    expect(await verifyCredential(token, { ...context, name: 'withdraw' })).toHaveProperty('actor')
    expect(await verifyCredential(token, { ...context, name: 'returnForRework' })).toMatchObject({
      code: 'CREDENTIAL_OTHER_CONTENT',
      facts: { field: 'name' },
    })
  })

  it('is refused once its life is over, and accepted in its last moment', async () => {
    const token = await credential({ lifetimeSeconds: 60 })
    expect(await verifyCredential(token, { ...context, at: '2025-08-18T05:01:00.122Z' })).toHaveProperty('actor')
    expect(await verifyCredential(token, { ...context, at: '2025-08-18T05:01:00.123Z' })).toMatchObject({
      code: 'CREDENTIAL_EXPIRED',
    })
  })

  it('is refused when it was signed for longer than a day', async () => {
    const token = await credential({ lifetimeSeconds: 86_500 })
    expect(await verifyCredential(token, context)).toMatchObject({
      code: 'CREDENTIAL_INVALID',
      facts: { reason: 'lifetime' },
    })
  })

  it('is refused when it comes from the future, but for the difference of two clocks', async () => {
    const ahead = await credential({ time: '2025-08-18T05:02:01.000Z' })
    expect(await verifyCredential(ahead, context)).toMatchObject({ facts: { reason: 'issuedInFuture' } })
  })

  it('never proves an instant that has not come', async () => {
    const slightlyAhead = await credential({ time: '2025-08-18T05:01:30.000Z' })
    expect(await verifyCredential(slightlyAhead, context)).toMatchObject({ time: aMinuteLater })
  })

  it('is refused from an issuer that is not registered', async () => {
    const token = await credential({ issuer: 'unknown-system' })
    expect(await verifyCredential(token, context)).toMatchObject({
      code: 'ISSUER_UNKNOWN',
      facts: { issuer: 'unknown-system' },
    })
  })

  it("is refused when another key signed in the issuer's name", async () => {
    expect(await verifyCredential(await credential({ key: stranger.key }), context)).toMatchObject({
      code: 'CREDENTIAL_INVALID',
      facts: { reason: 'signature' },
    })
  })

  describe('with claims in order', () => {
    const claims = () => ({
      iss: 'kgd-intake',
      case: command.caseId,
      name: command.name,
      commandId: command.commandId,
      actor: command.actor,
      payload: contentHash(payload),
      iat: Date.parse(signedAt) / 1000,
      exp: Date.parse(signedAt) / 1000 + 3600,
    })

    it('is refused without a signature (alg: none)', async () => {
      const token = new UnsecuredJWT(claims()).encode()
      expect(await verifyCredential(token, context)).toMatchObject({ code: 'CREDENTIAL_INVALID' })
    })

    it('is refused when the public key was used as a shared secret', async () => {
      const secret = new TextEncoder().encode(JSON.stringify(issuer.publicKey))
      const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(secret)
      expect(await verifyCredential(token, context)).toMatchObject({ code: 'CREDENTIAL_INVALID' })
    })

    it('is refused when a claim was changed after signing', async () => {
      const [header, , signature] = (await credential()).split('.')
      const forged = Buffer.from(JSON.stringify({ ...claims(), actor: 'p-0001' })).toString('base64url')
      expect(await verifyCredential(`${header}.${forged}.${signature}`, context)).toMatchObject({
        code: 'CREDENTIAL_INVALID',
      })
    })

    // Without its name a credential for one command would do for another of the same content.
    it.each(['actor', 'name'] as const)('is refused without the claim %s', async claim => {
      const { [claim]: _, ...without } = claims()
      const signed = new CompactSign(new TextEncoder().encode(JSON.stringify(without))).setProtectedHeader({
        alg: 'EdDSA',
      })
      const { importJWK } = await import('jose')
      const token = await signed.sign(await importJWK(issuer.key, 'EdDSA'))
      expect(await verifyCredential(token, context)).toMatchObject({
        code: 'CREDENTIAL_INVALID',
        facts: { reason: 'unreadable' },
      })
    })
  })

  it.each(['', 'x', 'a.b.c', '..', 'bnVsbA.bnVsbA.bnVsbA', 'e30.e30.e30'])(
    'is refused when it is no credential: %j',
    async token => {
      expect(await verifyCredential(token, context)).toMatchObject({ code: 'CREDENTIAL_INVALID' })
    },
  )
})
