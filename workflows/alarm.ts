import { CancellationScope, sleep } from '@temporalio/workflow'
import { type Instant, instantOf, millisecondsOf } from '../domain/calendar/dates.ts'

/** One timer for the next moment: set again only when that moment changes, so that a message costs no timer events. */
export class Alarm {
  #at: Instant | undefined
  #rangAt: Instant | undefined
  #timer: CancellationScope | undefined

  /** When it rang, or undefined while it has not: never before the moment, where the clock reads a millisecond less. */
  get rangAt(): Instant | undefined {
    return this.#rangAt
  }

  set(at: Instant | undefined): void {
    if (at === this.#at) return
    this.#timer?.cancel()
    this.#at = at
    this.#rangAt = undefined
    this.#timer = at === undefined ? undefined : this.#start(at)
  }

  #start(at: Instant): CancellationScope {
    const scope = new CancellationScope()
    const rings = scope.run(() => sleep(Math.max(1, millisecondsOf(at) - Date.now())))
    rings.then(
      () => {
        if (this.#timer !== scope) return
        const clock = instantOf(Date.now())
        this.#rangAt = clock > at ? clock : at
      },
      () => undefined, // cancelled: another moment is the next one
    )
    return scope
  }
}
