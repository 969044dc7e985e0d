import { isInForce } from '../bodies/acts.ts'
import type { PositionName } from '../bodies/kinds.ts'
import type { Delegation, Order, Position } from '../bodies/records.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { Means } from '../deadlines/facts.ts'
import { part } from '../regulation/citations.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import { isProvenOn } from './acting.ts'
import type { Refusal } from './refusal.ts'

/** By what a person decides: his own headship, an order, or the head's act. Kept in the event as the proof. */
export type DecidingAuthority =
  | { basis: 'head'; position: 'firstHead' }
  | { basis: 'actingHead'; position: 'firstHead'; order: Order }
  | {
      basis: 'delegation'
      position: VestablePosition
      act: { id: string; number: string; date: IsoDate }
      substitute?: Order
    }

/** The closed list of part 9. */
export const vestablePositions = ['deputyHead', 'headOfApparatus', 'headOfLegalService'] as const

/** One of `vestablePositions`. */
export type VestablePosition = (typeof vestablePositions)[number]

/** Why a person may not decide. */
export type DecidingRefusal = Refusal<
  | 'PERSON_UNKNOWN'
  | 'PERSON_NOT_IN_BODY'
  | 'NOT_VESTED'
  | 'DELEGATION_NOT_IN_FORCE'
  | 'POSITION_NOT_VESTABLE'
  | 'ACTING_WITHOUT_ORDER'
  | 'POWER_DELEGATED'
>

/** What is decided about, for acts that vest less than all. */
export type Matter = { means: Means; requester: string }

/** The readings on which the power to decide rests; what is left out is the default. */
export type DecidingReadings = Pick<
  ReadingsInForce,
  'headKeepsPower' | 'actingHeadDecides' | 'substituteOfVested' | 'issuerLeaves'
>

/**
 * Whether the person may decide for the approving body that day: its head (part 8), who keeps the power after delegating
 * (reading `headKeepsPower`), the acting head by an order (`actingHeadDecides`), or a person vested by the head's act in a
 * position of the closed list (part 9). His substitute is not vested (`substituteOfVested`); an act issued by an acting head
 * vests nobody (`actingHeadDecides`); an act stands when its issuer leaves (`issuerLeaves`). `readings` has those that the
 * body reads otherwise. An act of limited scope vests only in a `matter` within it; without a matter its scope is not asked.
 */
export const mayDecide = (
  person: string,
  approver: string,
  { on, readings = {}, matter }: { on: IsoDate; readings?: DecidingReadings; matter?: Matter },
  registry: Registry,
): DecidingAuthority | DecidingRefusal => {
  const refused = <Code extends DecidingRefusal['code']>(
    code: Code,
    facts: DecidingRefusal['facts'] = {},
  ): DecidingRefusal => ({
    code,
    citation: code === 'ACTING_WITHOUT_ORDER' ? 'APPC-44-3' : part(9),
    facts: { person, body: approver, on, ...facts },
  })
  if (!registry.person(person)) return refused('PERSON_UNKNOWN')
  const held = registry.positionsIn(person, approver, on)
  if (held.length === 0) return refused('PERSON_NOT_IN_BODY')

  const headships = held.filter(position => position.position === 'firstHead')
  const isHead = headships.some(position => !position.acting)
  const byOrder = headships.find(position => isProvenOn(position, on))?.order
  const acts = registry.delegationsOf(approver).filter(act => covers(act, matter))
  const delegated =
    readings.headKeepsPower === 'no' ? acts.find(act => vestsSomebody(act, on, registry, readings)) : undefined
  if (!delegated && isHead) return { basis: 'head', position: 'firstHead' }
  if (!delegated && byOrder) return { basis: 'actingHead', position: 'firstHead', order: byOrder }

  const answers = registry
    .delegationsTo(person, approver, on)
    .map(act => (covers(act, matter) ? vestedBy(act, held, on, registry, readings) : outsideScope(act)))
  const vested = answers.find(answer => 'basis' in answer)
  if (vested) return vested
  if (readings.substituteOfVested === 'yes') {
    for (const act of acts) {
      const substitute = vestedInstead(act, held, on, registry, readings)
      if (substitute) return substitute
    }
  }
  if (delegated && (isHead || byOrder))
    return refused('POWER_DELEGATED', { act: delegated.id, number: delegated.number, date: delegated.date })
  if (headships.length > 0) return refused('ACTING_WITHOUT_ORDER')
  // Of several acts the one that comes nearest to vesting explains best.
  for (const code of ['POSITION_NOT_VESTABLE', 'NOT_VESTED', 'DELEGATION_NOT_IN_FORCE'] as const) {
    const nearest = answers.find(answer => 'code' in answer && answer.code === code)
    if (nearest && 'code' in nearest) return refused(nearest.code, nearest.facts)
  }
  return refused('NOT_VESTED', { reason: 'noAct', position: held.map(position => position.position).join(',') })
}

type ActRefusal = {
  code: 'NOT_VESTED' | 'DELEGATION_NOT_IN_FORCE' | 'POSITION_NOT_VESTABLE'
  facts: DecidingRefusal['facts']
}

