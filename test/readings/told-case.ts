import type { PrepareResult } from '../../activities/activities.ts'
import { datesUnder } from '../../activities/replay/dates-under.ts'
import type { CommandName } from '../../domain/approval/commands.ts'
import { decide } from '../../domain/approval/decide.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { passMoments } from '../../domain/approval/moments.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import { refusedInStage } from '../../domain/approval/stages.ts'
import { type ApprovalCase, readingsIn } from '../../domain/approval/state.ts'
import { summaryOf } from '../../domain/approval/summary.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { Instant } from '../../domain/calendar/dates.ts'
import { calendarOfEdition } from '../../domain/calendar/editions.ts'
import type { Rejection } from '../../domain/regulation/codes.ts'
import { replay } from '../../domain/replay/replay.ts'
import { almaty } from '../../local-time/almaty.ts'
import { factsOf } from '../../workflows/case-facts.ts'
import { preparing, runId, startOf } from '../approval/preparing.ts'
import { caseId } from '../approval/request.ts'

export type ToldCase = {
  readonly state: ApprovalCase
  readonly log: readonly ApprovalEvent[]
  readonly summary: ReturnType<typeof summaryOf>
  /** The code with which it is refused, or undefined where it is accepted. */
  send(name: CommandName, actor: string, payload: unknown, at: Instant): Promise<Rejection | undefined>
}

/** A case as the workflow runs it, in memory: each message is prepared from the registry, decided, and folded into the state. */
export const openedCase = async (request: ApprovalRequest, at: Instant, registry: Registry): Promise<ToldCase> => {
  const log: ApprovalEvent[] = []
  const state = () => caseOf(log)
  const prepare = preparing({ registry, clock: () => at })

  const judge = (result: PrepareResult, now: Instant): Rejection | undefined => {
    if (result.kind === 'refused') return result.rejection
    if (result.kind !== 'command') throw new Error(`Not prepared: ${JSON.stringify(result)}`)
    const { command } = result
    log.push(...passMoments(state(), command.judged.at < now ? command.judged.at : now, now))
    const answer = decide(command, state(), now)
    if (!Array.isArray(answer)) return answer
    // What crosses to the log and back is JSON.
    log.push(...(JSON.parse(JSON.stringify(answer)) as ApprovalEvent[]))
    // However a body reads the text, the log alone must be enough to derive the case again.
    const shown = summaryOf(opened(state()))
    const stored = { caseId: shown.caseId, events: log, chain: { ok: true as const }, shown }
    const differences = replay(stored, { datesOf: datesUnder(calendarOfEdition, almaty), registries: [registry] })
    if (differences.length > 0) throw new Error(`Derived otherwise: ${JSON.stringify(differences)}`)
    return undefined
  }

  const notOpened = judge(await prepare(startOf(request, { at })), at)
  if (notOpened) throw new Error(`Not opened: ${notOpened.code}`)
  let commands = 0
  return {
    get state() {
      return state()
    },
    get log() {
      return log
    },
    get summary() {
      return summaryOf(opened(state()))
    },
    async send(name, actor, payload, now) {
      const before = opened(state())
      const refused = refusedInStage(name, before.stage, readingsIn(before))
      if (refused) return refused
      const message = { commandId: `c-${++commands}`, actor, payload }
      return judge(await prepare({ caseId, runId, name, message, at: now, facts: factsOf(before) }), now)
    },
  }
}

const opened = (state: ApprovalCase) => {
  if (state.stage === 'unopened') throw new Error('Not opened')
  return state
}
