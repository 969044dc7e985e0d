import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import { append } from '../../store/case-log.ts'
import { openDatabase } from '../../store/database.ts'
import { createStore } from '../../store/store.ts'
import type { Database } from '../../store/tables.ts'
import { people } from '../setup/office.ts'
import { batch, caseNumbered } from '../store/a-case.ts'
import { type AnApi, openApi } from './an-api.ts'

/** Of other bodies, who sit in neither. */
const supervisor = 'p-0001'
const supervisorOfAll = 'p-0002'

let api: AnApi
let db: Kysely<Database>
beforeAll(async () => {
  api = await openApi()
  db = openDatabase(api.databaseUrl, { poolSize: 1 })
  const order = { number: '1', date: '2026-01-05' } as const
  await createStore(db).registry.load({
    // Supervises the approving body, and sits in one of those who ask it.
    grants: [
      { person: people.requesterChancery, role: 'supervisor', body: 'kgd', order, validFrom: order.date },
      // Of the requesting bodies: he stands on their side.
      { person: people.outsider, role: 'supervisor', body: 'dgd-almaty', order, validFrom: order.date },
      { person: people.outsider, role: 'supervisor', body: 'dgd-karaganda', order, validFrom: order.date },
      { person: supervisor, role: 'supervisor', body: 'kgd', order, validFrom: order.date },
      { person: supervisorOfAll, role: 'supervisor', body: '*', order, validFrom: order.date },
    ],
    issuers: ['kgd', '*'].map(actsFor => ({
      ...{ id: `system-of-${actsFor === '*' ? 'all' : actsFor}`, actsFor, publicKey: { kty: 'OKP' } },
      validFrom: order.date,
    })),
  })
  const stored: Partial<CaseSummary>[] = [
    { requester: 'dgd-almaty', holder: people.lawyer },
    { requester: 'dgd-karaganda', holder: people.lawyer },
    { requester: 'dgd-almaty', holder: 'kgd' },
    { requester: 'dgd-almaty', holder: 'dgd-almaty' },
  ]
  for (const [number, changes] of stored.entries()) await append(db, batch(caseNumbered(number), 1, 1, changes))
})
afterAll(async () => {
  await db.destroy()
  await api.close()
})

const [ownHeldByLawyer, ofAnother, ownOnTheBodysDesk, ownToComplete] = [0, 1, 2, 3].map(caseNumbered)

const listed = (person: keyof typeof people, query: string) => listedAs(`person:${people[person]}`, query)
const listedAs = async (as: string, query: string) => {
  const answer = (await api.ask('GET', `/cases?${query}`, { as })).json()
  return { ids: answer.cases.map((one: { caseId: string }) => one.caseId), next: answer.next }
}

describe('asked what another has in hand', () => {
  it('a supervisor who sits in the requesting body learns nothing of its cases, nor by the ends of pages', async () => {
    expect(await listed('requesterChancery', `for=${people.lawyer}&limit=1`)).toEqual({ ids: [ofAnother], next: null })
    const own = await listed('requesterChancery', 'requester=dgd-almaty')
    expect(own.ids).toEqual([ownHeldByLawyer, ownOnTheBodysDesk, ownToComplete])
  })

  it('a supervisor of the approving body, or of all, is told all; one of the requesting body nothing', async () => {
    for (const person of [supervisor, supervisorOfAll])
      expect((await listedAs(`person:${person}`, `for=${people.lawyer}`)).ids).toEqual([ownHeldByLawyer, ofAnother])
    // Nor by the end of a page, which would count what it does not show.
    expect(await listed('outsider', `for=${people.lawyer}&limit=1`)).toEqual({ ids: [], next: null })
    expect((await listed('outsider', '')).ids).toEqual(expect.arrayContaining([ownHeldByLawyer, ofAnother]))
  })

  it('a system is told nothing, though it sees the cases', async () => {
    for (const system of ['system-of-kgd', 'system-of-all']) {
      expect(await listedAs(`system:${system}`, `for=${people.lawyer}&limit=1`)).toEqual({ ids: [], next: null })
      expect((await listedAs(`system:${system}`, '')).ids).toContain(ownHeldByLawyer)
    }
  })

  it('the approving body answers its own people with all', async () => {
    expect((await listed('head', `for=${people.lawyer}`)).ids).toEqual([ownHeldByLawyer, ofAnother])
  })
})

describe('asked what a body has in hand', () => {
  it('the list names the cases that it shows as the body’s', async () => {
    for (const person of ['requesterHead', 'requesterChancery', 'head'] as const)
      for (const body of ['kgd', 'dgd-almaty']) {
        const as = { as: `person:${people[person]}` }
        const shown = (await api.ask('GET', '/cases', as)).json().cases as { caseId: string; holder: string }[]
        const held = shown.filter(({ holder }) => holder === body).map(({ caseId }) => caseId)
        expect([person, body, (await listed(person, `for=${body}`)).ids]).toEqual([person, body, held])
        const firstPage = await listed(person, `for=${body}&limit=1`)
        expect([person, body, firstPage.ids]).toEqual([person, body, held.slice(0, 1)])
      }
    expect((await listed('requesterHead', 'for=kgd')).ids).toEqual([ownHeldByLawyer, ownOnTheBodysDesk])
    expect((await listed('head', 'for=kgd')).ids).toEqual([ownOnTheBodysDesk])
    const shownAsItsOwn = [ownHeldByLawyer, ofAnother, ownOnTheBodysDesk]
    expect((await listed('outsider', 'for=kgd')).ids).toEqual(shownAsItsOwn)
  })
})
