import { type Kysely, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { accessTo } from '../../domain/access/access.ts'
import type { Caller } from '../../domain/access/caller.ts'
import { visibleCases } from '../../domain/access/visible-cases.ts'
import type { EventOf } from '../../domain/approval/events.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import { route } from '../../domain/routing/route.ts'
import { append, read } from '../../store/case-log.ts'
import { up as access } from '../../store/migrations/0007-access.ts'
import { listCases, oneCaseWithParties } from '../../store/read-model.ts'
import { sampleRegistry } from '../../store/registry-files/csv.ts'
import { caseNumbered, eventsOf, runId, summaryOf } from '../store/a-case.ts'
import { aDatabase } from '../store/a-database.ts'

const on = '2026-03-02'
const records = await sampleRegistry()
for (const actsFor of ['*', 'kgd', 'apparat-bukhar-zhyrau'])
  records.issuers.push({ id: `system-${actsFor}`, actsFor, publicKey: { kty: 'OKP' }, validFrom: '2024-01-01' })
const registry = registrySnapshot(records)
const callers: Caller[] = [
  ...records.people.map(({ id }): Caller => ({ kind: 'person', person: id })),
  ...records.issuers.map(({ id }): Caller => ({ kind: 'system', system: id })),
  { kind: 'person', person: 'p-9999' },
]
/** The approver's lawyers in turn, so that what is seen does not hang on whose case it is. */
const lawyers = ['p-0041', 'p-0005', null]

const database = aDatabase()
const caseIds: string[] = []

const store = async (requester: string, approver: string | null, addressedTo: string | undefined): Promise<void> => {
  const number = caseIds.length + 1
  const caseId = caseNumbered(number)
  const [submitted] = eventsOf(caseId) as [EventOf<'RequestSubmitted'>, ...unknown[]]
  const request = { ...submitted.request, requester, ...(addressedTo === undefined ? {} : { addressedTo }) }
  const summary = summaryOf(caseId, { requester, approver, lawyer: lawyers[number % lawyers.length] ?? null })
  const events = [{ ...submitted, request }]
  await append(database.db, { caseId, runId, firstSeq: 1, previousHash: '', events, summary })
  caseIds.push(caseId)
}

describe('the list of cases of each person and system of the sample registry', () => {
  beforeAll(async () => {
    for (const { id } of registry.bodies(on)) {
      const answer = route(id, on, registry)
      const approver = 'approver' in answer ? (answer.approver ?? null) : null
      await store(id, approver, 'minfin')
      await store(id, null, approver ?? 'akim-karaganda-obl')
    }
    // A ministry that is no more, on both sides, and a case that names nobody.
    await store('komtelecom', 'mcriap', undefined)
    await store('mcriap', 'minfin', undefined)
    await store('akim-temirtau', null, undefined)
  })

  it('shows exactly the cases that can be opened, row by row', async () => {
    const cases = await Promise.all(caseIds.map(id => oneCaseWithParties(database.db, id)))
    const shown = new Map<string, number>()
    for (const caller of callers) {
      const mayOpen = cases.flatMap(found =>
        found && accessTo(caller, found.parties, registry, on) ? [found.summary.caseId] : [],
      )
      const page = await listCases(database.db, { visible: visibleCases(caller, registry, on), limit: 1000 })
      expect(page.cases.map(({ caseId }) => caseId).sort()).toEqual(mayOpen.sort())
      shown.set('person' in caller ? caller.person : caller.system, mayOpen.length)
    }
    expect(shown.get('p-9999')).toBe(0)
    expect(shown.get('p-0226')).toBe(caseIds.length)
    expect([...shown.values()].filter(number => number > 0 && number < caseIds.length).length).toBeGreaterThan(150)
  })

  it('comes page by page in one order, each case once, on whatever grounds it is seen', async () => {
    // Sits in an apparatus: sees its own cases, those of its akim, and those sent to either.
    const visible = visibleCases({ kind: 'person', person: 'p-0145' }, registry, on)
    const whole = (await listCases(database.db, { visible })).cases.map(({ caseId }) => caseId)
    expect(whole.length).toBeGreaterThan(5)
    expect(new Set(whole).size).toBe(whole.length)
    const paged: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await listCases(database.db, { visible, limit: 2, ...(after === undefined ? {} : { after }) })
      expect(page.cases.length).toBeLessThanOrEqual(2)
      paged.push(...page.cases.map(({ caseId }) => caseId))
      after = page.next
    }
    expect(paged).toEqual(whole)
  })

  it('keeps to whom a request was sent when later events do not say so', async () => {
    const [caseId = ''] = caseIds
    const before = await oneCaseWithParties(database.db, caseId)
    const [, received] = eventsOf(caseId)
    const summary = { ...before?.summary, seq: 2 } as ReturnType<typeof summaryOf>
    const [opened] = await read(database.db, caseId)
    const previousHash = opened?.hash ?? ''
    await append(database.db, { caseId, runId, firstSeq: 2, previousHash, events: [received], summary })
    expect(await oneCaseWithParties(database.db, caseId)).toMatchObject({
      summary: { seq: 2 },
      parties: { addressee: 'minfin' },
    })
  })

  it('knows to whom requests were sent before rows kept it', async () => {
    const before = await Promise.all(caseIds.map(id => oneCaseWithParties(database.db, id)))
    await sql`alter table approval_case drop column addressed_to`.execute(database.db)
    for (const statement of [
      'drop table registry_grant',
      'drop table case_reading',
      'drop index approval_case_by_approver',
      'drop index approval_case_by_approver_and_court_term',
      'drop index approval_case_open_by_approver',
      'drop index approval_case_open_by_requester',
    ])
      await sql.raw(statement).execute(database.db)
    await access(database.db as unknown as Kysely<unknown>)
    expect(await Promise.all(caseIds.map(id => oneCaseWithParties(database.db, id)))).toEqual(before)
  })

  it('has nothing of a case that is not there', async () => {
    expect(await oneCaseWithParties(database.db, caseNumbered(0))).toBeNull()
  })
})
