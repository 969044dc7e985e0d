import type { Aspect, Difference } from '../replay/difference.ts'
import type { Simulated } from '../replay/simulate.ts'
import type { Language, Text } from './languages.ts'

/** What of a case was derived again. */
export const aspectTexts = {
  chain: { kk: 'хэштер тізбегі', ru: 'цепочка хэшей', en: 'chain of hashes' },
  rules: { kk: 'ережелер нөмірі', ru: 'номер правил', en: 'number of the rules' },
  events: { kk: 'оқиғалар', ru: 'события', en: 'events' },
  deadlines: { kk: 'мерзімдер', ru: 'сроки', en: 'deadlines' },
  route: { kk: 'келісу бағыты', ru: 'маршрут согласования', en: 'route' },
  readModel: { kk: 'тізімдегі жол', ru: 'строка списка', en: 'row of the list' },
} as const satisfies Record<Aspect, Text>

/** What a draft edition would change. */
export const simulatedTexts = {
  route: { kk: 'келісу бағыты', ru: 'маршрут согласования', en: 'route' },
  approver: { kk: 'келісуші орган', ru: 'согласующий орган', en: 'approving body' },
  courtTermEnds: { kk: 'сот мерзімінің соңғы күні', ru: 'последний день судебного срока', en: 'court term ends' },
  sendByPlain: { kk: 'жіберу мерзімі, plain', ru: 'направить до, plain', en: 'send by, plain' },
  sendByStrict: { kk: 'жіберу мерзімі, strict', ru: 'направить до, strict', en: 'send by, strict' },
  lateRequest: { kk: 'сұрау салу кешіккен', ru: 'запрос опоздал', en: 'late request' },
  decisionDue: { kk: 'шешім мерзімі', ru: 'срок решения', en: 'decision due' },
  decidedLate: { kk: 'шешім кешіккен', ru: 'решение с опозданием', en: 'decided late' },
  overdue: { kk: 'мерзімі өтті', ru: 'просрочено', en: 'overdue' },
  termAtRisk: { kk: 'сот мерзіміне қауіп', ru: 'риск для судебного срока', en: 'term at risk' },
  provisional: { kk: 'алдын ала', ru: 'предварительно', en: 'provisional' },
} as const satisfies Record<Simulated, Text>

/** A difference on one line: the case, the entry of its log, and what is recorded against what follows from it. */
export const differenceInWords = (difference: Difference, language: Language): string => {
  const { caseId, seq, event, aspect, field, recorded, derived } = difference
  const where = { kk: `${seq}-жазба`, ru: `запись ${seq}`, en: `entry ${seq}` }[language]
  const place = [where, event, aspectTexts[aspect][language], field].filter(part => part).join(', ')
  if (aspect === 'chain') return `${caseId}: ${place}`
  const said = {
    kk: `жазылғаны ${shown(recorded)}, шығатыны ${shown(derived)}`,
    ru: `записано ${shown(recorded)}, выводится ${shown(derived)}`,
    en: `recorded ${shown(recorded)}, derived ${shown(derived)}`,
  }[language]
  return `${caseId}: ${place}: ${said}`
}

const longestValue = 200

const shown = (value: unknown): string =>
  (value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestValue)
