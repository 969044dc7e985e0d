import type { Actor } from '../approval/commands.ts'
import type { ApprovalEvent, EventOf, EventType } from '../approval/events.ts'
import type { Instant } from '../calendar/dates.ts'
import type { Access } from './access.ts'
import type { Sight } from './table.ts'

/** An event as a caller may see it: fields that he may not see are absent; `by` names no person of a body whose work he does not see. */
export type VisibleEvent = {
  type: EventType
  version: 1
  at: Instant
  commandId?: string
  by?: Actor | { body: string; position: string }
  credential?: string
  [field: string]: unknown
}

/** The events that the caller may see, with their numbers. The requesting body never sees proposal, rework notes or their authors. */
export const visibleEvents = (
  access: Access,
  rows: readonly { seq: number; event: ApprovalEvent }[],
): { seq: number; event: VisibleEvent }[] =>
  rows.flatMap(({ seq, event }) => {
    const visible = visibleEvent(access, event)
    return visible ? [{ seq, event: visible }] : []
  })

const visibleEvent = (access: Access, event: ApprovalEvent): VisibleEvent | undefined => {
  const { needs, fields } = whoSees[event.type] as { needs: Sight; fields: Record<string, Sight> }
  if (!access.sees.includes(needs)) return undefined
  const { type, version, at, commandId } = event
  const shown = Object.entries(event).filter(([field]) => fields[field] && access.sees.includes(fields[field]))
  return {
    type,
    version,
    at,
    ...(commandId === undefined ? {} : { commandId }),
    ...senderOf(event, access),
    ...Object.fromEntries(shown),
  }
}

/** Who decided signs for his body (part 11); of its other people those outside see only the position. The credential names the person too. */
const senderOf = ({ type, by, credential }: ApprovalEvent, access: Access): Pick<VisibleEvent, 'by' | 'credential'> => {
  if (by === undefined) return {}
  const isNamed =
    type === 'Decided' ||
    access.sees.includes('assignments') ||
    'system' in by ||
    access.requesterBodies.includes(by.body)
  if (!isNamed) return { by: { body: by.body, position: by.position } }
  return { by, ...(credential === undefined ? {} : { credential }) }
}

type OwnField<Event> = Exclude<keyof Event, 'type' | 'version' | 'at' | 'commandId' | 'by' | 'credential'>

/** Which sight each event, and each of its fields, needs. One more event, or one more field, does not compile until it stands here. */
const whoSees: {
  [Type in EventType]: { needs: Sight; fields: { [Field in OwnField<EventOf<Type>>]-?: Sight } }
} = {
  RequestSubmitted: {
    needs: 'events',
    fields: {
      caseId: 'events',
      rules: 'events',
      request: 'events',
      editions: 'events',
      judged: 'events',
      readings: 'events',
    },
  },
  RequestIncomplete: { needs: 'events', fields: { faults: 'events' } },
  RequestCompleted: { needs: 'events', fields: { request: 'events' } },
  RequestReturned: { needs: 'events', fields: { citation: 'events', reason: 'events', reading: 'events' } },
  ReceiptRegistered: {
    needs: 'events',
    fields: { receipt: 'events', officials: 'assignments', editions: 'events', readings: 'events' },
  },
  ApprovalNotRequired: { needs: 'events', fields: { route: 'events' } },
  MilitaryOrderApplies: { needs: 'events', fields: { route: 'events' } },
  RouteUndetermined: { needs: 'events', fields: { route: 'events' } },
  ApproverSet: {
    needs: 'events',
    fields: {
      approver: 'events',
      route: 'events',
      reason: 'events',
      wronglyAddressedTo: 'events',
      registerBy: 'events',
      officials: 'assignments',
      editions: 'events',
      readings: 'events',
    },
  },
  DeadlinesSet: { needs: 'events', fields: { dates: 'events' } },
  // Who examines is, as a rule, who proposes.
  LawyerAssigned: { needs: 'assignments', fields: { lawyer: 'assignments' } },
  Reassigned: { needs: 'assignments', fields: { lawyer: 'assignments', from: 'assignments', reason: 'assignments' } },
  InformationRequested: { needs: 'events', fields: { text: 'events' } },
  InformationSupplied: { needs: 'events', fields: { text: 'events' } },
  RecommendationGiven: {
    needs: 'proposal',
    fields: { outcome: 'proposal', groundsExist: 'proposal', text: 'proposal', addressedTo: 'proposal' },
  },
  RecommendationReturned: { needs: 'reworkNotes', fields: { reason: 'reworkNotes' } },
  Decided: {
    needs: 'events',
    fields: {
      outcome: 'events',
      reasons: 'events',
      number: 'events',
      paper: 'events',
      withoutProposal: 'proposal',
      editions: 'events',
      authority: 'events',
      judged: 'events',
      late: 'events',
      ownProposal: 'proposal',
    },
  },
  DecisionDelivered: { needs: 'events', fields: { how: 'events' } },
  // What mail servers answered names addresses.
  DeliveryFailed: { needs: 'assignments', fields: { reason: 'assignments' } },
  FilingReported: { needs: 'events', fields: { filedOn: 'events', number: 'events', afterTerm: 'events' } },
  FilingNotReported: { needs: 'events', fields: {} },
  Withdrawn: { needs: 'events', fields: { reason: 'events' } },
  FactsCorrected: {
    needs: 'events',
    fields: {
      request: 'events',
      receipt: 'events',
      changed: 'events',
      reason: 'events',
      editions: 'events',
      readings: 'events',
    },
  },
  DeadlinesRecomputed: { needs: 'events', fields: { dates: 'events', edition: 'events', before: 'events' } },
  Reminded: { needs: 'events', fields: { moments: 'events', workingDaysLeft: 'events', deadline: 'events' } },
  BecameOverdue: { needs: 'events', fields: { dueAt: 'events' } },
  OverdueLifted: { needs: 'events', fields: { dueAt: 'events' } },
  CourtTermEnded: { needs: 'events', fields: { endedAt: 'events' } },
  // The sender had the refusal as the answer; its facts tell of others.
  CommandRefused: {
    needs: 'assignments',
    fields: { name: 'assignments', code: 'assignments', citation: 'assignments', facts: 'assignments' },
  },
  NoticeFailed: { needs: 'assignments', fields: { notice: 'assignments', reason: 'assignments' } },
}
