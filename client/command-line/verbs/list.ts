import { deadlineStateTexts, stageTexts } from '../../../domain/texts/stages.ts'
import { casesInUse } from '../cases.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { table } from '../table.ts'
import { shortFlagTexts, words } from '../words.ts'

/** `list`: the cases, the nearest decision deadline first. */
export const addList = (program: Program, print: Print): void => {
  program
    .command('list')
    .description('the cases, the nearest deadline first')
    .option('--overdue', 'only where the decision is overdue')
    .option('--for <person>', 'only what this person, or body, must act on now')
    .option('--open', 'only those that are not closed')
    .action(async ({ overdue, for: holder, open }) => {
      const cases = await (await casesInUse(print)).list({
        ...(overdue ? { overdue } : {}),
        ...(holder === undefined ? {} : { holder }),
        ...(open ? { open } : {}),
      })
      print.answer(cases, language =>
        cases.length === 0
          ? words.noCases[language]
          : table(
              [words.case, words.stage, words.holder, words.decisionDue, words.state, words.flags].map(
                text => text[language],
              ),
              cases.map(one => [
                one.caseId,
                stageTexts[one.stage].label[language],
                one.holder ?? '',
                one.decisionDueOn ?? '',
                deadlineStateTexts[one.deadlineState][language],
                one.flags.map(flag => shortFlagTexts[flag][language]).join(', '),
              ]),
            ),
      )
    })
}
