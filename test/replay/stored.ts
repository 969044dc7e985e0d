import { readdirSync, readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { append } from '../../store/case-log.ts'
import { seal } from '../../store/log-chain.ts'
import type { Database } from '../../store/tables.ts'
import type { StoredLog } from '../logs/told-by.ts'
import { asIntruder } from '../store/a-database.ts'

const folder = new URL('../logs/', import.meta.url)
export const runId = '0197a3c0-0000-7000-8000-000000000001'

/** The names of the logs that the real procedure has left. */
export const logNames = readdirSync(folder).filter(name => name.endsWith('.json'))

/** One of them as a case of its own: the same events under another request id. */
export const logOf = (name: string, requestId?: string): StoredLog => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const { request } = JSON.parse(text).commands[0]
  return JSON.parse(requestId === undefined ? text : text.replaceAll(request.requestId, requestId))
}

/** Writes a log and its row as the procedure does. */
export const stored = async (db: Kysely<Database>, { caseId, events, summary }: StoredLog): Promise<string> => {
  await append(db, { caseId, runId, firstSeq: 1, previousHash: '', events, summary })
  return caseId
}

/** What somebody would do who knows how the chain is made: a log that tells something else, every hash right. */
export const forged = async (
  db: Kysely<Database>,
  log: StoredLog,
  forge: (log: StoredLog) => void,
): Promise<string> => {
  const caseId = await stored(db, log)
  forge(log)
  let hash = ''
  for (const [index, event] of log.events.entries()) {
    const sealed = seal(hash, event)
    const set = `body = '${sealed.body.replaceAll("'", "''")}', previous_hash = '${hash}', hash = '${sealed.hash}'`
    await asIntruder(db, `update case_event set ${set} where case_id = '${caseId}' and seq = ${index + 1}`)
    hash = sealed.hash
  }
  return caseId
}
