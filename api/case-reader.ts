import { setTimeout as after } from 'node:timers/promises'
import { KelisuError } from '../client/library/errors.ts'
import { type Access, accessTo } from '../domain/access/access.ts'
import type { Caller } from '../domain/access/caller.ts'
import { readingsIn } from '../domain/approval/state.ts'
import type { CaseSummary } from '../domain/approval/summary.ts'
import { standingOn } from '../domain/bodies/standing-on.ts'
import { reject } from '../domain/regulation/codes.ts'
import type { ReadingsInForce } from '../domain/regulation/readings.ts'
import { storable } from '../domain/texts/storable.ts'
import type { CaseWatch } from '../store/case-watch.ts'
import { inForce } from '../store/in-force.ts'
import { oneCaseWithParties } from '../store/read-model.ts'
import { type CheckedCase, checkedCase } from '../store/stored-cases.ts'
import type { ApiDependencies } from './dependencies.ts'

/** A case with what its caller may do and see, as the case itself reads the open points; only what `visible-*` leaves of it may be shown. */
export type FoundCase = {
  summary: CaseSummary
  access: Access
  readings: ReadingsInForce
  /** The approving body is no more today, and another goes on with its affairs. */
  isReorganised: boolean
}

/** How resources find a case: by its id, for its caller. */
export type CaseReader = {
  /**
   * The case for the caller; with `atLeast` it waits, up to a limit, until that entry of the log is shown. Throws CASE_UNKNOWN for a case
   * that he may not know of as for one that never was, after the same wait; NOT_YET_SHOWN.
   */
  find(caller: Caller, caseId: string, atLeast?: number): Promise<FoundCase>
  /** The whole log. Throws CASE_UNKNOWN where there is none, LOG_DIVERGED where its chain is broken. */
  read(caseId: string): Promise<CheckedCase>
}

/** After which a case is looked for again unasked: what tells of changes may be lost for a moment. */
const unaskedMs = 1_000

export const caseReader = (
  { db, localTime, clock, caseWatch }: Pick<ApiDependencies, 'db' | 'localTime' | 'clock' | 'caseWatch'>,
  waitMs: number,
): CaseReader => {
  const found = async (caller: Caller, caseId: string): Promise<FoundCase | undefined> => {
    // What PostgreSQL cannot even be asked for is no case of ours.
    if (storable(caseId) !== caseId) return undefined
    // The registry is asked each time: a position that ended a second ago opens nothing. And also where there is no such case: the time that
    // an answer takes must not tell one that never was from one that the caller may not know of.
    const [one, { registry }] = await Promise.all([oneCaseWithParties(db, caseId), inForce(db)])
    if (!one) return undefined
    const { summary, parties } = one
    const on = localTime.dateOf(clock())
    const accessRead = (readings: ReadingsInForce) => accessTo(caller, { ...parties, readings }, registry, on)
    const access = accessRead({})
    const { approver } = summary
    const isReorganised = approver !== null && standingOn(approver, on, registry) !== approver
    // The row says whether a reading is not the default, the log which; what is seen never hangs on it.
    if (!access || !summary.flags.includes('ownReading'))
      return access && { summary, access, readings: {}, isReorganised }
    const readings = readingsIn((await read(caseId)).state)
    return { summary, access: accessRead(readings) ?? access, readings, isReorganised }
  }

  const read: CaseReader['read'] = async caseId => {
    const checked = (await checkedCase(db, caseId)) ?? unknownCase(caseId)
    if ('code' in checked) throw new KelisuError(checked)
    return checked
  }

  return {
    find: async (caller, caseId, atLeast) => {
      if (atLeast === undefined) return (await found(caller, caseId)) ?? unknown(caseId)
      const until = performance.now() + waitMs
      // Listened to before the first look: what changes in between is not missed.
      const changes = changesOf(caseId, caseWatch)
      try {
        for (;;) {
          const one = await found(caller, caseId)
          if (one && one.summary.seq >= atLeast) return one
          const leftMs = until - performance.now()
          if (leftMs > 0) await changes.next(Math.min(leftMs, unaskedMs))
          else if (one) throw new KelisuError(reject('NOT_YET_SHOWN', { seq: atLeast }))
          else return unknown(caseId)
        }
      } finally {
        changes.end()
      }
    },
    read,
  }
}

/** When a case changes, as far as PostgreSQL tells it. */
const changesOf = (caseId: string, caseWatch: CaseWatch) => {
  let told = Promise.withResolvers<void>()
  const tell = () => told.resolve()
  const end = caseWatch.listen({ changed: change => change.caseId === caseId && tell(), lost: tell })
  return {
    /** Until the case has changed since the wait before, at most so long. */
    next: async (atMostMs: number): Promise<void> => {
      await Promise.race([told.promise, after(atMostMs, undefined, { ref: false })])
      told = Promise.withResolvers()
    },
    end,
  }
}

const unknown = (caseId: string): never => {
  throw new KelisuError(unknownCase(caseId))
}

/** The same for a case that never was and for one that the caller may not know of. */
const unknownCase = (caseId: string) => reject('CASE_UNKNOWN', { caseId })
