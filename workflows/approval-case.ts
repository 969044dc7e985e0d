import { ActivityFailure, type ActivityOptions, ApplicationFailure, TemporalFailure } from '@temporalio/common'
import {
  allHandlersFinished,
  condition,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import type { Activities, PrepareAnswer, PrepareInput, StartFault } from '../activities/activities.ts'
import { type Command, type CommandName, commandNames } from '../domain/approval/commands.ts'
import { decide, delivered } from '../domain/approval/decide.ts'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import { evolve } from '../domain/approval/evolve.ts'
import { fact, nextMoment, passMoments } from '../domain/approval/moments.ts'
import { refusedInStage } from '../domain/approval/stages.ts'
import { type ApprovalCase, readingsIn, unopened } from '../domain/approval/state.ts'
import { type CaseSummary, type StateAnswer, summaryOf } from '../domain/approval/summary.ts'
import { type Instant, instantOf } from '../domain/calendar/dates.ts'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import { Alarm } from './alarm.ts'
import { factsOf } from './case-facts.ts'
import { arrival, commandIdOf, Inbox, type Told, type Waiting } from './inbox.ts'
import { legible } from './legible.ts'
import { notifyQueueOf } from './queues.ts'
import { changedAttributes } from './search-attributes.ts'

// Local: it only reads, and its answer belongs in the task that takes the command. A registry that does not answer in time is unavailable.
const { prepare } = proxyLocalActivities<Pick<Activities, 'prepare'>>({
  startToCloseTimeout: '3 seconds',
  scheduleToCloseTimeout: '3 seconds',
  retry: { maximumAttempts: 1 },
})

// Not local: its effect must not be seen before the events are in history. Retried without end: a database that is down loses nothing.
const { record } = proxyActivities<Pick<Activities, 'record'>>({
  startToCloseTimeout: '10 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    maximumInterval: '30 seconds',
    nonRetryableErrorTypes: ['LOG_DIVERGED'],
  },
})

// Own queue, so that a mail server that is down takes no slot from the log. Three days, then a person must see to it.
const deliveryOptions: Omit<ActivityOptions, 'taskQueue'> = {
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '3 days',
  retry: { initialInterval: '1 second', maximumInterval: '15 minutes', nonRetryableErrorTypes: ['DeliveryImpossible'] },
}

/** In characters; Temporal warns of 512 KiB and refuses 2 MiB. One event is smaller than this. */
const largestBatch = 150_000

/** An event, and the case as it left it. */
type Happened = { event: ApprovalEvent; state: ApprovalCase }

/** What a closed case answers to whoever awaits the workflow. */
export type Closing = { caseId: string; outcome: string; filing?: string; seq: number }

