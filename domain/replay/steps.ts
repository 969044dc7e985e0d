import type { Command, Fault, ReturnedByReading } from '../approval/commands.ts'
import type { CaseDates } from '../approval/dates.ts'
import type { ApprovalEvent, EventOf, EventType } from '../approval/events.ts'
import type { ApprovalRequest, Receipt } from '../approval/request.ts'
import type { ApprovalCase } from '../approval/state.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'

/** Events that were made together: by one command, by moments that passed, by the delivery, or alone. */
export type Step = {
  seq: number
  events: readonly [ApprovalEvent, ...ApprovalEvent[]]
  made: 'byCommand' | 'byMoments' | 'byDelivery' | 'alone'
}

/** The log in the steps in which it was made. */
export const stepsOf = (events: readonly ApprovalEvent[]): Step[] => {
  const steps: { seq: number; made: Step['made']; events: [ApprovalEvent, ...ApprovalEvent[]] }[] = []
  for (const [index, event] of events.entries()) {
    const last = steps.at(-1)
    if (last && belongs(event, last.events[0], last.made)) last.events.push(event)
    else steps.push({ seq: index + 1, made: howMade(event), events: [event] })
  }
  return steps
}

const ofMoments: readonly EventType[] = ['Reminded', 'BecameOverdue', 'CourtTermEnded', 'FilingNotReported']
const ofOpening: readonly EventType[] = [
  'ApprovalNotRequired',
  'MilitaryOrderApplies',
  'RouteUndetermined',
  'ApproverSet',
  'RequestIncomplete',
  'ReceiptRegistered',
  'DeadlinesSet',
  'RequestReturned',
]

const howMade = ({ type, commandId }: ApprovalEvent): Step['made'] => {
  if (type === 'RequestSubmitted') return 'byCommand'
  if (type === 'CommandRefused') return 'alone'
  if (commandId !== undefined) return 'byCommand'
  if (type === 'DecisionDelivered') return 'byDelivery'
  return ofMoments.includes(type) ? 'byMoments' : 'alone'
}

const belongs = (event: ApprovalEvent, first: ApprovalEvent, made: Step['made']): boolean => {
  if (event.at !== first.at) return false
  switch (made) {
    case 'byCommand':
      // What follows from the opening carries no command id of its own.
      return first.type === 'RequestSubmitted'
        ? ofOpening.includes(event.type) && (event.commandId ?? 'open') === (first.commandId ?? 'open')
        : event.commandId === first.commandId && event.type !== 'CommandRefused'
    case 'byMoments':
      return event.commandId === undefined && ofMoments.includes(event.type)
    case 'byDelivery':
      return event.commandId === undefined && event.type === 'FilingNotReported'
    case 'alone':
      return false
  }
}

/** The facts on which the dates of a step rest, and the calendar edition and readings under which they were counted. */
export type DatedFacts = {
  request: ApprovalRequest
  receipt: Receipt | null
  calendar: string
  readings: ReadingsInForce | undefined
}

/** What the dates of this step were computed from; undefined where the step's command computes none. */
export const datedFactsOf = ({ events }: Step, state: ApprovalCase): DatedFacts | undefined => {
  const [first] = events
  if (first.type === 'RequestSubmitted') {
    if (events.some(event => event.type === 'ApprovalNotRequired')) return undefined
    const receipt = find(events, 'ReceiptRegistered')?.receipt ?? null
    return { request: first.request, receipt, calendar: first.editions.calendar, readings: first.readings }
  }
  if (state.stage === 'unopened') return undefined
  const readings = ('readings' in first ? first.readings : undefined) ?? state.readings
  const kept = { request: state.request, receipt: state.receipt, calendar: state.editions.calendar, readings }
  switch (first.type) {
    case 'RequestCompleted':
      return { ...kept, request: first.request }
    case 'ReceiptRegistered':
      return { ...kept, receipt: first.receipt }
    case 'FactsCorrected':
      return { ...kept, request: first.request, receipt: first.receipt }
    case 'ApproverSet':
      return kept
    case 'DeadlinesRecomputed':
    case 'DeadlinesSet':
      return { ...kept, calendar: editionOf(first) }
    default:
      return undefined
  }
}

const editionOf = (event: EventOf<'DeadlinesRecomputed'> | EventOf<'DeadlinesSet'>): string =>
  'edition' in event && event.edition !== undefined ? event.edition : event.dates.courtTerm.proof.calendar.edition

/** The dates that a step recorded, or null. */
export const datesIn = ({ events }: Step): CaseDates | null =>
  (find(events, 'DeadlinesSet') ?? find(events, 'DeadlinesRecomputed'))?.dates ?? null

/**
 * The prepared command that made a step, with the dates given; undefined where no command makes such events.
 * What a command proved (who, when, by what authority) is in its events; only the instant by which it was judged is not in most,
 * and no rule but the decision's asks for it.
 */
