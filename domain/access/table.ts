import { type CommandName, commandNames } from '../approval/commands.ts'
import type { PositionName, RoleName } from '../bodies/kinds.ts'
import { positionNames } from '../bodies/kinds.ts'
import type { Citation } from '../regulation/citations.ts'
import { part } from '../regulation/citations.ts'

/** What is done to a case: its commands, its start, and `correctReceipt`, the part of `correctFacts` that moves the seven working days. */
export type Action = CommandName | 'open' | 'correctReceipt'
export const actions = ['open', ...commandNames, 'correctReceipt'] as const satisfies Action[]

/** What a command asks of the table: to correct the receipt is another matter than to correct one's own facts. */
export const actionOf = (name: CommandName, payload: object): Action =>
  name === 'correctFacts' && ('receiptAt' in payload || 'deliveredAt' in payload) ? 'correctReceipt' : name

/** What is seen of a case. `case` is that it exists, with its summary; `assignments` who in the approving body has it in hand. */
export const sights = ['case', 'events', 'deadlines', 'documents', 'assignments', 'proposal', 'reworkNotes'] as const
export type Sight = (typeof sights)[number]

/** What is done with a body's own records, apart from its cases. */
export const administrations = ['administerRegistry', 'issueActs', 'seeActs', 'manageWebhooks'] as const
export type Administration = (typeof administrations)[number]

/** Everything that is asked of the table. */
export type Right = Action | Sight | Administration

/** To which body the case, or the record, stands in this relation. `addressee`: named by a request that has no approving body yet; `superior`: above the approver, or above the requester while there is none; `own`: whose record it is. */
export type Relation = 'requester' | 'approver' | 'addressee' | 'superior' | 'own'

/** What must be true beside the position. */
export type Condition =
  /** The case is assigned to the person. */
  | 'assignee'
  /** The person's subdivision is the one that the body designated instead of its legal service (part 7). */
  | 'designatedUnit'
  /** The person is vested with the decision by the head's act (part 9). */
  | 'vested'
  /** The person may decide: the head, the acting head, or who is vested (parts 8 and 9; `mayDecide`). */
  | 'mayDecide'

/** Who has a right: people by their position, people by a role granted to them, systems by the body they act for. */
export type Grant = ByPosition | ByRole | BySystem
export type ByPosition = { relation: Relation; positions: readonly PositionName[]; only?: Condition }
/** For the body that stands in the relation; a role granted for `*` is held for every body. */
export type ByRole = { relation: Relation; role: RoleName }
/** `deployment`: only systems that act for all bodies. */
export type BySystem = { system: Relation | 'deployment' }

type Row = { citation: Citation; grants: readonly Grant[] }

const design = (...grants: Grant[]): Row => ({ citation: 'design', grants })

const anyoneOfRequester: Grant = { relation: 'requester', positions: positionNames }
const leadersOfRequester: Grant = { relation: 'requester', positions: ['firstHead', 'headOfLegalService'] }
const systemOfRequester: Grant = { system: 'requester' }
const systemOfApprover: Grant = { system: 'approver' }

/** Para 12 leads the legal service; para 4 supervises it: the head of the apparatus, the first head, or a deputy by his decision. */
const leadersOfReview: Grant[] = [
  { relation: 'approver', positions: ['headOfLegalService', 'headOfApparatus', 'firstHead'] },
  { relation: 'approver', positions: ['deputyHead'], only: 'vested' },
]

const reviewers: Grant[] = [
  { relation: 'approver', positions: ['headOfLegalService'] },
  { relation: 'approver', positions: ['lawyer'], only: 'assignee' },
  { relation: 'approver', positions: ['otherUnit'], only: 'designatedUnit' },
]

const correctorsOfApprover: Grant = { relation: 'approver', positions: ['chancery', 'headOfLegalService'] }

const choosers: readonly PositionName[] = ['firstHead', 'headOfApparatus', 'headOfLegalService']

const supervisorOf = (relation: Relation): Grant => ({ relation, role: 'supervisor' })
const auditorOf = (relation: Relation): Grant => ({ relation, role: 'auditor' })

/** Who reviews or decides, and who audits the approving body: the only ones who see what is proposed. The requesting body never does. */
const insideTheReview: Grant[] = [...leadersOfReview, ...reviewers, auditorOf('approver')]

