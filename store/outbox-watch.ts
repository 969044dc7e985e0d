import { EventEmitter, once } from 'node:events'
import pg from 'pg'
import { endWhenSilent } from './database.ts'
import { outboxChannel } from './outbox.ts'

/** A connection that is told of new notices. Whoever opens it ends it. */
export type OutboxWatch = {
  /**
   * Until a notice is due, at most `timeoutMs`: `due` when there is something to claim, `timeout` otherwise. A notice added since
   * the wait before, or whose next attempt comes within the time, also ends it. Rejects when the database is lost, and with the
   * signal's reason when aborted.
   */
  wait(options: { timeoutMs: number; signal?: AbortSignal }): Promise<'due' | 'timeout'>
  end(): Promise<void>
}

/** Longer than a caller waits and sends between two questions to the database. */
const silentMs = 120_000

/** What is watched for: mails, or messages to subscribers that are not switched off. */
export type Watched = 'mails' | 'webhooks'

/** Connects and listens; rejects when the database is not there. */
export const watchOutbox = async (url: string, watched: Watched = 'mails'): Promise<OutboxWatch> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kelisu outbox',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  await client.connect()
  const happened = new EventEmitter()
  let told = false
  let lost: Error | undefined
  client.on('notification', () => {
    told = true
    happened.emit('told')
  })
  // Heard for as long as it lives: an error nobody hears would end the process.
  client.on('error', error => {
    lost ??= error
    happened.emit('told')
  })
  endWhenSilent(client, silentMs)
  await client.query(`listen ${outboxChannel}`)

  return {
    wait: async ({ timeoutMs, signal }) => {
      signal?.throwIfAborted()
      // Asked after LISTEN: what comes between is told, what came before is found.
      const dueInMs = told ? 0 : await nextDueInMs(client, watched)
      const time = AbortSignal.timeout(Math.ceil(Math.max(0, Math.min(timeoutMs, dueInMs))))
      const ended = signal ? AbortSignal.any([time, signal]) : time
      if (!told && !lost) await once(happened, 'told', { signal: ended }).catch(() => undefined)
      signal?.throwIfAborted()
      if (lost) throw lost
      const due = told || dueInMs <= timeoutMs
      told = false
      return due ? 'due' : 'timeout'
    },
    end: () => client.end(),
  }
}

const nextDueInMs = async (client: pg.Client, watched: Watched): Promise<number> => {
  const { rows } = await client.query<{ ms: number | null }>(
    `select (extract(epoch from min(next_attempt_at) - now()) * 1000)::float8 as ms from outbox ${ofWatched[watched]}`,
  )
  return rows[0]?.ms ?? Number.POSITIVE_INFINITY
}

const ofWatched: Record<Watched, string> = {
  mails: "where status = 'pending' and subscription is null",
  webhooks: "join webhook_subscription on id = subscription where status = 'pending' and off_since is null",
}
