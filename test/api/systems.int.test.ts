import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { people, today } from '../setup/office.ts'
import { type AnApi, openApi } from './an-api.ts'

/** Administers the records of all bodies by the sample registry's grants.csv. */
const administrator = { as: 'person:p-0227' }

let api: AnApi
let db: ReturnType<typeof openDatabase>
beforeAll(async () => {
  api = await openApi()
  db = openDatabase(api.databaseUrl)
})
afterAll(async () => {
  await db.destroy()
  await api.close()
})

const aKey = (letter: string) => ({ kty: 'OKP', crv: 'Ed25519', x: letter.repeat(43) })
const register = (system: string, changes: object = {}, { body = 'kgd', ...who } = { ...administrator }) =>
  api.ask('POST', `/bodies/${body}/systems`, {
    ...who,
    body: { system, publicKey: aKey('A'), validFrom: today(-2), ...changes },
  })
const revoke = (system: string, changes: object = {}, body = 'kgd') =>
  api.ask('POST', `/bodies/${body}/systems/revocation`, {
    ...administrator,
    body: { system, validFrom: today(-2), revokedOn: today(), ...changes },
  })
/** By which key a credential of the system is proved on the day. */
const keyOn = async (system: string, on = today()) =>
  (await createStore(db).registry.snapshot()).issuer(system, on)?.publicKey.x?.toString()[0]

describe('the key of a system', () => {
  it('is registered for a body and proves what the system signs from its first day on', async () => {
    const answer = await register('erp-1')
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({
      system: 'erp-1',
      actsFor: 'kgd',
      publicKey: aKey('A'),
      validFrom: today(-2),
      entered: { source: 'api', by: 'p-0227' },
    })
    expect([await keyOn('erp-1', today(-3)), await keyOn('erp-1', today(-2))]).toEqual([undefined, 'A'])
  })

  it('is that of a system under the id that a provider of logins gives its client', async () => {
    expect((await register('Zk3mPq7RtXw2Yb9Lc4Nd8Vf1Hg6Js0Ae')).statusCode).toBe(201)
    expect(await keyOn('Zk3mPq7RtXw2Yb9Lc4Nd8Vf1Hg6Js0Ae')).toBe('A')
  })

  it('is replaced from a day on, and what was signed before stays proved by the one before', async () => {
    await register('erp-2')
    expect((await register('erp-2', { publicKey: aKey('B'), validFrom: today() })).statusCode).toBe(201)
    expect([await keyOn('erp-2', today(-1)), await keyOn('erp-2')]).toEqual(['A', 'B'])
    const { systems } = (await api.ask('GET', '/bodies/kgd/systems', administrator)).json()
    const versions = systems.filter(({ system }: { system: string }) => system === 'erp-2')
    expect(versions).toMatchObject([
      { publicKey: aKey('A'), knownTo: expect.any(String) },
      { publicKey: aKey('B') },
      { publicKey: aKey('A'), validTo: today(-1) },
    ])
  })

  it('that was entered today by mistake is corrected today, or revoked today', async () => {
    await register('erp-3', { validFrom: today() })
    await register('erp-3', { validFrom: today(), publicKey: aKey('C') })
    expect(await keyOn('erp-3')).toBe('C')
    expect((await revoke('erp-3', { validFrom: today() })).json()).toMatchObject({ revokedOn: today() })
    expect(await keyOn('erp-3')).toBeUndefined()
  })

  it('proves nothing a second after its revocation', async () => {
    await register('erp-4')
    expect((await revoke('erp-4')).statusCode).toBe(200)
    expect([await keyOn('erp-4', today(-1)), await keyOn('erp-4')]).toEqual(['A', undefined])
  })

  it('revoked once more from a later day stays revoked from the earlier one, until it is registered again', async () => {
    await register('erp-8')
    await revoke('erp-8', { revokedOn: today(-1) })
    const again = await revoke('erp-8', { revokedOn: today(5) })
    expect([again.statusCode, again.json().revokedOn]).toEqual([200, today(-1)])
    expect([await keyOn('erp-8', today(-2)), await keyOn('erp-8')]).toEqual(['A', undefined])
    await register('erp-8')
    expect(await keyOn('erp-8')).toBe('A')
  })

  it('is not taken over for another body by its administrator', async () => {
    await register('erp-5')
    const taken = await register('erp-5', { publicKey: aKey('X'), validFrom: today() }, { ...administrator, body: '*' })
    expect([taken.statusCode, taken.json().code]).toEqual([422, 'RECORD_REFUSED'])
    const revoked = await revoke('erp-5', {}, 'minfin')
    expect([revoked.statusCode, revoked.json().code]).toEqual([404, 'SYSTEM_UNKNOWN'])
    expect(await keyOn('erp-5')).toBe('A')
  })

  it.each([
    ['its use and certificate', { use: 'sig', alg: 'EdDSA', kid: 'k', key_ops: ['verify'], ext: true, x5c: ['MII'] }],
    ['half a character', { use: '\ud800' }],
    ['what no database keeps', { use: '\0', '\0': ['\0'] }],
  ])('is registered alone, where beside it stands %s', async (_, others) => {
    const answer = await register('erp-9', { publicKey: { ...aKey('A'), ...others } })
    expect([answer.statusCode, answer.json().publicKey]).toEqual([201, aKey('A')])
  })

  it('with its private part, or of another kind, is refused and not repeated', async () => {
    const secret = 's'.repeat(43)
    for (const publicKey of [
      { ...aKey('A'), d: secret },
      { ...aKey('A'), kty: 'EC', crv: 'P-256', y: 'B'.repeat(43), d: secret },
      { kty: 'RSA', n: 'A', e: 'AQAB' },
      { kty: 'oct', k: secret },
    ]) {
      const answer = await register('erp-6', { publicKey })
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'REQUEST_MALFORMED'])
      expect(answer.body).not.toContain(secret)
    }
    expect(await keyOn('erp-6')).toBeUndefined()
  })

  it('is entered by an administrator alone', async () => {
    for (const person of [people.head, people.lawyer])
      expect((await register('erp-7', {}, { as: `person:${person}` } as never)).statusCode).toBe(403)
  })
})
