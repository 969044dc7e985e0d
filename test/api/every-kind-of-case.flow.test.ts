import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseCommand } from '../../api/case-commands.ts'
import { oneCase } from '../../store/read-model.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, now, people, today } from '../setup/office.ts'
import { type OfficeApi, openOfficeApi } from './an-office-api.ts'
import { payloads } from './payloads.ts'

const auditor = { as: 'person:p-0001' }
const requesterHead = { as: `person:${people.requesterHead}` }

let api: OfficeApi
beforeAll(async () => {
  api = await openOfficeApi({ systems: [{ id: 'all', actsFor: '*' }] })
  const order = { number: '1', date: '2026-01-05' } as const
  const audits = { person: 'p-0001', body: '*', role: 'auditor', order, validFrom: order.date } as const
  await api.office.store.registry.load({ grants: [audits] })
})
afterAll(() => api.close())

const chancery: keyof typeof people = 'chancery'
type Step = readonly [by: keyof typeof people, name: CaseCommand, body?: object]
const received: Step = [chancery, 'registerReceipt']
const assigned: Step = ['legalHead', 'assign']
const proposed: Step = ['lawyer', 'recommend']
const refused: Step = ['head', 'decide']
const approved: Step = ['head', 'decide', { outcome: 'approve', reasons: 'Бар' }]
const onPaper: Step = ['head', 'decide', { outcome: 'refuse', paper: { signedOn: today(), number: '5-ш' } }]

const bare = { draft: undefined, signature: undefined }
const inForce = { kind: 'ruling', inForceOn: today(-30) }

describe('every read of a case has its form and is a fault of nobody', () => {
  it.each<[string, object, readonly Step[], string]>([
    ['sent', {}, [], 'sent'],
    ['that lacks signature and draft', bare, [], 'incomplete'],
    [
      'completed',
      bare,
      [['requesterHead', 'complete', { draft: aRequest().draft, signature: aRequest().signature }]],
      'sent',
    ],
    ['returned', bare, [[chancery, 'return']], 'closed'],
    ['withdrawn', {}, [['requesterHead', 'withdraw']], 'closed'],
    ['sent with its receipt', { receipt: { number: '1', at: now(), registeredBy: people.chancery } }, [], 'received'],
    ['to the wrong body', { addressedTo: 'minfin' }, [], 'sent'],
    ['of a body that needs no approval', { requester: 'nbk', addressedTo: undefined }, [], 'closed'],
    ['of the military', { requester: 'mo-00001', addressedTo: undefined }, [], 'incomplete'],
    ['without a route', { requester: 'akim-temirtau', addressedTo: 'akim-karaganda-obl' }, [], 'incomplete'],
    ['by cassation', { means: 'cassation', act: inForce }, [received], 'received'],
    ['by ten working days', { procedure: 'administrative', shortTerm: true }, [received], 'received'],
    [
      'with everything that a request may have',
      { parties: ['А', 'Б'], attachments: [aRequest().draft], replaces: 'r-0' },
      [],
      'sent',
    ],
    [
      'with corrected facts',
      {},
      [received, [chancery, 'correctFacts', { receiptAt: now(), reason: 'Қате' }]],
      'received',
    ],
    [
      'in review, asked and answered',
      {},
      [received, assigned, ['lawyer', 'requestInformation'], ['requesterHead', 'supplyInformation']],
      'review',
    ],
    ['reassigned', {}, [received, assigned, ['legalHead', 'reassign']], 'review'],
    ['proposed again', {}, [received, assigned, proposed, ['legalHead', 'returnForRework'], proposed], 'decision'],
    ['refused', {}, [received, assigned, proposed, refused], 'closed'],
    ['decided on paper', {}, [received, assigned, proposed, onPaper], 'closed'],
    ['approved', {}, [received, assigned, proposed, approved], 'delivered'],
    ['with a refused command', {}, [received, ['requesterHead', 'reportFiling']], 'received'],
  ])('%s', async (_, changes, steps, stage) => {
    const { draft, ...request } = aRequest()
    const body = Object.fromEntries(
      Object.entries({ ...request, draft, ...changes }).filter(([, value]) => value !== undefined),
    )
    const { caseId } = (await api.ask('POST', '/requests', { as: 'system:all', body })).json()
    for (const [by, name, payload = payloads[name]] of steps) {
      const sent = { as: `person:${people[by]}`, headers: { 'idempotency-key': randomUUID() }, body: payload }
      const answer = await api.ask('POST', `/cases/${caseId}/actions/${name}`, sent)
      expect([name, answer.statusCode]).toEqual([name, name === 'reportFiling' ? 409 : 200])
    }
    await eventually(async () => (await oneCase(api.office.db, caseId))?.stage === stage, {
      of: `${caseId} ${stage}`,
    })
    for (const who of [auditor, requesterHead])
      for (const path of ['', '/events', '/deadlines', '/documents']) {
        const answer = await api.ask('GET', `/cases/${caseId}${path}`, who)
        const known = who === auditor || !('requester' in changes)
        expect([who.as, path, answer.statusCode]).toEqual([who.as, path, known ? 200 : 404])
      }
    const listed = await api.ask('GET', '/cases?limit=1000', auditor)
    expect([listed.statusCode, listed.body.includes(caseId)]).toEqual([200, true])
  })
})
