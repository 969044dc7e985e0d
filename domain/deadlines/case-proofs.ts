import type { CaseDates, CompactProof } from '../approval/dates.ts'
import type { ApprovalEvent } from '../approval/events.ts'
import { receivedMoment } from '../approval/received-moment.ts'
import type { ApprovalRequest, Receipt } from '../approval/request.ts'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { Instant, LocalTime } from '../calendar/dates.ts'
import type { Hash } from '../calendar/edition-hash.ts'
import { parametersUnder, regulationEditions } from '../regulation/editions.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import { actDateOf } from './act-date.ts'
import { closingOf } from './closing.ts'
import { type Deadlines, deadlines } from './deadlines.ts'
import type { DeadlineFacts } from './facts.ts'
import { type FactGivers, factGivers } from './given-by.ts'
import {
  type ChosenReadings,
  type DeadlineName,
  type GivenBy,
  type ProofDocument,
  proofDocument,
} from './proof-document.ts'

/** What a case holds that its proofs rest on. */
export type ExplainedCase = {
  caseId: string
  request: ApprovalRequest
  receipt: Receipt | null
  editions: { regulation: string }
  /** Those that are not the default. */
  readings?: ReadingsInForce
  dates: CaseDates | null
}

/** What the domain does not have of its own. */
export type ProofTools = { calendarOf(edition: string): WorkingCalendar; hashOf: Hash; localTime: LocalTime }

/**
 * The proofs of a case, derived again from its facts and the calendar edition by which each was found, beside what the case keeps.
 * Without events nobody is named as the one who gave a fact. Empty where no deadline runs (part 2); the decision's
 * is there once the receipt is registered.
 */
export const caseProofs = (
  one: ExplainedCase,
  events: readonly ApprovalEvent[] | null,
  { calendarOf, hashOf, localTime }: ProofTools,
): ProofDocument[] => {
  const { readings = {} } = one
  const facts = deadlineFactsOf(one.request, one.receipt, localTime, readings)
  if (!one.dates || !facts) return []
  const calendar = calendarOf(one.dates.courtTerm.proof.calendar.edition)
  const notRead: FactGivers = { act: { kind: 'logNotRead' }, receipt: { kind: 'logNotRead' } }
  const givers = events ? factGivers(events, actDateOf) : notRead
  const { courtTerm, sendBy, decision } = one.dates
  return proofDocuments(deadlines(facts, calendar, readings), calendar, givers, {
    caseId: one.caseId,
    regulation: one.editions.regulation,
    ofCase: {
      courtTerm: { kept: courtTerm.proof, endsAt: courtTerm.endsAt },
      sendBy: { kept: sendBy.proof, endsAt: null },
      decision: decision ? { kept: decision.proof, endsAt: decision.dueAt } : nothingKept,
    },
    readings,
    hashOf,
  })
}

type Kept = { kept: CompactProof | null; endsAt: Instant | null }
const nothingKept: Kept = { kept: null, endsAt: null }

/** The documents of counted deadlines, of a case or of facts that somebody asks about. */
export const proofDocuments = (
  { proof }: Deadlines,
  calendar: WorkingCalendar,
  givers: FactGivers,
  about: {
    caseId: string | null
    /** The edition of the Regulation; null where no date picks one yet. */
    regulation: string | null
    ofCase: { [Name in DeadlineName]: Kept } | null
    readings: ChosenReadings
    hashOf: Hash
  },
): ProofDocument[] => {
  const { rule, start } = proof.courtTerm
  const counted: GivenBy = { kind: 'counted', from: { ...start, citation: rule.citation, givenBy: givers.act } }
  const found = [
    ['courtTerm', proof.courtTerm, givers.act],
    ['sendBy', proof.sendBy, counted],
    ['decision', proof.decisionDue, givers.receipt],
  ] as const
  return found.flatMap(([name, one, givenBy]) => {
    if (!one) return []
    const { caseId, readings, hashOf } = about
    const edition = regulationEditions.find(({ id }) => id === about.regulation)
    const regulation = edition
      ? { id: edition.id, termsOf: parametersUnder(edition).readFrom, sha256: hashOf(edition) }
      : null
    const { kept, endsAt } = about.ofCase?.[name] ?? nothingKept
    return proofDocument(name, one, calendar, { caseId, givenBy, regulation, endsAt, kept, readings }, hashOf)
  })
}

/** The facts of a case from which its deadlines run; undefined where the act's date is not given. */
export const deadlineFactsOf = (
  request: ApprovalRequest,
  receipt: Receipt | null,
  localTime: LocalTime,
  readings: ReadingsInForce = {},
): DeadlineFacts | undefined => {
  const { means, procedure, shortTerm, nonParticipant, outgoing } = request
  const actDate = actDateOf(request)
  if (actDate === undefined) return undefined
  const receivedAt = receipt ? receivedMoment(receipt, readings) : undefined
  const receivedOn = receivedAt && localTime.dateOf(receivedAt)
  const closes = receivedOn && closingOf(receivedOn, 'receiptOnDayOff', localTime, readings)
  // Reading `receivedMoment`: in the exchange system what is delivered is sent at the same time.
  const byDelivery = readings.receivedMoment === 'deliveryTime' && receipt?.deliveredAt !== undefined
  const sentOn = byDelivery ? receivedOn : outgoing.sentOn
  return {
    means,
    procedure,
    shortTerm,
    nonParticipant,
    actDate,
    sentOn,
    receivedOn,
    ...(closes && receivedAt && receivedAt >= closes ? { receivedAfterClosing: true } : {}),
  }
}
