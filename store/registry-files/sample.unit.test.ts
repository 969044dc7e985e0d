import { describe, expect, it } from 'vitest'
import { mayDecide } from '../../domain/authority/may-decide.ts'
import { maySignRequest } from '../../domain/authority/may-sign-request.ts'
import { bodyKinds } from '../../domain/bodies/kinds.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import { route } from '../../domain/routing/route.ts'
import { readRegistryFiles, sampleRegistry } from './csv.ts'

const on = '2026-03-02'
const records = await sampleRegistry()
const registry = registrySnapshot(records)

const answered = (id: string): string => {
  const answer = route(id, on, registry)
  if (answer.kind === 'approver') return `${answer.route} ${answer.approver}`
  if (answer.kind === 'militaryOrder') return `militaryOrder ${answer.approver ?? '-'}`
  return answer.kind
}

/** Every body of the sample and who approves for it, by parts 1-3 and the readings that are the default. */
const expected: Record<string, string> = {
  minfin: 'exempt',
  minjust: 'exempt',
  mvd: 'exempt',
  minoborony: 'exempt',
  minai: 'exempt',
  knb: 'exempt',
  'knb-border': 'exempt',
  nbk: 'exempt',
  'nbk-karaganda': 'exempt',
  'akim-karaganda-obl': 'exempt',
  'akim-abai-obl': 'exempt',
  'akim-almaty-obl': 'exempt',
  'akim-almaty': 'exempt',
  'akim-shymkent': 'exempt',
  'akim-astana': 'exempt',
  kgd: '1 minfin',
  kaznacheystvo: '1 minfin',
  kuis: '1 mvd',
  komtelecom: '1 minai',
  'minjust-abai': '2 minjust',
  'police-almaty': '2 mvd',
  'knb-karaganda': '2 knb',
  'dgd-almaty': '3 kgd',
  'dgd-karaganda': '3 kgd',
  'kaznacheystvo-karaganda': '3 kaznacheystvo',
  'knb-border-almaty': '3 knb-border',
  'ugd-bostandyk': '4 dgd-almaty',
  'ugd-medeu': '4 dgd-almaty',
  'police-bostandyk': '4 police-almaty',
  'uo-karaganda-obl': '5 akim-karaganda-obl',
  'uoz-almaty': '5 akim-almaty',
  'uo-astana': '5 akim-astana',
  'gkh-bukhar-zhyrau': '5 akim-bukhar-zhyrau',
  'arch-karaganda-city': '5 akim-karaganda-city',
  'akim-bukhar-zhyrau': '6 akim-karaganda-obl',
  'akim-karkaraly-district': '6 akim-karaganda-obl',
  'akim-medeu': '7 akim-almaty',
  'akim-esil': '7 akim-astana',
  'akim-bokeikhan': '7 akim-karaganda-city',
  'akim-doskei': '8 akim-bukhar-zhyrau',
  'akim-botakara': '8 akim-bukhar-zhyrau',
  'akim-karazhar': '8 akim-bukhar-zhyrau',
  'ng-00002': 'militaryOrder ng-command',
  'ng-command': 'militaryOrder -',
  'mo-00001': 'militaryOrder -',
  'police-bostandyk-1': 'noRoute',
  'akim-karaganda-city': 'noRoute',
  'akim-temirtau': 'noRoute',
  'akim-karkaraly': 'noRoute',
  'akim-aktau-kent': 'noRoute',
  'akimat-karaganda-obl': 'noRoute',
  'maslikhat-karaganda-obl': 'noRoute',
  'revcom-karaganda-obl': 'noRoute',
  'rgu-karkaraly-park': 'noRoute',
  'kgu-arkhiv-karaganda': 'noRoute',
  'rgp-izpi': 'noRoute',
  'alatau-city': 'noRoute',
  ...Object.fromEntries(
    ['karaganda-obl', 'almaty', 'astana', 'bukhar-zhyrau', 'karaganda-city', 'temirtau', 'karkaraly', 'medeu', 'esil']
      .concat(['karkaraly-district', 'bokeikhan', 'doskei', 'botakara', 'karazhar', 'aktau-kent'])
      .map(place => [`apparat-${place}`, 'noRoute']),
  ),
}

