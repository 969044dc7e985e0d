import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import type { Instant, LocalTime } from '../../domain/calendar/dates.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'

/**
 * Facts of a request and its receipt that cannot be true together, or not yet: FACT_IN_FUTURE, RECEIPT_BEFORE_SENDING, ACT_DATES_CONTRADICT, each with its field.
 * A date after the court term's end is none of them: it is late, and accepted.
 */
export const contradictions = (
  { outgoing, act, signature }: ApprovalRequest,
  receipt: Receipt | null,
  at: Instant,
  localTime: LocalTime,
): Rejection[] => {
  const today = localTime.dateOf(at)
  const receivedOn = receipt ? localTime.dateOf(receipt.at) : undefined
  const deliveredOn = receipt?.deliveredAt && localTime.dateOf(receipt.deliveredAt)
  const { sentOn } = outgoing
  const { pronouncedOn } = act
  // No decision has its final form, is sent as a copy or enters into force before there is one.
  const early = (['finalFormOn', 'copySentOn', 'inForceOn'] as const).flatMap(on => {
    const date = act[on]
    return date !== undefined && pronouncedOn !== undefined && date < pronouncedOn && pronouncedOn <= today
      ? [reject('ACT_DATES_CONTRADICT', { field: `act.${on}`, date, pronouncedOn })]
      : []
  })
  const dates = {
    'outgoing.sentOn': sentOn,
    'act.pronouncedOn': pronouncedOn,
    'act.finalFormOn': act.finalFormOn,
    'act.copySentOn': act.copySentOn,
    'act.inForceOn': act.inForceOn,
    'receipt.at': receivedOn,
    'receipt.deliveredAt': deliveredOn,
    'signature.signedAt': signature && localTime.dateOf(signature.signedAt),
  }
  const future = Object.entries(dates).filter(([, date]) => date !== undefined && date > today)
  return [
    ...future.map(([field, date]) => reject('FACT_IN_FUTURE', { field, date: date as string, today })),
    ...early,
    ...(receivedOn !== undefined && receivedOn < sentOn
      ? [reject('RECEIPT_BEFORE_SENDING', { field: 'receipt.at', sentOn, receivedOn })]
      : []),
    ...(deliveredOn !== undefined && deliveredOn < sentOn
      ? [reject('RECEIPT_BEFORE_SENDING', { field: 'receipt.deliveredAt', sentOn, receivedOn: deliveredOn })]
      : []),
  ]
}
