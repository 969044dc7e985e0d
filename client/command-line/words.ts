import type { Flag } from '../../domain/approval/summary.ts'
import type { RouteAnswer } from '../../domain/routing/route.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'

/** What the command line says to people beside the domain's own texts; programs read `--json`, which has only codes. */
export const words = {
  above: { kk: 'одан жоғары орган', ru: 'орган над ним', en: 'the body above that' },
  acting: { kk: 'міндетін атқарушы', ru: 'исполняющий обязанности', en: 'acting' },
  allOpen: { kk: 'барлық ашық іс', ru: 'все открытые', en: 'all open' },
  approver: { kk: 'келісуші орган', ru: 'согласующий орган', en: 'approver' },
  because: { kk: 'себебі', ru: 'почему', en: 'because' },
  body: { kk: 'орган', ru: 'орган', en: 'body' },
  byDefault: { kk: 'әдепкі', ru: 'по умолчанию', en: 'default' },
  bodyKind: { kk: 'түрі', ru: 'вид', en: 'kind' },
  calendar: { kk: 'күнтізбенің редакциясы', ru: 'редакция календаря', en: 'calendar edition' },
  case: { kk: 'іс', ru: 'дело', en: 'case' },
  caseIs: { kk: 'Іс', ru: 'Дело', en: 'Case' },
  citation: { kk: 'негіздеме', ru: 'основание', en: 'citation' },
  claimed: { kk: 'расталмаған', ru: 'не подтверждено', en: 'claimed' },
  count: { kk: 'санау', ru: 'счёт', en: 'count' },
  courtTermEnds: { kk: 'сот мерзімінің соңғы күні', ru: 'последний день судебного срока', en: 'court term ends' },
  date: { kk: 'күні', ru: 'дата', en: 'date' },
  deadline: { kk: 'мерзім', ru: 'срок', en: 'deadline' },
  decisionDue: { kk: 'шешім мерзімі', ru: 'срок решения', en: 'decision due' },
  deliveredByItself: {
    kk: 'Шешім өздігінен жеткізіледі. Жеткенін көру',
    ru: 'Решение доставляется само. Доставлено ли оно',
    en: 'The decision is delivered by itself. To see whether it has arrived',
  },
  document: { kk: 'құжат', ru: 'документ', en: 'document' },
  done: { kk: 'орындалды', ru: 'выполнено', en: 'done' },
  existing: {
    kk: '(бұл іс бұрыннан бар, мазмұны да сол)',
    ru: '(это дело уже есть, с тем же содержанием)',
    en: '(it exists already, with the same content)',
  },
  flags: { kk: 'назар аударыңыз', ru: 'обратите внимание', en: 'flags' },
  from: { kk: 'бастап', ru: 'от', en: 'from' },
  holder: { kk: 'кімде', ru: 'у кого', en: 'holder' },
  id: { kk: 'id', ru: 'id', en: 'id' },
  inForce: { kk: 'қолданылады', ru: 'действует', en: 'in force' },
  itsTime: { kk: 'істің уақыты', ru: 'время дела', en: 'its time' },
  kind: { kk: 'жауап', ru: 'ответ', en: 'kind' },
  lacking: { kk: 'Жетіспейді', ru: 'Недостаёт', en: 'Lacking' },
  late: { kk: 'кешіктіріліп', ru: 'с опозданием', en: 'late' },
  lateRequest: { kk: 'сұрау салу кешіккен', ru: 'запрос опоздал', en: 'the request is late' },
  name: { kk: 'атауы', ru: 'название', en: 'name' },
  notRegistered: { kk: 'түскені тіркелмеген', ru: 'поступление не зарегистрировано', en: 'receipt not registered' },
  next: { kk: 'Келесі қадам', ru: 'Следующий шаг', en: 'Next' },
  noCases: { kk: 'Іс жоқ.', ru: 'Дел нет.', en: 'No cases.' },
  notRead: {
    kk: 'Оны әлі ешқандай worker оқыған жоқ.',
    ru: 'Его ещё не прочёл ни один worker.',
    en: 'No worker has read it yet.',
  },
  ownReading: { kk: 'органның түсінігі', ru: 'прочтение органа', en: "the body's reading" },
  officialText: { kk: 'ресми мәтін', ru: 'официальный текст', en: 'official text' },
  onlyIfNotDelivered: {
    kk: 'Шешім өздігінен жеткізіледі. Тек басқа жолмен келсе',
    ru: 'Решение доставляется само. Только если оно получено иначе',
    en: 'The decision is delivered by itself. Only if it came another way',
  },
  otherReading: { kk: 'басқаша оқылғанда', ru: 'при другом прочтении', en: 'other reading' },
  overdueSince: { kk: 'мерзімі өтті', ru: 'просрочено с', en: 'overdue since' },
  parent: { kk: 'жоғары тұрған орган', ru: 'вышестоящий орган', en: 'parent' },
  place: { kk: 'орны', ru: 'место', en: 'place' },
  position: { kk: 'лауазымы', ru: 'должность', en: 'position' },
  provisional: { kk: 'алдын ала', ru: 'предварительно', en: 'provisional' },
  reading: {
    kk: 'мәтінде екіұшты; таңдалған түсінік:',
    ru: 'текст допускает два прочтения; принято:',
    en: 'the text leaves it open; the reading used:',
  },
  reason: { kk: 'себебі', ru: 'причина', en: 'reason' },
  restsOn: { kk: 'мәтіннің ашық жеріне байланысты', ru: 'зависит от открытого места', en: 'rests on an open point' },
  receivedAt: { kk: 'түскені тіркелді', ru: 'поступление зарегистрировано', en: 'received at' },
  registryOfDatabase: { kk: 'Тізілім: дерекқор.', ru: 'Реестр: база данных.', en: 'Registry: the database.' },
  registryOfSample: {
    kk: 'Тізілім: data/registry ішіндегі үлгі.',
    ru: 'Реестр: образец из data/registry.',
    en: 'Registry: the sample in data/registry.',
  },
  regulation: { kk: 'ереженің редакциясы', ru: 'редакция Положения', en: 'regulation edition' },
  requester: { kk: 'сұрау салған орган', ru: 'орган, направивший запрос', en: 'requester' },
  sendBy: { kk: 'жіберу мерзімі', ru: 'направить до', en: 'send by' },
  ruleFile: { kk: 'ереже файлы', ru: 'файл правила', en: 'rule' },
  says: { kk: 'мазмұны', ru: 'о чём', en: 'says' },
  sendByPlain: { kk: 'жіберу мерзімі, plain', ru: 'направить до, plain', en: 'send by, plain' },
  sendByStrict: { kk: 'жіберу мерзімі, strict', ru: 'направить до, strict', en: 'send by, strict' },
  since: { kk: 'бастап:', ru: 'с', en: 'since' },
  source: { kk: 'дереккөз', ru: 'источник', en: 'source' },
  stage: { kk: 'кезең', ru: 'этап', en: 'stage' },
  stageIs: { kk: 'Кезең', ru: 'Этап', en: 'Stage' },
  state: { kk: 'күйі', ru: 'состояние', en: 'state' },
  status: { kk: 'мәртебесі', ru: 'статус', en: 'status' },
  under: { kk: 'бағынатын органы', ru: 'кому подчинён', en: 'under' },
  tests: { kk: 'тесттер', ru: 'тесты', en: 'tests' },
  unknown: { kk: 'белгісіз', ru: 'неизвестно', en: 'not known' },
  warning: { kk: 'ескерту', ru: 'предупреждение', en: 'warning' },
  why: { kk: 'себебі', ru: 'почему', en: 'why' },
} as const satisfies Record<string, Text>

