import { deadlineStateTexts } from '../../../domain/texts/stages.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { requiredSetting, settings } from '../settings.ts'
import { supervisorLinks } from '../supervisor-links.ts'
import { pairs } from '../table.ts'
import { shortFlagTexts, words } from '../words.ts'

/** `links`: where a supervisor sees in Temporal UI what is overdue, due soon, at risk, and open. */
export const addLinks = (program: Program, print: Print): void => {
  program
    .command('links')
    .description('links to Temporal UI: overdue, due soon, term at risk, all open')
    .action(() => {
      const links = supervisorLinks(requiredSetting('KELISU_UI_URL'), settings().TEMPORAL_NAMESPACE ?? 'default')
      print.answer(links, language =>
        pairs([
          [deadlineStateTexts.overdue[language], links.overdue],
          [deadlineStateTexts.dueSoon[language], links.dueSoon],
          [shortFlagTexts.termAtRisk[language], links.termAtRisk],
          [words.allOpen[language], links.allOpen],
        ]),
      )
    })
}
