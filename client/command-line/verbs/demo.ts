import { deadlineStateTexts, stageTexts } from '../../../domain/texts/stages.ts'
import { durationArgument } from '../arguments.ts'
import { forwarded } from '../forward.ts'
import { localTime } from '../local-time.ts'
import { summaryOrNone } from '../over-temporal/summary-or-none.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { withKelisu } from '../servers.ts'
import { pairs } from '../table.ts'
import { words } from '../words.ts'

/** `demo forward CASE 3d`: moves one case in time, so that a newcomer watches it become overdue. */
export const addDemo = (program: Program, print: Print): void => {
  program
    .command('demo')
    .description('for trying out: move a case in time')
    .command('forward')
    .description('move one case forward; all other clocks stay')
    .argument('<case>', "the case's id")
    .argument('<time>', 'how far: 3d, 12h, 1d12h', durationArgument)
    .action(async (caseId, seconds) => {
      const { now, summary } = await withKelisu(async (kelisu, client) => {
        const now = await forwarded(client, caseId, seconds)
        return { now, summary: await summaryOrNone(kelisu, caseId) }
      })
      const { stage = null, deadlineState = null, decisionDueOn = null } = summary ?? {}
      print.answer({ caseId, now, stage, deadlineState, decisionDueOn }, language =>
        pairs([
          [words.case[language], caseId],
          [words.itsTime[language], localTime(now)],
          [words.stage[language], stage && stageTexts[stage].label[language]],
          [words.deadline[language], deadlineState && deadlineStateTexts[deadlineState][language]],
          [words.decisionDue[language], decisionDueOn],
        ]),
      )
    })
}
