import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import { people } from '../setup/office.ts'
import { type AnApi, openApi } from './an-api.ts'

let api: AnApi
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const head = { as: `person:${people.head}` }
const lawyer = { as: `person:${people.lawyer}` }

const anAct = (changes: object = {}) => ({
  number: '77-н',
  date: '2026-10-01',
  issuedBy: people.head,
  person: people.legalHead,
  position: 'headOfLegalService',
  validFrom: '2026-10-01',
  validTo: '2026-12-31',
  ...changes,
})

describe('an act of delegation (part 9)', () => {
  it('is registered by the head, seen by his body, corrected and revoked, and nothing of it is overwritten', async () => {
    const issued = await api.ask('POST', '/bodies/kgd/acts', { ...head, body: anAct() })
    expect(issued.statusCode).toBe(201)
    const { id } = issued.json()
    const corrected = await api.ask('PUT', `/bodies/kgd/acts/${id}`, {
      ...head,
      body: anAct({ validTo: '2026-11-30' }),
    })
    expect(corrected.json()).toMatchObject({ id, validTo: '2026-11-30' })
    const revoked = await api.ask('POST', `/bodies/kgd/acts/${id}/revocation`, {
      ...head,
      body: { revokedOn: '2026-11-20' },
    })
    expect(revoked.json()).toMatchObject({ id, revokedOn: '2026-11-20' })
    const { versions } = (await api.ask('GET', `/bodies/kgd/acts/${id}`, lawyer)).json()
    expect(versions.map(({ validTo, revokedOn }: never) => [validTo, revokedOn])).toEqual([
      ['2026-12-31', undefined],
      ['2026-11-30', undefined],
      ['2026-11-30', '2026-11-20'],
    ])
    expect(revoked.json().entered).toEqual({ source: 'api', by: people.head })
  })

  it('says of each version who entered it, and of one from a file that it was loaded', async () => {
    const { id } = (await api.ask('POST', '/bodies/kgd/acts', { ...head, body: anAct({ number: '80-н' }) })).json()
    const asAdministrator = { as: 'person:p-0227' }
    await api.ask('PUT', `/bodies/kgd/acts/${id}`, { ...asAdministrator, body: anAct({ number: '81-н' }) })
    await api.ask('POST', `/bodies/kgd/acts/${id}/revocation`, { ...head, body: { revokedOn: '2026-10-02' } })
    const { versions } = (await api.ask('GET', `/bodies/kgd/acts/${id}`, lawyer)).json()
    expect(versions.map(({ entered }: { entered: unknown }) => entered)).toEqual([
      { source: 'api', by: people.head },
      { source: 'api', by: 'p-0227' },
      { source: 'api', by: people.head },
    ])
    const { acts } = (await api.ask('GET', '/bodies/kgd/acts', lawyer)).json()
    expect(acts.filter(({ entered }: { entered: unknown }) => entered === undefined)).toEqual([])
    expect(acts.map(({ entered }: { entered: unknown }) => entered)).toContainEqual({ source: 'file' })
  })

  it('that overlaps another shows it', async () => {
    const first = await api.ask('POST', '/bodies/kgd/acts', { ...head, body: anAct({ number: '78-н' }) })
    const second = await api.ask('POST', '/bodies/kgd/acts', {
      ...head,
      body: anAct({ number: '79-н', date: '2026-12-01', validFrom: '2026-12-15', validTo: '2027-01-31' }),
    })
    const { acts } = (await api.ask('GET', '/bodies/kgd/acts', lawyer)).json()
    const overlaps = acts.find((act: { id: string }) => act.id === second.json().id).overlaps
    expect(overlaps).toEqual([first.json().id])
  })

  it('that was revoked before it began overlaps nothing', async () => {
    const early = anAct({ number: '82-н', validFrom: '2027-06-01', validTo: '2027-06-30' })
    const first = (await api.ask('POST', '/bodies/kgd/acts', { ...head, body: early })).json()
    await api.ask('POST', '/bodies/kgd/acts', { ...head, body: { ...early, number: '83-н' } })
    await api.ask('POST', `/bodies/kgd/acts/${first.id}/revocation`, {
      ...head,
      body: { revokedOn: early.validFrom },
    })
    const { acts } = (await api.ask('GET', '/bodies/kgd/acts', lawyer)).json()
    const ofRevoked = acts.find((act: { id: string }) => act.id === first.id).overlaps
    expect(ofRevoked).toEqual([])
  })

  it.each([
    ['by who is not the head', lawyer, 'kgd', anAct({ number: '1' }), 403, 'NOT_AUTHORISED'],
    ['by the head of another body', head, 'minfin', anAct({ number: '2' }), 403, 'NOT_AUTHORISED'],
    ['for a position outside the closed list', head, 'kgd', anAct({ position: 'lawyer' }), 400, 'REQUEST_MALFORMED'],
    ['under a number that is taken', head, 'kgd', anAct({ number: '78-н' }), 409, 'ACT_NUMBER_TAKEN'],
    ['for nobody of the registry', head, 'kgd', anAct({ number: '3', person: 'p-9999' }), 403, 'PERSON_UNKNOWN'],
  ])('is refused %s', async (_, who, body, act, status, code) => {
    const answer = await api.ask('POST', `/bodies/${body}/acts`, { ...who, body: act })
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('of another body is, under this one, none', async () => {
    const { id } = (await api.ask('GET', '/bodies/kgd/acts', head)).json().acts[0]
    const read = await api.ask('GET', `/bodies/dgd-almaty/acts/${id}`, { as: `person:${people.requesterHead}` })
    expect([read.statusCode, read.json().code]).toEqual([404, 'ACT_UNKNOWN'])
    const list = await api.ask('GET', '/bodies/kgd/acts', { as: `person:${people.requesterHead}` })
    expect(list.statusCode).toBe(403)
  })

  it('of another body is neither corrected nor revoked by who may do that in his own', async () => {
    const issued = (await api.ask('POST', '/bodies/kgd/acts', { ...head, body: anAct({ number: '84-н' }) })).json()
    const ofAnother = { as: `person:${people.requesterHead}` }
    const taken = anAct({ number: '85-н', issuedBy: people.requesterHead, person: 'p-0069', position: 'deputyHead' })
    const corrected = await api.ask('PUT', `/bodies/dgd-almaty/acts/${issued.id}`, { ...ofAnother, body: taken })
    const revocation = { ...ofAnother, body: { revokedOn: '2026-10-02' } }
    const revoked = await api.ask('POST', `/bodies/dgd-almaty/acts/${issued.id}/revocation`, revocation)
    for (const answer of [corrected, revoked])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'ACT_UNKNOWN'])
    const { versions } = (await api.ask('GET', `/bodies/kgd/acts/${issued.id}`, head)).json()
    expect(versions).toMatchObject([{ number: '84-н' }])
  })
})