export const commandOf = ({ events }: Step, dates: CaseDates | null, state: ApprovalCase): Command | undefined => {
  const [first] = events
  const sent = {
    commandId: first.commandId ?? 'open',
    by: first.by ?? { system: '' },
    judged: { at: first.at, by: 'workflow' as const },
    ...(first.credential === undefined ? {} : { credential: first.credential }),
  }
  const decided = find(events, 'Decided')
  if (decided) return { ...sent, ...contentOf(decided), name: 'decide' }
  switch (first.type) {
    case 'RequestSubmitted':
      return opening(first, events, dates, sent)
    case 'RequestCompleted':
      return { ...sent, ...contentOf(first), name: 'complete', faults: faultsIn(events), dates }
    case 'RequestReturned':
      // What part 1 sends back, a reading has sent back, with what the request was opened or chosen for.
      return first.citation === 'part-1'
        ? undefined
        : { ...sent, name: 'return', citation: first.citation, reason: first.reason }
    case 'ReceiptRegistered':
      return { ...sent, ...contentOf(first), name: 'registerReceipt', dates, ...returnedIn(events) }
    case 'ApproverSet':
      return {
        ...sent,
        ...contentOf(first),
        name: 'setApprover',
        reason: first.reason ?? '',
        dates,
        ...completenessIn(events),
        ...returnedIn(events),
        // Whether a person could replace a body that stands no more was proved when it was asked, as who may act is.
        ...(first.officials !== undefined || (state.stage !== 'unopened' && state.approver !== null)
          ? { reorganised: { officials: first.officials ?? null } }
          : {}),
      }
    case 'LawyerAssigned':
      return { ...sent, ...contentOf(first), name: 'assign' }
    case 'Reassigned':
      return { ...sent, ...contentOf(first), name: 'reassign' }
    case 'InformationRequested':
      return { ...sent, ...contentOf(first), name: 'requestInformation' }
    case 'InformationSupplied':
      return { ...sent, ...contentOf(first), name: 'supplyInformation' }
    case 'RecommendationGiven':
      return { ...sent, ...contentOf(first), name: 'recommend' }
    case 'RecommendationReturned':
      return { ...sent, ...contentOf(first), name: 'returnForRework' }
    case 'DecisionDelivered':
      return { ...sent, ...contentOf(first), name: 'confirmDelivery' }
    case 'FilingReported':
      return { ...sent, ...contentOf(first), name: 'reportFiling' }
    case 'Withdrawn':
      return { ...sent, ...contentOf(first), name: 'withdraw' }
    case 'FactsCorrected': {
      const kept = state.stage === 'incomplete' ? state.faults : []
      const { faults = kept } = completenessIn(events)
      return { ...sent, ...contentOf(first), name: 'correctFacts', faults, dates }
    }
    case 'DeadlinesRecomputed':
    case 'DeadlinesSet':
      return dates === null ? undefined : { ...sent, name: 'recompute', dates, edition: editionOf(first) }
    default:
      return undefined
  }
}

/** What an event says beyond that it happened: in the words of its command, for an event keeps what its command has proved. */
const contentOf = <Event extends ApprovalEvent>(event: Event) => {
  const { type: _, version: __, at: ___, commandId: ____, by: _____, credential: ______, ...content } = event
  return content as Omit<Event, 'type' | 'version' | 'at' | 'commandId' | 'by' | 'credential'>
}

const opening = (
  submitted: EventOf<'RequestSubmitted'>,
  events: readonly ApprovalEvent[],
  dates: CaseDates | null,
  sent: Pick<Command, 'commandId' | 'by' | 'credential'>,
): Command | undefined => {
  const route = routeIn(events)
  if (route === undefined) return undefined
  const received = find(events, 'ReceiptRegistered')
  const { wronglyAddressedTo, registerBy } = find(events, 'ApproverSet') ?? {}
  return {
    ...sent,
    ...contentOf(submitted),
    name: 'open',
    faults: faultsIn(events),
    route,
    ...(wronglyAddressedTo === undefined ? {} : { wronglyAddressedTo }),
    ...(registerBy === undefined ? {} : { registerBy }),
    dates,
    ...returnedIn(events),
    ...(received ? { receipt: { receipt: received.receipt, officials: received.officials } } : {}),
  }
}

/** The routing answer as the opening recorded it. */
export const routeIn = (events: readonly ApprovalEvent[]) =>
  (
    find(events, 'ApprovalNotRequired') ??
    find(events, 'MilitaryOrderApplies') ??
    find(events, 'RouteUndetermined') ??
    find(events, 'ApproverSet')
  )?.route

/** Sent back by a reading: the last event of a batch that began with something else. */
const returnedIn = (events: readonly ApprovalEvent[]): { returned?: ReturnedByReading } => {
  const returned = find(events, 'RequestReturned')
  return returned?.reading ? { returned: { ...contentOf(returned), reading: returned.reading } } : {}
}

const completenessIn = (events: readonly ApprovalEvent[]): { faults?: Fault[] } => {
  const lacks = find(events, 'RequestIncomplete')
  return lacks ? { faults: lacks.faults } : find(events, 'RequestCompleted') ? { faults: [] } : {}
}

const faultsIn = (events: readonly ApprovalEvent[]) => find(events, 'RequestIncomplete')?.faults ?? []

const find = <Type extends EventType>(events: readonly ApprovalEvent[], type: Type): EventOf<Type> | undefined =>
  events.find((event): event is EventOf<Type> => event.type === type)
