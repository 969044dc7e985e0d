import type { Actor, Authority, CaseRoute, Judged, Outcome } from '../approval/commands.ts'
import type { CompactProof } from '../approval/dates.ts'
import type { ApprovalEvent, EventOf, EventType } from '../approval/events.ts'
import { caseOf } from '../approval/evolve.ts'
import type { ApprovalRequest, Receipt } from '../approval/request.ts'
import type { CaseOutcome } from '../approval/summary.ts'
import type { Instant, IsoDate } from '../calendar/dates.ts'
import { type Rejection, reject } from '../regulation/codes.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'

/**
 * An edition by its id and the hash of its canonical JSON: a calendar's as the proofs in the log have it, the Regulation's as the
 * code that made the receipt has it. Null where there is neither.
 */
export type EditionOfReceipt = { id: string; sha256: string | null }

type Deadline = { on: IsoDate; start: CompactProof['start']; rule: CompactProof['rule']; proofSha256: string }

/** All on which a closed case's outcome rests, for whoever has to check it years later (docs/schemas/receipt.json). */
export type DecisionReceipt = {
  caseId: string
  workflow: { id: string; runId: string }
  /** Of `decide`, `evolve` and moments: the number of the rules under which the whole case stands. */
  rules: number
  /** The code that made this receipt; under which versions the events were made is not in the log, the rules' number is. */
  code: { version: string; commit: string | null }
  facts: { request: ApprovalRequest; receipt: Receipt | null }
  editions: { regulation: EditionOfReceipt; calendars: EditionOfReceipt[] }
  /** The open points that this case reads otherwise than by default. */
  readings: ReadingsInForce
  route: CaseRoute | null
  approver: string | null
  /** Null where approval was not required. */
  deadlines: { courtTerm: Deadline; sendBy: Deadline; decision: Deadline | null } | null
  decision: {
    outcome: Outcome
    by: Actor
    authority: Authority
    judged: Judged
    late: boolean
    ownProposal: boolean
    number: string | null
    /** Where it was signed on paper: when and by whom that was registered (null in logs that did not keep it). */
    paper: { signedOn: IsoDate; number: string; registeredAt: Instant; registeredBy: string | null } | null
  } | null
  outcome: CaseOutcome
  filing: 'reported' | 'notReported' | null
  openedAt: Instant
  closedAt: Instant
  /** Each event with its hash, which holds that of the one before: the last one seals them all. */
  events: { seq: number; type: EventType; at: Instant; hash: string }[]
}

/** One row of the log, checked before. */
export type HashedEvent = { seq: number; runId: string; hash: string; event: ApprovalEvent }

/**
 * The receipt of a closed case from its log alone. WRONG_STAGE where the case is open: it has no outcome yet.
 * @param regulationHash of the edition of that id.
 */
export const receiptOf = (
  log: readonly HashedEvent[],
  code: DecisionReceipt['code'],
  regulationHash: (id: string) => string | null,
): DecisionReceipt | Rejection => {
  const events = log.map(({ event }) => event)
  const state = caseOf(events)
  const [first] = log
  if (state.stage !== 'closed' || first === undefined)
    return reject('WRONG_STAGE', { command: 'receipt', stage: state.stage, acceptedIn: 'closed' })
  const { caseId, rules, editions, request, receipt, route, approver, dates, openedAt, closedAt } = state
  const decided = events.findLast((event): event is EventOf<'Decided'> => event.type === 'Decided')
  return {
    caseId,
    workflow: { id: caseId, runId: first.runId },
    rules,
    code,
    facts: { request, receipt },
    editions: {
      regulation: { id: editions.regulation, sha256: regulationHash(editions.regulation) },
      calendars: calendarsIn(events, editions.calendar),
    },
    readings: state.readings ?? {},
    route,
    approver,
    deadlines: dates && {
      courtTerm: deadline(dates.courtTerm.proof),
      sendBy: deadline(dates.sendBy.proof),
      decision: dates.decision ? deadline(dates.decision.proof) : null,
    },
    decision: decided
      ? {
          outcome: decided.outcome,
          by: decided.by,
          authority: decided.authority,
          judged: decided.judged,
          late: decided.late,
          ownProposal: decided.ownProposal,
          number: decided.number ?? null,
          paper: decided.paper
            ? { ...decided.paper, registeredAt: decided.at, registeredBy: decided.paper.registeredBy ?? null }
            : null,
        }
      : null,
    outcome: state.outcome,
    filing: state.outcome === 'approved' ? state.filing : null,
    openedAt,
    closedAt,
    events: log.map(({ seq, hash, event: { type, at } }) => ({ seq, type, at, hash })),
  }
}

const deadline = ({ result, start, rule, sha256 }: CompactProof): Deadline => ({
  on: result,
  start,
  rule,
  proofSha256: sha256,
})

/** Every calendar edition that gave this case dates, in order; the one it was opened under where none did. */
const calendarsIn = (events: readonly ApprovalEvent[], openedUnder: string): EditionOfReceipt[] => {
  const used = new Map<string, EditionOfReceipt>()
  for (const event of events)
    if (event.type === 'DeadlinesSet' || event.type === 'DeadlinesRecomputed') {
      const { edition: id, sha256 } = event.dates.courtTerm.proof.calendar
      used.set(id, { id, sha256 })
    }
  return used.size > 0 ? [...used.values()] : [{ id: openedUnder, sha256: null }]
}
