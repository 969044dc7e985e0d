import type { Fault } from '../../domain/approval/commands.ts'
import { filingReportDueAt } from '../../domain/approval/moments.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import { type Instant, type IsoDate, instantOf, type LocalTime, millisecondsOf } from '../../domain/calendar/dates.ts'
import type { Citation } from '../../domain/regulation/citations.ts'
import { citationTexts } from '../../domain/texts/citations.ts'
import { codeTexts } from '../../domain/texts/codes.ts'
import { typed } from '../../domain/texts/command-line.ts'
import { correctedInWords } from '../../domain/texts/corrected-facts.ts'
import {
  datedInKazakh,
  dateInWords,
  endOfDayInWords,
  instantInWords,
  onDayInKazakh,
  workingDaysInWords,
} from '../../domain/texts/dates.ts'
import type { Name } from '../../domain/texts/languages.ts'
import { filled } from '../../domain/texts/message.ts'
import { decisionTexts } from '../../domain/texts/outcomes.ts'
import { authorityTexts } from '../../domain/texts/positions.ts'
import type { EventOfNotice, NoticeKind, Role } from './table.ts'

/** The facts a mail is written from. `summary` is the case as it stands when the mail leaves. */
export type NoticeFacts<Kind extends NoticeKind> = {
  role: Role
  event: EventOfNotice<Kind>
  summary: CaseSummary
  request: ApprovalRequest
  receipt: Receipt | null
  nameOf: (body: string) => Name
  localTime: LocalTime
}

/** A mail's own words in the two languages: subject and paragraphs; the card of the case and the next step are added to all. */
export type Words = { subject: Name; lines: { kk: string[]; ru: string[] } }