/** One case in progress: its inbox, its state, the events not yet recorded. The only place where events become state. */
export class ApprovalCaseInProgress {
  readonly inbox = new Inbox()
  state: ApprovalCase = unopened
  readonly #caseId = workflowInfo().workflowId
  /** The first of the chain: a reset, by which an administrator mends a case, is the same run to the log. */
  readonly #runId = workflowInfo().firstExecutionRunId
  readonly #alarm = new Alarm()
  readonly #deliverer = proxyActivities<Pick<Activities, 'deliver'>>({
    ...deliveryOptions,
    taskQueue: notifyQueueOf(workflowInfo().taskQueue),
  })
  readonly #unrecorded: Happened[] = []
  /** Of the last event: the log is in the order of its instants. */
  #clock: Instant = instantOf(0)
  /** Signals that wait outside the inbox until the registry is asked again. */
  #putOff = 0
  #shown: CaseSummary | null = null
  #recording = false
  /** Of the last event that is in the log, so that each record says what it continues. */
  #logHash = ''
  #delivering = false
  #stopped: unknown

  /** Parses the request and computes route and dates: once, then kept in history. A start that names no known requester, id or means fails here. */
  async open(input: unknown): Promise<void> {
    // Judged by when it arrived, however long the registry is away: meanwhile its credential expires.
    const at = arrival()
    const request = legible(input)
    const field = endsOtherwise()
    if (field !== undefined) throw notAccepted([reject('REQUEST_MALFORMED', { field })])
    let opened = await this.#prepared('open', request, at)
    for (let attempt = 1; opened.kind === 'unavailable'; attempt++) {
      await sleep(backOff(attempt))
      opened = await this.#prepared('open', request, at)
    }
    if (opened.kind === 'failed') throw notAccepted(opened.faults)
    if (opened.kind === 'refused') throw notAccepted([opened.rejection])
    const answer = decide(opened.command, this.state, opened.at)
    if (Array.isArray(answer)) this.#happen(answer)
    this.#show()
  }

  /** Closed, with nothing left to answer or to record. */
  get ended(): boolean {
    return this.state.stage === 'closed' && this.inbox.empty && this.#putOff === 0 && !this.#recording
  }

  /** Takes the next command, or lets the next moment pass; waits for whichever comes first. */
  async commandOrNextMoment(): Promise<void> {
    const mayTake = () => this.#mayTake(this.inbox.next)
    await condition(() => mayTake() || this.#alarm.rangAt !== undefined || this.ended || this.#stopped !== undefined)
    if (this.#stopped !== undefined) throw this.#stopped
    const rangAt = this.#alarm.rangAt
    const next = mayTake() ? this.inbox.take() : undefined
    if (next !== undefined) {
      if ('tell' in next) this.#happen(next.tell(later(next.at, this.#clock)))
      else await this.#handle(next)
    } else if (rangAt !== undefined) {
      const at = later(rangAt, this.#clock)
      this.#happen(passMoments(this.state, at, at))
    }
    this.#show()
  }

  /** Every sender has an answer. */
  async sendersAnswered(): Promise<void> {
    await condition(allHandlersFinished)
  }

  closing(): Closing {
    const { state } = this
    if (state.stage !== 'closed') throw ApplicationFailure.nonRetryable('The case is not closed', 'WRONG_STAGE')
    return {
      caseId: this.#caseId,
      outcome: state.outcome,
      ...('filing' in state ? { filing: state.filing } : {}),
      seq: state.seq,
    }
  }

  answer(): StateAnswer {
    return { state: this.state, summary: this.state.stage === 'unopened' ? null : summaryOf(this.state) }
  }

  noticeFailed(notice: string, reason: string): void {
    const said = { notice: notice.slice(0, 200), reason: reason.slice(0, 500) }
    this.inbox.tell(at => (this.state.stage === 'unopened' ? [] : [{ ...fact('NoticeFailed', at), ...said }]))
  }

  /**
   * What needs the registry waits until the log has what came before: were `prepare` and `record` under way together, their order
   * would depend on when an answer reaches the workflow, which replay may tell otherwise (docs/decisions/0008).
   */
  #mayTake(next: Waiting | Told | undefined): boolean {
    if (next === undefined) return false
    return !this.#recording || 'tell' in next || !isCommand(next.name) || !!this.#refusedInStage(next.name)
  }

  #refusedInStage(name: CommandName): Rejection | undefined {
    return refusedInStage(name, this.state.stage, readingsIn(this.state))
  }

  async #handle(waiting: Waiting): Promise<void> {
    const { name, message } = waiting
    const now = { ...waiting, at: later(waiting.at, this.#clock) }
    if (!isCommand(name)) return this.#refuse(now, reject('UNKNOWN_COMMAND', { name: name.slice(0, 64) }))
    // What the stage alone refuses needs no proof of who asked.
    const refused = this.#refusedInStage(name)
    if (refused) return this.#refuse(now, refused)
    const prepared = await this.#prepared(name, message, waiting.at)
    const taken = { ...waiting, at: later(prepared.at, this.#clock) }
    switch (prepared.kind) {
      case 'unavailable':
        return this.#unavailable(waiting, prepared.reason)
      case 'refused':
        return this.#refuse(taken, prepared.rejection)
      case 'failed':
        return this.#refuse(taken, reject('MESSAGE_MALFORMED'))
      case 'command':
        return this.#judge(taken, prepared.command)
      default:
        return prepared satisfies never
    }
  }

  /** No await in here: of two commands the second is judged on the state that the first left. */
  #judge(waiting: Waiting, command: Command): void {
    // What had come true before the instant by which the command is judged becomes an event before it.
    const { at } = waiting
    this.#happen(passMoments(this.state, earlier(command.judged.at, at), at))
    const answer = decide(command, this.state, at)
    if (Array.isArray(answer)) {
      this.#happen(answer)
      waiting.accepted({ commandId: command.commandId, stage: this.state.stage, seq: this.state.seq })
    } else this.#refuse(waiting, answer, command)
  }

  #refuse(waiting: Waiting, { code, citation, facts }: Rejection, command?: Command): void {
    const commandId = commandIdOf(waiting.message)?.slice(0, 64)
    const sender = { ...(commandId === undefined ? {} : { commandId }), ...(command ? { by: command.by } : {}) }
    this.#happen([
      { ...fact('CommandRefused', waiting.at), ...sender, name: waiting.name.slice(0, 64), code, citation, facts },
    ])
    waiting.refused({ code, citation, facts })
  }

  /** No refusal and no event: an update's sender repeats it, a signal waits and comes back. */
  #unavailable(waiting: Waiting, reason: string): void {
    const attempts = waiting.attempts + 1
    if (waiting.via === 'signal') {
      this.#putOff++
      // A case that closes meanwhile answers it at once, so that it is not lost.
      void condition(() => this.state.stage === 'closed', backOff(attempts)).then(() => {
        this.#putOff--
        this.inbox.putBack({ ...waiting, attempts })
      })
      return
    }
    this.inbox.forget(waiting.message)
    waiting.refused(reject('AUTHORITY_UNAVAILABLE', { reason }))
  }

  /**
   * With the instant by which it was prepared, as the answer keeps it in history. The clock is not asked again: a replay may read
   * another time around a local activity than the first run did (a query in the same task moves it), and the log would tell
   * another case than the state.
   */
  async #prepared(name: PrepareInput['name'], message: unknown, at: Instant): Promise<PrepareAnswer> {
    try {
      const facts = factsOf(this.state)
      return await prepare({ caseId: this.#caseId, runId: this.#runId, name, message, at, facts })
    } catch (error) {
      // Not only ActivityFailure: a replay finds the time-out of a local activity bare, as the marker keeps it.
      if (error instanceof TemporalFailure)
        return { kind: 'unavailable', reason: 'The registry did not answer in time', at }
      throw error
    }
  }

  /** The one way in which anything becomes true. */
  #happen(events: readonly ApprovalEvent[]): void {
    if (events.length === 0) return
    for (const event of events) {
      this.state = evolve(this.state, event)
      this.#unrecorded.push({ event, state: this.state })
    }
    this.#clock = events.at(-1)?.at ?? this.#clock
    this.#alarm.set(nextMoment(this.state)?.at)
    void this.#record()
  }

  /** One batch at a time, in order: the log never has a gap. */
  async #record(): Promise<void> {
    if (this.#recording) return
    this.#recording = true
    try {
      await Promise.resolve() // events of one turn make one batch
      while (this.#unrecorded.length > 0) await this.#recordBatch(this.#nextBatch())
      // Nothing is awaited between the last look and this line, so no event can slip between them.
      this.#recording = false
    } catch (error) {
      this.#stopped = error
    }
  }

  /** What waits for the log, as far as the server takes it in one call: a database that is down for long lets much wait. */
  #nextBatch(): Happened[] {
    let size = 0
    const tooMuch = this.#unrecorded.findIndex(({ event }, index) => {
      size += JSON.stringify(event).length
      return index > 0 && size > largestBatch
    })
    return this.#unrecorded.splice(0, tooMuch === -1 ? this.#unrecorded.length : tooMuch)
  }

  async #recordBatch(batch: readonly Happened[]): Promise<void> {
    const state = batch.at(-1)?.state
    if (state === undefined || state.stage === 'unopened') return
    const events = batch.map(({ event }) => event)
    const summary = summaryOf(state)
    const firstSeq = summary.seq - events.length + 1
    const { details, hash } = await record({
      caseId: this.#caseId,
      runId: this.#runId,
      firstSeq,
      previousHash: this.#logHash,
      events,
      summary,
      ...(state.readings ? { readings: state.readings } : {}),
    })
    this.#logHash = hash
    setCurrentDetails(details)
    if (state.stage === 'decided' && this.state.stage === 'decided' && !this.#delivering)
      void this.#deliver(this.state.decision.seq)
  }

  /**
   * Search attributes for the state of now, where they differ from what is shown. In the turn of what happened, never when the log
   * has it: an update that arrives with the log's answer may stand before or after what that answer leads to (docs/decisions/0010).
   */
  #show(): void {
    if (this.state.stage === 'unopened') return
    const summary = summaryOf(this.state)
    const attributes = changedAttributes(summary, this.#shown)
    if (attributes.length > 0) upsertSearchAttributes(attributes as Parameters<typeof upsertSearchAttributes>[0])
    this.#shown = summary
  }

  /** Part 11: the decision goes to the requesting body. A person may confirm the delivery meanwhile. */
  async #deliver(seq: number): Promise<void> {
    this.#delivering = true
    try {
      const { how } = await this.#deliverer.deliver({ caseId: this.#caseId, seq })
      this.inbox.tell(at => (this.state.stage === 'decided' ? delivered(this.state, how, at) : []))
    } catch (error) {
      const reason = error instanceof ActivityFailure && error.cause ? error.cause.message : String(error)
      this.inbox.tell(at =>
        this.state.stage === 'decided' ? [{ ...fact('DeliveryFailed', at), reason: reason.slice(0, 500) }] : [],
      )
    }
  }
}

/** By which start option the case would end without a word, or begin anew: only the procedure ends one. */
const endsOtherwise = (): string | undefined => {
  const { executionTimeoutMs, runTimeoutMs, parent, cronSchedule, retryPolicy } = workflowInfo()
  if (executionTimeoutMs) return 'workflowExecutionTimeout'
  if (runTimeoutMs) return 'workflowRunTimeout'
  // Asked only where one is given, so that no other history holds a marker; a case begun before goes on.
  const given = (parent && 'parent') || (cronSchedule && 'cronSchedule') || (retryPolicy && 'retryPolicy') || undefined
  return given && patched('started by itself alone') ? given : undefined
}

/** The workflow ends as failed with every fault in its details, and may be started again under the same id. */
const notAccepted = (faults: readonly StartFault[]): ApplicationFailure =>
  ApplicationFailure.nonRetryable('The request was not accepted', faults[0]?.code ?? 'REQUEST_MALFORMED', { faults })

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

/** Milliseconds before trying again what was unavailable: 1 s, doubled, at most 5 minutes. */
const backOff = (attempt: number): number => Math.min(1_000 * 2 ** (attempt - 1), 300_000)

const isCommand = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name)
