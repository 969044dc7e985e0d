import type { AkimUnit, BodyKind } from '../bodies/kinds.ts'
import { akimUnits, bodyKinds } from '../bodies/kinds.ts'
import type { Body } from '../bodies/records.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'

/**
 * What the table of routes sees of a body: its kind, for an akim his unit, and what the kind does not tell: the National
 * Security Committee (`knb`), whose departments are `knbDepartment` however the registry has them, the departments and
 * subdivisions of the National Bank's unified structure (`nationalBankUnit`), and an akim's `apparatus`.
 * `none` stands for "no such body above".
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

/** What a body is by what stands above it, where its kind alone does not tell (part 2). */
export const shapeUnder = (parent: Shape, shape: Shape): Shape => {
  if (parent === 'knb' && shape === 'department') return 'knbDepartment'
  const isOfBank = parent === 'nationalBank' || parent === 'nationalBankUnit'
  return isOfBank && (shape === 'department' || shape === 'territorialSubdivision') ? 'nationalBankUnit' : shape
}

/** The shape of a body on a day. `below`: those from which it was reached, for records that stand above themselves. */
export const shapeOf = (
  body: Body | undefined,
  on: IsoDate,
  registry: Registry,
  below: readonly string[] = [],
): Shape => {
  if (body === undefined || below.includes(body.id)) return 'none'
  if (body.kind === 'akim') return `akim:${body.unit}`
  if (body.kind === 'centralStateBody' && registry.isKnb(body.id, on)) return 'knb'
  if (body.kind === 'other' && registry.akimOf(body.id, on)) return 'apparatus'
  const parent = body.parent === undefined ? undefined : registry.standing(body.parent, on)
  return shapeUnder(shapeOf(parent, on, registry, [...below, body.id]), body.kind)
}
