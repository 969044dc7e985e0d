import { readingsOf } from '../../../domain/bodies/readings-in-force.ts'
import { reject } from '../../../domain/regulation/codes.ts'
import { type RouteAnswer, route } from '../../../domain/routing/route.ts'
import type { Language, Name } from '../../../domain/texts/languages.ts'
import { dateArgument } from '../arguments.ts'
import { becauseInWords } from '../because.ts'
import { citationInWords } from '../citation-words.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { refusedBy } from '../refusal-of.ts'
import { registryInUse } from '../registry-in-use.ts'
import { pairs, table } from '../table.ts'
import { today } from '../today.ts'
import { UsageError } from '../usage-error.ts'
import { routeKindTexts, words } from '../words.ts'

/** `route BODY` and `route --all`: who approves for a body, by which item, and why. */
export const addRoute = (program: Program, print: Print): void => {
  program
    .command('route')
    .description('who approves for a body, by which item, and why')
    .argument('[body]', "a body's id")
    .option('--all', 'for every body of the registry')
    .option('--on <date>', 'on that day instead of today', dateArgument)
    .action(async (body, { all, on: day }) => {
      if ((body === undefined) === (all === undefined)) throw new UsageError('route needs a body, or --all')
      const on = day ?? (await today())
      const registry = await registryInUse(print)
      const chosen = readingsOf(null, on, registry)
      if (body === undefined) {
        const answers = registry.bodies(on).map(({ id }) => route(id, on, registry, chosen))
        return print.answer(answers, language =>
          table(
            [words.body, words.kind, words.approver, words.citation].map(text => text[language]),
            answers.map(a => [
              a.body,
              routeKindTexts[a.kind][language],
              approverOf(a),
              citationInWords(a.citation, language),
            ]),
          ),
        )
      }
      if (!registry.body(body, on)) throw refusedBy(reject('REQUESTER_UNKNOWN', { requester: body }))
      const answer = route(body, on, registry, chosen)
      const nameOf = (id: string): Name | undefined => registry.body(id, on)?.name
      print.answer(answer, language =>
        pairs([
          [words.body[language], withName(answer.body, nameOf, language)],
          [words.kind[language], routeKindTexts[answer.kind][language]],
          [words.approver[language], withName(approverOf(answer), nameOf, language)],
          [words.citation[language], citationInWords(answer.citation, language)],
          [words.because[language], becauseInWords(answer, language)],
        ]),
      )
    })
}

const approverOf = (answer: RouteAnswer): string => ('approver' in answer ? (answer.approver ?? '') : '')

// The answer's English sentence has the names already.
const withName = (id: string, nameOf: (id: string) => Name | undefined, language: Language): string => {
  const name = language === 'en' ? undefined : nameOf(id)?.[language]
  return name ? `${id}, ${name}` : id
}