/** One typed template a kind. */
export const templates: { [Kind in NoticeKind]: (facts: NoticeFacts<Kind>) => Words } = {
  RequestIncomplete: ({ role, event }) =>
    role === 'requester'
      ? words('Сұрау салу толық емес', 'Запрос неполный', {
          kk: [
            'Сұрау салуда мыналар жетіспейді:',
            ...faults(event.faults, 'kk'),
            'Толықтырылғанша сұрау салу осы күйде қалады; сот мерзімі тоқтамайды.',
          ],
          ru: [
            'В запросе не хватает следующего:',
            ...faults(event.faults, 'ru'),
            'Пока запрос не дополнен, он остаётся в этом состоянии; судебный срок не останавливается.',
          ],
        })
      : words('Толық емес сұрау салу келді', 'Пришёл неполный запрос', {
          kk: [
            'Сұрау салуда мыналар жетіспейді:',
            ...faults(event.faults, 'kk'),
            'Сұрау салған органға хабарланды. Мұндай сұрау салумен не істелетіні алгоритмде айтылмаған. Жүйеде уәкілетті адам оны алгоритмнің тиісті бөлігіне сілтеп қайтара алады; түскені тіркелсе, шешім мерзімі жүре береді.',
          ],
          ru: [
            'В запросе не хватает следующего:',
            ...faults(event.faults, 'ru'),
            'Орган, направивший запрос, уведомлён. Что делать с таким запросом, алгоритм не говорит. В системе уполномоченное лицо может вернуть его со ссылкой на часть алгоритма; если поступление зарегистрировано, срок решения идёт.',
          ],
        }),

  RequestCompleted: () =>
    words('Сұрау салу толықтырылды', 'Запрос дополнен', {
      kk: ['Сұрау салған орган жетіспеген құжаттар мен деректерді ұсынды.'],
      ru: ['Орган, направивший запрос, представил недостающие документы и данные.'],
    }),

  RequestReturned: ({ event }) =>
    words('Сұрау салу қайтарылды', 'Запрос возвращён', {
      kk: [
        `Негіздеме: ${cited(event.citation, 'kk')}.`,
        'Себебі:',
        quoted(event.reason),
        ...(event.reading
          ? ['Мұндай қайтару алгоритм мәтінінде жазылмаған: келісуші орган мәтінді өз шешімімен осылай түсінеді.']
          : []),
        'Кемшілікті жойып, сұрау салуды жаңа нөмірмен қайта жіберуге болады; онда бұрынғы сұрау салу көрсетіледі (replaces). Сот мерзімі жүре береді.',
      ],
      ru: [
        `Основание: ${cited(event.citation, 'ru')}.`,
        'Причина:',
        quoted(event.reason),
        ...(event.reading
          ? ['Текст алгоритма такого возврата не предписывает: так его читает согласующий орган своим решением.']
          : []),
        'После устранения недостатка запрос можно направить снова под новым номером с указанием прежнего (replaces). Судебный срок продолжает идти.',
      ],
    }),

  RequestArrived: () =>
    words(
      'Келісуге сұрау салу келді: түскенін тіркеңіз',
      'Пришёл запрос на согласование: зарегистрируйте поступление',
      {
        kk: [
          'Шешім сұрау салу түскен күннен бастап жеті жұмыс күні ішінде қабылданады (алгоритмнің 10-бөлігі). Түскен күн деп жүйе тіркеуде көрсетілген күнді алады.',
        ],
        ru: [
          'Решение принимается в течение семи рабочих дней со дня поступления запроса (часть 10 алгоритма). Днём поступления система считает день, указанный при регистрации.',
        ],
      },
    ),

  WronglyAddressed: ({ role, event, nameOf }) => {
    const approver = nameOf(event.approver)
    const addressee = nameOf(event.wronglyAddressedTo ?? '')
    return role === 'requester'
      ? words('Сұрау салу тиісті органға бағытталды', 'Запрос направлен надлежащему органу', {
          kk: [
            `Сұрау салу мына органға жіберілген еді: ${addressee.kk}. Алгоритм бойынша ол мына органмен келісіледі: ${approver.kk}.`,
            'Жүйе шешім мерзімін тиісті орган сұрау салудың түскенін тіркеген күннен бастап есептейді.',
          ],
          ru: [
            `Запрос был направлен в орган: ${addressee.ru}. По алгоритму его согласует: ${approver.ru}.`,
            'Срок решения система считает от регистрации поступления в надлежащем органе.',
          ],
        })
      : words('Қате жіберілген сұрау салу', 'Ошибочно направленный запрос', {
          kk: [
            `Бұл сұрау салу алгоритм бойынша мына органмен келісіледі: ${approver.kk}. Сіздің органнан ештеңе талап етілмейді.`,
          ],
          ru: [`Этот запрос по алгоритму согласует: ${approver.ru}. От вашего органа ничего не требуется.`],
        })
  },

  ApproverChosen: ({ event, nameOf }) =>
    words('Келісуші орган белгіленді', 'Согласующий орган определён', {
      kk: [
        `Келісуші органды уәкілетті адам белгіледі: ${nameOf(event.approver).kk}. Себебі:`,
        quoted(event.reason ?? ''),
      ],
      ru: [
        `Согласующий орган определён уполномоченным лицом: ${nameOf(event.approver).ru}. Причина:`,
        quoted(event.reason ?? ''),
      ],
    }),

  ReceiptRegistered: ({ role, event, summary, localTime }) => {
    const number = numbered(event.receipt.number)
    const at = {
      kk: instantInWords(event.receipt.at, 'kk', localTime),
      ru: instantInWords(event.receipt.at, 'ru', localTime),
    }
    return role === 'requester'
      ? words('Сұрау салу түсті және тіркелді', 'Запрос поступил и зарегистрирован', {
          kk: [
            `Кіріс нөмірі: ${number}, ${at.kk}. Шешім жеті жұмыс күні ішінде қабылданады (алгоритмнің 10-бөлігі).`,
            firstDay.kk,
          ],
          ru: [
            `Входящий номер: ${number}, ${at.ru}. Решение принимается в течение семи рабочих дней (часть 10 алгоритма).`,
            firstDay.ru,
          ],
        })
      : words(
          summary.stage === 'incomplete'
            ? 'Жаңа сұрау салу тіркелді, ол толық емес'
            : 'Жаңа сұрау салу: заңгер тағайындаңыз',
          summary.stage === 'incomplete'
            ? 'Зарегистрирован новый запрос, он неполный'
            : 'Новый запрос: назначьте юриста',
          {
            kk: [`Сұрау салу тіркелді: ${number}, ${at.kk}. Жеті жұмыс күндік мерзім жүріп жатыр.`, firstDay.kk],
            ru: [`Запрос зарегистрирован: ${number}, ${at.ru}. Идёт срок в семь рабочих дней.`, firstDay.ru],
          },
        )
  },

  ApprovalNotRequired: ({ event }) =>
    words('Келісу талап етілмейді', 'Согласование не требуется', {
      kk: [
        `Алгоритм бұл органнан келісуді талап етпейді: ${cited(event.route.citation, 'kk')}. Іс осы жауаппен жабылды.`,
        'Сот мерзімі жүре береді.',
      ],
      ru: [
        `Алгоритм не требует согласования от этого органа: ${cited(event.route.citation, 'ru')}. Дело закрыто с этим ответом.`,
        'Судебный срок продолжает идти.',
      ],
    }),

  MilitaryOrderApplies: ({ event }) => {
    const { order } = event.route
    return words(
      'Сұрау салу мемлекеттік орган бекіткен тәртіппен келісіледі',
      'Запрос согласуется по порядку, утверждённому государственным органом',
      {
        kk: [
          `${capital(cited('part-3', 'kk'))}.`,
          order
            ? `Тәртіп ${datedInKazakh(order.date)} ${numbered(order.number)} бұйрықпен бекітілген${order.terms ? `, ондағы мерзім: ${oneLine(order.terms)}` : ''}. Істегі мерзімдерді жүйе алгоритм бойынша есептейді; тәртіпте өзгеше белгіленсе, тәртіп қолданылады.`
            : 'Мұндай тәртіп тізілімге енгізілмеген: келісуші органды уәкілетті адам себебін көрсетіп белгілейді. Сот мерзімі жүре береді.',
        ],
        ru: [
          `${capital(cited('part-3', 'ru'))}.`,
          order
            ? `Порядок утверждён приказом ${numbered(order.number)} от ${dateInWords(order.date, 'ru')}${order.terms ? `, срок в нём: ${oneLine(order.terms)}` : ''}. Сроки дела система считает по алгоритму; если порядок устанавливает иное, действует порядок.`
            : 'Такой порядок в реестр не внесён: согласующий орган определяет уполномоченное лицо с указанием причины. Судебный срок продолжает идти.',
        ],
      },
    )
  },

  RouteUndetermined: () =>
    words('Келісуші орган айқындалмаған', 'Согласующий орган не определён', {
      kk: [
        'Алгоритм мәтінінде мұндай орган үшін бағыт жоқ (алгоритмнің 1-бөлігі). Келісуші органды уәкілетті адам себебін көрсетіп белгілейді; оған дейін қарау басталмайды.',
        'Сот мерзімі жүре береді.',
      ],
      ru: [
        'Для такого органа в тексте алгоритма нет маршрута (часть 1 алгоритма). Согласующий орган определяет уполномоченное лицо с указанием причины; до этого рассмотрение не начинается.',
        'Судебный срок продолжает идти.',
      ],
    }),

  LawyerAssigned: () => words('Сізге іс тапсырылды', 'Вам поручено дело', examine),

  Reassigned: ({ role, event }) =>
    role === 'formerLawyer'
      ? words('Іс басқа заңгерге берілді', 'Дело передано другому юристу', {
          kk: ['Бұл істі енді сіз қарамайсыз. Себебі:', quoted(event.reason)],
          ru: ['Это дело вы больше не рассматриваете. Причина:', quoted(event.reason)],
        })
      : words('Сізге іс берілді', 'Вам передано дело', {
          kk: [...examine.kk, 'Берілу себебі:', quoted(event.reason)],
          ru: [...examine.ru, 'Причина передачи:', quoted(event.reason)],
        }),

  InformationRequested: ({ event }) =>
    words('Қосымша мәлімет сұратылды', 'Запрошены дополнительные сведения', {
      kk: [
        'Істі қарау үшін мынадай мәлімет керек:',
        quoted(event.text),
        'Алгоритмде шешім мерзімін тоқтату көзделмеген: ол да, сот мерзімі де жүре береді.',
      ],
      ru: [
        'Для рассмотрения нужны сведения:',
        quoted(event.text),
        'Алгоритм не предусматривает остановки срока решения: идут и он, и судебный срок.',
      ],
    }),

  InformationSupplied: ({ event }) =>
    words('Сұратылған мәлімет келді', 'Поступили запрошенные сведения', {
      kk: ['Сұрау салған органның жауабы:', quoted(event.text)],
      ru: ['Ответ органа, направившего запрос:', quoted(event.text)],
    }),

  RecommendationGiven: ({ event }) =>
    words('Ұсыныс енгізілді: шешім қабылдаңыз', 'Внесено предложение: примите решение', {
      kk: [
        `Ұсыныс: ${decisionTexts[event.outcome].kk}. Шағым жасауға негіз: ${event.groundsExist ? 'бар' : 'жоқ'}.`,
        quoted(event.text),
        'Ұсыныс шешімді алдын ала айқындамайды: оны қабылдаушы өзі шешеді.',
      ],
      ru: [
        `Предложение: ${decisionTexts[event.outcome].ru}. Основания для обжалования: ${event.groundsExist ? 'есть' : 'нет'}.`,
        quoted(event.text),
        'Предложение не предрешает решения: принимающий его решает сам.',
      ],
    }),

  RecommendationReturned: ({ event }) =>
    words('Ұсыныс пысықтауға қайтарылды', 'Предложение возвращено на доработку', {
      kk: ['Себебі:', quoted(event.reason), 'Шешім мерзімі тоқтамайды.'],
      ru: ['Причина:', quoted(event.reason), 'Срок решения не останавливается.'],
    }),

  Decided: ({ event, localTime }) =>
    words('Шешім қабылданды', 'Решение принято', {
      kk: decided(event, 'kk', localTime),
      ru: decided(event, 'ru', localTime),
    }),

  DecidedLate: ({ event, localTime }) =>
    words('Шешім мерзімінен кеш қабылданды', 'Решение принято с опозданием', {
      kk: [
        ...decided(event, 'kk', localTime),
        'Кешігудің салдары алгоритмде айтылмаған: шешім есепке алынды, кешіккені белгіленді.',
      ],
      ru: [
        ...decided(event, 'ru', localTime),
        'О последствиях опоздания алгоритм не говорит: решение учтено, опоздание отмечено.',
      ],
    }),

  DeliveryFailed: ({ event }) =>
    words('Шешім жеткізілмеді', 'Решение не доставлено', {
      kk: [
        'Шешім сұрау салған органға жетпеді. Техникалық себебі:',
        quoted(event.reason),
        'Оны басқа жолмен (қағазбен немесе құжат алмасу жүйесімен) жіберіңіз; сұрау салған орган алғанын растайды (алгоритмнің 11-бөлігі).',
      ],
      ru: [
        'Решение не дошло до органа, направившего запрос. Техническая причина:',
        quoted(event.reason),
        'Направьте его другим путём (на бумаге или через систему обмена документами); получение подтвердит орган, направивший запрос (часть 11 алгоритма).',
      ],
    }),

  FilingReported: ({ event }) =>
    words('Сотқа берілгені хабарланды', 'Сообщено о подаче в суд', {
      kk: [
        `Сотқа берілген күні: ${dateInWords(event.filedOn, 'kk')}${event.number ? `, ${numbered(event.number)}` : ''}.`,
        ...(event.afterTerm ? ['Назар аударыңыз: сот мерзімі өткеннен кейін берілген.'] : []),
      ],
      ru: [
        `День подачи в суд: ${dateInWords(event.filedOn, 'ru')}${event.number ? `, ${numbered(event.number)}` : ''}.`,
        ...(event.afterTerm ? ['Обратите внимание: подано после истечения судебного срока.'] : []),
      ],
    }),

  FilingNotReported: () =>
    words('Сот мерзімі өтті, сотқа берілгені хабарланбады', 'Судебный срок истёк, о подаче в суд не сообщено', {
      kk: [
        'Келісу берілген еді, бірақ сотқа жүгіну туралы хабар түспеді: келісілген құқық пайдаланылмаған болуы мүмкін. Іс жабылды.',
      ],
      ru: [
        'Согласование было дано, но сообщения об обращении в суд не поступило: согласованное право могло остаться неиспользованным. Дело закрыто.',
      ],
    }),

  Withdrawn: ({ event }) =>
    words('Сұрау салу кері қайтарып алынды', 'Запрос отозван', {
      kk: ['Сұрау салған органның себебі:', quoted(event.reason), 'Іс жабылды.'],
      ru: ['Причина органа, направившего запрос:', quoted(event.reason), 'Дело закрыто.'],
    }),

  FactsCorrected: ({ event }) =>
    words('Істің деректері түзетілді', 'Данные дела исправлены', {
      kk: [
        `Түзетілген деректер: ${correctedInWords(event.changed, 'kk')}. Себебі:`,
        quoted(event.reason),
        'Қазіргі мерзімдер төменде.',
      ],
      ru: [
        `Исправлены данные: ${correctedInWords(event.changed, 'ru')}. Причина:`,
        quoted(event.reason),
        'Нынешние сроки указаны ниже.',
      ],
    }),

  DeadlinesRecomputed: ({ event }) =>
    words('Мерзімдер қайта есептелді', 'Сроки пересчитаны', {
      kk: [
        `${event.edition ? `Жұмыс күндері күнтізбесінің ${event.edition} редакциясы бойынша. ` : ''}Қазіргі мерзімдер төменде.`,
      ],
      ru: [
        `${event.edition ? `По редакции календаря рабочих дней ${event.edition}. ` : ''}Нынешние сроки указаны ниже.`,
      ],
    }),

  ReminderToComplete: ({ role, event, summary }) =>
    decisionReminder(event.workingDaysLeft, summary, {
      kk:
        role === 'requester'
          ? 'Сұрау салу әлі толық емес: жетіспейтінін толықтырыңыз.'
          : 'Сұрау салу әлі толық емес, ал мерзім жүріп жатыр.',
      ru:
        role === 'requester'
          ? 'Запрос всё ещё неполный: дополните недостающее.'
          : 'Запрос всё ещё неполный, а срок идёт.',
    }),
  ReminderToAssign: ({ event, summary }) =>
    decisionReminder(event.workingDaysLeft, summary, {
      kk: 'Іске әлі заңгер тағайындалмаған.',
      ru: 'По делу ещё не назначен юрист.',
    }),
  ReminderToPropose: ({ event, summary }) =>
    decisionReminder(event.workingDaysLeft, summary, {
      kk: 'Іс бойынша ұсыныс әлі енгізілмеген.',
      ru: 'Предложение по делу ещё не внесено.',
    }),
  ReminderToDecide: ({ event, summary }) =>
    decisionReminder(event.workingDaysLeft, summary, {
      kk: 'Ұсыныс енгізілген, шешім күтілуде.',
      ru: 'Предложение внесено, ожидается решение.',
    }),

  ReminderToRegister: ({ role, summary }) =>
    words('Еске салу: сұрау салу әлі тіркелмеген', 'Напоминание: запрос ещё не зарегистрирован', {
      kk: [
        `Сұрау салу ${onDayInKazakh(summary.sentOn)} жіберілген, бірақ келісуші орган оның түскенін әлі тіркемеген.`,
        role === 'requester'
          ? 'Шешімге берілетін жеті жұмыс күні тіркеуден кейін ғана есептеледі, ал сот мерзімі жүріп жатыр. Сұрау салудың жеткенін келісуші органнан сұраңыз.'
          : 'Түскенін нақты күні және уақытымен тіркеңіз: шешімге берілетін жеті жұмыс күні содан есептеледі (алгоритмнің 10-бөлігі).',
        'Тіркеу мерзімі алгоритмде айтылмаған: келесі жұмыс күнінің соңындағы бұл ескертуді жүйе өз баптауы бойынша жібереді.',
      ],
      ru: [
        `Запрос отправлен ${dateInWords(summary.sentOn, 'ru')}, но согласующий орган ещё не зарегистрировал его поступление.`,
        role === 'requester'
          ? 'Семь рабочих дней на решение считаются только после регистрации, а судебный срок идёт. Узнайте у согласующего органа, получен ли запрос.'
          : 'Зарегистрируйте поступление с действительными датой и временем: от него считаются семь рабочих дней на решение (часть 10 алгоритма).',
        'Срок регистрации в алгоритме не указан: это напоминание в конце следующего рабочего дня система отправляет по собственной настройке.',
      ],
    }),

  DueSoon: ({ summary }) =>
    words(
      `Шешім мерзімі жақын: ${on(summary.decisionDueOn, 'kk')}`,
      `Срок решения близок: ${on(summary.decisionDueOn, 'ru')}`,
      {
        kk: ['Шешім әлі қабылданған жоқ. Іс кімде тұрғаны төменде көрсетілген.'],
        ru: ['Решение ещё не принято. У кого находится дело, указано ниже.'],
      },
    ),

  ReminderOfCourtTerm: ({ summary }) =>
    words(
      `Еске салу: сот мерзімінің соңғы күні ${on(summary.courtTermEndsOn, 'kk')}`,
      `Напоминание: последний день судебного срока ${on(summary.courtTermEndsOn, 'ru')}`,
      {
        kk: ['Сот мерзімі аяқталуға жақын, ал сұрау салу бойынша шешім жоқ.'],
        ru: ['Судебный срок подходит к концу, а решения по запросу нет.'],
      },
    ),

  ReminderToFile: ({ event, summary }) =>
    words(
      `Еске салу: сотқа беру мерзімінің соңғы күні ${on(summary.courtTermEndsOn, 'kk')}`,
      `Напоминание: последний день подачи в суд ${on(summary.courtTermEndsOn, 'ru')}`,
      {
        kk: [
          `Келісу берілген, бірақ сотқа берілгені хабарланбаған. ${leftWhenWritten(event.workingDaysLeft).kk}`,
          'Сотқа берген соң, берілген күнін хабарлаңыз.',
        ],
        ru: [
          `Согласование дано, но о подаче в суд не сообщено. ${leftWhenWritten(event.workingDaysLeft).ru}`,
          'После подачи в суд сообщите её дату.',
        ],
      },
    ),

  BecameOverdue: ({ role, event, localTime }) => {
    const day = lastDayBefore(event.dueAt, localTime)
    return words('Шешім мерзімі өтті', 'Срок решения истёк', {
      kk: [
        `Шешім ${dateInWords(day, 'kk')} аяқталғанға (${endOfDayInWords(event.dueAt, localTime)}) дейін қабылдануға тиіс еді (алгоритмнің 10-бөлігі).`,
        'Мерзім өтуінің салдары алгоритмде айтылмаған. Үнсіз қалу келісу болып саналмайды: шешім қабылданғанша іс ашық тұрады, кешіктірілген шешім де есепке алынады.',
        ...(role === 'requester' ? ['Сот мерзімі жүре береді.'] : []),
      ],
      ru: [
        `Решение надлежало принять до конца дня (${endOfDayInWords(event.dueAt, localTime)}) ${dateInWords(day, 'ru')} (часть 10 алгоритма).`,
        'О последствиях просрочки алгоритм не говорит. Молчание не означает согласования: дело остаётся открытым, пока решение не принято; учитывается и решение с опозданием.',
        ...(role === 'requester' ? ['Судебный срок продолжает идти.'] : []),
      ],
    })
  },

  OverdueLifted: () =>
    words('Мерзімі өткені туралы белгі алынды', 'Отметка о просрочке снята', {
      kk: [
        'Деректер түзетілгендіктен немесе шешімге мерзімінде қол қойылғаны расталғандықтан, іс мерзімі өткен болып есептелмейді.',
      ],
      ru: ['Данные исправлены или подтверждено, что решение подписано в срок: дело больше не считается просроченным.'],
    }),

  CourtTermEnded: ({ event, summary, localTime }) => {
    const day = lastDayBefore(event.endedAt, localTime)
    const open = stillOpen(event.endedAt, summary, localTime)
    return words('Сот мерзімі өтті', 'Судебный срок истёк', {
      kk: [
        `Сотқа жүгіну мерзімінің соңғы күні ${dateInWords(day, 'kk')} болды. ${open.kk}`,
        'Мерзімді тек сот қалпына келтіре алады; келісуді күту заңда аталған дәлелді себептердің қатарында жоқ.',
      ],
      ru: [
        `Последним днём обращения в суд было ${dateInWords(day, 'ru')}. ${open.ru}`,
        'Восстановить срок может только суд; ожидание согласования среди названных в законе уважительных причин не указано.',
      ],
    })
  },

  NoticeFailed: ({ event, summary: { caseId } }) =>
    words('Хабарлама жеткізілмеді', 'Уведомление не доставлено', {
      kk: [
        `Хабарлама: ${oneLine(event.notice)}. Техникалық себебі:`,
        quoted(event.reason),
        'Адресатқа басқа жолмен хабарлаңыз, мекенжайды тізілімде түзетіңіз. Содан кейін әкімші хабарламаны қайта жібере алады:',
        typed(`notices ${caseId} --resend`),
      ],
      ru: [
        `Уведомление: ${oneLine(event.notice)}. Техническая причина:`,
        quoted(event.reason),
        'Сообщите адресату другим путём и исправьте адрес в реестре. После этого администратор может отправить уведомление снова:',
        typed(`notices ${caseId} --resend`),
      ],
    }),
}

