import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { LocalTime } from '../../domain/calendar/dates.ts'
import { dateInWords, endOfDayInWords, instantInWords } from '../../domain/texts/dates.ts'
import type { Name } from '../../domain/texts/languages.ts'
import { meansText, procedureTexts } from '../../domain/texts/means.ts'
import { stageTexts, waitsFor } from '../../domain/texts/stages.ts'
import type { NextStep } from './next-step.ts'
import { numbered, oneLine, type Words } from './templates.ts'

/** What every mail shows of its case. */
export type Card = {
  summary: CaseSummary
  request: ApprovalRequest
  receipt: Receipt | null
  nameOf: (body: string) => Name
  localTime: LocalTime
}

/** A written mail before it has an address. */
export type Letter = { subject: string; text: string; html: string }

/**
 * In Kazakh and Russian, by default in this order; the card of the case under each; at the end the next step as a ready command and,
 * if given, the link.
 */
export const letterOf = (
  words: Words,
  card: Card,
  step: NextStep,
  { link, first = 'kk' }: { link?: string | undefined; first?: 'kk' | 'ru' } = {},
): Letter => {
  const order = first === 'kk' ? (['kk', 'ru'] as const) : (['ru', 'kk'] as const)
  const parts = order.map(language => ({
    language,
    paragraphs: [
      words.subject[language],
      ...words.lines[language],
      cardIn(language, card).join('\n'),
      `${next[language]}: ${step.does[language]}.`,
    ],
  }))
  const subject = `${order.map(language => words.subject[language]).join(' / ')} · ${numbered(card.summary.outgoingNumber)}`
  const end = [step.command, ...(link === undefined ? [] : [link])]
  return {
    subject: oneLine(subject),
    text: `${[...parts.map(part => part.paragraphs.join('\n\n')), end.join('\n')].join(`\n\n${'—'.repeat(12)}\n\n`)}\n`,
    html: [
      `<!doctype html><html lang="${first}"><head><meta charset="utf-8"></head><body style="font-family:sans-serif">`,
      ...parts.map(({ language, paragraphs: [title, ...rest] }) =>
        [
          `<section lang="${language}"><h2>${escaped(title ?? '')}</h2>`,
          ...rest.map(paragraph => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`),
          '</section><hr>',
        ].join(''),
      ),
      `<pre>${escaped(step.command)}</pre>`,
      link === undefined ? '' : `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`,
      '</body></html>',
    ].join(''),
  }
}

const next: Name = { kk: 'Келесі қадам', ru: 'Следующий шаг' }

const cardIn = (language: 'kk' | 'ru', { summary, request, receipt, nameOf, localTime }: Card): string[] => {
  const say = (name: Name) => name[language]
  const line = (label: Name, value: string) => `${say(label)}: ${value}`
  const { decisionDueOn, decisionDueAt, courtTermEndsOn } = summary
  return [
    line(
      labels.document,
      `${say(meansText(summary.means, summary.sentOn))}, ${say(procedureTexts[summary.procedure])}`,
    ),
    line(labels.court, `${oneLine(request.court)}, ${numbered(request.courtCaseNumber)}`),
    line(labels.requester, say(nameOf(summary.requester))),
    line(labels.approver, summary.approver ? say(nameOf(summary.approver)) : say(labels.notSet)),
    line(labels.outgoing, `${numbered(summary.outgoingNumber)}, ${dateInWords(summary.sentOn, language)}`),
    ...(receipt
      ? [line(labels.incoming, `${numbered(receipt.number)}, ${instantInWords(receipt.at, language, localTime)}`)]
      : []),
    line(labels.stage, `${say(stageTexts[summary.stage].label)}; ${say(waitsFor(summary))}`),
    ...(decisionDueOn && decisionDueAt
      ? [
          line(
            labels.due,
            `${dateInWords(decisionDueOn, language)}, ${endOfDayInWords(decisionDueAt, localTime)}${summary.overdue ? ` (${say(labels.overdue)})` : ''}`,
          ),
        ]
      : []),
    ...(courtTermEndsOn ? [line(labels.term, dateInWords(courtTermEndsOn, language))] : []),
    line(labels.case, summary.caseId),
  ]
}

const labels = {
  document: { kk: 'Құжат', ru: 'Документ' },
  court: { kk: 'Сот, іс нөмірі', ru: 'Суд, номер дела' },
  requester: { kk: 'Сұрау салған орган', ru: 'Орган, направивший запрос' },
  approver: { kk: 'Келісуші орган', ru: 'Согласующий орган' },
  notSet: { kk: 'белгіленбеген', ru: 'не определён' },
  outgoing: { kk: 'Шығыс нөмірі', ru: 'Исходящий номер' },
  incoming: { kk: 'Кіріс нөмірі', ru: 'Входящий номер' },
  stage: { kk: 'Қазіргі кезең', ru: 'Нынешний этап' },
  due: { kk: 'Шешім мерзімі', ru: 'Срок решения' },
  overdue: { kk: 'өтіп кеткен', ru: 'истёк' },
  term: { kk: 'Сот мерзімінің соңғы күні', ru: 'Последний день судебного срока' },
  case: { kk: 'Істің белгісі', ru: 'Обозначение дела' },
} as const satisfies Record<string, Name>

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
