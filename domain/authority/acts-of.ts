import { isInForce } from '../bodies/acts.ts'
import type { Delegation } from '../bodies/records.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'

/** A delegation act of a body (part 9). `overlaps`: the ids of its other acts that on some same day vest the same person or position. */
export type ActOfBody = { act: Delegation; inForce: boolean; overlaps: string[] }

/** The delegation acts of the body, in force that day or not, the latest first. */
export const actsOf = (body: string, registry: Registry, on: IsoDate): ActOfBody[] => {
  const acts = registry.delegationsOf(body)
  const vested = new Map(acts.map(act => [act.id, vestedBy(act, registry, on)]))
  const meet = (one: Delegation, other: Delegation) =>
    one !== other &&
    // Revoked before it began, an act meets nothing.
    [one, other].every(act => isBeforeEnd(beginsOf(act), act)) &&
    isBeforeEnd(beginsOf(one), other) &&
    isBeforeEnd(beginsOf(other), one) &&
    (vested.get(one.id) ?? []).some(each => vested.get(other.id)?.includes(each))
  return acts
    .map(act => ({
      act,
      inForce: isInForce(act, on),
      overlaps: acts.filter(other => meet(act, other)).map(({ id }) => id),
    }))
    .sort((a, b) => b.act.date.localeCompare(a.act.date) || a.act.id.localeCompare(b.act.id))
}

/** The person and the position that the act names, and who holds that position: `p:` and `position:` keep the two apart. */
const vestedBy = ({ body, person, position }: Delegation, registry: Registry, on: IsoDate): string[] => {
  if (person !== undefined) return [`p:${person}`]
  if (position === undefined) return []
  const holders = registry.holders(body, position, on).filter(held => !held.acting)
  return [`position:${position}`, ...holders.map(held => `p:${held.person}`)]
}

const beginsOf = ({ date, validFrom }: Delegation): IsoDate => (date > validFrom ? date : validFrom)

/** The day of revocation is outside. */
const isBeforeEnd = (day: IsoDate, { validTo, revokedOn }: Delegation): boolean =>
  (validTo === undefined || day <= validTo) && (revokedOn === undefined || day < revokedOn)
