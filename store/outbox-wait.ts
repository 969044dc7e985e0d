import { once } from 'node:events'
import pg from 'pg'
import { endWhenSilent } from './database.ts'
import { outboxChannel } from './outbox.ts'

/**
 * Waits until a notice is due, at most `timeoutMs`: `due` when there is something to claim, `timeout` otherwise.
 * A notice added before the call, or whose next attempt comes within the time, also ends the wait.
 * Rejects when the database is lost, and with the signal's reason when aborted.
 */
export const waitForOutbox = async (
  url: string,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<'due' | 'timeout'> => {
  signal?.throwIfAborted()
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kelisu outbox',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  await client.connect()
  // An error after the first is only the same loss told again: without a listener it would end the process.
  client.on('error', () => {})
  endWhenSilent(client, timeoutMs + 10_000)
  const waiting = new AbortController()
  try {
    const told = once(client, 'notification', { signal: waiting.signal })
    told.catch(() => {})
    await client.query(`listen ${outboxChannel}`)
    // Asked after LISTEN: what comes between is told, what came before is found.
    const dueInMs = await nextDueInMs(client)
    const waitMs = Math.max(0, Math.min(timeoutMs, dueInMs))
    const time = new Promise<'due' | 'timeout'>(resolve => {
      const timer = setTimeout(() => resolve(dueInMs <= timeoutMs ? 'due' : 'timeout'), waitMs)
      waiting.signal.addEventListener('abort', () => clearTimeout(timer))
    })
    const aborted = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: waiting.signal }),
    )
    signal?.throwIfAborted()
    return await Promise.race([told.then(() => 'due' as const), time, aborted])
  } finally {
    waiting.abort()
    await client.end()
  }
}

const nextDueInMs = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ ms: number | null }>(
    `select (extract(epoch from min(next_attempt_at) - now()) * 1000)::float8 as ms from outbox where status = 'pending'`,
  )
  return rows[0]?.ms ?? Number.POSITIVE_INFINITY
}
