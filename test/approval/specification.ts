import { expect } from 'vitest'
import type { Command } from '../../domain/approval/commands.ts'
import { decide } from '../../domain/approval/decide.ts'
import type { ApprovalEvent, EventOf, EventType } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { passMoments } from '../../domain/approval/moments.ts'
import type { ApprovalCase } from '../../domain/approval/state.ts'
import { type CaseSummary, summaryOf } from '../../domain/approval/summary.ts'
import type { Instant } from '../../domain/calendar/dates.ts'
import type { Citation } from '../../domain/regulation/citations.ts'
import { type Code, codes, type Rejection } from '../../domain/regulation/codes.ts'

type Part<T> = T extends object ? { [Key in keyof T]?: Part<T[Key]> } : T
type Expected = EventType | { [Type in EventType]: { type: Type } & Part<EventOf<Type>> }[EventType]

/**
 * A case as a test tells it: what has happened, what is asked or what the clock reads, what follows.
 * `when` hands the command to `decide` alone; moments that passed before it are told by `whenClockReaches`.
 */
export const given = (...story: (ApprovalEvent | readonly ApprovalEvent[])[]) => {
  const log = story.flat()
  const before = caseOf(log)
  return {
    state: before,
    /** @param at the workflow's clock; without it the instant by which the command is judged. */
    when: (command: Command, at: Instant = command.judged.at) => outcome(log, before, decide(command, before, at)),
    whenClockReaches: (at: Instant) => outcome(log, before, passMoments(before, at, at)),
    thenSummary: (expected: Partial<CaseSummary>) => expect(summaryIn(before)).toMatchObject(expected),
  }
}

const outcome = (log: readonly ApprovalEvent[], before: ApprovalCase, answer: ApprovalEvent[] | Rejection) => {
  const events = Array.isArray(answer) ? answer : []
  const after = caseOf([...log, ...events])
  const outcomeSoFar = {
    events,
    state: after,
    /** Exactly these events in this order; of each, what is written here. */
    thenHappened: (...expected: Expected[]) => {
      expect(answer).toMatchObject(expected.map(event => (typeof event === 'string' ? { type: event } : event)))
      return outcomeSoFar
    },
    thenNothing: () => {
      expect(answer).toEqual([])
      return outcomeSoFar
    },
    thenRejected: (code: Code, citation: Citation = codes[code], facts: Rejection['facts'] = {}) => {
      expect(answer).toMatchObject({ code, citation, facts })
      expect(after).toEqual(before)
      return outcomeSoFar
    },
    thenSummary: (expected: Partial<CaseSummary>) => {
      expect(summaryIn(after)).toMatchObject(expected)
      return outcomeSoFar
    },
    /** The story goes on from here. */
    get andThen() {
      return given(log, events)
    },
  }
  return outcomeSoFar
}

const summaryIn = (state: ApprovalCase): CaseSummary | undefined =>
  state.stage === 'unopened' ? undefined : summaryOf(state)
