import type { CaseSummary } from '../../domain/approval/summary.ts'
import { typed } from '../../domain/texts/command-line.ts'
import type { Language } from '../../domain/texts/languages.ts'
import { messageOf } from '../../domain/texts/message.ts'
import type { Cases } from './cases.ts'
import { words } from './words.ts'

/** What must happen next: the command, null where there is nothing to do, and the lines that say it to people. */
export type WhatIsNext = { next: string | null; lines(language: Language): string[] }

type Asked = Pick<Cases, 'lacking' | 'nextStep'>

/** What must happen next with a case; nothing is known of one that no worker has read. */
export const whatIsNext = async (cases: Asked, summary: CaseSummary | undefined): Promise<WhatIsNext> => {
  if (summary === undefined) return { next: null, lines: () => [] }
  const lacking = summary.stage === 'incomplete' ? await cases.lacking(summary.caseId) : []
  const next = await cases.nextStep(summary, lacking)
  const label = words[summary.stage === 'decided' ? 'onlyIfNotDelivered' : 'next']
  return {
    next,
    lines: language => [
      ...lacking.map(
        ({ code, citation, field }) =>
          `${words.lacking[language]}: ${messageOf({ code, citation, facts: { field } }, language)}`,
      ),
      ...(next === null ? [] : [`${label[language]}: ${next}`]),
    ],
  }
}

/** The same right after a command: a decision just taken is delivered by itself, within seconds, so that nothing but a look is left. */
export const whatIsNextAfterCommand = async (cases: Asked, summary: CaseSummary | undefined): Promise<WhatIsNext> => {
  if (summary?.stage !== 'decided') return whatIsNext(cases, summary)
  const next = typed(`show ${summary.caseId}`)
  return { next, lines: language => [`${words.deliveredByItself[language]}: ${next}`] }
}
