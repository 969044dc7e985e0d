import type { Fault, ReturnedByReading } from '../../domain/approval/commands.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import type { ReadingsInForce } from '../../domain/regulation/readings.ts'
import { messageOf } from '../../domain/texts/message.ts'

/**
 * Whether the approving body sends the request back without a person's decision: what lacks part 4 or 5 at intake (reading
 * `incompleteRequest`), or what was addressed to another body (`wrongAddressee`). The reason is said in both official languages.
 */
export const returnedByReading = (
  { faults, rightBody }: { faults: readonly Fault[]; rightBody?: string | undefined },
  { incompleteRequest, wrongAddressee }: ReadingsInForce,
): { returned?: ReturnedByReading } => {
  if (rightBody !== undefined && wrongAddressee === 'returned') {
    const reason = said([reject('WRONG_ADDRESSEE', { body: rightBody })])
    return { returned: { citation: 'part-1', reason, reading: 'wrongAddressee' } }
  }
  const [first] = faults
  if (first === undefined || incompleteRequest !== 'returnedAtIntake') return {}
  const citation = first.citation === 'part-5' ? 'part-5' : 'part-4'
  const reason = said(faults.map(({ code, field }) => reject(code, { field })))
  return { returned: { citation, reason, reading: 'incompleteRequest' } }
}

const said = (faults: readonly Rejection[]): string =>
  (['kk', 'ru'] as const).map(language => faults.map(each => messageOf(each, language)).join(' ')).join('\n')
