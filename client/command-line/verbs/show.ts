import type { Opened } from '../../../domain/approval/state.ts'
import type { CaseSummary } from '../../../domain/approval/summary.ts'
import { regulationEditions } from '../../../domain/regulation/editions.ts'
import { flagTexts } from '../../../domain/texts/flags.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { meansText, procedureTexts } from '../../../domain/texts/means.ts'
import { outcomeTexts } from '../../../domain/texts/outcomes.ts'
import { alternativeInWords, readingInWords } from '../../../domain/texts/readings.ts'
import { deadlineStateTexts, stageTexts } from '../../../domain/texts/stages.ts'
import { type CaseReadings, caseReadings, type Dependence, type OwnReading } from '../case-readings.ts'
import { casesInUse, type Logged } from '../cases.ts'
import { historyLine } from '../history-line.ts'
import { localTime } from '../local-time.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { pairs } from '../table.ts'
import { type WhatIsNext, whatIsNext } from '../what-is-next.ts'
import { words } from '../words.ts'

/** `show CASE`: the case as it stands, what has happened, and the next step. */
export const addShow = (program: Program, print: Print): void => {
  program
    .command('show')
    .description('a case: stage, holder, dates, history, next step')
    .argument('<case>', "the case's id")
    .action(async caseId => {
      const cases = await casesInUse(print)
      const { summary, state, history } = await cases.one(caseId)
      const next = await whatIsNext(cases, summary)
      const read = caseReadings(state)
      const editions = state.stage === 'unopened' ? null : state.editions
      print.answer({ ...summary, editions, ...read, history, next: next.next }, language =>
        forPeople(summary, editions, read, history, next, language),
      )
    })
}

type Editions = Opened['editions']

const forPeople = (
  summary: CaseSummary,
  editions: Editions | null,
  { ownReadings, restsOn }: CaseReadings,
  history: Logged[],
  next: WhatIsNext,
  language: Language,
): string => {
  const say = (text: Text) => text[language]
  const outcome = summary.outcome && outcomeTexts[summary.outcome]
  return [
    pairs([
      [words.case[language], summary.caseId],
      [words.stage[language], `${say(stageTexts[summary.stage].label)}${outcome ? `, ${say(outcome)}` : ''}`],
      [words.holder[language], summary.holder],
      [words.requester[language], `${summary.requester}, № ${summary.outgoingNumber}, ${summary.sentOn}`],
      [words.approver[language], summary.approver],
      [
        words.document[language],
        `${say(meansText(summary.means, summary.sentOn))}, ${say(procedureTexts[summary.procedure])}; ${summary.court}, ${summary.courtCaseNumber}`,
      ],
      [words.receivedAt[language], summary.receivedAt && localTime(summary.receivedAt)],
      [
        words.decisionDue[language],
        summary.decisionDueOn && `${summary.decisionDueOn}, ${say(deadlineStateTexts[summary.deadlineState])}`,
      ],
      [words.overdueSince[language], summary.overdueSince && localTime(summary.overdueSince)],
      [words.courtTermEnds[language], summary.courtTermEndsOn],
      [words.regulation[language], editions && regulationInWords(editions.regulation, language)],
      [words.calendar[language], editions?.calendar],
      ...summary.flags.map(flag => [words.flags[language], say(flagTexts[flag].text)] as const),
      ...ownReadings.map(own => [words.ownReading[language], ownInWords(own, language)] as const),
      ...restsOn.map(dependence => [words.restsOn[language], dependenceInWords(dependence, language)] as const),
    ]),
    history.map(event => historyLine(event, language)).join('\n'),
    next.lines(language).join('\n'),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

const ownInWords = ({ reading, alternative, hour }: OwnReading, language: Language): string =>
  `${readingInWords(reading, alternative)[language]}${hour === undefined ? '' : ` (${hour})`}  [${reading}]`

const regulationInWords = (id: string, language: Language): string => {
  const edition = regulationEditions.find(one => one.id === id)
  return edition ? `${id}, ${edition.act[language]}` : id
}

const dependenceInWords = ({ result, reading, taken, value, other }: Dependence, language: Language): string => {
  const named = { decisionDue: words.decisionDue, sendBy: words.sendBy, route: words.approver }[result][language]
  const otherwise = other
    ? `; ${words.otherReading[language]} (${alternativeInWords(reading, other.alternative)[language]}): ${other.value}`
    : ''
  return `${named}${value ? ` ${value}` : ''}: ${readingInWords(reading, taken)[language]}${otherwise}  [${reading}]`
}
