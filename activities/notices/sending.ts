import { setTimeout as after } from 'node:timers/promises'
import type { Notify } from '../activities.ts'
import type { SendReport, Watching } from './notify.ts'

/** A wait returns when a notice is due, or after `timeoutMs`. */
type OutboxWatch = {
  wait(options: { timeoutMs: number; signal: AbortSignal }): Promise<unknown>
  end(): Promise<void>
}

export type SendingDependencies = {
  sendDue(limit: number, watching: Watching): Promise<SendReport>
  /** Rejects, as does each wait, when the outbox cannot be watched. */
  watchOutbox(): Promise<OutboxWatch>
  /** Tells the case that a notice will not reach its reader, so that a supervisor sees it there. */
  noticeFailed: Watching['noticeFailed']
  /** Of the running activity: says that it lives, and is aborted when the worker stops. */
  activity(): { heartbeat(): void; signal: AbortSignal }
  turnMs: number
}

const batch = 20
const longestWaitMs = 10_000

/** So that what is called for at about the same time leaves in one go, and a case's log is read once for its notices. */
const gatherMs = 500

/** One turn of the loop of notices: sends what is due, waits for more, and ends after `turnMs` to be called again. */
export const createSending =
  ({ sendDue, watchOutbox, noticeFailed, activity, turnMs }: SendingDependencies): Notify =>
  async () => {
    const { heartbeat, signal } = activity()
    const until = Date.now() + turnMs
    const outbox = await watchOutbox()
    try {
      while (Date.now() < until) {
        signal.throwIfAborted()
        heartbeat()
        const { sent, retried, failed } = await sendDue(batch, { heartbeat, noticeFailed })
        if (sent + retried + failed.length === batch) continue
        await outbox.wait({ timeoutMs: longestWaitMs, signal })
        await after(gatherMs)
      }
    } finally {
      await outbox.end()
    }
  }
