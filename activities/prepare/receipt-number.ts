import { fitsFormat } from '../../domain/bodies/receipt-number.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'

/** RECEIPT_NUMBER_FORMAT where the records service of the approving body (of an akim, his apparatus) writes its numbers otherwise. */
export const receiptNumberFault = (
  number: string,
  field: string,
  approver: string,
  on: IsoDate,
  registry: Registry,
): Rejection | undefined => {
  const format = registry.body(registry.seatOf(approver, on), on)?.receiptNumberFormat
  return format === undefined || fitsFormat(number, format)
    ? undefined
    : reject('RECEIPT_NUMBER_FORMAT', { field, number, format })
}
