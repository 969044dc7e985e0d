import type { ApprovalEvent } from '../approval/events.ts'
import type { ApprovalRequest } from '../approval/request.ts'
import type { FactGivenBy } from './proof-document.ts'

/** Who gave the act's date, and who the moment of receipt. */
export type FactGivers = { act: FactGivenBy; receipt: FactGivenBy }

/**
 * Who gave the facts from which deadlines run: the last event that changed each. A correction of something else that repeats
 * the date does not make its sender the one who gave it.
 */
export const factGivers = (
  events: readonly ApprovalEvent[],
  actDateOf: (request: ApprovalRequest) => string | undefined,
): FactGivers => {
  const act = lastChange(events, event => ('request' in event ? actDateOf(event.request) : undefined))
  const receipt = lastChange(events, event => ('receipt' in event ? event.receipt?.at : undefined))
  return { act, receipt }
}

const lastChange = (
  events: readonly ApprovalEvent[],
  valueIn: (event: ApprovalEvent) => string | undefined,
): FactGivenBy => {
  let value: string | undefined
  let giver: FactGivenBy = { kind: 'logNotRead' }
  for (const [index, event] of events.entries()) {
    const said = valueIn(event)
    if (said === undefined || said === value) continue
    value = said
    giver = { kind: 'event', event: event.type, seq: index + 1, at: event.at, actor: event.by ?? null }
  }
  return giver
}