/** Until when the case stays open after the court term: an approved one as long as a filing made in the term can still be reported. */
const stillOpen = (endedAt: Instant, { stage }: CaseSummary, localTime: LocalTime) => {
  if (stage !== 'delivered') return { kk: 'Іс ашық қалады.', ru: 'Дело остаётся открытым.' }
  const until = lastDayBefore(filingReportDueAt(endedAt), localTime)
  return {
    kk: `Сотқа мерзімінде берілген болса, берілген күнін ${dateInWords(until, 'kk')} аяқталғанға дейін хабарлаңыз: содан кейін іс жабылады.`,
    ru: `Если обращение подано в срок, сообщите дату подачи до конца дня ${dateInWords(until, 'ru')}: после этого дело закроется.`,
  }
}

/** The number as a person writes it: many carry their own № already. */
export const numbered = (number: string): string => (number.includes('№') ? oneLine(number) : `№ ${oneLine(number)}`)

/** What a sender wrote, marked as such, so that nobody takes it for our own words. */
export const quoted = (text: string): string =>
  text
    .trim()
    .split(/\r\n|\r|\n/)
    .map(line => `> ${line}`)
    .join('\n')

/** A sender's text where only one line has room. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

type MailLanguage = 'kk' | 'ru'

const words = (kk: string, ru: string, lines: Words['lines']): Words => ({ subject: { kk, ru }, lines })

/** Reading `receiptDay`: ours, and said to be ours. */
const firstDay: Name = {
  kk: 'Бірінші күн ретінде жүйе түскен күннен кейінгі жұмыс күнін алады: алгоритмде бұл айтылмаған.',
  ru: 'Первым днём система считает рабочий день после дня поступления: в алгоритме это не сказано.',
}

