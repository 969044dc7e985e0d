import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { append, LogDiverged, opened, read, verify } from '../../store/case-log.ts'
import { openDatabase } from '../../store/database.ts'
import { seal } from '../../store/log-chain.ts'
import { oneCase } from '../../store/read-model.ts'
import { batch, caseNumbered, eventsOf, hashAfter, notice, runId, summaryOf } from './a-case.ts'
import { aDatabase, asIntruder } from './a-database.ts'
import { outboxOf } from './outbox-of.ts'

const database = aDatabase()

const divergence = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    reason => reason,
  )
  expect(error).toBeInstanceOf(LogDiverged)
  return (error as LogDiverged).facts
}

describe('appending', () => {
  it('writes events, read model and notices together and reads them back as they were', async () => {
    const caseId = caseNumbered(1)
    await append(database.db, batch(caseId, 1, 1), [notice(caseId, 1, 'requester')])
    await append(database.db, batch(caseId, 2, 3, { overdue: true, flags: ['lateRequest', 'claimed'] }))

    const rows = await read(database.db, caseId)
    expect(rows.map(row => row.event)).toEqual(eventsOf(caseId))
    expect(rows.map(row => row.seq)).toEqual([1, 2, 3])
    expect(await oneCase(database.db, caseId)).toEqual(
      summaryOf(caseId, { seq: 3, overdue: true, flags: ['lateRequest', 'claimed'] }),
    )
    expect(await outboxOf(database.db, caseId)).toMatchObject([{ role: 'requester', status: 'pending', attempts: 0 }])
    expect(await opened(database.db, caseId)).toEqual({ runId, firstEvent: eventsOf(caseId)[0] })
  })

  it('is planned once by a connection, however often it appends', async () => {
    const oneConnection = openDatabase(database.url, { poolSize: 1 })
    for (let turn = 0; turn < 7; turn++) await append(oneConnection, batch(caseNumbered(700 + turn), 1, 1))
    const { rows } = await sql<{ plans: number }>`
      select (generic_plans + custom_plans)::int as plans from pg_prepared_statements`.execute(oneConnection)
    expect(rows).toEqual([{ plans: 7 }])
    await oneConnection.destroy()
  })

  it('knows no case that was never opened', async () => {
    expect(await opened(database.db, caseNumbered(404))).toBeNull()
    expect(await oneCase(database.db, caseNumbered(404))).toBeNull()
    expect(await read(database.db, caseNumbered(404))).toEqual([])
    expect(await verify(database.db, caseNumbered(404))).toMatchObject({ reason: 'noEvents' })
  })

  it('does nothing the second time, nor for the part of a batch that is there already', async () => {
    const caseId = caseNumbered(2)
    const notices = [notice(caseId, 1, 'requester'), notice(caseId, 2, 'head')]
    await append(database.db, batch(caseId, 1, 2), notices)

    expect(await append(database.db, batch(caseId, 1, 2), notices)).toMatchObject({ appended: 0, repeated: 2 })
    expect(await append(database.db, batch(caseId, 2, 3), notices)).toMatchObject({ appended: 1, repeated: 1 })
    expect(await read(database.db, caseId)).toHaveLength(3)
    expect(await outboxOf(database.db, caseId)).toHaveLength(2)
    expect(await verify(database.db, caseId)).toMatchObject({ ok: true, events: 3 })
  })

  it('never lets a repeated older batch turn the read model back', async () => {
    const caseId = caseNumbered(3)
    await append(database.db, batch(caseId, 1, 1, { stage: 'sent' }))
    await append(database.db, batch(caseId, 2, 2, { stage: 'received' }))

    await append(database.db, batch(caseId, 1, 1, { stage: 'sent' }))
    expect(await oneCase(database.db, caseId)).toMatchObject({ stage: 'received', seq: 2 })
  })

  it('keeps every event once and the chain whole when several write the same case at once', async () => {
    // Many cases, on connections that are open already: else one writer would be done before the next begins.
    await Promise.all([1, 2, 3, 4, 5].map(() => opened(database.db, caseNumbered(404))))
    for (let number = 41; number < 49; number++) {
      const caseId = caseNumbered(number)
      const results = await Promise.all([1, 2, 3, 4].map(() => append(database.db, batch(caseId, 1, 3))))

      expect(results.map(result => result.appended).sort()).toEqual([0, 0, 0, 3])
      expect(new Set(results.map(result => result.hash)).size).toBe(1)
      expect(await verify(database.db, caseId)).toMatchObject({ ok: true, events: 3 })
    }
  })

  it('lets one of two different continuations win and reports the other', async () => {
    const caseId = caseNumbered(5)
    await append(database.db, batch(caseId, 1, 1))
    const otherwise = batch(caseId, 2, 2)
    otherwise.events = [{ type: 'Withdrawn', version: 1, at: '2026-08-17T04:30:00.000Z', reason: 'settled' }]

    const results = await Promise.allSettled([append(database.db, batch(caseId, 2, 2)), append(database.db, otherwise)])
    expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find(result => result.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(LogDiverged)
    expect(lost?.reason.facts).toMatchObject({ caseId, seq: 2, differs: 'content' })
    expect(await read(database.db, caseId)).toHaveLength(2)
  })

  it('writes what a sender may put into texts but PostgreSQL or RFC 8785 has no form for', async () => {
    const caseId = caseNumbered(6)
    const input = batch(caseId, 1, 1, { outgoingNumber: 'a\0b', court: 'half \ud800' })
    const [submitted] = eventsOf(caseId)
    if (submitted.type === 'RequestSubmitted') submitted.request.subject = 'half \ud800 and \0'
    input.events = [submitted]

    await append(database.db, input)
    expect(await append(database.db, input)).toMatchObject({ appended: 0, repeated: 1 })
    const [row] = await read(database.db, caseId)
    expect(row?.event).toMatchObject({ request: { subject: 'half \ufffd and \0' } })
    expect(await oneCase(database.db, caseId)).toMatchObject({ outgoingNumber: 'a\ufffdb', court: 'half \ufffd' })
    expect(await verify(database.db, caseId)).toMatchObject({ ok: true })
  })

  it('answers a repeated batch with the hash of its own last event, also where later events are in the log', async () => {
    const caseId = caseNumbered(7)
    const { hash } = await append(database.db, batch(caseId, 1, 1))
    const { hash: last } = await append(database.db, batch(caseId, 2, 3))
    expect([hash, last]).toEqual([hashAfter(caseId, 1), hashAfter(caseId, 3)])

    // As a case that was reset to an earlier task records once more.
    const repeated = await append(database.db, batch(caseId, 1, 1))
    expect(repeated).toEqual({ appended: 0, repeated: 1, hash })
    expect(await append(database.db, { ...batch(caseId, 2, 3), previousHash: repeated.hash })).toEqual({
      appended: 0,
      repeated: 2,
      hash: last,
    })
  })
})

describe('a log that diverges', () => {
  it('is reported when the same number holds another content, and nothing of the batch is kept', async () => {
    const caseId = caseNumbered(11)
    await append(database.db, batch(caseId, 1, 2))
    const otherwise = batch(caseId, 2, 3)
    otherwise.events[0] = { type: 'Withdrawn', version: 1, at: '2026-08-17T04:30:00.000Z', reason: 'settled' }

    const stored = (await read(database.db, caseId))[1]?.hash
    const facts = await divergence(append(database.db, otherwise, [notice(caseId, 2, 'head')]))
    expect(facts).toMatchObject({ caseId, seq: 2, differs: 'content', expected: stored })
    expect(facts.found).toMatch(/^[0-9a-f]{64}$/)
    expect(await read(database.db, caseId)).toHaveLength(2)
    expect(await outboxOf(database.db, caseId)).toEqual([])
    expect(await oneCase(database.db, caseId)).toMatchObject({ seq: 2 })
  })

  it('is reported when the last event was rewritten with a hash made to fit, and the case is not sealed onto it', async () => {
    const caseId = caseNumbered(15)
    const { hash } = await append(database.db, batch(caseId, 1, 2))
    const [, received] = eventsOf(caseId)
    const forged = seal(hashAfter(caseId, 1), { ...received, at: '2026-08-18T04:30:00.000Z' })
    await asIntruder(
      database.db,
      `update case_event set body = '${forged.body}', hash = '${forged.hash}', at = '2026-08-18T04:30:00.000Z'
       where case_id = '${caseId}' and seq = 2`,
    )
    // To itself the chain is whole: only the case's run knows what it has recorded.
    expect(await verify(database.db, caseId)).toMatchObject({ ok: true, events: 2 })

    const facts = await divergence(append(database.db, batch(caseId, 3, 3), [notice(caseId, 3, 'head')]))
    expect(facts).toEqual({ caseId, seq: 2, differs: 'content', expected: forged.hash, found: hash })
    expect(await read(database.db, caseId)).toHaveLength(2)
    expect(await outboxOf(database.db, caseId)).toEqual([])
  })

  it('is reported when a number is left out', async () => {
    const caseId = caseNumbered(12)
    await append(database.db, batch(caseId, 1, 1))

    const facts = await divergence(append(database.db, batch(caseId, 3, 3)))
    expect(facts).toEqual({ caseId, seq: 2, differs: 'gap', expected: '2', found: '3' })
    expect(await divergence(append(database.db, batch(caseNumbered(13), 2, 2)))).toMatchObject({ expected: '1' })
    expect(await oneCase(database.db, caseNumbered(13))).toBeNull()
  })

  it('is reported when another run writes the same case', async () => {
    const caseId = caseNumbered(14)
    await append(database.db, batch(caseId, 1, 1))
    const other = '22222222-aaaa-4bbb-8ccc-000000000002'

    const facts = await divergence(append(database.db, { ...batch(caseId, 1, 1), runId: other }))
    expect(facts).toMatchObject({ differs: 'run', expected: runId, found: other })
  })
})

describe('the table of events', () => {
  it.each([
    `update case_event set body = '{}'`,
    'delete from case_event',
    'truncate case_event',
    `set local session_replication_role = replica; delete from case_event`,
  ])('refuses: %s', async statement => {
    const caseId = caseNumbered(21)
    await append(database.db, batch(caseId, 1, 1))

    const change = database.db.transaction().execute(async tx => {
      for (const part of statement.split('; ')) await sql.raw(part).execute(tx)
    })
    await expect(change).rejects.toMatchObject({ code: '23001', message: expect.stringContaining('append-only') })
    expect(await verify(database.db, caseId)).toMatchObject({ ok: true, events: 1 })
  })
})

describe('verifying a case that somebody altered behind the program', () => {
  const altered = async (number: number, change: (caseId: string) => string) => {
    const caseId = caseNumbered(number)
    await append(database.db, batch(caseId, 1, 3))
    await append(database.db, batch(caseNumbered(number + 100), 1, 3))
    await asIntruder(database.db, change(caseId))
    expect(await verify(database.db, caseNumbered(number + 100))).toMatchObject({ ok: true })
    return verify(database.db, caseId)
  }

  it('finds a changed text', async () => {
    const verdict = await altered(
      31,
      id =>
        `update case_event set body = replace(body, 'кіріс № 77', 'кіріс № 78') where case_id = '${id}' and seq = 2`,
    )
    expect(verdict).toEqual({ ok: false, seq: 2, reason: 'hashDiffers' })
  })

  it('finds a changed text whose own hash was made to fit', async () => {
    const verdict = await altered(
      32,
      id => `update case_event set body = changed, hash = encode(sha256(convert_to(previous_hash || changed, 'UTF8')), 'hex')
             from (select replace(body, 'кіріс № 77', 'кіріс № 78') as changed from case_event
                   where case_id = '${id}' and seq = 2) as forged where case_id = '${id}' and seq = 2`,
    )
    expect(verdict).toEqual({ ok: false, seq: 3, reason: 'previousHashDiffers' })
  })

  it('finds a column that tells another time than the event', async () => {
    const verdict = await altered(
      33,
      id => `update case_event set at = at - interval '1 day' where case_id = '${id}' and seq = 3`,
    )
    expect(verdict).toEqual({ ok: false, seq: 3, reason: 'columnsDiffer' })
  })

  it('finds an event taken out of the middle', async () => {
    const verdict = await altered(34, id => `delete from case_event where case_id = '${id}' and seq = 2`)
    expect(verdict).toEqual({ ok: false, seq: 2, reason: 'seqGap' })
  })

  it('finds events cut off at the end, where the chain itself is whole', async () => {
    const verdict = await altered(35, id => `delete from case_event where case_id = '${id}' and seq = 3`)
    expect(verdict).toEqual({ ok: false, seq: 2, reason: 'endDiffers' })
  })
})
