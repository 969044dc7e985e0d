import type { Actor } from '../approval/commands.ts'
import type { CompactProof } from '../approval/dates.ts'
import type { EventType } from '../approval/events.ts'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { Instant, IsoDate } from '../calendar/dates.ts'
import { type Hash, hashOfEdition } from '../calendar/edition-hash.ts'
import type { Citation } from '../regulation/citations.ts'
import { type CodeAct, codeEditions, codeOf } from '../regulation/code-editions.ts'
import { type ReadingId, readings } from '../regulation/readings.ts'
import { type CitationText, citationTexts } from '../texts/citations.ts'
import type { Text } from '../texts/languages.ts'
import { readingTexts } from '../texts/readings.ts'
import type { DeadlineProof } from './proof.ts'

/** Which deadline a document proves. */
export const deadlineNames = ['courtTerm', 'sendBy', 'decision'] as const

export type DeadlineName = (typeof deadlineNames)[number]

/** Who gave a fact: an entry of the case's log (`actor` null where none is named), whoever asked for the count, or not known. */
export type FactGivenBy =
  | { kind: 'event'; event: EventType; seq: number; at: Instant; actor: Actor | null }
  | { kind: 'asker' }
  | { kind: 'logNotRead' }

/** Nobody gives the end of the court term: it is counted, from a fact that somebody gave. */
export type GivenBy =
  | FactGivenBy
  | { kind: 'counted'; from: DeadlineProof['start'] & { citation: Citation; givenBy: FactGivenBy } }

/** An open point on which the result rests, and how it was read. */
export type OpenPoint = {
  id: ReadingId
  citation: Citation
  question: Text
  taken: string
  /** Whether the default was taken, which is ours and never law. */
  isDefault: boolean
  alternatives: Record<string, Text>
}

/** What the case keeps of the proof, beside what its rows give now. */
export type KeptProof = { sha256: string; result: IsoDate; calendarSha256: string; same: boolean }

/**
 * A deadline with all that a person needs to count it again without this program: who gave the start, the rule and its edition,
 * every date passed, what the text leaves open, and the wording of every place cited. `sha256` is that of the
 * RFC 8785 canonical JSON of `proof`.
 */
export type ProofDocument = {
  version: 1
  deadline: DeadlineName
  /** Null where the facts were given without a case. */
  caseId: string | null
  givenBy: GivenBy
  editions: {
    /** The Regulation's, for parts 6 and 10; null where no date picks one yet, or the rule is not the Regulation's. */
    regulation: RegulationBasis | null
    /** The code whose wording was read, for court terms. */
    code: { act: CodeAct; readAs: 'of' | 'after'; date: IsoDate } | null
    calendar: { id: string; publishedOn: IsoDate; sha256: string }
  }
  proof: DeadlineProof
  sha256: string
  /** The instant at which the last day ends for the case; null for a sending, and where there is no case. */
  endsAt: Instant | null
  kept: KeptProof | null
  openPoints: OpenPoint[]
  citations: Partial<Record<Citation, { label: Text; says: Text; link?: string }>>
  /** What the rows' sources are. */
  sources: Record<string, string>
}

/** The edition under which a case stands, the one whose terms run under it, and the hash of the edition as data. */
export type RegulationBasis = { id: string; termsOf: string; sha256: string }

/** What a document says beside the count. */
type About = {
  caseId: string | null
  givenBy: GivenBy
  regulation: RegulationBasis | null
  endsAt: Instant | null
  kept: CompactProof | null
  readings: ChosenReadings
}

/** The readings in force, where something else than the default may have been chosen. */
export type ChosenReadings = { readonly [Id in ReadingId]?: string }

/** The document of one deadline. */
export const proofDocument = (
  deadline: DeadlineName,
  proof: DeadlineProof,
  calendar: WorkingCalendar,
  about: About,
  hashOf: Hash,
): ProofDocument => {
  const { id, publishedOn, sources } = calendar.edition
  const calendarSha256 = hashOfEdition(calendar, hashOf)
  const sha256 = hashOf(proof)
  const code = codeOf(proof.rule.citation)
  const openPoints = openPointsOf(deadline, proof).map(id => openPoint(id, about.readings))
  const cited = [
    proof.rule.citation,
    ...proof.rule.counting,
    ...proof.rows.map(row => row.citation),
    ...openPoints.map(point => point.citation),
    ...(about.givenBy.kind === 'counted' ? [about.givenBy.from.citation] : []),
  ]
  return {
    version: 1,
    deadline,
    caseId: about.caseId,
    givenBy: about.givenBy,
    editions: {
      regulation: deadline === 'courtTerm' ? null : about.regulation,
      code: code ? { act: code, ...codeEditions[code] } : null,
      calendar: { id, publishedOn, sha256: calendarSha256 },
    },
    proof,
    sha256,
    endsAt: about.endsAt,
    kept: about.kept && keptBeside(about.kept, { sha256, calendarSha256, result: proof.result }),
    openPoints,
    citations: Object.fromEntries([...new Set(cited)].sort().map(citation => [citation, wordingOf(citation)])),
    sources: Object.fromEntries(
      [...new Set(proof.rows.map(row => row.source))].sort().map(source => [source, sources[source] ?? source]),
    ),
  }
}

const wordingOf = (citation: Citation): CitationText => citationTexts[citation]

const keptBeside = (kept: CompactProof, now: Omit<KeptProof, 'same'>): KeptProof => ({
  sha256: kept.sha256,
  result: kept.result,
  calendarSha256: kept.calendar.sha256,
  same: kept.sha256 === now.sha256 && kept.result === now.result && kept.calendar.sha256 === now.calendarSha256,
})

/** The proof names what moves its count; the rest of what the text leaves open about these dates stands beside it. */
const openPointsOf = (deadline: DeadlineName, { openPoints }: DeadlineProof): ReadingId[] => {
  if (deadline === 'courtTerm') return []
  const beside: ReadingId[] =
    deadline === 'sendBy'
      ? ['receivedMoment', 'editionDate']
      : ['receivedMoment', 'seventhDayEnds', 'stoppingTheTerm', 'editionDate']
  return [...openPoints, ...beside]
}

const openPoint = (id: ReadingId, chosen: ChosenReadings): OpenPoint => {
  const { citation, default: byDefault } = readings[id]
  const taken = chosen[id] ?? byDefault
  const { question, alternatives } = readingTexts[id]
  return { id, citation, question, taken, isDefault: taken === byDefault, alternatives }
}
