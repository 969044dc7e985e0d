import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { people, today } from '../setup/office.ts'
import { type AnApi, openApi } from './an-api.ts'

/** Administers the records of all bodies by the sample registry's grants.csv. */
const administrator = { as: 'person:p-0227' }
const ofBody = { as: `person:${people.outsider}` }
const newcomer = people.otherLawyer

let api: AnApi
beforeAll(async () => {
  api = await openApi()
  await granted('kgd', { person: people.outsider, role: 'administrator' })
})
afterAll(() => api.close())

const aGrant = (changes: object = {}) => ({
  person: newcomer,
  role: 'auditor',
  order: { number: '31-ө', date: today(-3) },
  validFrom: today(-2),
  ...changes,
})
const grant = (body: string, changes: object = {}, who = administrator) =>
  api.ask('POST', `/bodies/${body}/grants`, { ...who, body: aGrant(changes) })
const granted = async (body: string, changes: object = {}) => {
  const answer = await grant(body, changes)
  expect(answer.statusCode).toBe(201)
  return answer.json()
}
const revoke = (body: string, changes: object = {}, who = administrator) =>
  api.ask('POST', `/bodies/${body}/grants/revocation`, {
    ...who,
    body: { person: newcomer, role: 'auditor', validFrom: today(-2), revokedOn: today(), ...changes },
  })
const actsOf = async (body: string) =>
  (await api.ask('GET', `/bodies/${body}/acts`, { as: `person:${newcomer}` })).statusCode

