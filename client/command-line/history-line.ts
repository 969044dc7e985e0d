import type { ApprovalEvent, EventType } from '../../domain/approval/events.ts'
import type { Citation } from '../../domain/regulation/citations.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'
import { decisionTexts } from '../../domain/texts/outcomes.ts'
import { citationInWords } from './citation-words.ts'
import { localTime } from './local-time.ts'
import { words } from './words.ts'

/** One event of the log on one line: when, what, by whom, and the fact that matters most. */
export const historyLine = (event: ApprovalEvent & { seq: number }, language: Language): string => {
  const by = event.by && ('person' in event.by ? event.by.person : event.by.system)
  const said = [eventWords[event.type][language], factOf(event, language)].filter(part => part).join(': ')
  return `${String(event.seq).padStart(3)}  ${localTime(event.at)}  ${said}${by ? `  (${by}${event.by?.claimed ? `, ${words.claimed[language]}` : ''})` : ''}`
}

const factOf = (event: ApprovalEvent, language: Language): string | undefined => {
  const cited = (citation: Citation) => citationInWords(citation, language)
  switch (event.type) {
    case 'RequestIncomplete':
      return event.faults.map(({ code, citation }) => `${code} (${cited(citation)})`).join(', ')
    case 'RequestReturned':
      return `${cited(event.citation)}${event.reading ? `, ${event.reading}` : ''}`
    case 'ReceiptRegistered':
      return `${event.receipt.number}, ${localTime(event.receipt.at)}`
    case 'ApprovalNotRequired':
    case 'MilitaryOrderApplies':
    case 'RouteUndetermined':
      return cited(event.route.citation)
    case 'ApproverSet':
      return event.approver
    case 'DeadlinesSet':
    case 'DeadlinesRecomputed':
      return [event.dates.decision?.dueOn, event.dates.courtTerm.endsOn].filter(date => date).join(', ')
    case 'LawyerAssigned':
    case 'Reassigned':
      return event.lawyer
    case 'RecommendationGiven':
      return decisionTexts[event.outcome][language]
    case 'Decided':
      return `${decisionTexts[event.outcome][language]}${event.late ? `, ${words.late[language]}` : ''}`
    case 'FilingReported':
      return event.filedOn
    case 'FactsCorrected':
      return event.changed.join(', ')
    case 'Reminded':
      return event.deadline === 'registration'
        ? words.notRegistered[language]
        : `${words.workingDaysLeft[language]} ${event.workingDaysLeft}`
    case 'CommandRefused':
      return `${event.name}, ${event.code} (${cited(event.citation)})`
    case 'NoticeFailed':
      return event.notice
    default:
      return undefined
  }
}

const eventWords = {
  RequestSubmitted: { kk: 'сұрау салу жіберілді', ru: 'запрос направлен', en: 'request sent' },
  RequestIncomplete: { kk: 'сұрау салу толық емес', ru: 'запрос неполный', en: 'request incomplete' },
  RequestCompleted: { kk: 'сұрау салу толықтырылды', ru: 'запрос дополнен', en: 'request completed' },
  RequestReturned: { kk: 'сұрау салу қайтарылды', ru: 'запрос возвращён', en: 'request returned' },
  ReceiptRegistered: { kk: 'түскені тіркелді', ru: 'поступление зарегистрировано', en: 'receipt registered' },
  ApprovalNotRequired: { kk: 'келісу талап етілмейді', ru: 'согласование не требуется', en: 'approval not required' },
  MilitaryOrderApplies: {
    kk: 'мемлекеттік органның өз тәртібі қолданылады',
    ru: 'действует порядок государственного органа',
    en: "the state body's own order applies",
  },
  RouteUndetermined: { kk: 'мәтінде бағыт жоқ', ru: 'в тексте нет маршрута', en: 'no route in the text' },
  ApproverSet: { kk: 'келісуші орган анықталды', ru: 'согласующий орган определён', en: 'approver set' },
  DeadlinesSet: { kk: 'мерзімдер есептелді', ru: 'сроки рассчитаны', en: 'deadlines set' },
  LawyerAssigned: { kk: 'заңгер тағайындалды', ru: 'юрист назначен', en: 'lawyer assigned' },
  Reassigned: { kk: 'басқа заңгер тағайындалды', ru: 'назначен другой юрист', en: 'lawyer reassigned' },
  InformationRequested: { kk: 'ақпарат сұратылды', ru: 'запрошены сведения', en: 'information requested' },
  InformationSupplied: { kk: 'ақпарат берілді', ru: 'сведения представлены', en: 'information supplied' },
  RecommendationGiven: { kk: 'ұсыныс енгізілді', ru: 'предложение внесено', en: 'proposal submitted' },
  RecommendationReturned: { kk: 'ұсыныс пысықтауға қайтарылды', ru: 'предложение возвращено', en: 'proposal returned' },
  Decided: { kk: 'шешім қабылданды', ru: 'решение принято', en: 'decided' },
  DecisionDelivered: { kk: 'шешім жеткізілді', ru: 'решение доставлено', en: 'decision delivered' },
  DeliveryFailed: { kk: 'шешім жеткізілмеді', ru: 'решение не доставлено', en: 'delivery failed' },
  FilingReported: { kk: 'сотқа берілгені хабарланды', ru: 'сообщено о подаче в суд', en: 'filing reported' },
  FilingNotReported: { kk: 'сотқа берілгені хабарланбады', ru: 'о подаче не сообщено', en: 'filing not reported' },
  Withdrawn: { kk: 'сұрау салу кері қайтарып алынды', ru: 'запрос отозван', en: 'withdrawn' },
  FactsCorrected: { kk: 'деректер түзетілді', ru: 'данные исправлены', en: 'facts corrected' },
  DeadlinesRecomputed: { kk: 'мерзімдер қайта есептелді', ru: 'сроки пересчитаны', en: 'deadlines recomputed' },
  Reminded: { kk: 'еске салынды', ru: 'напомнено', en: 'reminded' },
  BecameOverdue: { kk: 'мерзімі өтті', ru: 'срок истёк', en: 'became overdue' },
  OverdueLifted: { kk: 'мерзімінің өтуі алынды', ru: 'просрочка снята', en: 'no longer overdue' },
  CourtTermEnded: { kk: 'сот мерзімі аяқталды', ru: 'судебный срок истёк', en: 'court term ended' },
  CommandRefused: { kk: 'команда қабылданбады', ru: 'команда отклонена', en: 'command refused' },
  NoticeFailed: { kk: 'хабарлама жіберілмеді', ru: 'уведомление не отправлено', en: 'notice failed' },
} as const satisfies Record<EventType, Text>
