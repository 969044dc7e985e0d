import type { Outcome } from '../approval/commands.ts'
import type { Stage } from '../approval/summary.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { Rejection } from '../regulation/codes.ts'
import { actionInWords } from './actions.ts'
import { citationLabel } from './citations.ts'
import { codeTexts } from './codes.ts'
import { dateInWords } from './dates.ts'
import type { Language, Text } from './languages.ts'
import { decisionTexts } from './outcomes.ts'
import { positionTexts } from './positions.ts'
import { stageTexts } from './stages.ts'

type Facts = Rejection['facts']

/** A refusal as one sentence or two: what is wrong, what to do, and in brackets the place it rests on. */
export const messageOf = ({ code, citation, facts }: Rejection, language: Language): string => {
  const text = filled(codeTexts[code][language], facts, language)
  return citation === 'design' ? text : `${text} (${citationLabel(citation, language)})`
}

/** Puts facts into `{fact}`; a part in `[…]` whose fact is not given is left out. */
export const filled = (template: string, facts: Facts, language: Language): string =>
  template
    .replaceAll(/\[([^\]]*)\]/g, (_, part: string) =>
      namesIn(part).every(name => shown(name, facts[name], language) !== undefined) ? part : '',
    )
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(name, facts[name], language) ?? '')

const namesIn = (part: string): string[] => [...part.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

const longestFact = 200

const shown = (name: string, value: Facts[string] | undefined, language: Language): string | undefined => {
  if (value === undefined || value === '') return undefined
  const text = String(value)
  if (name === 'stage' && text in stageTexts) return stageTexts[text as Stage].label[language]
  if (name === 'action') return actionInWords(text)[language]
  if (name === 'position')
    return text
      .split(',')
      .map(each => (positionTexts as Record<string, Text>)[each]?.[language] ?? each)
      .join(', ')
  if (name === 'outcome' && text in decisionTexts) return decisionTexts[text as Outcome][language]
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dateInWords(text as IsoDate, language)
  // A fact may be what a sender wrote: one line, and not without end.
  return text.replaceAll(/\s+/g, ' ').slice(0, longestFact)
}