/** A flag in a column of a list; the domain's texts say what each means. */
export const shortFlagTexts = {
  lateRequest: { kk: 'сұрау салу кешіккен', ru: 'запрос опоздал', en: 'late request' },
  termAtRisk: { kk: 'сот мерзіміне қауіп', ru: 'риск для судебного срока', en: 'term at risk' },
  provisional: { kk: 'алдын ала', ru: 'предварительно', en: 'provisional' },
  claimed: { kk: 'расталмаған', ru: 'не подтверждено', en: 'claimed' },
  delegated: { kk: 'өкілеттік жүктелген', ru: 'по возложению', en: 'delegated' },
  noRoute: { kk: 'мәтінде бағыт жоқ', ru: 'нет маршрута', en: 'no route' },
  ownReading: { kk: 'органның түсінігі', ru: 'своё прочтение', en: 'own reading' },
} as const satisfies Record<Flag, Text>

/** How a body's requests are treated (parts 1-3). */
export const routeKindTexts = {
  approver: { kk: 'келісуші орган бар', ru: 'есть согласующий орган', en: 'approver' },
  exempt: { kk: 'келісу талап етілмейді', ru: 'согласование не требуется', en: 'approval not required' },
  militaryOrder: {
    kk: 'мемлекеттік органның өз тәртібі қолданылады',
    ru: 'действует порядок государственного органа',
    en: "the state body's own order applies",
  },
  noRoute: { kk: 'мәтінде бағыт жоқ', ru: 'в тексте нет маршрута', en: 'no route in the text' },
} as const satisfies Record<RouteAnswer['kind'], Text>

/** A text in the language; what has only one form is said in it. */
export const inWords = (text: string | Text, language: Language): string =>
  typeof text === 'string' ? text : text[language]
