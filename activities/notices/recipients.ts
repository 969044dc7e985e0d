import type { ApprovalEvent } from '../../domain/approval/events.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { PositionName } from '../../domain/bodies/kinds.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { standingOn } from '../../domain/bodies/standing-on.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { addressedTo, type NoticeKind, noticeTable, type Role } from './table.ts'

/** What of the registry is asked. */
export type Directory = Pick<Registry, 'body' | 'standing' | 'holders' | 'charged' | 'person'>

/** Somebody to whom a notice goes; `position` null: by no position of the body, but by name or by a role granted to him. */
export type Recipient = { person: string; position: PositionName | null; email: string | null }

/** A case at the event that is told about. */
export type Told = { event: ApprovalEvent; log: readonly ApprovalEvent[]; summary: CaseSummary }

/**
 * Who holds a role that day by the registry (an akim's people sit in his apparatus), without those whom the same event is
 * told in a role that stands earlier in its row. `nobody`: the role is held by no one at all.
 */
export const recipientsOf = (
  kind: NoticeKind,
  role: Role,
  told: Told,
  on: IsoDate,
  registry: Directory,
): { recipients: Recipient[]; nobody: boolean } => {
  const found = holdersOf(role, told, on, registry)
  const { to } = noticeTable[kind]
  const earlier = to
    .slice(0, Math.max(0, (to as readonly Role[]).indexOf(role)))
    .flatMap(other => holdersOf(other, told, on, registry).map(each => each.person))
  return { recipients: found.filter(({ person }) => !earlier.includes(person)), nobody: found.length === 0 }
}

/** The requesting body's people who take its mail: the chancery, else who heads it. */
export const requesterPeople = (requester: string, on: IsoDate, registry: Directory): Recipient[] =>
  firstHeld(['chancery', 'firstHead', 'headOfApparatus'], requester, on, registry)

const holdersOf = (role: Role, { event, log, summary }: Told, on: IsoDate, registry: Directory): Recipient[] => {
  const approver = summary.approver
  const inApprover = (...positions: PositionName[]): Recipient[] =>
    approver === null ? [] : positions.flatMap(position => held(position, approver, on, registry))
  switch (role) {
    case 'requester':
      return requesterPeople(summary.requester, on, registry)
    case 'addressee': {
      const body = addressedTo(event, log)
      return body === undefined
        ? []
        : distinct(['headOfLegalService', 'chancery'].flatMap(p => held(p as PositionName, body, on, registry)))
    }
    case 'approverChancery':
      return inApprover('chancery')
    case 'legalHead':
      return inApprover('headOfLegalService')
    case 'lawyer':
      return byId(lawyerOf(event) ?? summary.lawyer, 'lawyer', registry)
    case 'formerLawyer':
      return byId(event.type === 'Reassigned' ? event.from : null, 'lawyer', registry)
    case 'head': {
      const proposal = log.findLast(each => each.type === 'RecommendationGiven')
      return proposal ? byId(proposal.addressedTo, null, registry) : inApprover('firstHead')
    }
    case 'supervisor': {
      // Para 4: the head of the apparatus, else the first head; who directs the service (para 12); and who is charged with it by an order.
      const official = inApprover('headOfApparatus')
      const charged = approver === null ? [] : registry.charged('supervisor', standingOn(approver, on, registry), on)
      return distinct([
        ...(official.length > 0 ? official : inApprover('firstHead')),
        ...inApprover('headOfLegalService'),
        ...charged.flatMap(person => byId(person, null, registry)),
      ])
    }
  }
}

const lawyerOf = (event: ApprovalEvent): string | null =>
  event.type === 'LawyerAssigned' || event.type === 'Reassigned' ? event.lawyer : null

const held = (position: PositionName, body: string, on: IsoDate, registry: Directory): Recipient[] =>
  registry
    .holders(standingOn(body, on, registry), position, on)
    .map(({ person }) => ({ person, position, email: registry.person(person)?.email ?? null }))

const firstHeld = (positions: PositionName[], body: string, on: IsoDate, registry: Directory): Recipient[] =>
  positions.map(position => held(position, body, on, registry)).find(found => found.length > 0) ?? []

const byId = (person: string | null, position: PositionName | null, registry: Directory): Recipient[] =>
  person ? [{ person, position, email: registry.person(person)?.email ?? null }] : []

const distinct = (recipients: Recipient[]): Recipient[] => [
  ...new Map(recipients.map(recipient => [recipient.person, recipient])).values(),
]