const examine = {
  kk: [
    'Шағым жасауға заңнамада көзделген негіз бар-жоғын қарап, келісу немесе келісуден бас тарту туралы ұсыныс енгізіңіз (алгоритмнің 7-бөлігі).',
  ],
  ru: [
    'Проверьте, есть ли предусмотренные законодательством основания для обжалования, и внесите предложение согласовать или отказать (часть 7 алгоритма).',
  ],
}

const faults = (all: readonly Fault[], language: MailLanguage): string[] =>
  all.map(
    ({ code, citation, field }) =>
      `– ${filled(codeTexts[code][language], { field }, language)} (${citationTexts[citation].label[language]})`,
  )

const cited = (citation: Citation, language: MailLanguage): string => {
  const { label, says } = citationTexts[citation]
  return `${label[language]}: ${says[language]}`
}

const decided = (event: EventOfNotice<'Decided'>, language: MailLanguage, localTime: LocalTime): string[] => {
  const decision = decisionTexts[event.outcome][language]
  const by = authorityTexts[event.authority.basis][language]
  // Reading `paperDecisionDate`: the day of signing counts, and the registration is shown beside it.
  const registered = instantInWords(event.at, language, localTime)
  const at = !event.paper
    ? instantInWords(event.judged.at, language, localTime)
    : language === 'kk'
      ? `${dateInWords(event.paper.signedOn, 'kk')}, қағазда, ${numbered(event.paper.number)} (жүйеде тіркелген: ${registered})`
      : `${dateInWords(event.paper.signedOn, 'ru')}, на бумаге, ${numbered(event.paper.number)} (зарегистрировано в системе: ${registered})`
  return language === 'kk'
    ? [
        `Шешім: ${decision}. Қабылдаған: ${by}, ${at}.`,
        ...(event.ownProposal ? ['Ұсынысты да, шешімді де бір адам жасаған.'] : []),
      ]
    : [
        `Решение: ${decision}. Принял: ${by}, ${at}.`,
        ...(event.ownProposal ? ['Предложение и решение исходят от одного лица.'] : []),
      ]
}

