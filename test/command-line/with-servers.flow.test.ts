import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { aRequest, now, type Office, openOffice, people, today } from '../setup/office.ts'
import { temporaryFile } from '../setup/temporary.ts'
import { runHere, runJson, runJsonHere, runKelisu } from './run-kelisu.ts'

let office: Office
let environment: Record<string, string>
beforeAll(async () => {
  office = await openOffice()
  environment = {
    KELISU_DATABASE_URL: office.databaseUrl,
    KELISU_TASK_QUEUE: office.taskQueue,
    KELISU_UI_URL: 'http://127.0.0.1:8233',
    TEMPORAL_ADDRESS: inject('temporalAddress'),
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await office.stop()
})

const kelisu = (...words: string[]) => runJsonHere(words)
const submitted = async (changes = {}): Promise<string> => {
  const { code, document } = await kelisu('submit', temporaryFile('request.json', aRequest(changes)))
  expect({ code, error: document.error }).toEqual({ code: 0, error: undefined })
  return document.caseId
}
const wordsOf = (next: string) => next.replace('npm run -s kelisu -- ', '').split(' ')

describe('kelisu with its servers', () => {
  it('goes the whole way; each next step is a command ready to run', async () => {
    const caseId = await submitted()
    const sent = await kelisu('show', caseId)
    expect(sent.document).toMatchObject({ stage: 'sent', requester: 'dgd-almaty', approver: 'kgd' })
    expect(sent.document.next).toBe(`npm run -s kelisu -- receive ${caseId} --number NUMBER --as ${people.chancery}`)

    const received = await kelisu(...wordsOf(sent.document.next))
    expect(received).toMatchObject({ code: 0, document: { caseId, stage: 'received' } })
    const assigned = await kelisu(...wordsOf(received.document.next))
    expect(assigned).toMatchObject({ code: 0, document: { stage: 'review' } })
    const proposed = await kelisu(...wordsOf(assigned.document.next))
    expect(proposed).toMatchObject({ code: 0, document: { stage: 'decision' } })
    const decided = await kelisu(...wordsOf(proposed.document.next), '--reasons', 'Негіздер бар', '--number', '12')
    expect(decided).toMatchObject({ code: 0, document: { stage: 'decided' } })

    const shown = await runHere(['show', caseId])
    expect(shown.code).toBe(0)
    expect(shown.out).toContain('receipt registered')
    expect(shown.out).toContain('decided: approve')
    // By which law it is counted, and what that leaves open, in words.
    expect(shown.out).toMatch(/^regulation edition +E2, Government Resolution 394 of 18\.05\.2024$/m)
    expect(shown.out).toMatch(/^calendar edition +\d{4}-\d{2}-\d{2}$/m)
    expect(shown.out).toContain('Which day is the first of the seven? – the first working day after the receipt')
    expect((await kelisu('show', caseId)).document).toMatchObject({ editions: { regulation: 'E2' } })
  }, 120_000)

  it('leads out of a signature that is not in order (part 4): what is lacking, and the command that supplies just that', async () => {
    const { draft: _, ...request } = aRequest()
    const signature = { kind: 'paper', signer: 'p-unknown', position: 'Басшы', signedAt: now() } as const
    const file = temporaryFile('request.json', { ...request, signature })
    const { document: sent } = await kelisu('submit', file)
    expect(sent).toMatchObject({ stage: 'incomplete', next: expect.stringContaining(' --draft FILE --payload ') })
    const draft = temporaryFile('draft.txt', 'Шағым')
    const drafted = await runHere(['complete', sent.caseId, '--draft', draft, '--as', people.requesterHead])
    expect(drafted.out).toMatch(/^Lacking: The person who signed the request is not in the registry/m)
    expect(drafted.out).not.toContain('--draft')

    const { document: shown } = await kelisu('show', sent.caseId)
    const [, verb = '', payload = '', as = ''] = /-- (.*) --payload '(.*)' --as (.*)$/.exec(shown.next) ?? []
    const signed = payload.replace('POSITION', 'Басшы').replace('YYYY-MM-DDTHH:MM:00+05:00', now())
    expect(JSON.parse(signed)).toMatchObject({ signature: { signer: people.requesterHead } })
    const completed = await kelisu(...verb.split(' '), '--payload', signed, '--as', as)
    expect(completed).toMatchObject({ code: 0, document: { stage: 'sent', next: expect.stringContaining('receive') } })
  })

  it('tells people where the case is and what is next', async () => {
    const file = temporaryFile('request.json', aRequest())
    const first = await runKelisu(['submit', file], { environment })
    expect(first.code).toBe(0)
    expect(first.out).toMatch(/^Case: approval-dgd-almaty\.r-/)
    expect(first.out).toContain('Next: npm run -s kelisu -- receive')
    const second = await runHere(['submit', file])
    expect(second.out).toContain('exists already')
  })

  it('reads a request from standard input', async () => {
    const { code, document } = await runJson(['submit', '-'], { environment, input: JSON.stringify(aRequest()) })
    expect({ code, stage: document.stage }).toEqual({ code: 0, stage: 'sent' })
  })

  it.each([
    ['an unknown body', { requester: 'nobody-knows' }, 'REQUESTER_UNKNOWN'],
    ['means outside the algorithm', { means: 'protest' }, 'MEANS_OUTSIDE_ALGORITHM'],
  ])('refuses a request of %s', async (_, changes, refusal) => {
    expect(await kelisu('submit', temporaryFile('request.json', { ...aRequest(), ...changes }))).toMatchObject({
      code: 1,
      document: { error: { code: refusal } },
    })
  })

  it('reports a refusal with code, words and citation', async () => {
    const caseId = await submitted()
    expect(await kelisu('decide', caseId, 'approve', '--as', people.head)).toMatchObject({
      code: 1,
      document: { error: { code: expect.any(String), message: expect.any(String), citation: expect.any(String) } },
    })
    expect(await kelisu('show', `approval-kgd.${randomUUID()}`)).toMatchObject({
      code: 1,
      document: { error: { code: 'CASE_UNKNOWN' } },
    })
  })

  it('sends any command by its outside name', async () => {
    const caseId = await submitted()
    const payload = JSON.stringify({ reason: 'Settled' })
    const sent = await kelisu('command', caseId, 'withdraw', '--payload', payload, '--as', people.requesterHead)
    expect(sent).toMatchObject({ code: 0, document: { stage: 'closed', next: null } })
  })

  it('moves one case in time until it is overdue, and lists it so', async () => {
    const caseId = await submitted()
    await kelisu('receive', caseId, '--number', '7', '--as', people.chancery)
    const moved = await kelisu('demo', 'forward', caseId, '20d')
    expect(moved).toMatchObject({ code: 0, document: { caseId, stage: 'received', deadlineState: 'overdue' } })
    expect(moved.document.now.slice(0, 10) >= today(19)).toBe(true)
    const { out } = await runHere(['demo', 'forward', caseId, '1h'])
    expect(out).toMatch(/^its time +\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/m)

    const { document: overdue } = await kelisu('list', '--overdue')
    expect(overdue.map((one: { caseId: string }) => one.caseId)).toEqual([caseId])
    const { document: hers } = await kelisu('list', '--for', people.legalHead)
    expect(hers).toContainEqual(expect.objectContaining({ caseId }))
    expect((await kelisu('list')).document.length).toBeGreaterThan(1)
    expect(await kelisu('list', '--for', 'nope')).toMatchObject({
      code: 1,
      document: { error: { code: 'PERSON_UNKNOWN' } },
    })
    // A body, and one that has nothing to do.
    expect(await kelisu('list', '--for', 'minfin')).toMatchObject({ code: 0, document: [] })
  }, 120_000)

  it('moves neither a closed case nor what is no case', async () => {
    const caseId = await submitted()
    await kelisu('withdraw', caseId, '--reason', 'Settled', '--as', people.requesterHead)
    await office.closed(caseId)
    expect(await kelisu('demo', 'forward', caseId, '1h')).toMatchObject({
      code: 1,
      document: { error: { code: 'WRONG_STAGE' } },
    })
    expect(await kelisu('demo', 'forward', `notices-${office.taskQueue}`, '1h')).toMatchObject({
      code: 1,
      document: { error: { code: 'CASE_UNKNOWN' } },
    })
  })

  it('loads an office its own registry, after a look at what would change', async () => {
    const sample = fileURLToPath(new URL('../../data/registry', import.meta.url))
    expect(await kelisu('registry', 'load', sample, '--dry-run')).toMatchObject({
      code: 0,
      document: { dryRun: true, bodies: { added: 0, changed: 0 } },
    })
    expect((await runHere(['registry', 'load', sample])).out).toContain('Nothing new')
    const faulty = temporaryFile(
      'bodies.csv',
      'id,kind,unit,parent,apparatus,name_kk,name_ru,valid_from\nmy-office,castle,,,,А,А,2023-01-01\n',
    )
    const refused = await kelisu('registry', 'load', faulty)
    expect(refused).toMatchObject({ code: 1, document: { error: { code: 'REGISTRY_REFUSED' } } })
    expect(refused.document.error.message).toContain('bodies.csv')
    const dotted = temporaryFile(
      'later.csv',
      'id,kind,nameKk,nameRu,validFrom\nkgd,department,Қ,К,2026-02-01\nx,other,Қ,К,01.02.2026\n',
    )
    const told = await runHere(['registry', 'load', dotted, '--language', 'ru'])
    expect(told.err).toMatch(/^Ничего не загружено:\n.*later\.csv:2 validFrom DUPLICATE: .*2023-01-01/)
    expect(told.err).toMatch(/later\.csv:3 validFrom VALUE_INVALID: нужна дата .*: 01\.02\.2026$/m)
    const withNul = temporaryFile('people.csv', 'id,nameKk,nameRu,email,language\np-9990,Қ,К\0,,kk\n')
    expect(await kelisu('registry', 'load', withNul)).toMatchObject({
      code: 1,
      document: {
        error: { code: 'REGISTRY_REFUSED', details: [{ line: 2, column: 'nameRu', code: 'VALUE_INVALID' }] },
      },
    })
  })

  it('answers by the registry of the database', async () => {
    const { document, err } = await kelisu('route', 'kgd')
    expect(document).toMatchObject({ approver: 'minfin' })
    expect(err).toContain('the database')
  })
})
