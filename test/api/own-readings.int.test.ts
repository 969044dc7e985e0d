import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventOf } from '../../domain/approval/events.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { ReadingsInForce } from '../../domain/regulation/readings.ts'
import { append } from '../../store/case-log.ts'
import { openDatabase } from '../../store/database.ts'
import { issueAct } from '../../store/registry-changes.ts'
import { createStore } from '../../store/store.ts'
import { people } from '../setup/office.ts'
import { caseNumbered, eventsOf, runId, summaryOf } from '../store/a-case.ts'
import { type AnApi, openApi } from './an-api.ts'

const byDefault = caseNumbered(1)
const decisionFirst = caseNumbered(2)
const headVests = caseNumbered(3)
const successorGoesOn = caseNumbered(4)
const humanChooses = caseNumbered(5)

/** Whose affairs go on in `minai` (the sample registry). */
const reorganised = 'mcriap'
const successorsLegalHead = 'p-0031'

let api: AnApi
beforeAll(async () => {
  api = await openApi()
  const db = openDatabase(api.databaseUrl, { poolSize: 1 })
  const open = async (caseId: string, changes: Partial<CaseSummary>, readings?: ReadingsInForce) => {
    const [submitted] = eventsOf(caseId) as [EventOf<'RequestSubmitted'>, ...unknown[]]
    const events = [{ ...submitted, ...(readings ? { readings } : {}) }]
    const summary = summaryOf(caseId, { ...changes, flags: readings ? ['ownReading'] : [] })
    await append(db, { caseId, runId, firstSeq: 1, previousHash: '', events, summary })
  }
  await open(byDefault, { stage: 'decision' })
  await open(decisionFirst, { stage: 'received' }, { decisionBeforeProposal: 'withReason' })
  await open(headVests, { stage: 'decision' }, { headKeepsPower: 'no' })
  await open(successorGoesOn, { stage: 'received', approver: reorganised })
  await open(humanChooses, { stage: 'received', approver: reorganised }, { approverReorganised: 'humanChooses' })
  // As the Committee reads part 9 today; each case keeps how it was read for that case.
  const choice = { body: 'kgd', number: '9-ө', date: '2026-01-05', validFrom: '2026-01-05' } as const
  await createStore(db).registry.load({
    readings: [{ ...choice, reading: 'headKeepsPower', alternative: 'no' }],
  })
  const act = {
    body: 'kgd',
    number: '10-ө',
    date: '2026-01-05',
    issuedBy: people.head,
    validFrom: '2026-01-05',
  } as const
  await issueAct(db, { ...act, person: people.legalHead, position: 'headOfLegalService' }, people.head)
  await db.destroy()
})
afterAll(() => api.close())

const actionsOf = async (caseId: string, person: string): Promise<string[]> =>
  (await api.ask('GET', `/cases/${caseId}`, { as: `person:${person}` })).json().actions
const actions = (caseId: string, person: keyof typeof people) => actionsOf(caseId, people[person])

describe('what a case says that its caller may do', () => {
  it('goes by the case’s own reading of the stages: a decision before any proposal (part 7)', async () => {
    expect(await actions(decisionFirst, 'head')).toContain('decide')
  })

  it('goes by how the case reads part 9: a head who has vested another decides there no more', async () => {
    expect(await actions(headVests, 'head')).not.toContain('decide')
    expect(await actions(headVests, 'legalHead')).toContain('decide')
  })

  it('has nothing for the successor of a body that is no more, where a person must first choose who goes on', async () => {
    expect(await actionsOf(successorGoesOn, successorsLegalHead)).toContain('assign')
    expect(await actionsOf(humanChooses, successorsLegalHead)).toEqual(['setApprover', 'correctFacts'])
  })

  it('goes by the default where the case has no reading of its own, whatever the body reads since', async () => {
    expect(await actions(byDefault, 'head')).toContain('decide')
  })
})
