import { positionTexts } from '../../../domain/texts/positions.ts'
import { dateArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { registryAsked } from '../registry-questions.ts'
import { table } from '../table.ts'
import { today } from '../today.ts'
import { words } from '../words.ts'

/** `people BODY`: who holds which position of a body, with the ids that other verbs take (`--as`, a lawyer). */
export const addPeople = (program: Program, print: Print): void => {
  program
    .command('people')
    .description('who holds which position of a body, with the ids for --as and for a lawyer')
    .argument('<body>', "a body's id")
    .option('--on <date>', 'on that day instead of today', dateArgument)
    .action(async (body, { on }) => {
      const people = await (await registryAsked(print)).people(body, on ?? (await today()))
      print.answer(people, language =>
        table(
          [words.id, words.name, words.position].map(text => text[language]),
          people.map(({ person, name, position, acting }) => [
            person,
            (language === 'kk' ? name.kk : undefined) ?? name.ru,
            `${positionTexts[position][language]}${acting ? ` (${words.acting[language]})` : ''}`,
          ]),
        ),
      )
    })
}
