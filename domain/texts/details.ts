import type { ApprovalRequest } from '../approval/request.ts'
import type { CaseSummary } from '../approval/summary.ts'
import { actDateOf, actFactOf } from '../deadlines/act-date.ts'
import type { Hour, ReadingId, ReadingsInForce } from '../regulation/readings.ts'
import { citationLabel } from './citations.ts'
import { dateInWords } from './dates.ts'
import { flagTexts } from './flags.ts'
import { type Language, languages, type Name, type Text } from './languages.ts'
import { meansText, procedureTexts } from './means.ts'
import { outcomeTexts } from './outcomes.ts'
import { readingInWords } from './readings.ts'
import { deadlineStateTexts, stageTexts, waitsFor } from './stages.ts'

/** The name of a body, or undefined where it is not known (then its id is shown). */
export type Names = (id: string) => Name | undefined

/**
 * The case for whoever opens it in Temporal UI, as Markdown, Kazakh first: what it is, who asks, who approves, who holds it,
 * when it is due, since when it is late, and which open points of the text are not read by the default. Names bodies, never
 * people; no free text of the case.
 */
export const caseDetails = (summary: CaseSummary, names: Names, readings: ReadingsInForce = {}): string =>
  (['kk', 'ru'] as const).map(language => detailsIn(language, summary, names, readings)).join('\n\n---\n\n')

/** What the list shows of a case for ever: at most 200 bytes, opaque ids only. */
export const staticSummary = (request: ApprovalRequest): string => {
  const around = (number: string) => `${shortMeans[request.means]} · № ${verbatim(number)} · ${request.requester}`
  return around(cutTo(summaryBytes - bytes(around('')), request.outgoing.number))
}

/** What the case is about, in the three languages; true for its whole life. */
export const staticDetails = (request: ApprovalRequest): string =>
  languages.map(language => staticIn(language, request)).join('\n\n')

const summaryBytes = 200

/** The same word in Kazakh and Russian, and right at any date. */
const shortMeans = { appeal: 'апелляция', cassation: 'кассация' } as const

const words = {
  court: { kk: 'сот ісі', ru: 'судебное дело', en: 'court case' },
  requester: { kk: 'Сұрау салған орган', ru: 'Орган, направивший запрос', en: 'Requesting body' },
  approver: { kk: 'Келісуші орган', ru: 'Согласующий орган', en: 'Approving body' },
  notSet: { kk: 'белгіленбеген', ru: 'не определён', en: 'not set' },
  outgoing: { kk: 'Шығыс', ru: 'Исходящий', en: 'Outgoing' },
  stage: { kk: 'Кезең', ru: 'Этап', en: 'Stage' },
  holder: { kk: 'Кімде', ru: 'У кого', en: 'Held by' },
  due: { kk: 'Шешім мерзімі', ru: 'Срок решения', en: 'Decision due' },
  overdue: { kk: 'МЕРЗІМІ ӨТТІ', ru: 'ПРОСРОЧЕНО', en: 'OVERDUE' },
  notRunning: {
    kk: 'сұрау салудың түскені тіркелгеннен кейін есептеледі',
    ru: 'считается после регистрации поступления',
    en: 'counted once the receipt is registered',
  },
  term: { kk: 'Сот мерзімінің соңғы күні', ru: 'Последний день судебного срока', en: 'Last day of the court term' },
  noTerm: { kk: 'есептелмеген', ru: 'не посчитан', en: 'not counted' },
  outcome: { kk: 'Нәтиже', ru: 'Итог', en: 'Outcome' },
  beware: { kk: 'Назар аударыңыз', ru: 'Обратите внимание', en: 'Note' },
  reading: { kk: 'Орган мәтінді былай түсінеді', ru: 'Орган читает текст так', en: 'The body reads the text so' },
  request: {
    kk: 'Сот актісіне шағымдану құқығын келісу туралы сұрау салу',
    ru: 'Запрос о согласовании права на обжалование судебного акта',
    en: 'Request for approval of the right to contest a judicial act',
  },
  actDate: {
    finalFormOn: {
      kk: 'Шешім түпкілікті нысанда',
      ru: 'Решение в окончательной форме',
      en: 'Decision in final form',
    },
    copySentOn: { kk: 'Көшірме жіберілді', ru: 'Копия направлена', en: 'Copy sent' },
    inForceOn: { kk: 'Акт күшіне енді', ru: 'Акт вступил в силу', en: 'Act in force from' },
  },
} as const satisfies Record<string, Text | Record<string, Text>>

