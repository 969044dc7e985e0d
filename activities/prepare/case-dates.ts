import { contentHash } from '../../client/library/content-hash.ts'
import type { CaseDates, CompactProof } from '../../domain/approval/dates.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import { BeyondCalendar } from '../../domain/calendar/beyond-calendar.ts'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { type IsoDate, type LocalTime, plusDays } from '../../domain/calendar/dates.ts'
import { hashOfEdition } from '../../domain/calendar/edition-hash.ts'
import { actFactOf } from '../../domain/deadlines/act-date.ts'
import { deadlineFactsOf } from '../../domain/deadlines/case-proofs.ts'
import { closingOf } from '../../domain/deadlines/closing.ts'
import { DeadlineFault } from '../../domain/deadlines/deadline-fault.ts'
import { deadlines } from '../../domain/deadlines/deadlines.ts'
import type { DeadlineFacts } from '../../domain/deadlines/facts.ts'
import { momentsOf } from '../../domain/deadlines/moments.ts'
import type { DeadlineProof } from '../../domain/deadlines/proof.ts'
import { termsInForce } from '../../domain/deadlines/terms.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import type { ReadingsInForce } from '../../domain/regulation/readings.ts'

/**
 * All dates of a case with their compact proofs, or the fact that keeps them from being computed:
 * ACT_DATE_MISSING, SHORT_TERM_NOT_APPLICABLE, COPY_TERM_NOT_APPLICABLE, BEYOND_CALENDAR, each with its field. Nothing is guessed.
 */
export const caseDates = (
  request: ApprovalRequest,
  receipt: Receipt | null,
  calendar: WorkingCalendar,
  localTime: LocalTime,
  readings: ReadingsInForce = {},
  terms = termsInForce,
): CaseDates | Rejection => {
  const facts = deadlineFactsOf(request, receipt, localTime, readings)
  const field = `act.${actFactOf(request)}`
  if (facts === undefined) return reject('ACT_DATE_MISSING', { field })
  try {
    const found = deadlines(facts, calendar, readings, terms)
    const { courtTermEnds, sendBy, decisionDue, proof } = found
    // CPC 123(5): a day ends at 24:00, where the next one begins.
    const endOf = (date: IsoDate) => localTime.startOf(plusDays(date, 1))
    const dueAt = decisionDue && (closingOf(decisionDue, 'seventhDayEnds', localTime, readings) ?? endOf(decisionDue))
    return {
      courtTerm: { endsOn: courtTermEnds, endsAt: endOf(courtTermEnds), proof: compact(proof.courtTerm, calendar) },
      sendBy: {
        ...sendBy,
        proof: compact(proof.sendBy, calendar),
        ...(found.sendByNotApplied ? { notApplied: true } : {}),
      },
      lateRequest: found.lateRequest ?? { plain: false, strict: false },
      ...(decisionDue && dueAt && proof.decisionDue
        ? { decision: { dueOn: decisionDue, dueAt, proof: compact(proof.decisionDue, calendar) } }
        : {}),
      termAtRisk: found.termAtRisk,
      provisional: found.provisional,
      moments: momentsOf(found, calendar, localTime, dueAt),
      ...countedBy(facts, request, readings),
    }
  } catch (error) {
    if (error instanceof BeyondCalendar)
      return reject('BEYOND_CALENDAR', { field: receipt ? 'receipt.at' : field, year: error.year })
    if (error instanceof DeadlineFault) return reject(error.code, { field: error.field }, error.citation)
    throw error
  }
}

/** What the proofs do not tell of how the dates were counted; nothing where all is the default. */
const countedBy = (
  { receivedAfterClosing, sentOn }: DeadlineFacts,
  { outgoing }: ApprovalRequest,
  { receiptOnDayOff, administrativeTerms }: ReadingsInForce,
): Pick<CaseDates, 'countedBy'> => {
  const readings = {
    ...(receiptOnDayOff ? { receiptOnDayOff } : {}),
    ...(administrativeTerms ? { administrativeTerms } : {}),
  }
  const by = {
    ...(Object.keys(readings).length > 0 ? { readings } : {}),
    ...(receivedAfterClosing ? { receivedAfterClosing: true as const } : {}),
    ...(sentOn && sentOn !== outgoing.sentOn ? { sentOn } : {}),
  }
  return Object.keys(by).length > 0 ? { countedBy: by } : {}
}

/** What state and history keep of a proof: the rows are derived again from the immutable edition when shown. */
const compact = (proof: DeadlineProof, calendar: WorkingCalendar): CompactProof => ({
  start: proof.start,
  rule: proof.rule.citation,
  ...(proof.reading ? { reading: proof.reading } : {}),
  ...(proof.openPoints.length > 1 ? { openPoints: proof.openPoints } : {}),
  result: proof.result,
  ...(proof.other ? { other: proof.other } : {}),
  calendar: { edition: calendar.edition.id, sha256: hashOfEdition(calendar, contentHash) },
  sha256: contentHash(proof),
})
