import { ActivityFailure } from '@temporalio/common'
import { continueAsNew, defineQuery, proxyActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow'
import type { RecomputePage } from '../activities/recompute/recompute-page.ts'

export type RecomputeInput = {
  edition: string
  /** Commands a second at most. */
  perSecond: number
  /** To how many cases an activity sends; 100 without. */
  casesPerPage?: number
  /** After how many pages the workflow begins a new history; without, when the server suggests it. */
  pagesPerRun?: number
  /** Where the run before this one has stopped; absent at the start. */
  progress?: RecomputeProgress
}

/** How far it has come; the outcome of each case stands in the database, under `run`. */
export type RecomputeProgress = {
  run: string
  pass: number
  /** The case after which the pass goes on. */
  after: string
  done: number
  failed: number
  /** Of this pass: cases that gave no answer, and whether any was done. */
  left: number
  doneInPass: number
  /** Passes in a row in which something was left and nothing was done. */
  fruitless: number
}

const mostFruitless = 5

const { recomputePage } = proxyActivities<{ recomputePage: RecomputePage }>({
  startToCloseTimeout: '30 minutes',
  // A killed worker is noticed by this, and another one sends the page again: what was sent is one command.
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
})

/**
 * Moves every open case whose dates or marks change under a calendar edition to that edition, by the command `recompute`, pass after
 * pass until one finds none; gives up on cases that do not answer in several passes. Begun again it goes on with what is left.
 */
export async function recompute(input: RecomputeInput): Promise<RecomputeProgress> {
  const state: RecomputeProgress = input.progress ?? {
    run: workflowInfo().firstExecutionRunId,
    pass: 1,
    after: '',
    done: 0,
    failed: 0,
    left: 0,
    doneInPass: 0,
    fruitless: 0,
  }
  setHandler(defineQuery<RecomputeProgress>('progress'), () => state)
  const { pagesPerRun = Number.POSITIVE_INFINITY } = input
  for (let pages = 1; !(await ended(state, input)); pages++) {
    if (pages >= pagesPerRun || workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof recompute>({ ...input, progress: state })
  }
  return state
}

/** Takes one page; true when the last pass has found nothing that can still be done. */
const ended = async (state: RecomputeProgress, input: RecomputeInput): Promise<boolean> => {
  const { run, after } = state
  const { edition, perSecond, casesPerPage: limit = 100 } = input
  const page = await unwrapped(recomputePage({ edition, run, after, limit, perSecond }))
  state.done += page.done
  state.failed += page.failed
  state.left += page.left
  state.doneInPass += page.done
  if (page.after !== null) {
    state.after = page.after
    return false
  }
  const foundNothing = state.doneInPass === 0 && state.left === 0
  state.fruitless = state.doneInPass === 0 ? state.fruitless + 1 : 0
  if (foundNothing || state.fruitless === mostFruitless) return true
  // The log follows the answers by a moment, and who did not answer needs some.
  await sleep(Math.min(1_000 * 2 ** state.fruitless, 30_000))
  Object.assign(state, { pass: state.pass + 1, after: '', left: 0, doneInPass: 0 })
  return false
}

/** A refusal of the whole run (unknown edition, no right to sign) ends it by its own code. */
const unwrapped = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
  try {
    return await answer
  } catch (error) {
    throw error instanceof ActivityFailure && error.cause ? error.cause : error
  }
}
