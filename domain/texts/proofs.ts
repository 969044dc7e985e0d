import type { DeadlineProof, RowRole } from '../deadlines/proof.ts'
import type { DeadlineName, FactGivenBy } from '../deadlines/proof-document.ts'
import type { Term } from '../deadlines/terms.ts'
import type { CodeAct } from '../regulation/code-editions.ts'
import { workingDaysInWords } from './dates.ts'
import type { Language, Text } from './languages.ts'

/** What is counted. */
export const deadlineTexts = {
  courtTerm: {
    kk: 'Сот мерзімінің соңғы күні',
    ru: 'Последний день судебного срока',
    en: 'Last day of the court term',
  },
  sendBy: {
    kk: 'Сұрау салуды жіберудің соңғы күні',
    ru: 'Последний день для направления запроса',
    en: 'Latest day for sending the request',
  },
  decision: { kk: 'Шешім қабылдаудың соңғы күні', ru: 'Последний день для решения', en: 'Last day for the decision' },
} as const satisfies Record<DeadlineName, Text>

/** What a date is in a count. */
export const roleTexts = {
  start: { kk: 'бастапқы күн, саналмайды', ru: 'исходный день, не считается', en: 'start, not counted' },
  counted: { kk: 'саналады', ru: 'считается', en: 'counted' },
  dayOff: {
    kk: 'жұмыс күні емес, саналмайды',
    ru: 'нерабочий день, не считается',
    en: 'not a working day, passed over',
  },
  monthEnd: { kk: 'айлық мерзімнің соңы', ru: 'конец срока в месяцах', en: 'end of the term in months' },
  rolledTo: {
    kk: 'мерзім осы жұмыс күніне ауысты',
    ru: 'срок перенесён на этот рабочий день',
    en: 'the term moves to this working day',
  },
} as const satisfies Record<RowRole, Text>

/** From which fact a term runs. */
export const startTexts = {
  finalFormOn: {
    kk: 'шешімнің түпкілікті нысанда шығарылуы',
    ru: 'решение в окончательной форме',
    en: 'decision in final form',
  },
  copySentOn: {
    kk: 'шешім көшірмесінің жіберілуі',
    ru: 'направление копии решения',
    en: 'sending of the copy of the decision',
  },
  inForceOn: { kk: 'актінің күшіне енуі', ru: 'вступление акта в силу', en: 'entry of the act into force' },
  courtTermEnds: {
    kk: 'сот мерзімінің соңғы күні',
    ru: 'последний день судебного срока',
    en: 'last day of the court term',
  },
  receivedOn: { kk: 'сұрау салудың түсуі', ru: 'поступление запроса', en: 'receipt of the request' },
} as const satisfies Record<DeadlineProof['start']['fact'], Text>

/** Where a fact comes from when no event of a log says it. */
export const originTexts = {
  asker: {
    kk: 'осы есепті сұраған адам енгізді',
    ru: 'введено тем, кто запросил этот расчёт',
    en: 'entered by whoever asked for this count',
  },
  logNotRead: {
    kk: 'белгісіз: істің журналы оқылмады',
    ru: 'неизвестно: журнал дела не прочитан',
    en: 'not known: the log of the case was not read',
  },
} as const satisfies Record<Exclude<FactGivenBy['kind'], 'event'>, Text>

/** How a code is named beside the date of the wording that was read. */
export const codeEditionTexts = {
  CPC: {
    kk: 'АПК 12.07.2026 күнгі мәтіні бойынша',
    ru: 'ГПК по тексту на 12.07.2026',
    en: 'Civil Procedure Code as read on 12.07.2026',
  },
  APPC: {
    kk: 'ӘРПК 24.06.2026 күнінен кейінгі мәтіні бойынша',
    ru: 'АППК по тексту после 24.06.2026',
    en: 'Administrative Procedure and Process Code as read after 24.06.2026',
  },
} as const satisfies Record<CodeAct, Text>