const detailsIn = (language: Language, summary: CaseSummary, names: Names, readings: ReadingsInForce): string => {
  const say = (text: Text) => text[language]
  const line = (label: Text, value: string) => `- ${say(label)}: ${value}`
  const body = (id: string) => {
    const name = names(id)
    return name ? `${plain(name[language === 'kk' ? 'kk' : 'ru'])} (${id})` : id
  }
  const title = `**${capital(say(meansText(summary.means, summary.sentOn)))}, ${say(procedureTexts[summary.procedure])}, ${say(words.court)} № ${verbatim(summary.courtCaseNumber)}**`
  return [
    title,
    '',
    // First what a supervisor opens a case for: is it late, and who has it.
    line(words.due, dueIn(language, summary, readings.hours?.seventhDayEnds ?? '24:00')),
    ...(summary.holder === null ? [] : [line(words.holder, `**${holderIn(language, summary, body)}**`)]),
    line(words.stage, say(stageTexts[summary.stage].label)),
    ...(summary.outcome === null ? [] : [line(words.outcome, say(outcomeTexts[summary.outcome]))]),
    line(
      words.requester,
      `${body(summary.requester)}, № ${verbatim(summary.outgoingNumber)}, ${day(summary.sentOn, language)}`,
    ),
    line(words.approver, summary.approver ? body(summary.approver) : say(words.notSet)),
    line(words.term, summary.courtTermEndsOn ? day(summary.courtTermEndsOn, language) : say(words.noTerm)),
    ...summary.flags.map(flag =>
      line(words.beware, `${say(flagTexts[flag].text)} (${citationLabel(flagTexts[flag].citation, language)})`),
    ),
    ...readingLines(readings).map(text => line(words.reading, say(text))),
  ].join('\n')
}

const readingLines = ({ hours = {}, ...chosen }: ReadingsInForce): Text[] =>
  (Object.entries(chosen) as [ReadingId, string][]).map(([id, alternative]) => {
    const text = readingInWords(id, alternative)
    const hour = hours[id]
    return hour === undefined
      ? text
      : { kk: `${text.kk} (${hour})`, ru: `${text.ru} (${hour})`, en: `${text.en} (${hour})` }
  })

const until = (hour: Hour, language: Language): string => {
  // The suffix follows how the hour is said, so for a body's own hour the Kazakh is put without one.
  const kk = hour === '24:00' ? '24:00-ге дейін' : `аяқталуы – ${hour}`
  return { kk, ru: `до ${hour}`, en: `until ${hour}` }[language]
}

const dueIn = (language: Language, summary: CaseSummary, hour: Hour): string => {
  const say = (text: Text) => text[language]
  if (summary.decisionDueOn === null) return say(words.notRunning)
  const due = `${day(summary.decisionDueOn, language)}, ${until(hour, language)}`
  if (summary.overdue)
    return `${due}. **${say(words.overdue)}** ${since(day(summary.decisionDueOn, language), hour)[language]}`
  return `${due} (${say(deadlineStateTexts[summary.deadlineState])})`
}

const since = (date: string, hour: Hour): Text => ({
  kk: hour === '24:00' ? `(${date}, сағат 24:00-ден бері)` : `(${date}, ${hour} өткен соң)`,
  ru: `(с ${hour} ${date})`,
  en: `(since ${hour} of ${date})`,
})

const holderIn = (language: Language, summary: CaseSummary, body: (id: string) => string): string => {
  const waits = waitsFor(summary)[language]
  const { holder, requester, approver } = summary
  if (holder === null || (approver === null && summary.stage === 'sent')) return waits
  return `${waits} (${holder === requester || holder === approver ? body(holder) : holder})`
}

const staticIn = (language: Language, request: ApprovalRequest): string => {
  const say = (text: Text) => text[language]
  const actDate = actDateOf(request)
  return [
    `**${say(words.request)}: ${say(meansText(request.means, request.outgoing.sentOn))}, ${say(procedureTexts[request.procedure])}**`,
    '',
    `- ${say(words.requester)}: ${request.requester}`,
    `- ${say(words.outgoing)}: № ${verbatim(request.outgoing.number)}, ${day(request.outgoing.sentOn, language)}`,
    `- ${capital(say(words.court))}: № ${verbatim(request.courtCaseNumber)}`,
    ...(actDate ? [`- ${say(words.actDate[actFactOf(request)])}: ${day(actDate, language)}`] : []),
  ].join('\n')
}

const day = dateInWords

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * A number as its sender wrote it, as code: elsewhere Temporal UI makes a fraction of `2/1234` and a link of an address.
 * One line, no Markdown.
 */
const verbatim = (number: string): string => `\`${oneLine(number).replaceAll('`', "'")}\``

/** A name of the registry: one line, no Markdown. */
const plain = (name: string): string => oneLine(name.replaceAll(/[\\`*_[\]<>|#~]/g, '\\$&'))

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 300)

const bytes = (text: string): number => new TextEncoder().encode(text).length

const cutTo = (limit: number, text: string): string => {
  if (bytes(text) <= limit) return text
  let kept = ''
  for (const letter of text) {
    if (bytes(`${kept}${letter}…`) > limit) break
    kept += letter
  }
  return `${kept}…`
}
