import type { Command } from '@commander-js/extra-typings'
import { parametersUnder, regulationEditions } from '../../../domain/regulation/editions.ts'
import { type PossibleAnswer, routesReport } from '../../../domain/routing/combinations.ts'
import { type Shape, shapes } from '../../../domain/routing/shapes.ts'
import { citationTexts } from '../../../domain/texts/citations.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { shapeTexts } from '../../../domain/texts/shapes.ts'
import { citationInWords } from '../citation-words.ts'
import type { Print } from '../print.ts'
import { routeKindTexts, words } from '../words.ts'

/** `law routes`: parts 1-3 for every kind of body, proved to answer each exactly once. */
export const addLawRoutes = (law: Command, print: Print): void => {
  law
    .command('routes')
    .description('who approves for every kind of body, and that each has exactly one answer')
    .action(() => {
      const report = routesReport()
      // The text of E0's and E2's annex is not known: the routes of E1 run under them, and are marked so.
      const editions = regulationEditions.map(each => ({ id: each.id, readFrom: parametersUnder(each).readFrom }))
      const wrong = report.gaps.length + report.overlaps.length + report.unreached.length > 0
      print.answer(
        { ...report, editions },
        language =>
          [
            ...report.rows.flatMap(({ row, answers }) => [
              listed(row.body, language),
              ...(row.parent ? [`    ${words.under[language]}: ${listed(row.parent, language)}`] : []),
              ...(row.grandparent ? [`    ${words.above[language]}: ${listed(row.grandparent, language)}`] : []),
              ...answers.map(answer => `  → ${answerInWords(answer, language)}`),
            ]),
            '',
            `${runsUnder[language]} ${editions.map(({ id, readFrom }) => (readFrom === id ? id : `${id} (${readFrom})`)).join(', ')}.`,
            filled(wrong ? disproved : proved, { combinations: report.combinations, ...counts(report) }, language),
          ].join('\n'),
        wrong,
      )
    })
}

const answerInWords = (answer: PossibleAnswer, language: Language): string =>
  [
    withoutReadings(answer, language),
    ...answer.readings.map(({ id, chosen }) => `${byReading[language]} ${id} = ${chosen}`),
  ].join('; ')

const withoutReadings = (answer: PossibleAnswer, language: Language): string => {
  const kind = answer.kind === 'asItsAkim' ? asItsAkim[language] : routeKindTexts[answer.kind][language]
  if (answer.kind === 'exempt') return `${kind} (${citationInWords('part-2', language)})`
  if (answer.kind === 'militaryOrder') return `${kind} (${citationInWords('part-3', language)})`
  if (answer.route === undefined || answer.approver === undefined) return kind
  const item = citationTexts[`part-1-item-${answer.route}`].label[language]
  return `${item}: ${approves[answer.approver][language]}`
}

/** A list that leaves out fewer shapes than it holds is named by what it leaves out. */
const listed = (these: readonly Shape[], language: Language): string => {
  const names = (list: readonly Shape[]) => list.map(shape => shapeTexts[shape][language]).join('; ')
  const leftOut = shapes.filter(shape => !these.includes(shape))
  return these.length > leftOut.length ? `${allBut[language]} ${names(leftOut)}` : names(these)
}

const filled = (text: Text, facts: Record<string, number>, language: Language): string =>
  text[language].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]))

const counts = (report: ReturnType<typeof routesReport>) => ({
  gaps: report.gaps.length,
  overlaps: report.overlaps.length,
  unreached: report.unreached.length,
})

const byReading: Text = { kk: 'мына түсінік бойынша:', ru: 'по прочтению', en: 'by the reading' }
const runsUnder: Text = { kk: 'Қолданылатын редакциялар', ru: 'Действует для редакций', en: 'Runs under the editions' }
const approves = {
  parent: {
    kk: 'өзі бағынатын органмен келіседі',
    ru: 'согласует с органом, которому подчинён',
    en: 'the body it is under approves',
  },
  grandparent: {
    kk: 'одан жоғары органмен келіседі',
    ru: 'согласует с органом выше того',
    en: 'the body above that one approves',
  },
} as const satisfies Record<string, Text>
const allBut: Text = { kk: 'мыналардан басқасының бәрі:', ru: 'все, кроме:', en: 'all but:' }
const asItsAkim: Text = { kk: 'өз әкімі сияқты', ru: 'как у своего акима', en: 'as its akim' }
const proved: Text = {
  kk: '{combinations} жағдай тексерілді: әрқайсысына дәл бір жауап бар, олқылық та, қабаттасу да жоқ.',
  ru: 'Проверено сочетаний: {combinations}. На каждое ровно один ответ, без пробелов и наложений.',
  en: '{combinations} combinations checked: exactly one answer each, no gap, no overlap.',
}
const disproved: Text = {
  kk: '{combinations} жағдай тексерілді: жауапсыз {gaps}, бірнеше жауабы бар {overlaps}, қолданылмайтын жол {unreached}.',
  ru: 'Проверено сочетаний: {combinations}. Без ответа {gaps}, с несколькими {overlaps}, неприменимых строк {unreached}.',
  en: '{combinations} combinations checked: {gaps} without an answer, {overlaps} with several, {unreached} rows unreached.',
}