/** What the document as a whole says. */
export const proofTexts = {
  case: { kk: 'Іс', ru: 'Дело', en: 'Case' },
  startsFrom: { kk: 'Бастапқы дерек', ru: 'Исходный факт', en: 'Starts from' },
  givenBy: { kk: 'Кім хабарлады', ru: 'Кто сообщил', en: 'Given by' },
  claimed: { kk: 'кім екені расталмаған', ru: 'личность не подтверждена', en: 'claimed, not proved' },
  event: { kk: 'журналдағы жазба', ru: 'запись журнала', en: 'entry of the log' },
  countedFrom: { kk: 'мына дерек бойынша есептелген', ru: 'посчитано от факта', en: 'counted from' },
  rule: { kk: 'Құқықтық норма', ru: 'Норма права', en: 'Rule' },
  counting: { kk: 'Қалай саналады', ru: 'Порядок счёта', en: 'Counted by' },
  regulation: { kk: 'Үлгі ереженің редакциясы', ru: 'Редакция Типового положения', en: 'Edition of the Regulation' },
  code: { kk: 'Кодекстің мәтіні', ru: 'Текст кодекса', en: 'Code' },
  noEdition: {
    kk: 'таңдалмаған: түскен күні де, жіберілген күні де белгісіз',
    ru: 'не выбрана: неизвестны ни день поступления, ни день направления',
    en: 'not chosen: neither the day of receipt nor that of sending is known',
  },
  termsOfOther: {
    kk: 'бұл редакцияның алгоритмі енгізілмеген, басқа редакцияның мерзімдері қолданылды',
    ru: 'алгоритм этой редакции не внесён, применены сроки другой',
    en: 'the algorithm of this edition is not entered, the terms of another were used',
  },
  calendar: { kk: 'Күнтізбе', ru: 'Календарь', en: 'Calendar' },
  published: { kk: 'жарияланған күні', ru: 'опубликован', en: 'published' },
  monthsEnd: { kk: 'Айлық мерзім бітетін күн', ru: 'Срок в месяцах кончается', en: 'The months end on' },
  noCorrespondingDay: {
    kk: 'бұл айда мұндай күн жоқ, айдың соңғы күні алынды',
    ru: 'в этом месяце нет такого числа, взят последний день месяца',
    en: 'that month has no such day, so its last day was taken',
  },
  date: { kk: 'Күні', ru: 'Дата', en: 'Date' },
  weekday: { kk: 'Апта күні', ru: 'День недели', en: 'Weekday' },
  day: { kk: 'Күн', ru: 'День', en: 'Day' },
  count: { kk: 'Санау', ru: 'Счёт', en: 'Count' },
  inTheCount: { kk: 'Есепте', ru: 'В счёте', en: 'In the count' },
  why: { kk: 'Неге', ru: 'Почему', en: 'Why' },
  source: { kk: 'Дереккөз', ru: 'Источник', en: 'Source' },
  status: { kk: 'Мәртебесі', ru: 'Статус', en: 'Status' },
  citation: { kk: 'Негіздеме', ru: 'Основание', en: 'Citation' },
  result: { kk: 'Нәтиже', ru: 'Результат', en: 'Result' },
  otherReading: { kk: 'Басқаша оқылғанда', ru: 'При другом прочтении', en: 'By the other reading' },
  openPoint: { kk: 'Мәтінде ашық мәселе', ru: 'Открытый вопрос текста', en: 'Left open by the text' },
  taken: { kk: 'қабылданғаны', ru: 'принято', en: 'taken' },
  byDefault: {
    kk: 'әдепкі таңдау біздікі, заң нормасы емес',
    ru: 'выбор по умолчанию наш, это не норма закона',
    en: 'the default is ours, not law',
  },
  certainty: { kk: 'Нақтылығы', ru: 'Определённость', en: 'How sure' },
  final: {
    kk: 'есептегі күндердің бірде-бірі болжам емес',
    ru: 'ни один день счёта не является оценкой',
    en: 'no day of the count is an estimate',
  },
  provisional: {
    kk: 'АЛДЫН АЛА: болжамды күндер бар, ресми күнтізбе бекітілгенде нәтиже өзгеруі мүмкін',
    ru: 'ПРЕДВАРИТЕЛЬНО: есть дни-оценки, с утверждением официального календаря результат может измениться',
    en: 'PROVISIONAL: some days are estimates, and the official calendar may change the result',
  },
  proof: { kk: 'Есептің хэші', ru: 'Хэш расчёта', en: 'Hash of the count' },
  sameAsKept: { kk: 'істе сақталғанмен бірдей', ru: 'совпадает с хранимым в деле', en: 'the same as the case keeps' },
  differsFromKept: {
    kk: 'ІСТЕ САҚТАЛҒАННАН БӨЛЕК',
    ru: 'НЕ СОВПАДАЕТ С ХРАНИМЫМ В ДЕЛЕ',
    en: 'DIFFERS FROM WHAT THE CASE KEEPS',
  },
  keepsNone: {
    kk: 'істе мұндай есеп сақталмаған',
    ru: 'в деле такого расчёта нет',
    en: 'the case keeps no such count',
  },
  someDiffer: {
    kk: 'Есеп істе сақталғанмен сәйкес келмейді. Себебі анықталғанша бұл күнге сүйенбеңіз; әкімшіге хабарлаңыз.',
    ru: 'Расчёт не совпадает с хранимым в деле. Не полагайтесь на эту дату, пока причина не выяснена; сообщите администратору.',
    en: 'The count differs from what the case keeps. Do not rely on the date until the reason is found; tell the administrator.',
  },
  keptResult: { kk: 'істегі күн', ru: 'дата в деле', en: 'date in the case' },
  keptHash: { kk: 'істегі хэш', ru: 'хэш в деле', en: 'hash in the case' },
  keptCalendar: { kk: 'істегі күнтізбенің хэші', ru: 'хэш календаря в деле', en: 'hash of the calendar in the case' },
  nothingRuns: {
    kk: 'Бұл істе мерзімдер жүрмейді: келісу талап етілмейді.',
    ru: 'Сроки в этом деле не идут: согласование не требуется.',
    en: 'No deadline runs in this case: approval is not required.',
  },
  notYetRunning: {
    kk: 'Шешім мерзімі әлі жүрмейді: ол сұрау салудың түскені тіркелген соң есептеледі. Алдымен түскенін тіркеңіз (receive).',
    ru: 'Срок решения ещё не идёт: он считается после регистрации поступления запроса. Сначала зарегистрируйте поступление (receive).',
    en: 'The term for the decision does not run yet: it is counted once the receipt is registered. Register the receipt first (receive).',
  },
} as const satisfies Record<string, Text>

/** `1 месяц`, `6 месяцев`, `10 рабочих дней`. */
export const termInWords = (term: Term, language: Language): string => {
  if ('months' in term) {
    const { months } = term
    if (language === 'kk') return `${months} ай`
    if (language === 'en') return `${months} month${months === 1 ? '' : 's'}`
    return `${months} ${months === 1 ? 'месяц' : months < 5 ? 'месяца' : 'месяцев'}`
  }
  return workingDaysInWords(term.workingDays, language)
}

/** `24:00-ге дейін`, `до 24:00`, `until 24:00`; the Kazakh ending follows how the number is said. */
export const untilInWords = (time: string, language: Language): string =>
  ({ kk: time === '24:00' ? '24:00-ге дейін' : `сағат ${time} дейін`, ru: `до ${time}`, en: `until ${time}` })[language]