describe('people and positions', () => {
  it('say who calls and what he holds, without address or anything else of him', async () => {
    const me = (await api.ask('GET', '/me', lawyer)).json()
    expect(me.person).toMatchObject({ id: people.lawyer, positions: [{ body: 'kgd', position: 'lawyer' }] })
    expect(Object.keys(me.person).sort()).toEqual(['id', 'name', 'positions'])
  })

  it('are shown by body, and changed only by who administers the registry', async () => {
    const { positions } = (await api.ask('GET', '/bodies/kgd/positions', lawyer)).json()
    expect(positions.map(({ person }: { person: string }) => person)).toContain(people.head)
    const appointment = { person: people.lawyer, position: 'chancery', acting: false, validFrom: '2026-11-01' }
    const answer = await api.ask('POST', '/bodies/kgd/positions', { ...head, body: appointment })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'NOT_AUTHORISED'])
  })

  it('are entered and ended by an administrator', async () => {
    const db = openDatabase(api.databaseUrl)
    const order = { number: '5', date: '2026-01-05' } as const
    await createStore(db).registry.load({
      grants: [{ person: people.outsider, body: 'kgd', role: 'administrator', order, validFrom: '2026-01-05' }],
    })
    await db.destroy()
    const administrator = { as: `person:${people.outsider}` }
    const appointment = { person: people.lawyer, position: 'chancery', acting: false, validFrom: '2026-11-01' }
    const entered = await api.ask('POST', '/bodies/kgd/positions', { ...administrator, body: appointment })
    expect([entered.statusCode, entered.json()]).toEqual([
      201,
      { ...appointment, body: 'kgd', entered: { source: 'api', by: people.outsider } },
    ])
    const ended = await api.ask('POST', '/bodies/kgd/positions/end', {
      ...administrator,
      body: { person: people.lawyer, position: 'chancery', lastDay: '2026-11-15' },
    })
    expect(ended.json()).toMatchObject({ validTo: '2026-11-15' })
    const now = (await api.ask('GET', `/people/${people.lawyer}?on=2026-11-10`, lawyer)).json()
    expect(now.positions.map(({ position }: { position: string }) => position).sort()).toEqual(['chancery', 'lawyer'])
  })
})
