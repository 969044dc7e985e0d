import { setTimeout as after } from 'node:timers/promises'
import type { Notify } from '../activities.ts'

/** A wait returns when something is due, or after `timeoutMs`. */
type OutboxWatch = {
  wait(options: { timeoutMs: number; signal: AbortSignal }): Promise<unknown>
  end(): Promise<void>
}

/** One way on which notices leave. A lane that is slow does not keep another. */
export type Lane = {
  /** Sends what is due; answers whether more may be due at once. */
  sendDue(heartbeat: () => void, signal: AbortSignal): Promise<boolean>
  /** Rejects, as does each wait, when the outbox cannot be watched. */
  watchOutbox(): Promise<OutboxWatch>
}

export type SendingDependencies = {
  lanes: readonly Lane[]
  /** Of the running activity: says that it lives, and is aborted when the worker stops. */
  activity(): { heartbeat(): void; signal: AbortSignal }
  turnMs: number
}

const longestWaitMs = 10_000

/** So that what is called for at about the same time leaves in one go, and a case's log is read once for its notices. */
const gatherMs = 500

/** One turn of the loop of notices: on each lane sends what is due, waits for more, and ends after `turnMs` to be called again. */
export const createSending =
  ({ lanes, activity, turnMs }: SendingDependencies): Notify =>
  async () => {
    const { heartbeat, signal } = activity()
    const until = Date.now() + turnMs
    const failed = new AbortController()
    const either = AbortSignal.any([signal, failed.signal])
    // Where one lane fails, the others end too, and the whole turn is tried again.
    const ends = lanes.map(lane =>
      run(lane, { heartbeat, signal: either, until }).catch((error: unknown) => {
        failed.abort(error)
        throw error
      }),
    )
    await Promise.allSettled(ends)
    await Promise.all(ends)
  }

const run = async (
  { sendDue, watchOutbox }: Lane,
  { heartbeat, signal, until }: { heartbeat(): void; signal: AbortSignal; until: number },
): Promise<void> => {
  const outbox = await watchOutbox()
  try {
    while (Date.now() < until) {
      signal.throwIfAborted()
      heartbeat()
      if (await sendDue(heartbeat, signal)) continue
      await outbox.wait({ timeoutMs: longestWaitMs, signal })
      await after(gatherMs)
    }
  } finally {
    await outbox.end()
  }
}
