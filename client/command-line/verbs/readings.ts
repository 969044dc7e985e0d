import type { OpenPointInForce } from '../../../domain/bodies/open-points.ts'
import { citationLabel } from '../../../domain/texts/citations.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { readingTexts } from '../../../domain/texts/readings.ts'
import { dateArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { registryAsked } from '../registry-questions.ts'
import { today } from '../today.ts'
import { words } from '../words.ts'

/** `readings [BODY]`: what the text leaves open, how it can be read, and how the body reads it. */
export const addReadings = (program: Program, print: Print): void => {
  program
    .command('readings')
    .description('what the text leaves open: alternatives, default, and what is in force')
    .argument('[body]', "an approving body's id; without it what holds for all")
    .option('--on <date>', 'on that day instead of today', dateArgument)
    .action(async (body, { on: day }) => {
      const on = day ?? (await today())
      const answer = await (await registryAsked(print)).openPoints(body, on)
      print.answer(answer, language => answer.map(point => inWords(point, language)).join('\n\n'))
    })
}

const inWords = (point: OpenPointInForce, language: Language): string => {
  const { reading, citation, question, alternatives, inForce, hour, by } = point
  const answers: Record<string, Text> = readingTexts[reading].alternatives
  return [
    `${question[language]}  [${reading}; ${citationLabel(citation, language)}]`,
    ...alternatives.map(alternative => {
      const marks = [
        ...(alternative === point.default ? [words.byDefault[language]] : []),
        ...(alternative === inForce ? [words.inForce[language]] : []),
        ...(alternative === inForce && hour !== undefined ? [hour] : []),
        ...(alternative === inForce && by
          ? [`${by.body}, № ${by.number}, ${by.date}; ${words.since[language]} ${by.since}`]
          : []),
      ]
      const mark = alternative === inForce ? '→' : ' '
      return `  ${mark} ${alternative}: ${answers[alternative]?.[language] ?? ''}${marks.length > 0 ? `  (${marks.join('; ')})` : ''}`
    }),
  ].join('\n')
}
