import { dateArgument } from '../arguments.ts'
import { bodyKindInWords } from '../body-words.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { registryAsked } from '../registry-questions.ts'
import { table } from '../table.ts'
import { today } from '../today.ts'
import { words } from '../words.ts'

/** `bodies`: the bodies of the registry. */
export const addBodies = (program: Program, print: Print): void => {
  program
    .command('bodies')
    .description('the bodies of the registry')
    .option('--on <date>', 'on that day instead of today', dateArgument)
    .action(async ({ on }) => {
      const bodies = await (await registryAsked(print)).bodies(on ?? (await today()))
      print.answer(bodies, language =>
        table(
          [words.id, words.bodyKind, words.parent, words.name].map(text => text[language]),
          bodies.map(body => [
            body.id,
            bodyKindInWords(body, language),
            body.parent ?? '',
            language === 'kk' ? body.name.kk : body.name.ru,
          ]),
        ),
      )
    })
}
