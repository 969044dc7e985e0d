import type { Actor } from '../../domain/approval/commands.ts'
import { type Instant, weekday } from '../../domain/calendar/dates.ts'
import type { DeadlineProof, ProofRow } from '../../domain/deadlines/proof.ts'
import type { FactGivenBy, GivenBy, OpenPoint, ProofDocument } from '../../domain/deadlines/proof-document.ts'
import type { Citation } from '../../domain/regulation/citations.ts'
import { citationTexts } from '../../domain/texts/citations.ts'
import { dayTexts, reasonInWords, sourceInWords, statusTexts, weekdayInWords } from '../../domain/texts/days.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'
import { positionTexts } from '../../domain/texts/positions.ts'
import {
  codeEditionTexts,
  deadlineTexts,
  originTexts,
  proofTexts,
  roleTexts,
  startTexts,
  termInWords,
  untilInWords,
} from '../../domain/texts/proofs.ts'
import { localTime } from './local-time.ts'
import { pairs, table } from './table.ts'

/** The document of one deadline as a person reads it: what it starts from, the rule, every date, the result, what is open. */
export const proofForPeople = (document: ProofDocument, language: Language): string => {
  const { deadline, caseId, givenBy, editions, proof, openPoints } = document
  const { start, rule } = proof
  const say = (text: Text) => text[language]
  const name = (text: Text) => `${say(text)}:`
  const on = (date: ProofRow['date']) => `${date}, ${weekdayInWords(weekday(date), language)}`
  const cited = (citation: Citation) => `${say(citationTexts[citation].label)}: ${say(citationTexts[citation].says)}`
  const { code, calendar } = editions

  const head = pairs([
    [name(proofTexts.case), caseId],
    [name(proofTexts.startsFrom), `${say(startTexts[start.fact])}, ${on(start.date)}`],
    [name(proofTexts.givenBy), givenInWords(givenBy, language)],
    [name(proofTexts.rule), `${termInWords(rule.term, language)}; ${cited(rule.citation)}`],
    ...rule.counting.map(citation => [name(proofTexts.counting), cited(citation)] as const),
    [name(proofTexts.code), code && say(codeEditionTexts[code.act])],
    [name(proofTexts.regulation), deadline === 'courtTerm' ? null : regulationInWords(document, language)],
    [
      name(proofTexts.calendar),
      `${calendar.id}, ${say(proofTexts.published)} ${calendar.publishedOn}, sha256 ${calendar.sha256}`,
    ],
    [
      name(proofTexts.monthsEnd),
      proof.nominalEnd &&
        `${on(proof.nominalEnd)}${proof.noCorrespondingDay ? ` (${say(proofTexts.noCorrespondingDay)})` : ''}`,
    ],
  ])

  const { result, other } = proof
  const foot = pairs([
    // Part 6 asks for the day of sending, whatever the hour.
    [
      name(proofTexts.result),
      deadline === 'sendBy' ? on(result) : `${on(result)}, ${endInWords(document.endsAt, language)}`,
    ],
    [
      name(proofTexts.otherReading),
      other && `${on(other.result)} (${other.reading}: ${readingInWords(other.reading, openPoints, language)})`,
    ],
    ...openPoints.map(point => [name(proofTexts.openPoint), openInWords(point, language)] as const),
    [name(proofTexts.certainty), say(proof.provisional ? proofTexts.provisional : proofTexts.final)],
    [name(proofTexts.proof), `sha256 ${document.sha256}${comparedInWords(document, language)}`],
  ])
  return [`${say(deadlineTexts[deadline])}: ${on(result)}`, head, rowsTable(proof, language), foot].join('\n\n')
}

