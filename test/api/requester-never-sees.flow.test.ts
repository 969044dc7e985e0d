import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CaseCommand, caseCommands } from '../../api/case-commands.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, people, today } from '../setup/office.ts'
import { type OfficeApi, openOfficeApi } from './an-office-api.ts'
import { payloads } from './payloads.ts'

/** What is said inside the approving body, each text found again wherever it comes out. */
const inside = {
  proposal: 'ҰСЫНЫС-бір',
  secondProposal: 'ҰСЫНЫС-екі',
  rework: 'ПЫСЫҚТАУ-ескертпесі',
  reassignment: 'АУЫСТЫРУ-себебі',
}

let api: OfficeApi
/** People of the approving body, but for who signs the decision and who registers: both are told with the fact itself. */
let theirPeople: string[]
/** On the side of the requesting body. */
const requesters = [
  ...[people.requesterHead, people.requesterChancery, 'p-0001', 'p-0002'].map(person => `person:${person}`),
  'system:intake',
]
beforeAll(async () => {
  api = await openOfficeApi({ systems: [{ id: 'intake', actsFor: 'dgd-almaty' }] })
  const order = { number: '1', date: '2026-01-05' } as const
  const charged = { order, validFrom: order.date, body: 'dgd-almaty' } as const
  await api.office.store.registry.load({
    grants: [
      { ...charged, person: 'p-0001', role: 'supervisor' },
      { ...charged, person: 'p-0002', role: 'auditor' },
      // Who sits in the requesting body sees no more for auditing everybody.
      { ...charged, person: people.requesterChancery, role: 'auditor', body: '*' },
    ],
  })
  const { positions } = await api.office.store.registry.records()
  theirPeople = positions
    .filter(({ body, person }) => body === 'kgd' && person !== people.head && person !== people.chancery)
    .map(({ person }) => person)
})
afterAll(() => api.close())

it('the side of the requesting body is told nothing that is said inside the approving one, and none of its people', async () => {
  const told: string[] = []
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = api.app.server.address() as AddressInfo
  const leaving = new AbortController()
  const stream = await fetch(`http://127.0.0.1:${port}/api/v1/cases/live`, {
    headers: { authorization: `Bearer person:${people.requesterHead}`, accept: 'text/event-stream' },
    signal: leaving.signal,
  })
  let streamed = ''
  void (async () => {
    for await (const part of stream.body ?? []) streamed += new TextDecoder().decode(part)
  })().catch(() => undefined)

  const { caseId } = (await api.ask('POST', '/requests', { as: 'system:intake', body: aRequest() })).json()
  const steps: [keyof typeof people, CaseCommand, object][] = [
    ['chancery', 'registerReceipt', { number: 'кіріс-1', at: now() }],
    ['legalHead', 'assign', { lawyer: people.otherLawyer }],
    ['legalHead', 'reassign', { lawyer: people.lawyer, reason: inside.reassignment }],
    ['lawyer', 'recommend', { outcome: 'approve', groundsExist: true, text: inside.proposal }],
    ['legalHead', 'returnForRework', { reason: inside.rework }],
    ['lawyer', 'recommend', { outcome: 'refuse', groundsExist: false, text: inside.secondProposal }],
    ['head', 'decide', { outcome: 'approve', reasons: 'Негіздер бар' }],
    ['requesterHead', 'reportFiling', { filedOn: today() }],
  ]
  for (const [by, name, body] of steps) {
    const sent = { as: `person:${people[by]}`, headers: { 'idempotency-key': randomUUID() }, body }
    // The delivery of the decision comes by itself.
    const { seq } = await eventually(async () => {
      const answer = await api.ask('POST', `/cases/${caseId}/actions/${name}`, sent)
      return answer.statusCode === 200 ? (answer.json() as { seq: number }) : undefined
    })
    if (['registerReceipt', 'assign'].includes(name)) continue
    for (const as of requesters) {
      for (const path of ['', '/events', '/deadlines', '/documents'])
        told.push((await api.ask('GET', `/cases/${caseId}${path}?atLeast=${seq}`, { as })).body)
      for (const list of ['', '?for=kgd', `?for=${people.lawyer}`, '?stage=decision', '?sort=courtTerm'])
        told.push((await api.ask('GET', `/cases${list}`, { as })).body)
    }
    // What is refused tells no more.
    if (!['returnForRework', 'decide'].includes(name)) continue
    for (const action of caseCommands.filter(each => !['withdraw', 'reportFiling', 'correctFacts'].includes(each))) {
      const guess = { ...payloads[action], ...('lawyer' in payloads[action] ? { lawyer: people.requesterHead } : {}) }
      const asked = { as: `person:${people.requesterHead}`, headers: { 'idempotency-key': randomUUID() }, body: guess }
      const answer = await api.ask('POST', `/cases/${caseId}/actions/${action}`, asked)
      expect([action, answer.statusCode >= 400]).toEqual([action, true])
      told.push(answer.body)
    }
  }
  await eventually(() => streamed.includes('"stage":"closed"'))
  leaving.abort()
  told.push(streamed)
  expect(told.some(text => text.includes(people.head) && text.includes('Негіздер бар'))).toBe(true)
  const all = told.join('\n')
  expect([...Object.values(inside), ...theirPeople].filter(secret => all.includes(secret))).toEqual([])
})
