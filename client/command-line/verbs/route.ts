import type { Body } from '../../../domain/bodies/records.ts'
import type { RouteAnswer } from '../../../domain/routing/route.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { dateArgument } from '../arguments.ts'
import { becauseInWords } from '../because.ts'
import { citationInWords } from '../citation-words.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { registryAsked } from '../registry-questions.ts'
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
      if ((body === undefined) === (all === undefined))
        throw new UsageError({
          kk: 'route: не орган, не --all керек, екеуі бірге емес',
          ru: 'route: нужен орган или --all, но не оба сразу',
          en: 'route needs a body, or --all, not both',
        })
      const on = day ?? (await today())
      const registry = await registryAsked(print)
      if (body === undefined) {
        const answers: RouteAnswer[] = []
        for (const { id } of await registry.bodies(on)) {
          answers.push(await registry.route(id, on))
          print.progress(soFar(answers.length))
        }
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
      const answer = await registry.route(body, on)
      const own = await registry.body(body, on)
      const approver = approverOf(answer) === '' ? undefined : await registry.body(approverOf(answer), on)
      print.answer(answer, language =>
        pairs([
          [words.body[language], withName(answer.body, own, language)],
          [words.kind[language], routeKindTexts[answer.kind][language]],
          [words.approver[language], withName(approverOf(answer), approver, language)],
          [words.citation[language], citationInWords(answer.citation, language)],
          [words.because[language], becauseInWords(answer, language)],
        ]),
      )
    })
}

const approverOf = (answer: RouteAnswer): string => ('approver' in answer ? (answer.approver ?? '') : '')

// The answer's English sentence has the names already.
const withName = (id: string, body: Body | undefined, language: Language): string => {
  const name = language === 'en' || !body ? undefined : body.name[language]
  return name ? `${id}, ${name}` : id
}

const soFar = (bodies: number): Text => ({
  kk: `Бағыттар анықталды: ${bodies}`,
  ru: `Маршруты определены: ${bodies}`,
  en: `Routes found: ${bodies}`,
})