type Vested = Extract<DecidingAuthority, { basis: 'delegation' }>

const vestedBy = (
  act: Delegation,
  held: Position[],
  on: IsoDate,
  registry: Registry,
  readings: DecidingReadings,
): Vested | ActRefusal => {
  const facts = factsOf(act)
  const ended = notInForce(act, on, registry, readings)
  if (ended) return ended
  if (act.position !== undefined && !isVestable(act.position)) {
    return { code: 'POSITION_NOT_VESTABLE', facts: { ...facts, position: act.position } }
  }
  const named = held.filter(position => act.position === undefined || position.position === act.position)
  const own = named.find(position => !position.acting && isVestable(position.position))
  if (!own) {
    if (act.position === undefined && !held.some(position => isVestable(position.position))) {
      const position = held.map(each => each.position).join(',')
      return { code: 'POSITION_NOT_VESTABLE', facts: { ...facts, position } }
    }
    return { code: 'NOT_VESTED', facts: { ...facts, reason: named.length > 0 ? 'actingOnly' : 'positionNotHeld' } }
  }
  const foreign = notIssuedByHead(act, registry, readings)
  if (foreign) return foreign
  return {
    basis: 'delegation',
    position: own.position as VestablePosition,
    act: { id: act.id, number: act.number, date: act.date },
  }
}

/** Who replaces, by an order, the one whom the act vests (reading `substituteOfVested`). */
const vestedInstead = (
  act: Delegation,
  held: Position[],
  on: IsoDate,
  registry: Registry,
  readings: DecidingReadings,
): Vested | undefined => {
  if (notInForce(act, on, registry, readings) ?? notIssuedByHead(act, registry, readings)) return undefined
  const { person } = act
  const isVested = (position: PositionName): boolean =>
    person === undefined ||
    registry.positionsIn(person, act.body, on).some(own => !own.acting && own.position === position)
  const standIn = held.find(
    position =>
      position.acting &&
      isProvenOn(position, on) &&
      isVestable(position.position) &&
      (act.position === undefined || act.position === position.position) &&
      isVested(position.position),
  )
  return standIn?.order
    ? {
        basis: 'delegation',
        position: standIn.position as VestablePosition,
        act: { id: act.id, number: act.number, date: act.date },
        substitute: standIn.order,
      }
    : undefined
}

const covers = ({ scope }: Delegation, matter: Matter | undefined): boolean =>
  matter === undefined ||
  ((scope?.means?.includes(matter.means) ?? true) && (scope?.requesters?.includes(matter.requester) ?? true))

const outsideScope = (act: Delegation): ActRefusal => ({
  code: 'NOT_VESTED',
  facts: { ...factsOf(act), reason: 'outsideScope' },
})

/** An act that vests nobody that day takes the power from nobody: else none could decide (parts 8, 9). */
const vestsSomebody = (act: Delegation, on: IsoDate, registry: Registry, readings: DecidingReadings): boolean => {
  const holders = act.position === undefined ? [] : registry.holders(act.body, act.position, on)
  const people = act.person === undefined ? holders.map(({ person }) => person) : [act.person]
  return people.some(person => {
    const held = registry.positionsIn(person, act.body, on)
    return (
      'basis' in vestedBy(act, held, on, registry, readings) ||
      (readings.substituteOfVested === 'yes' && vestedInstead(act, held, on, registry, readings) !== undefined)
    )
  })
}

const notInForce = (
  act: Delegation,
  on: IsoDate,
  registry: Registry,
  { issuerLeaves }: DecidingReadings,
): ActRefusal | undefined => {
  const code = 'DELEGATION_NOT_IN_FORCE'
  if (!isInForce(act, on)) {
    return {
      code,
      facts: {
        ...factsOf(act),
        validFrom: act.validFrom,
        ...(act.validTo !== undefined && { validTo: act.validTo }),
        ...(act.revokedOn !== undefined && { revokedOn: act.revokedOn }),
      },
    }
  }
  const isStillHead = registry.holders(act.body, 'firstHead', on).some(head => head.person === act.issuedBy)
  return issuerLeaves === 'lapses' && !isStillHead
    ? { code, facts: { ...factsOf(act), reason: 'issuerLeft', issuedBy: act.issuedBy } }
    : undefined
}

const notIssuedByHead = (
  act: Delegation,
  registry: Registry,
  { actingHeadDecides }: DecidingReadings,
): ActRefusal | undefined => {
  const mayDelegate = (head: Position): boolean =>
    !head.acting || (actingHeadDecides === 'decidesAndDelegates' && isProvenOn(head, act.date))
  const issuedByHead = registry
    .holders(act.body, 'firstHead', act.date)
    .some(head => head.person === act.issuedBy && mayDelegate(head))
  return issuedByHead
    ? undefined
    : { code: 'NOT_VESTED', facts: { ...factsOf(act), reason: 'notIssuedByHead', issuedBy: act.issuedBy } }
}

const factsOf = ({ id, number, date }: Delegation) => ({ act: id, number, date })

const isVestable = (position: PositionName): position is VestablePosition =>
  (vestablePositions as readonly PositionName[]).includes(position)