const insideTheApprover: Grant[] = [
  ...insideTheReview,
  { relation: 'approver', positions: ['lawyer', 'chancery'] },
  supervisorOf('approver'),
]

/** Both sides of the case, their supervisors and auditors, and, before there is an approver, who may choose itself. */
const bothSides: Grant[] = [
  anyoneOfRequester,
  systemOfRequester,
  supervisorOf('requester'),
  auditorOf('requester'),
  ...insideTheApprover,
  systemOfApprover,
  { relation: 'addressee', positions: [...choosers, 'chancery'] },
]

/**
 * Who may do and see what: position (or role, or system) × right × relation to the case. The only place that says so: the
 * workflow (`mayAct`), the API and the lists (`accessTo`, `visibleCases`) read it. The first grant that fits is the one answered.
 */
export const accessTable: Record<Right, Row> = {
  open: { citation: part(4), grants: [anyoneOfRequester, systemOfRequester] },
  complete: { citation: part(4), grants: [anyoneOfRequester, systemOfRequester] },
  return: {
    citation: part(4),
    grants: [
      { relation: 'approver', positions: ['chancery', 'headOfLegalService', 'firstHead'] },
      { relation: 'approver', positions: ['lawyer'], only: 'assignee' },
    ],
  },
  registerReceipt: {
    citation: 'APPC-44-1',
    grants: [{ relation: 'approver', positions: ['chancery', 'headOfApparatus'] }, systemOfApprover],
  },
  setApprover: {
    citation: part(1),
    grants: [
      { relation: 'approver', positions: choosers },
      { relation: 'superior', positions: choosers },
      { relation: 'addressee', positions: choosers },
    ],
  },
  assign: { citation: 'para-12', grants: leadersOfReview },
  reassign: { citation: 'para-12', grants: leadersOfReview },
  returnForRework: { citation: 'para-12', grants: leadersOfReview },
  requestInformation: { citation: part(7), grants: reviewers },
  supplyInformation: { citation: part(7), grants: [anyoneOfRequester, systemOfRequester] },
  recommend: { citation: part(7), grants: reviewers },
  decide: { citation: part(8), grants: [{ relation: 'approver', positions: positionNames, only: 'mayDecide' }] },
  confirmDelivery: { citation: part(11), grants: [anyoneOfRequester, systemOfRequester] },
  reportFiling: { citation: 'para-9-9', grants: [anyoneOfRequester, systemOfRequester] },
  withdraw: design(leadersOfRequester),
  correctFacts: design(correctorsOfApprover, leadersOfRequester),
  // The registration is the approving body's own: the requesting body cannot move the day from which part 10 counts.
  correctReceipt: { citation: 'APPC-44-1', grants: [correctorsOfApprover] },
  // Not a person's: dates move to another calendar edition for all cases alike.
  recompute: design({ system: 'deployment' }),

  case: design(...bothSides),
  events: design(...bothSides),
  deadlines: design(...bothSides),
  documents: design(...bothSides),
  assignments: design(...insideTheApprover),
  proposal: design(...insideTheReview),
  reworkNotes: design(...insideTheReview),

  administerRegistry: design({ relation: 'own', role: 'administrator' }),
  // Part 9: by the head's own decision; who administers the registry enters what he signed.
  issueActs: {
    citation: part(9),
    grants: [
      { relation: 'own', positions: ['firstHead'] },
      { relation: 'own', role: 'administrator' },
    ],
  },
  seeActs: {
    citation: part(9),
    grants: [
      { relation: 'own', positions: positionNames },
      { relation: 'own', role: 'administrator' },
      supervisorOf('own'),
      auditorOf('own'),
    ],
  },
  manageWebhooks: design({ relation: 'own', role: 'administrator' }, { system: 'own' }),
}

/** For which body a registered system has the right without a person, or undefined where it has not. */
export const systemRelation = (right: Right): BySystem['system'] | undefined =>
  accessTable[right].grants.flatMap(grant => (isBySystem(grant) ? [grant.system] : []))[0]

export const isByPosition = (grant: Grant): grant is ByPosition => 'positions' in grant
export const isByRole = (grant: Grant): grant is ByRole => 'role' in grant
export const isBySystem = (grant: Grant): grant is BySystem => 'system' in grant
