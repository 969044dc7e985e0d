import { reject } from '../../../domain/regulation/codes.ts'
import { type RouteAnswer, route } from '../../../domain/routing/route.ts'
import { dateArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { refusedBy } from '../refusal-of.ts'
import { registryInUse } from '../registry-in-use.ts'
import { pairs, table } from '../table.ts'
import { today } from '../today.ts'
import { UsageError } from '../usage-error.ts'

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
      if (body === undefined) {
        const answers = registry.bodies(on).map(({ id }) => route(id, on, registry))
        return print.answer(answers, () =>
          table(
            ['body', 'kind', 'approver', 'citation'],
            answers.map(a => [a.body, a.kind, approverOf(a), a.citation]),
          ),
        )
      }
      if (!registry.body(body, on)) throw refusedBy(reject('REQUESTER_UNKNOWN', { requester: body }))
      const answer = route(body, on, registry)
      print.answer(answer, () =>
        pairs([
          ['body', answer.body],
          ['kind', answer.kind],
          ['approver', approverOf(answer)],
          ['citation', answer.citation],
          ['because', answer.because],
        ]),
      )
    })
}

const approverOf = (answer: RouteAnswer): string => ('approver' in answer ? (answer.approver ?? '') : '')