const rowsTable = ({ rows, result, other }: DeadlineProof, language: Language): string =>
  table(
    [
      proofTexts.date,
      proofTexts.weekday,
      proofTexts.day,
      proofTexts.count,
      proofTexts.inTheCount,
      proofTexts.why,
      proofTexts.source,
      proofTexts.status,
      proofTexts.citation,
    ].map(text => text[language]),
    rows.map(row => [
      row.date,
      weekdayInWords(row.weekday, language),
      dayTexts[row.working ? 'worked' : 'off'][language],
      row.count ?? '',
      `${roleTexts[row.role][language]}${markOf(row, result, other, language)}`,
      reasonInWords(row, language),
      sourceInWords(row.source, language),
      statusTexts[row.status][language],
      citationTexts[row.citation].label[language],
    ]),
  )

/** A day ends at 24:00 local time, where the next begins, unless the case says otherwise. */
const endInWords = (endsAt: Instant | null, language: Language): string => {
  const time = endsAt === null ? '00:00' : localTime(endsAt).slice(-5)
  return untilInWords(time === '00:00' ? '24:00' : time, language)
}

const markOf = (
  { date }: ProofRow,
  result: DeadlineProof['result'],
  other: DeadlineProof['other'],
  language: Language,
): string => {
  const marks = [
    ...(date === result ? [proofTexts.result[language]] : []),
    ...(date === other?.result ? [other.reading] : []),
  ]
  return marks.length === 0 ? '' : `  ← ${marks.join(', ')}`
}

const regulationInWords = ({ editions: { regulation } }: ProofDocument, language: Language): string => {
  if (!regulation) return proofTexts.noEdition[language]
  const { id, termsOf, sha256 } = regulation
  return [id === termsOf ? id : `${id} (${proofTexts.termsOfOther[language]}: ${termsOf})`, `sha256 ${sha256}`].join(
    ', ',
  )
}

const givenInWords = (givenBy: GivenBy, language: Language): string => {
  if (givenBy.kind !== 'counted') return giverInWords(givenBy, language)
  const { citation, fact, date, givenBy: giver } = givenBy.from
  return `${proofTexts.countedFrom[language]}: ${startTexts[fact][language]}, ${date} (${citationTexts[citation].label[language]}; ${giverInWords(giver, language)})`
}

const giverInWords = (giver: FactGivenBy, language: Language): string => {
  if (giver.kind !== 'event') return originTexts[giver.kind][language]
  const entry = `${localTime(giver.at)}, ${proofTexts.event[language]} ${giver.seq}`
  return giver.actor ? `${actorInWords(giver.actor, language)}, ${entry}` : entry
}

const actorInWords = (actor: Actor, language: Language): string => {
  const position = (name: string) => (positionTexts as Record<string, Text>)[name]?.[language] ?? name
  const who = 'person' in actor ? `${actor.person} (${actor.body}, ${position(actor.position)})` : actor.system
  return actor.claimed ? `${who}, ${proofTexts.claimed[language]}` : who
}

const openInWords = ({ id, question, taken, isDefault, alternatives }: OpenPoint, language: Language): string => {
  const ours = isDefault ? `; ${proofTexts.byDefault[language]}` : ''
  return `${question[language]} ${proofTexts.taken[language]}: ${alternatives[taken]?.[language] ?? taken} (${id} = ${taken}${ours})`
}

const readingInWords = (reading: string, points: readonly OpenPoint[], language: Language): string =>
  points.find(point => reading in point.alternatives)?.alternatives[reading]?.[language] ?? reading

const comparedInWords = ({ caseId, kept, sha256, proof, editions }: ProofDocument, language: Language): string => {
  if (caseId === null) return ''
  if (!kept) return `, ${proofTexts.keepsNone[language]}`
  if (kept.same) return `, ${proofTexts.sameAsKept[language]}`
  const differs = [
    kept.result !== proof.result && `${proofTexts.keptResult[language]} ${kept.result}`,
    kept.sha256 !== sha256 && `${proofTexts.keptHash[language]} ${kept.sha256}`,
    kept.calendarSha256 !== editions.calendar.sha256 && `${proofTexts.keptCalendar[language]} ${kept.calendarSha256}`,
  ].filter(part => part !== false)
  return `\n${proofTexts.differsFromKept[language]}: ${differs.join('; ')}`
}
