import type { Instant } from '../calendar/dates.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import type { Receipt } from './request.ts'

/**
 * When the request is received (reading `receivedMoment`): its registration by the records service (APPC 44(1)), or the delivery
 * in the exchange system. What did not come through that system has no such time, and its registration counts.
 */
export const receivedMoment = (receipt: Receipt, { receivedMoment }: ReadingsInForce): Instant =>
  (receivedMoment === 'deliveryTime' ? receipt.deliveredAt : undefined) ?? receipt.at
