import { ApplicationFailure } from '@temporalio/common'
import type { CommandName, CommandResult } from '../domain/approval/commands.ts'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import { type Instant, instantOf } from '../domain/calendar/dates.ts'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import { legible } from './legible.ts'

/** A message that waits for its turn. `name` is what the sender called; an unknown name is refused when its turn comes. */
export type Waiting = {
  name: CommandName | (string & {})
  message: unknown
  /** The workflow's clock when it arrived. */
  at: Instant
  /** A signal has nobody to tell, so it is tried again where an update would fail as unavailable. */
  via: 'update' | 'signal'
  attempts: number
  accepted(result: CommandResult): void
  refused(rejection: Rejection): void
}

/** What happened beside any command, told when its turn comes; `at` is the workflow's clock when it happened. */
export type Told = { at: Instant; tell(at: Instant): ApprovalEvent[] }

/** One inbox for updates, signals and what the case is told: taken one by one, and a repeated command id gets the first answer. */
export class Inbox {
  readonly #waiting: (Waiting | Told)[] = []
  readonly #answers = new Map<string, { name: string; answer: Promise<CommandResult> }>()

  get empty(): boolean {
    return this.#waiting.length === 0
  }

  /** What `take` would give. */
  get next(): Waiting | Told | undefined {
    return this.#waiting[0]
  }

  /** The command that a message with this command id has called before. */
  commandBefore(message: unknown): string | undefined {
    const commandId = commandIdOf(message)
    return commandId === undefined ? undefined : this.#answers.get(commandId)?.name
  }

  take(): Waiting | Told | undefined {
    return this.#waiting.shift()
  }

  /** Back to the end of the queue; its sender still waits for the same answer. */
  putBack(waiting: Waiting): void {
    this.#waiting.push(waiting)
  }

  /** Appends what happened; it becomes events in its turn. */
  tell(tell: Told['tell']): void {
    this.#waiting.push({ at: arrival(), tell })
  }

  /** Appends and answers when its turn has come; rejects with an `ApplicationFailure` whose type is the code. */
  put(name: Waiting['name'], sent: unknown, via: Waiting['via']): Promise<CommandResult> {
    const before = this.commandBefore(sent)
    const message =
      before === undefined || before === name
        ? legible(sent)
        : { malformed: 'the command id is that of another command' }
    const commandId = commandIdOf(message)
    const earlier = commandId === undefined ? undefined : this.#answers.get(commandId)
    if (earlier) return earlier.answer
    const answer = new Promise<CommandResult>((resolve, refuse) => {
      this.#waiting.push({
        name,
        message,
        at: arrival(),
        via,
        attempts: 0,
        accepted: resolve,
        refused: rejection => refuse(failureOf(rejection)),
      })
    })
    // Handled here too, so that a refused signal, which nobody awaits, fails no workflow task.
    answer.catch(() => undefined)
    if (commandId !== undefined) this.#answers.set(commandId, { name, answer })
    return answer
  }

  /** Unavailable is no answer: the same command id may be sent again. */
  forget(message: unknown): void {
    const commandId = commandIdOf(message)
    if (commandId !== undefined) this.#answers.delete(commandId)
  }
}

/** The workflow's clock where a message, a timer or an activity arrives. */
export const arrival = (): Instant => instantOf(Date.now())

/** The command id of a message that has one; anything may have been sent. */
export const commandIdOf = (message: unknown): string | undefined =>
  typeof message === 'object' && message !== null && 'commandId' in message && typeof message.commandId === 'string'
    ? message.commandId
    : undefined

/** What a sender sees of a refusal: type = code, details = citation and facts. */
export const failureOf = (rejection: Rejection): ApplicationFailure =>
  ApplicationFailure.nonRetryable(rejection.code, rejection.code, {
    citation: rejection.citation,
    facts: rejection.facts,
  })

/** Why a message cannot even wait in the inbox, or undefined: asked by the validator, so that it leaves no history. */
export const formFault = (message: unknown): Rejection | undefined => {
  if (commandIdOf(message) === undefined) return reject('MESSAGE_MALFORMED', { field: 'commandId' })
  return legible(message) === message
    ? undefined
    : reject('MESSAGE_MALFORMED', { field: '', fault: 'too large or too deep' })
}
