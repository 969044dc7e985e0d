import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { noHash, seal } from '../../store/log-chain.ts'
import { eventually } from '../setup/eventually.ts'
import { type Office, openOffice, people, today } from '../setup/office.ts'
import { asIntruder } from '../store/a-database.ts'
import { runHere, runJsonHere } from './run-kelisu.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  vi.stubEnv('KELISU_DATABASE_URL', office.databaseUrl)
  vi.stubEnv('KELISU_TASK_QUEUE', office.taskQueue)
  vi.stubEnv('TEMPORAL_ADDRESS', inject('temporalAddress'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await office.stop()
})

/** The command is answered when it is decided; its events come into the log a moment later. */
const receivedAndLogged = async (): Promise<string> => {
  const caseId = await office.broughtTo('received')
  await eventually(async () => (await office.log(caseId)).includes('ReceiptRegistered'), { of: `${caseId} is logged` })
  return caseId
}

const asIntruderHere = async (statement: string) => {
  const db = openDatabase(office.databaseUrl)
  await asIntruder(db, statement)
  await db.destroy()
}

/** Another hash of the decision's proof in the log, with a chain that fits: as a program with a fault would have written it. */
const forge = async (caseId: string) => {
  let previousHash = noHash
  for (const { seq, event } of await office.store.caseLog.read(caseId)) {
    if (event.type === 'DeadlinesSet' && event.dates.decision) event.dates.decision.proof.sha256 = '0'.repeat(64)
    const { body, hash } = seal(previousHash, event)
    const quoted = body.replaceAll("'", "''")
    await asIntruderHere(
      `update case_event set body = '${quoted}', previous_hash = '${previousHash}', hash = '${hash}' where case_id = '${caseId}' and seq = ${seq}`,
    )
    previousHash = hash
  }
}

const deadlinesOf = (document: { deadline: string; kept: { same: boolean } }[]) =>
  document.map(({ deadline, kept }) => [deadline, kept.same])

describe('kelisu explain', () => {
  it('proves each deadline of an open case, and says that the case keeps the same', async () => {
    const caseId = await receivedAndLogged()
    const { code, document } = await runJsonHere(['explain', caseId])
    expect(code).toBe(0)
    expect(deadlinesOf(document)).toEqual([
      ['courtTerm', true],
      ['sendBy', true],
      ['decision', true],
    ])
    const { summary } = await office.kelisu.state(caseId)
    expect(document.map(({ proof }: { proof: { result: string } }) => proof.result)).toEqual([
      summary?.courtTermEndsOn,
      expect.any(String),
      summary?.decisionDueOn,
    ])
    expect(document[2]).toMatchObject({
      caseId,
      givenBy: { kind: 'event', event: 'ReceiptRegistered', actor: { person: people.chancery } },
      proof: { start: { fact: 'receivedOn', date: today() } },
    })

    const one = await runJsonHere(['explain', caseId, '--deadline', 'decision'])
    expect(one).toMatchObject({ code: 0, document: { deadline: 'decision', kept: { same: true } } })
    const told = await Promise.all(['kk', 'ru', 'en'].map(language => runHere(['explain', caseId, '--lang', language])))
    expect(told.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(
      told.map(({ out }) => out.match(/істе сақталғанмен бірдей|совпадает с хранимым|same as the case keeps/g)),
    ).toEqual([expect.any(Array), expect.any(Array), expect.any(Array)])
    for (const { out } of told) expect(out).toContain(people.chancery)
  }, 120_000)

  it('proves a closed case from its log alone, when Temporal does not answer', async () => {
    const caseId = await receivedAndLogged()
    await office.kelisu.withdraw(caseId, { reason: 'Settled' }, { actor: people.requesterHead })
    await office.closed(caseId)
    vi.stubEnv('TEMPORAL_ADDRESS', '127.0.0.1:1')
    const { code, document } = await runJsonHere(['explain', caseId])
    vi.stubEnv('TEMPORAL_ADDRESS', inject('temporalAddress'))
    expect(code).toBe(0)
    expect(deadlinesOf(document)).toEqual([
      ['courtTerm', true],
      ['sendBy', true],
      ['decision', true],
    ])
  })

  it('asks the running case when the log does not answer, and then names nobody as the one who gave a fact', async () => {
    const caseId = await office.submitted()
    vi.stubEnv('KELISU_DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none')
    const { code, document, err } = await runJsonHere(['explain', caseId])
    vi.stubEnv('KELISU_DATABASE_URL', office.databaseUrl)
    expect(code).toBe(0)
    expect(deadlinesOf(document)).toEqual([
      ['courtTerm', true],
      ['sendBy', true],
    ])
    expect(document[0].givenBy).toEqual({ kind: 'logNotRead' })
    expect(err).toContain('PostgreSQL')
  })

  it('says that nothing is due before the receipt is registered, and what to do', async () => {
    const caseId = await office.submitted()
    expect(await runJsonHere(['explain', caseId, '--deadline', 'decision'])).toMatchObject({
      code: 1,
      document: { error: { code: 'WRONG_STAGE', citation: 'part-10', message: expect.stringContaining('receive') } },
    })
  })

  it('says that no deadline runs where no approval is required', async () => {
    const caseId = await office.submitted({ requester: 'minfin', addressedTo: 'minfin' })
    await office.closed(caseId)
    expect(await runJsonHere(['explain', caseId])).toMatchObject({ code: 0, document: [] })
    expect((await runHere(['explain', caseId])).out).toContain('approval is not required')
  })

  it('tells loudly that the case keeps something else, and ends with 1', async () => {
    const caseId = await receivedAndLogged()
    await forge(caseId)
    const { code, document, err } = await runJsonHere(['explain', caseId])
    expect(code).toBe(1)
    expect(deadlinesOf(document)).toEqual([
      ['courtTerm', true],
      ['sendBy', true],
      ['decision', false],
    ])
    expect(err).toContain('Do not rely on the date')
    const told = await runHere(['explain', caseId, '--deadline', 'decision'])
    expect(told.code).toBe(1)
    expect(told.out).toContain('DIFFERS FROM WHAT THE CASE KEEPS')
  })

  it('explains nothing from a log whose chain is broken', async () => {
    const caseId = await receivedAndLogged()
    await asIntruderHere(`update case_event set body = replace(body, 'кіріс-1', 'кіріс-2') where case_id = '${caseId}'`)
    expect(await runJsonHere(['explain', caseId])).toMatchObject({
      code: 1,
      document: { error: { code: 'LOG_DIVERGED' } },
    })
  })

  it('refuses a case that there is not', async () => {
    expect(await runJsonHere(['explain', 'approval-kgd.none'])).toMatchObject({
      code: 1,
      document: { error: { code: 'CASE_UNKNOWN' } },
    })
  })
})
