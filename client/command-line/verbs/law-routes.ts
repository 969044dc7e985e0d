import type { Command } from '@commander-js/extra-typings'
import { commandNames } from '../../../domain/approval/commands.ts'
import { refusedInStage } from '../../../domain/approval/stages.ts'
import { type PossibleAnswer, routesReport } from '../../../domain/routing/combinations.ts'
import { type Shape, shapes } from '../../../domain/routing/shapes.ts'
import { citationTexts } from '../../../domain/texts/citations.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { shapeTexts } from '../../../domain/texts/shapes.ts'
import { stageTexts } from '../../../domain/texts/stages.ts'
import { citationInWords } from '../citation-words.ts'
import type { Print } from '../print.ts'
import { table } from '../table.ts'
import { routeKindTexts, words } from '../words.ts'

/** `law routes`: parts 1-3 for every kind of body, proved to answer each exactly once. */
export const addLawRoutes = (law: Command, print: Print): void => {
  law
    .command('routes')
    .description('who approves for every kind of body, and that each has exactly one answer')
    .action(() => {
      const report = routesReport()
      const wrong = report.gaps.length + report.overlaps.length + report.unreached.length > 0
      print.answer(
        report,
        language =>
          [
            table(
              [words.body, words.under, words.above, words.kind, words.reading].map(text => text[language]),
              report.rows.flatMap(({ row, answers }) =>
                answers.map(answer => [
                  listed(row.body, language),
                  listed(row.parent ?? [], language),
                  listed(row.grandparent ?? [], language),
                  answerInWords(answer, language),
                  answer.readings.map(({ id, chosen }) => `${id} = ${chosen}`).join(', '),
                ]),
              ),
            ),
            '',
            filled(wrong ? disproved : proved, { combinations: report.combinations, ...counts(report) }, language),
          ].join('\n'),
        wrong,
      )
    })
}

/** `law stages`: each command in each stage, accepted or refused with what the refusal rests on. */
export const addLawStages = (law: Command, print: Print): void => {
  law
    .command('stages')
    .description('which command is taken in which stage, and on what each refusal rests')
    .action(() => {
      const stages = Object.keys(stageTexts) as (keyof typeof stageTexts)[]
      const rows = commandNames.map(command => ({
        command,
        in: Object.fromEntries(
          stages.map(stage => {
            const refused = refusedInStage(command, stage)
            return [stage, refused ? { refused: refused.code, citation: refused.citation } : { accepted: true }]
          }),
        ),
      }))
      print.answer(rows, language =>
        table(
          ['', ...stages.map(stage => stageTexts[stage].label[language])],
          commandNames.map(command => [
            command,
            ...stages.map(stage => {
              const refused = refusedInStage(command, stage)
              if (!refused) return '+'
              return refused.citation === 'design' ? '–' : `– ${citationInWords(refused.citation, language)}`
            }),
          ]),
        ),
      )
    })
}

const answerInWords = (answer: PossibleAnswer, language: Language): string => {
  const kind = answer.kind === 'asItsAkim' ? asItsAkim[language] : routeKindTexts[answer.kind][language]
  if (answer.kind === 'exempt') return `${kind} (${citationInWords('part-2', language)})`
  if (answer.kind === 'militaryOrder') return `${kind} (${citationInWords('part-3', language)})`
  if (answer.route === undefined || answer.approver === undefined) return kind
  const above = answer.approver === 'parent' ? words.under : words.above
  return `${citationTexts[`part-1-item-${answer.route}`].label[language]}: ${above[language]}`
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
