import { randomUUID } from 'node:crypto'
import { ApplicationFailure } from '@temporalio/common'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import { type ChangedCase, changedCases, type OpenCase } from './changed-cases.ts'

export type RecomputePageInput = {
  edition: string
  /** The first run id of the workflow: what it has sent and noted is its own. */
  run: string
  /** The case after which to look; '' at the beginning of a pass. */
  after: string
  /** To how many cases it sends at most. */
  limit: number
  /** Commands a second at most. */
  perSecond: number
}

/** `after` is null at the end of the pass. `done` counts only cases that this run had not done before. */
export type RecomputePageResult = { after: string | null; done: number; left: number; failed: number }

/** Finds the next open cases that the edition changes and sends them the command `recompute`. Safe to repeat: a command has one id for edition and case as it stands. */
export type RecomputePage = (input: RecomputePageInput) => Promise<RecomputePageResult>

/** What became of a case under an edition. `left`: no answer yet, or nobody could be asked; another run tries again. */
export type RecomputeOutcome = {
  caseId: string
  outcome: 'done' | 'left' | 'failed'
  code: string | null
  facts: Rejection['facts']
}
type Run = { edition: string; run: string }

/** What a command brought, as the client of the cases tells it; `unavailable` may be sent again under another id. */
export type Sent =
  | { kind: 'done' }
  | { kind: 'refused'; rejection: Rejection; unavailable: boolean }
  | { kind: 'unanswered'; reason: string }

export type RecomputeDependencies = {
  calendarOf(edition: string): Promise<WorkingCalendar | undefined>
  openCasesAfter(after: string, limit: number): Promise<OpenCase[]>
  outcomesOf(run: Run, of: { caseIds: readonly string[] }): Promise<RecomputeOutcome[]>
  noteOutcomes(run: Run, outcomes: readonly RecomputeOutcome[]): Promise<void>
  send(caseId: string, edition: string, commandId: string): Promise<Sent>
  /** Why nothing this worker sends would be accepted, before anything is sent. */
  mayNotSend(): Promise<Rejection | undefined>
  /** Of the running activity: when to stop, and how to say that it is alive. */
  activity(): { signal: AbortSignal; heartbeat(): void }
}

const atOnce = 10
const attemptsWhereUnavailable = 3

/** One page of a pass: looks for cases until enough are found or the end is reached, then sends to those found. */
export const createRecomputePage =
  (dependencies: RecomputeDependencies): RecomputePage =>
  async input => {
    const { calendarOf, mayNotSend, openCasesAfter, activity, noteOutcomes, outcomesOf } = dependencies
    const { signal, heartbeat } = activity()
    const calendar = await calendarOf(input.edition)
    if (!calendar) throw failureOf(reject('EDITION_UNKNOWN', { field: 'edition', edition: input.edition }))
    const refused = await mayNotSend()
    if (refused) throw failureOf(refused)

    const looked = () => {
      signal.throwIfAborted()
      heartbeat()
    }
    const found: ChangedCase[] = []
    const cases = changedCases(calendar, openCasesAfter, { after: input.after, looked })
    for await (const one of cases) if (found.push(one) === input.limit) break
    const whole = found.length < input.limit

    const before = await outcomesOf(input, { caseIds: found.map(({ caseId }) => caseId) })
    const failedBefore = new Set(before.flatMap(({ caseId, outcome }) => (outcome === 'failed' ? [caseId] : [])))
    const doneBefore = new Set(before.flatMap(({ caseId, outcome }) => (outcome === 'done' ? [caseId] : [])))
    // What this run was refused for good is refused again; another run may try.
    const open = found.filter(({ caseId }) => !failedBefore.has(caseId))

    const outcomes: RecomputeOutcome[] = []
    const sending = open.map(one => async () => {
      const outcome = await outcomeOf(one, input.edition, dependencies)
      await noteOutcomes(input, [outcome])
      outcomes.push(outcome)
      heartbeat()
    })
    const begun = await paced(sending, input.perSecond, signal)
    const count = (kind: RecomputeOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === kind).length
    return {
      // A worker that stops has sent only the first of them: the next page goes on after those.
      after:
        begun < open.length ? (open[begun - 1]?.caseId ?? input.after) : whole ? null : (found.at(-1)?.caseId ?? null),
      done: outcomes.filter(({ caseId, outcome }) => outcome === 'done' && !doneBefore.has(caseId)).length,
      left: count('left'),
      failed: count('failed'),
    }
  }

const outcomeOf = async (
  { caseId, seq, refused }: ChangedCase,
  edition: string,
  { send }: RecomputeDependencies,
): Promise<RecomputeOutcome> => {
  if (refused) return { caseId, outcome: 'failed', code: refused.code, facts: refused.facts }
  // Edition and case, as it stands: sent twice it is one command; after a refusal or another event it is a new one.
  const commandId = `recompute.${edition.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, 40)}.${seq}`
  for (let attempt = 1; ; attempt++) {
    const sent = await send(caseId, edition, attempt === 1 ? commandId : `${commandId}.${randomUUID().slice(0, 8)}`)
    if (sent.kind === 'done') return { caseId, outcome: 'done', code: null, facts: {} }
    if (sent.kind === 'unanswered')
      return { caseId, outcome: 'left', code: 'NOT_YET_ANSWERED', facts: { reason: sent.reason.slice(0, 200) } }
    const { code, facts } = sent.rejection
    if (!sent.unavailable) return { caseId, outcome: 'failed', code, facts }
    if (attempt === attemptsWhereUnavailable) return { caseId, outcome: 'left', code, facts }
    await new Promise(resolve => setTimeout(resolve, 1_000 * attempt))
  }
}

/** Begins so many a second, in order, some at once; none after the signal. How many were begun; all of those have ended. */
const paced = async (tasks: (() => Promise<void>)[], perSecond: number, signal: AbortSignal): Promise<number> => {
  const start = Date.now()
  const running = new Set<Promise<void>>()
  const all: Promise<void>[] = []
  for (const [index, task] of tasks.entries()) {
    await pause(start + (index * 1_000) / perSecond - Date.now())
    if (running.size === atOnce) await Promise.race(running)
    if (signal.aborted) break
    const one = task().finally(() => running.delete(one))
    // Awaited below with all others; until then a failure is not one that nobody handles.
    one.catch(() => undefined)
    running.add(one)
    all.push(one)
  }
  await Promise.all(all)
  return all.length
}

const pause = (milliseconds: number) =>
  milliseconds > 0 ? new Promise(resolve => setTimeout(resolve, milliseconds)) : undefined

const failureOf = ({ code, citation, facts }: Rejection): ApplicationFailure =>
  ApplicationFailure.nonRetryable(code, code, { citation, facts })