/** The subject names the date and not "today": a mail may arrive later than it was written. */
const decisionReminder = (workingDaysLeft: number, summary: CaseSummary, state: Name): Words =>
  words(
    `Еске салу: шешім мерзімінің соңғы күні ${on(summary.decisionDueOn, 'kk')}`,
    `Напоминание: последний день срока решения ${on(summary.decisionDueOn, 'ru')}`,
    {
      kk: [`${state.kk} ${leftWhenWritten(workingDaysLeft).kk}`],
      ru: [`${state.ru} ${leftWhenWritten(workingDaysLeft).ru}`],
    },
  )

const leftWhenWritten = (workingDays: number): Name =>
  workingDays === 0
    ? { kk: 'Хабарлама мерзімнің соңғы күні жасалды.', ru: 'Напоминание составлено в последний день срока.' }
    : {
        kk: `Хабарлама жасалғанда ${workingDaysInWords(workingDays, 'kk')} қалған.`,
        ru: `На момент напоминания осталось: ${workingDaysInWords(workingDays, 'ru')}.`,
      }

const on = (date: IsoDate | null, language: MailLanguage): string => (date === null ? '–' : dateInWords(date, language))

/** A date ends at 24:00, which is the next date's beginning. */
const lastDayBefore = (end: Instant, localTime: LocalTime): IsoDate =>
  localTime.dateOf(instantOf(millisecondsOf(end) - 1))

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