describe('the sample registry', () => {
  it('has no faults', async () => {
    expect((await readRegistryFiles(['data/registry'])).faults).toEqual([])
  })

  it('has bodies of every kind', () => {
    expect(new Set(records.bodies.map(body => body.kind))).toEqual(new Set(bodyKinds))
  })

  it('routes every body as parts 1-3 say', () => {
    const answers = Object.fromEntries(registry.bodies(on).map(body => [body.id, answered(body.id)]))
    expect(answers).toEqual(expected)
  })

  it('routes the telecommunications committee to the ministry of that day', () => {
    expect(route('komtelecom', '2025-09-17', registry)).toMatchObject({ route: 1, approver: 'mcriap' })
    expect(route('komtelecom', '2025-09-18', registry)).toMatchObject({ route: 1, approver: 'minai' })
  })

  it('uses the letters of each language', () => {
    const swapped = records.bodies.filter(
      body => /[ӘәҒғҚқҢңӨөҰұҮүҺһІі]/.test(body.name.ru) || /[A-Za-z]/.test(body.name.kk),
    )
    expect(swapped).toEqual([])
  })

  it('gives no real person and no number of a body away', () => {
    expect(records.people.filter(person => !person.email?.endsWith('.example'))).toEqual([])
    expect(records.bodies.filter(body => /\d{12}/.test(JSON.stringify(body)))).toEqual([])
  })
})

describe('the people of the sample', () => {
  const inChains = new Set(
    registry.bodies(on).flatMap(body => {
      const answer = route(body.id, on, registry)
      return answer.kind === 'approver' ? [body.id, answer.approver] : []
    }),
  )
  it.each(['firstHead', 'headOfLegalService', 'lawyer', 'chancery'] as const)(
    'every body of a chain has a %s',
    position => {
      const empty = [...inChains].filter(body => registry.holders(body, position, on).length === 0)
      expect(empty).toEqual([])
    },
  )

  const holder = (body: string, position: Parameters<typeof registry.holders>[1]) =>
    registry.holders(body, position, on).find(held => !held.acting)?.person ?? 'nobody'

  it.each([
    ['minfin', 'deputyHead', 'delegation'],
    ['dgd-almaty', 'headOfLegalService', 'delegation'],
    ['akim-karaganda-obl', 'deputyHead', 'delegation'],
    ['akim-almaty', 'headOfApparatus', 'delegation'],
    ['kgd', 'deputyHead', 'DELEGATION_NOT_IN_FORCE'],
    ['mvd', 'headOfApparatus', 'DELEGATION_NOT_IN_FORCE'],
    ['minjust', 'otherUnit', 'POSITION_NOT_VESTABLE'],
    ['akim-bukhar-zhyrau', 'deputyHead', 'NOT_VESTED'],
    ['kgd', 'lawyer', 'NOT_VESTED'],
    ['kgd', 'firstHead', 'head'],
  ] as const)('%s: the %s decides or not: %s', (body, position, answer) => {
    const decided = mayDecide(holder(body, position), body, { on }, registry)
    expect('basis' in decided ? decided.basis : decided.code).toBe(answer)
  })

  it('the deputy of the department of justice signs as acting head, by the order', () => {
    const deputy = holder('minjust-abai', 'deputyHead')
    expect(maySignRequest(deputy, 'minjust-abai', on, registry)).toEqual({
      basis: 'actingHead',
      order: { number: '7-к', date: '2025-12-29' },
    })
    expect(maySignRequest(deputy, 'minjust-abai', '2025-12-31', registry)).toMatchObject({ code: 'NOT_SIGNED_BY_HEAD' })
  })
})
