import type { AkimUnit, BodyKind } from '../bodies/kinds.ts'
import { akimUnits, bodyKinds } from '../bodies/kinds.ts'
import type { Body } from '../bodies/records.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'

/**
 * What the table of routes sees of a body: its kind, for an akim his unit, and two things that the kind does not tell:
 * the National Security Committee (`knb`) and an akim's `apparatus`. `none` stands for "no such body above".
 */
export type Shape = Exclude<BodyKind, 'akim'> | `akim:${AkimUnit}` | 'knb' | 'apparatus' | 'none'

/** Every shape, `none` included. */
export const shapes: readonly Shape[] = [
  ...bodyKinds.filter(kind => kind !== 'akim'),
  ...akimUnits.map(unit => `akim:${unit}` as const),
  'knb',
  'apparatus',
  'none',
]

/** All shapes but these. */
export const except = (...excluded: Shape[]): Shape[] => shapes.filter(shape => !excluded.includes(shape))

/** The shape of a body on a day. */
export const shapeOf = (body: Body | undefined, on: IsoDate, registry: Registry): Shape => {
  if (body === undefined) return 'none'
  if (body.kind === 'akim') return `akim:${body.unit}`
  if (body.kind === 'centralStateBody' && registry.isKnb(body.id, on)) return 'knb'
  if (body.kind === 'other' && registry.akimOf(body.id, on)) return 'apparatus'
  return body.kind
}
