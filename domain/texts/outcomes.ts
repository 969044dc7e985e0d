import type { Outcome } from '../approval/commands.ts'
import type { CaseOutcome } from '../approval/summary.ts'
import type { Text } from './languages.ts'

/** What a proposal or a decision says. */
export const decisionTexts = {
  approve: { kk: 'келісілсін', ru: 'согласовать', en: 'approve' },
  refuse: { kk: 'келісуден бас тартылсын', ru: 'отказать в согласовании', en: 'refuse approval' },
} as const satisfies Record<Outcome, Text>

/** How a case ended. */
export const outcomeTexts = {
  approved: { kk: 'келісілді', ru: 'согласовано', en: 'approved' },
  refused: { kk: 'келісуден бас тартылды', ru: 'в согласовании отказано', en: 'approval refused' },
  returned: { kk: 'қайтарылды', ru: 'возвращено', en: 'returned' },
  notRequired: { kk: 'келісу талап етілмейді', ru: 'согласование не требуется', en: 'approval not required' },
  withdrawn: { kk: 'кері қайтарып алынды', ru: 'отозвано', en: 'withdrawn' },
} as const satisfies Record<CaseOutcome, Text>
