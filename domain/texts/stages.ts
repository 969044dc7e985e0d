import type { CaseSummary, DeadlineState, Stage } from '../approval/summary.ts'
import type { Text } from './languages.ts'

/** `waits`: who holds the case at this stage and for what. */
type StageText = { label: Text; waits: Text }

export const stageTexts = {
  incomplete: {
    label: { kk: 'толық емес', ru: 'неполный', en: 'incomplete' },
    waits: {
      kk: 'сұрау салған орган: жетіспейтінін толықтырады',
      ru: 'орган, направивший запрос: дополняет недостающее',
      en: 'the requesting body: supplies what is missing',
    },
  },
  sent: {
    label: { kk: 'жіберілді', ru: 'направлен', en: 'sent' },
    waits: {
      kk: 'келісуші органның кеңсесі: сұрау салудың түскенін тіркейді',
      ru: 'канцелярия согласующего органа: регистрирует поступление',
      en: 'the chancery of the approving body: registers the receipt',
    },
  },
  received: {
    label: { kk: 'түсті', ru: 'поступил', en: 'received' },
    waits: {
      kk: 'келісуші органның заң қызметінің басшысы: заңгер тағайындайды',
      ru: 'руководитель юридической службы согласующего органа: назначает юриста',
      en: 'the head of the legal service of the approving body: assigns a lawyer',
    },
  },
  review: {
    label: { kk: 'қаралуда', ru: 'на рассмотрении', en: 'under review' },
    waits: {
      kk: 'заңгер: негіздерді қарап, ұсыныс енгізеді',
      ru: 'юрист: проверяет основания и вносит предложение',
      en: 'the lawyer: examines the grounds and makes the proposal',
    },
  },
  decision: {
    label: { kk: 'шешім күтілуде', ru: 'на решении', en: 'awaiting the decision' },
    waits: {
      kk: 'басшы немесе өкілеттік жүктелген адам: шешім қабылдайды',
      ru: 'руководитель или лицо, на которое возложены полномочия: принимает решение',
      en: 'the head or the vested person: decides',
    },
  },
  decided: {
    label: { kk: 'шешім қабылданды', ru: 'решение принято', en: 'decided' },
    waits: {
      kk: 'келісуші орган: шешімді сұрау салған органға жеткізеді',
      ru: 'согласующий орган: направляет решение органу, направившему запрос',
      en: 'the approving body: delivers the decision to the requesting body',
    },
  },
  delivered: {
    label: { kk: 'шешім жеткізілді', ru: 'решение вручено', en: 'delivered' },
    waits: {
      kk: 'сұрау салған орган: сотқа беріп, берген күнін хабарлайды',
      ru: 'орган, направивший запрос: подаёт в суд и сообщает дату подачи',
      en: 'the requesting body: files with the court and reports the date',
    },
  },
  closed: {
    label: { kk: 'жабылды', ru: 'закрыт', en: 'closed' },
    waits: { kk: 'ешкім: іс жабылды', ru: 'никто: дело закрыто', en: 'nobody: the case is closed' },
  },
} as const satisfies Record<Stage, StageText>

/** Who acts now and what is awaited of them. */
export const waitsFor = (summary: Pick<CaseSummary, 'stage' | 'approver' | 'holder' | 'requester'>): Text => {
  if (summary.stage === 'sent' && summary.approver === null) return waitsForApprover
  if (summary.stage === 'review' && summary.holder === summary.requester) return waitsForInformation
  return stageTexts[summary.stage].waits
}

const waitsForApprover: Text = {
  kk: 'уәкілетті адам: келісуші органды себебін көрсетіп белгілейді',
  ru: 'уполномоченное лицо: определяет согласующий орган с указанием причины',
  en: 'an authorised person: sets the approving body, with a reason',
}

const waitsForInformation: Text = {
  kk: 'сұрау салған орган: сұратылған мәліметті ұсынады',
  ru: 'орган, направивший запрос: представляет запрошенные сведения',
  en: 'the requesting body: supplies the information requested',
}

export const deadlineStateTexts = {
  notRunning: { kk: 'мерзім басталмаған', ru: 'срок ещё не идёт', en: 'the term is not running' },
  onTime: { kk: 'мерзімінде', ru: 'в срок', en: 'on time' },
  dueSoon: { kk: 'мерзімі жақын', ru: 'срок близок', en: 'due soon' },
  overdue: { kk: 'мерзімі өтті', ru: 'просрочен', en: 'overdue' },
  decidedOnTime: { kk: 'мерзімінде шешілді', ru: 'решено в срок', en: 'decided on time' },
  decidedLate: { kk: 'кешіктіріліп шешілді', ru: 'решено с опозданием', en: 'decided late' },
} as const satisfies Record<DeadlineState, Text>
