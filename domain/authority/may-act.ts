import type { PositionName } from '../bodies/kinds.ts'
import { positionNames } from '../bodies/kinds.ts'
import type { Position } from '../bodies/records.ts'
import type { Registry } from '../bodies/snapshot.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { Citation } from '../regulation/citations.ts'
import { part } from '../regulation/citations.ts'
import { isProvenOn } from './acting.ts'
import { type DecidingReadings, mayDecide } from './may-decide.ts'
import type { Refusal } from './refusal.ts'

/** What a person may do in a case, apart from deciding (`mayDecide`). Named as the commands; `correctReceipt` is the part of `correctFacts` that moves the seven working days. */
export type Action =
  | 'open'
  | 'complete'
  | 'return'
  | 'registerReceipt'
  | 'setApprover'
  | 'assign'
  | 'requestInformation'
  | 'supplyInformation'
  | 'recommend'
  | 'returnForRework'
  | 'confirmDelivery'
  | 'reportFiling'
  | 'withdraw'
  | 'correctFacts'
  | 'correctReceipt'
  | 'reassign'

/** For whom the person acts; `superior` is the body above the approver. */
export type Relation = 'requester' | 'approver' | 'superior'

/** The bodies of the case and its lawyer. For `setApprover` the approver is the one being chosen. */
export type CaseParties = { requester: string; approver?: string; assignee?: string; readings?: DecidingReadings }

/** As whom the person acts. */
export type ActingAs = { relation: Relation; position: PositionName; acting: boolean; citation: Citation }

type Grant = {
  relation: Relation
  positions: readonly PositionName[]
  /** Only the person to whom the case is assigned. */
  onlyAssignee?: true
  /** Only members of the subdivision that the body designated instead of its legal service (part 7). */
  onlyDesignatedUnit?: true
  /** Only one who is vested with the decision by the head's act (part 9). */
  onlyVested?: true
}

const anyoneOfRequester: Grant = { relation: 'requester', positions: positionNames }
const leadersOfRequester: Grant = { relation: 'requester', positions: ['firstHead', 'headOfLegalService'] }

/** Para 12 leads the legal service; para 4 supervises it: the head of the apparatus, the first head, or a deputy by his decision. */
const leadersOfReview: Grant[] = [
  { relation: 'approver', positions: ['headOfLegalService', 'headOfApparatus', 'firstHead'] },
  { relation: 'approver', positions: ['deputyHead'], onlyVested: true },
]

const reviewers: Grant[] = [
  { relation: 'approver', positions: ['headOfLegalService'] },
  { relation: 'approver', positions: ['lawyer'], onlyAssignee: true },
  { relation: 'approver', positions: ['otherUnit'], onlyDesignatedUnit: true },
]

const correctorsOfApprover: Grant = { relation: 'approver', positions: ['chancery', 'headOfLegalService'] }

const choosers: readonly PositionName[] = ['firstHead', 'headOfApparatus', 'headOfLegalService']

/** Who may do what: action × relation × positions. The first grant that fits is the one answered. */
export const actionTable: Record<Action, { citation: Citation; grants: readonly Grant[] }> = {
  open: { citation: part(4), grants: [anyoneOfRequester] },
  complete: { citation: part(4), grants: [anyoneOfRequester] },
  return: {
    citation: part(4),
    grants: [
      { relation: 'approver', positions: ['chancery', 'headOfLegalService', 'firstHead'] },
      { relation: 'approver', positions: ['lawyer'], onlyAssignee: true },
    ],
  },
  registerReceipt: {
    citation: 'APPC-44-1',
    grants: [{ relation: 'approver', positions: ['chancery', 'headOfApparatus'] }],
  },
  setApprover: {
    citation: part(1),
    grants: [
      { relation: 'approver', positions: choosers },
      { relation: 'superior', positions: choosers },
    ],
  },
  assign: { citation: 'para-12', grants: leadersOfReview },
  reassign: { citation: 'para-12', grants: leadersOfReview },
  returnForRework: { citation: 'para-12', grants: leadersOfReview },
  requestInformation: { citation: part(7), grants: reviewers },
  supplyInformation: { citation: part(7), grants: [anyoneOfRequester] },
  recommend: { citation: part(7), grants: reviewers },
  confirmDelivery: { citation: part(11), grants: [anyoneOfRequester] },
  reportFiling: { citation: 'para-9-9', grants: [anyoneOfRequester] },
  withdraw: { citation: 'design', grants: [leadersOfRequester] },
  correctFacts: {
    citation: 'design',
    grants: [correctorsOfApprover, leadersOfRequester],
  },
  // The registration is the approving body's own: the requesting body cannot move the day from which part 10 counts.
  correctReceipt: { citation: 'APPC-44-1', grants: [correctorsOfApprover] },
}

/**
 * Whether the person may do this in the case that day. A substitute counts by an order (APPC 44(3), para 13). A lawyer of the
 * approving body to whom the case is not assigned gets `NOT_ASSIGNED` where the assigned one would be allowed (part 7).
 */
export const mayAct = (
  action: Action,
  person: string,
  parties: CaseParties,
  on: IsoDate,
  registry: Registry,
): ActingAs | Refusal<'NOT_AUTHORISED' | 'NOT_ASSIGNED' | 'PERSON_UNKNOWN'> => {
  const { citation, grants } = actionTable[action]
  const facts = { action, person, on }
  if (!registry.person(person)) return { code: 'PERSON_UNKNOWN', citation, facts }
  let unassigned = false
  for (const grant of grants) {
    const body = bodyIn(grant.relation, parties, on, registry)
    if (body === undefined) continue
    for (const held of registry.positionsIn(person, body, on)) {
      if (!grant.positions.includes(held.position) || !isProvenOn(held, on)) continue
      if (grant.onlyDesignatedUnit && !isOfDesignatedUnit(held, body, on, registry)) continue
      if (grant.onlyVested && !isVested(person, body, on, registry, parties.readings)) continue
      if (grant.onlyAssignee && parties.assignee !== person) {
        unassigned = true
        continue
      }
      return { relation: grant.relation, position: held.position, acting: held.acting, citation }
    }
  }
  return unassigned ? { code: 'NOT_ASSIGNED', citation: part(7), facts } : { code: 'NOT_AUTHORISED', citation, facts }
}

const bodyIn = (relation: Relation, parties: CaseParties, on: IsoDate, registry: Registry): string | undefined => {
  if (relation === 'requester') return parties.requester
  if (parties.approver === undefined || relation === 'approver') return parties.approver
  const above = registry.body(parties.approver, on)?.parent
  return above === undefined ? undefined : registry.standing(above, on)?.id
}

const isOfDesignatedUnit = (held: Position, body: string, on: IsoDate, registry: Registry): boolean => {
  const designated = registry.body(body, on)?.designatedUnit
  return designated !== undefined && held.unit === designated
}

const isVested = (
  person: string,
  body: string,
  on: IsoDate,
  registry: Registry,
  readings: DecidingReadings = {},
): boolean => {
  const authority = mayDecide(person, body, { on, readings }, registry)
  return 'basis' in authority && authority.basis === 'delegation'
}
