import type { EventType } from '../approval/events.ts'

/** What was compared: the chain of hashes, the numbered rules, the events decided again, their dates, the route, the row that lists show. */
export type Aspect = 'chain' | 'rules' | 'events' | 'deadlines' | 'route' | 'readModel'

/** One thing in which a case's log tells another story than the rules make of it. `null`: not there. */
export type Difference = {
  caseId: string
  /** Number of the event in the log; for `readModel` that of the last one. */
  seq: number
  event: EventType | null
  aspect: Aspect
  /** Path of the field that differs, `dates.decision.dueOn`; '' for the whole. */
  field: string
  recorded: unknown
  derived: unknown
}

/** A field of two documents that differs: its path and both values. */
export type Deviation = { field: string; recorded: unknown; derived: unknown }

/**
 * Every field in which two JSON documents differ, whatever the order of their keys; missing and undefined are `null`.
 * Lists of another length differ as a whole: a shifted element says nothing.
 */
export const deviations = (recorded: unknown, derived: unknown, field = ''): Deviation[] => {
  if (Array.isArray(recorded) && Array.isArray(derived) && recorded.length === derived.length)
    return recorded.flatMap((value, index) => deviations(value, derived[index], join(field, String(index))))
  if (isObject(recorded) && isObject(derived))
    return [...new Set([...Object.keys(recorded), ...Object.keys(derived)])].flatMap(key =>
      deviations(recorded[key], derived[key], join(field, key)),
    )
  return same(recorded, derived) ? [] : [{ field, recorded: recorded ?? null, derived: derived ?? null }]
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const same = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null)
