import type { Notify } from '../activities.ts'
import type { SendReport, Watching } from './notify.ts'

export type SendingDependencies = {
  sendDue(limit: number, watching: Watching): Promise<SendReport>
  /** Returns when a notice is due, or after `timeoutMs`; rejects when the outbox cannot be watched. */
  waitForDue(options: { timeoutMs: number; signal: AbortSignal }): Promise<unknown>
  /** Tells the case that a notice will not reach its reader, so that a supervisor sees it there. */
  noticeFailed: Watching['noticeFailed']
  /** Of the running activity: says that it lives, and is aborted when the worker stops. */
  activity(): { heartbeat(): void; signal: AbortSignal }
  turnMs: number
}

const batch = 20
const longestWaitMs = 10_000

/** One turn of the loop of notices: sends what is due, waits for more, and ends after `turnMs` to be called again. */
export const createSending =
  ({ sendDue, waitForDue, noticeFailed, activity, turnMs }: SendingDependencies): Notify =>
  async () => {
    const { heartbeat, signal } = activity()
    const until = Date.now() + turnMs
    while (Date.now() < until) {
      signal.throwIfAborted()
      heartbeat()
      const { sent, retried, failed } = await sendDue(batch, { heartbeat, noticeFailed })
      if (sent + retried + failed.length < batch) await waitForDue({ timeoutMs: longestWaitMs, signal })
    }
  }
