import { CancellationScope, sleep } from '@temporalio/workflow'
import { type Instant, millisecondsOf } from '../domain/calendar/dates.ts'

/** One timer for the next moment: set again only when that moment changes, so that a message costs no timer events. */
export class Alarm {
  #at: Instant | undefined
  #rang = false
  #timer: CancellationScope | undefined

  /** The instant that has come, or undefined while it has not. */
  get rangFor(): Instant | undefined {
    return this.#rang ? this.#at : undefined
  }

  set(at: Instant | undefined): void {
    if (at === this.#at) return
    this.#timer?.cancel()
    this.#at = at
    this.#rang = false
    this.#timer = at === undefined ? undefined : this.#start(at)
  }

  #start(at: Instant): CancellationScope {
    const scope = new CancellationScope()
    const rings = scope.run(() => sleep(Math.max(1, millisecondsOf(at) - Date.now())))
    rings.then(
      () => {
        if (this.#timer === scope) this.#rang = true
      },
      () => undefined, // cancelled: another moment is the next one
    )
    return scope
  }
}