describe('a role', () => {
  it('is granted by an order, opens what it gives, and a second after its revocation opens nothing', async () => {
    expect(await actsOf('minfin')).toBe(403)
    expect(await granted('minfin')).toEqual({
      ...aGrant(),
      body: 'minfin',
      entered: { source: 'api', by: 'p-0227' },
    })
    expect(await actsOf('minfin')).toBe(200)
    expect((await revoke('minfin')).json()).toMatchObject({ revokedOn: today(), validTo: today(-1) })
    expect(await actsOf('minfin')).toBe(403)
    expect((await revoke('minfin', { revokedOn: today(5) })).json()).toMatchObject({ revokedOn: today() })
    expect(await actsOf('minfin')).toBe(403)
  })

  it('that was granted today by mistake is revoked today, and can be granted once more', async () => {
    await granted('minjust', { validFrom: today() })
    expect(await actsOf('minjust')).toBe(200)
    expect((await revoke('minjust', { validFrom: today() })).statusCode).toBe(200)
    expect(await actsOf('minjust')).toBe(403)
    await granted('minjust', { validFrom: today(), order: { number: '32-ө', date: today() } })
    expect(await actsOf('minjust')).toBe(200)
  })

  it('is corrected, and every version stays with who entered it', async () => {
    const mine = { role: 'supervisor', order: { number: '7', date: today(-5) } }
    await granted('kgd', mine)
    expect((await grant('kgd', { ...mine, order: { number: '8', date: today(-5) } }, ofBody)).statusCode).toBe(201)
    await revoke('kgd', { role: 'supervisor', revokedOn: today(5) })
    const { grants } = (await api.ask('GET', '/bodies/kgd/grants', ofBody)).json()
    const versions = grants.filter(
      ({ person, role }: { person: string; role: string }) => person === newcomer && role === 'supervisor',
    )
    expect(versions).toMatchObject([
      { order: { number: '7' }, entered: { source: 'api', by: 'p-0227' }, knownTo: versions[1].knownFrom },
      { order: { number: '8' }, entered: { source: 'api', by: people.outsider }, knownTo: versions[2].knownFrom },
      { order: { number: '8' }, revokedOn: today(5), validTo: today(4), entered: { source: 'api', by: 'p-0227' } },
    ])
    expect(versions[2]).not.toHaveProperty('knownTo')
  })

  it('that a file brought says so', async () => {
    const { grants } = (await api.ask('GET', '/bodies/*/grants', administrator)).json()
    expect(grants.find(({ person }: { person: string }) => person === 'p-0227')).toMatchObject({
      role: 'administrator',
      entered: { source: 'file' },
    })
  })

  it.each([
    ['by the head of the body', { as: `person:${people.head}` }, 'kgd', {}, 403, 'NOT_AUTHORISED'],
    ['by who administers another body', ofBody, 'minfin', {}, 403, 'NOT_AUTHORISED'],
    ['for all, by who administers one body', ofBody, '*', {}, 403, 'NOT_AUTHORISED'],
    ['by an auditor of all', { as: 'person:p-0226' }, 'kgd', {}, 403, 'NOT_AUTHORISED'],
    ['for a body that is not there', administrator, 'nowhere', {}, 422, 'BODY_UNKNOWN'],
    ['to nobody of the registry', administrator, 'kgd', { person: 'p-9999' }, 422, 'RECORD_REFUSED'],
    ['before its order', administrator, 'kgd', { validFrom: today(-4) }, 422, 'RECORD_REFUSED'],
    ['without an order', administrator, 'kgd', { order: undefined }, 400, 'REQUEST_MALFORMED'],
    ['that does not exist', administrator, 'kgd', { role: 'owner' }, 400, 'REQUEST_MALFORMED'],
  ])('is refused %s', async (_, who, body, changes, status, code) => {
    const answer = await grant(body, changes, who)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('is not held twice on a day, nor revoked where it was not granted', async () => {
    await granted('minfin', { role: 'supervisor' })
    expect((await grant('minfin', { role: 'supervisor', validFrom: today() })).json()).toMatchObject({
      code: 'RECORD_REFUSED',
      facts: { fault: 'DUPLICATE' },
    })
    expect((await revoke('minfin', { person: people.head })).json()).toMatchObject({ code: 'ROLE_NOT_HELD' })
  })

  it('is shown to nobody but who administers', async () => {
    for (const person of [people.head, people.lawyer, 'p-0226'])
      expect((await api.ask('GET', '/bodies/kgd/grants', { as: `person:${person}` })).statusCode).toBe(403)
  })
})

describe('the last administrator', () => {
  const own = { person: 'p-0227', role: 'administrator', validFrom: '2024-01-15' } as const
  const order = { number: '113-к', date: '2024-01-10' }
  const lastOne = { code: 'LAST_ADMINISTRATOR', citation: 'design', facts: { body: '*' } }

  it('cannot revoke himself, now or later, nor shorten his grant; the records of a body alone are not enough', async () => {
    expect((await revoke('*', own)).json()).toMatchObject(lastOne)
    expect((await revoke('*', { ...own, revokedOn: today(30) })).json()).toMatchObject(lastOne)
    expect((await grant('*', { ...own, order, validTo: today(-1) })).json()).toMatchObject(lastOne)
    expect((await api.ask('GET', '/bodies/*/grants', administrator)).statusCode).toBe(200)
  })

  it('of one body may go, since who administers all is left', async () => {
    const answer = await revoke('kgd', { person: people.outsider, role: 'administrator' }, ofBody)
    expect([answer.statusCode, (await api.ask('GET', '/bodies/kgd/grants', ofBody)).statusCode]).toEqual([200, 403])
  })

  it('may go once there is another, who is then the last; also where both would go one after the other', async () => {
    const second = { person: newcomer, role: 'administrator', validFrom: today() }
    await granted('*', second)
    expect((await revoke('*', { ...second, revokedOn: today(10) })).statusCode).toBe(200)
    expect((await revoke('*', { ...own, revokedOn: today(5) })).json()).toMatchObject(lastOne)
    await granted('*', second)
    const asSecond = { as: `person:${newcomer}` }
    const both = await Promise.all([revoke('*', own, asSecond), revoke('*', second)])
    expect(both.map(answer => answer.json().code ?? 'revoked').sort()).toEqual(['LAST_ADMINISTRATOR', 'revoked'])
  })

  it('is not kept from what a file says', async () => {
    const db = openDatabase(api.databaseUrl)
    const load = await createStore(db).registry.load({ grants: [] }, { complete: ['grants'] })
    expect(load.grants.ended).toBeGreaterThan(0)
    await db.destroy()
    expect((await api.ask('GET', '/bodies/*/grants', administrator)).statusCode).toBe(403)
  })
})
