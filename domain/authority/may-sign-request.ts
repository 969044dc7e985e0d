import type { Order } from '../bodies/records.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { part } from '../regulation/citations.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import { isProvenOn } from './acting.ts'
import type { Refusal } from './refusal.ts'

/** By what a person signs a request. */
export type SigningAuthority = { basis: 'head' } | { basis: 'actingHead'; order: Order }

/**
 * Whether the person may sign the body's request that day (part 4): its head, or the acting head by an order (reading
 * `actingHeadSigns`; read as `headOnly`, not even he). `facts.reason` of the refusal: `personUnknown`, `notHead`,
 * `actingWithoutOrder`, `actingHead`.
 */
export const maySignRequest = (
  person: string,
  requester: string,
  on: IsoDate,
  registry: Registry,
  { actingHeadSigns }: Pick<ReadingsInForce, 'actingHeadSigns'> = {},
): SigningAuthority | Refusal<'NOT_SIGNED_BY_HEAD'> => {
  const refused = (reason: string): Refusal<'NOT_SIGNED_BY_HEAD'> => ({
    code: 'NOT_SIGNED_BY_HEAD',
    citation: part(4),
    facts: { person, body: requester, on, reason },
  })
  if (!registry.person(person)) return refused('personUnknown')
  // An apparatus that is itself the party is headed by the head of the apparatus.
  const isApparatus = registry.akimOf(requester, on) !== undefined
  const headships = registry
    .positionsIn(person, requester, on)
    .filter(({ position }) => position === 'firstHead' || (isApparatus && position === 'headOfApparatus'))
  if (headships.length === 0) return refused('notHead')
  if (headships.some(position => !position.acting)) return { basis: 'head' }
  if (actingHeadSigns === 'headOnly') return refused('actingHead')
  const order = headships.find(position => isProvenOn(position, on))?.order
  return order ? { basis: 'actingHead', order } : refused('actingWithoutOrder')
}
