import type { Right } from '../access/table.ts'
import type { Text } from './languages.ts'

/** What somebody asks to do or to see. */
export const actionTexts = {
  open: { kk: 'сұрау салу жіберу', ru: 'направить запрос', en: 'send a request' },
  complete: {
    kk: 'сұрау салуды толықтыру',
    ru: 'дополнить запрос',
    en: 'supply what the request lacked',
  },
  return: { kk: 'сұрау салуды қайтару', ru: 'вернуть запрос', en: 'return the request' },
  registerReceipt: {
    kk: 'сұрау салудың түскенін тіркеу',
    ru: 'зарегистрировать поступление запроса',
    en: 'register the receipt',
  },
  setApprover: {
    kk: 'келісуші органды белгілеу',
    ru: 'определить согласующий орган',
    en: 'choose the approving body',
  },
  assign: { kk: 'заңгер тағайындау', ru: 'назначить юриста', en: 'assign the lawyer' },
  reassign: { kk: 'басқа заңгер тағайындау', ru: 'назначить другого юриста', en: 'assign another lawyer' },
  requestInformation: {
    kk: 'сұрау салған органнан мәлімет сұрату',
    ru: 'запросить сведения у органа, направившего запрос',
    en: 'ask the requesting body for information',
  },
  supplyInformation: {
    kk: 'сұратылған мәліметті ұсыну',
    ru: 'представить запрошенные сведения',
    en: 'supply the information requested',
  },
  recommend: { kk: 'ұсыныс енгізу', ru: 'внести предложение', en: 'make the proposal' },
  returnForRework: {
    kk: 'ұсынысты пысықтауға қайтару',
    ru: 'вернуть предложение на доработку',
    en: 'give the proposal back',
  },
  decide: { kk: 'шешім қабылдау', ru: 'принять решение', en: 'decide' },
  confirmDelivery: {
    kk: 'шешімді алғанын растау',
    ru: 'подтвердить получение решения',
    en: 'confirm that the decision has arrived',
  },
  reportFiling: { kk: 'сотқа берілгенін хабарлау', ru: 'сообщить о подаче в суд', en: 'report the filing' },
  withdraw: { kk: 'сұрау салуды кері қайтарып алу', ru: 'отозвать запрос', en: 'withdraw the request' },
  correctFacts: { kk: 'істің деректерін түзету', ru: 'исправить данные дела', en: 'correct the facts of the case' },
  correctReceipt: {
    kk: 'түскені туралы тіркеуді түзету',
    ru: 'исправить регистрацию поступления',
    en: 'correct the registration of the receipt',
  },
  recompute: { kk: 'мерзімдерді қайта есептеу', ru: 'пересчитать сроки', en: 'recompute the deadlines' },
  case: { kk: 'істі көру', ru: 'видеть дело', en: 'see the case' },
  events: { kk: 'істің тарихын көру', ru: 'видеть историю дела', en: 'see the history of the case' },
  deadlines: { kk: 'істің мерзімдерін көру', ru: 'видеть сроки дела', en: 'see the deadlines of the case' },
  documents: { kk: 'істің құжаттарын көру', ru: 'видеть документы дела', en: 'see the documents of the case' },
  assignments: {
    kk: 'істі кім қарайтынын көру',
    ru: 'видеть, кто рассматривает дело',
    en: 'see who has the case in hand',
  },
  proposal: { kk: 'ұсынысты көру', ru: 'видеть предложение', en: 'see the proposal' },
  reworkNotes: {
    kk: 'пысықтауға қайтару себебін көру',
    ru: 'видеть причину возврата на доработку',
    en: 'see why the proposal was given back',
  },
  administerRegistry: {
    kk: 'органның тізілімдегі жазбаларын өзгерту',
    ru: 'изменять записи органа в реестре',
    en: "change the body's records in the registry",
  },
  issueActs: {
    kk: 'өкілеттік жүктеу актілерін енгізу',
    ru: 'вносить акты о возложении полномочий',
    en: 'enter acts that vest the decision',
  },
  seeActs: {
    kk: 'өкілеттік жүктеу актілерін көру',
    ru: 'видеть акты о возложении полномочий',
    en: 'see the acts that vest the decision',
  },
  manageWebhooks: {
    kk: 'оқиғалар туралы хабарламаларға жазылу',
    ru: 'подписываться на сообщения о событиях',
    en: 'subscribe to messages about events',
  },
} as const satisfies Record<Right, Text>

/** The action in words; a name that is none is shown as it is. */
export const actionInWords = (action: string): Text =>
  isAction(action) ? actionTexts[action] : { kk: action, ru: action, en: action }

const isAction = (name: string): name is Right => Object.hasOwn(actionTexts, name)
