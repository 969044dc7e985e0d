import { typed } from '../../domain/texts/command-line.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'
import { speaksHttp } from './settings.ts'

const verb = (name: string, does: Text, example: string) => ({ verb: name, does, example: typed(example) })

/** What `kelisu` alone prints: each verb with an example to copy; over HTTP none names who acts. */
export const verbsWithExamples = (language: Language): { verb: string; does: string; example: string }[] =>
  verbs.map(({ verb, does, example }) => ({
    verb,
    does: does[language],
    example: speaksHttp() ? example.replace(/ --as \w+$/, '') : example,
  }))

const verbs = [
  verb(
    'calendar',
    {
      kk: 'жылдың әр күні: жұмыс па, демалыс па және неге; күнтізбе редакциялары: editions, diff, import, activate',
      ru: 'каждый день года: рабочий или выходной и почему; редакции календаря: editions, diff, import, activate',
      en: 'every day of a year: worked or off, and why; calendar editions: editions, diff, import, activate',
    },
    'calendar 2026',
  ),
  verb(
    'deadlines',
    {
      kk: 'сот мерзімі, жіберу мерзімі, шешім мерзімі – әр күні санап',
      ru: 'судебный срок, срок направления, срок решения – с каждым днём',
      en: 'court term, latest sending, decision due, each day counted',
    },
    'deadlines --means appeal --procedure civil --act-date 2025-08-01 --received-on 2025-08-18',
  ),
  verb(
    'route',
    {
      kk: 'келісуді кім береді, қай тармақша бойынша және неге',
      ru: 'кто согласует, по какому подпункту и почему',
      en: 'who approves for a body, by which item, and why',
    },
    'route --all',
  ),
  verb(
    'readings',
    {
      kk: 'мәтінде не ашық қалған, орган оны қалай түсінеді',
      ru: 'что текст оставляет открытым и как это читает орган',
      en: 'what the text leaves open, and how a body reads it',
    },
    'readings akim-astana',
  ),
  verb(
    'law',
    {
      kk: 'Ереженің әр бөлігі: іске асырылған ба, қай файлда, қай тестпен; редакциялары',
      ru: 'каждая часть Положения: реализована ли, где и с каким тестом; редакции',
      en: 'every part of the Regulation: is it implemented, where, by which test; its editions',
    },
    'law editions',
  ),
  verb('bodies', { kk: 'тізілімдегі органдар', ru: 'органы реестра', en: 'the bodies of the registry' }, 'bodies'),
  verb(
    'people',
    {
      kk: 'органда кім қандай лауазымда; --as пен заңгер үшін белгілері',
      ru: 'кто в органе какую должность занимает; обозначения для --as и юриста',
      en: 'who holds which position of a body, with the ids for --as and for a lawyer',
    },
    'people kgd',
  ),
  verb(
    'example',
    {
      kk: 'байқап көруге арналған, бүгін жіберілгендей сұрау салу',
      ru: 'запрос для пробы, как бы отправленный сегодня',
      en: 'a request to try out, as if sent today',
    },
    'example request > request.json',
  ),
  verb(
    'submit',
    {
      kk: 'JSON-дағы сұрау салу бойынша іс ашу',
      ru: 'открыть дело по запросу в JSON',
      en: 'open a case from a request as JSON',
    },
    'submit request.json',
  ),
  verb(
    'receive',
    { kk: 'сұрау салудың түскенін тіркеу', ru: 'зарегистрировать поступление', en: 'register the receipt' },
    'receive CASE --number 17-5/123 --as PERSON',
  ),
  verb(
    'assign',
    { kk: 'заңгер тағайындау', ru: 'назначить юриста', en: 'assign the lawyer' },
    'assign CASE LAWYER --as PERSON',
  ),
  verb(
    'recommend',
    {
      kk: 'келісуді немесе бас тартуды ұсыну',
      ru: 'предложить согласовать или отказать',
      en: 'propose to approve or to refuse',
    },
    'recommend CASE approve --text "Grounds exist" --as LAWYER',
  ),
  verb(
    'decide',
    { kk: 'келісу немесе бас тарту', ru: 'согласовать или отказать', en: 'approve or refuse' },
    'decide CASE approve --as PERSON',
  ),
  verb(
    'report-filing',
    { kk: 'сотқа берілгенін хабарлау', ru: 'сообщить о подаче в суд', en: 'report that the appeal was filed' },
    'report-filing CASE --filed-on 2025-08-28 --as PERSON',
  ),
  verb(
    'complete',
    {
      kk: 'сұрау салуда жетіспегенін толықтыру',
      ru: 'дополнить то, чего в запросе не было',
      en: 'supply what the request lacked',
    },
    'complete CASE --draft appeal.pdf --as PERSON',
  ),
  verb(
    'return',
    {
      kk: 'қолы немесе жобасы жоқ сұрау салуды қайтару',
      ru: 'вернуть запрос без подписи или проекта',
      en: 'return what lacks the signature or the draft',
    },
    'return CASE part-5 --reason "No draft" --as PERSON',
  ),
  verb(
    'withdraw',
    { kk: 'сұрау салуды кері қайтарып алу', ru: 'отозвать запрос', en: 'withdraw the request' },
    'withdraw CASE --reason "Settled" --as PERSON',
  ),
  verb(
    'set-approver',
    {
      kk: 'мәтінде бағыт болмаса, келісуші органды белгілеу',
      ru: 'определить согласующий орган, если в тексте нет маршрута',
      en: 'choose who approves where the text has no route',
    },
    'set-approver CASE BODY --reason "…" --as PERSON',
  ),
  verb(
    'reassign',
    { kk: 'басқа заңгер тағайындау', ru: 'назначить другого юриста', en: 'assign another lawyer' },
    'reassign CASE LAWYER --reason "On leave" --as PERSON',
  ),
  verb(
    'request-information',
    {
      kk: 'сұрау салған органнан мәлімет сұрау',
      ru: 'запросить сведения у органа, направившего запрос',
      en: 'ask the requesting body',
    },
    'request-information CASE --text "The expert opinion?" --as PERSON',
  ),
  verb(
    'supply-information',
    { kk: 'сұратылғанға жауап беру', ru: 'ответить на запрошенное', en: 'answer what was asked' },
    'supply-information CASE --text "Enclosed" --as PERSON',
  ),
  verb(
    'return-for-rework',
    { kk: 'ұсынысты пысықтауға қайтару', ru: 'вернуть предложение на доработку', en: 'give the proposal back' },
    'return-for-rework CASE --reason "Which ground?" --as PERSON',
  ),
  verb(
    'confirm-delivery',
    {
      kk: 'шешімнің жеткенін растау',
      ru: 'подтвердить получение решения',
      en: 'confirm that the decision has arrived',
    },
    'confirm-delivery CASE --how "By courier" --as PERSON',
  ),
  verb(
    'correct-facts',
    { kk: 'қате енгізілген деректі түзету', ru: 'исправить ошибочно внесённые данные', en: 'correct a wrong fact' },
    'correct-facts CASE --sent-on 2025-08-15 --reason "Misread" --as PERSON',
  ),
  verb(
    'command',
    {
      kk: 'кез келген команданы аты бойынша жіберу',
      ru: 'отправить любую команду по её имени',
      en: 'send any command by its name',
    },
    `command CASE assign --payload '{"lawyer":"LAWYER"}' --as PERSON`,
  ),
  verb(
    'show',
    {
      kk: 'іс: кезең, кімде, күндер, тарихы, келесі қадам',
      ru: 'дело: этап, у кого, даты, история, следующий шаг',
      en: 'a case: stage, holder, dates, history, next step',
    },
    'show CASE',
  ),
  verb(
    'explain',
    {
      kk: 'істің әр мерзімі қалай саналды, күн сайын',
      ru: 'как посчитан каждый срок дела, день за днём',
      en: 'how each deadline of a case was counted, day by day',
    },
    'explain CASE --deadline decision',
  ),
  verb(
    'list',
    {
      kk: 'істер, алдымен мерзімі ең жақыны',
      ru: 'дела, сначала с ближайшим сроком',
      en: 'the cases, the nearest deadline first',
    },
    'list --overdue',
  ),
  verb(
    'links',
    {
      kk: 'бақылаушыға арналған Temporal UI сілтемелері',
      ru: 'ссылки в Temporal UI для контролирующего',
      en: 'links to Temporal UI for supervisors',
    },
    'links',
  ),
  verb(
    'registry',
    {
      kk: 'өз органдарыңызды, адамдарды, лауазымдарды, актілерді жүктеу',
      ru: 'загрузить свои органы, людей, должности, акты',
      en: 'load your own bodies, people, positions, acts',
    },
    'registry load data/registry --dry-run',
  ),
  verb(
    'receipt',
    {
      kk: 'жабылған істің түбіртегі: деректер, редакциялар, хэштер, нәтиже',
      ru: 'квитанция закрытого дела: факты, редакции, хэши, итог',
      en: 'the receipt of a closed case: facts, editions, hashes, outcome',
    },
    'receipt CASE',
  ),
  verb(
    'replay',
    {
      kk: 'істі журналы бойынша қайта шығарып, салыстыру',
      ru: 'вывести дело заново по журналу и сравнить',
      en: 'derive a case again from its log and compare',
    },
    'replay --all',
  ),
  verb(
    'simulate',
    {
      kk: 'күнтізбе не Ереже редакциясының жобасы бойынша қай істің бағыты, кешігуі не мерзімі өзгерер еді',
      ru: 'у каких дел были бы другие маршрут, опоздание или сроки по проекту редакции календаря или Положения',
      en: 'which cases would have another route, lateness or dates under a draft of the calendar or the Regulation',
    },
    'simulate --edition draft.json --since 2026-01-01',
  ),
  verb(
    'recompute',
    {
      kk: 'күнтізбенің жаңа редакциясы өзгертетін ашық істердің мерзімдерін қайта есептеу',
      ru: 'пересчитать сроки открытых дел, которые меняет новая редакция календаря',
      en: 'recompute the open cases whose dates a calendar edition changes',
    },
    'recompute --edition 2026-03-18 --dry-run',
  ),
  verb(
    'restore-log',
    {
      kk: 'дерекқордың ескі көшірмесінен кейін журналда жетіспейтінді қайта жазу',
      ru: 'после старой копии базы данных записать заново то, чего недостаёт в журнале',
      en: 'after an older backup of the database: write again what the log lacks',
    },
    'restore-log --dry-run',
  ),
  verb(
    'notices',
    {
      kk: 'іс бойынша хабарламалар: кімге, қандай күйде; жіберілмегенін --resend қайта жібереді',
      ru: 'уведомления по делу: кому, в каком состоянии; неотправленные --resend отправит снова',
      en: 'the notices of a case: to whom, in what state; --resend sends once more what was not sent',
    },
    'notices CASE --resend',
  ),
  verb(
    'acts',
    {
      kk: 'HTTP API арқылы өкілеттік жүктеу актілері: list, history, issue, correct, revoke',
      ru: 'акты о возложении полномочий, через HTTP API: list, history, issue, correct, revoke',
      en: 'acts that vest the decision in others, by the HTTP API: list, history, issue, correct, revoke',
    },
    'acts list kgd',
  ),
  verb(
    'grants',
    {
      kk: 'бұйрықпен берілген рөлдер (бақылаушы, аудитор, әкімші), HTTP API арқылы: list, grant, revoke',
      ru: 'роли по приказу (контролёр, аудитор, администратор), через HTTP API: list, grant, revoke',
      en: 'roles by an order (supervisor, auditor, administrator), by the HTTP API: list, grant, revoke',
    },
    'grants list kgd',
  ),
  verb(
    'documents',
    {
      kk: 'сұрау салудың файлдары, HTTP API арқылы: list, send, save',
      ru: 'файлы запроса, через HTTP API: list, send, save',
      en: 'the files of a request, by the HTTP API: list, send, save',
    },
    'documents send CASE appeal.pdf',
  ),
  verb(
    'webhooks',
    {
      kk: 'HTTP API арқылы: қай жүйеге оқиға хабарланады, не жетпеді: list, add, switch, rotate, test, deliveries, resend, remove',
      ru: 'какой системе сообщается о событиях и что не дошло, через HTTP API: list, add, switch, rotate, test, deliveries, resend, remove',
      en: 'which systems are told of events and what did not arrive, by the HTTP API: list, add, switch, rotate, test, deliveries, resend, remove',
    },
    'webhooks list',
  ),
  verb(
    'login',
    {
      kk: 'HTTP API-ге кіру: кодты браузерде растайсыз',
      ru: 'войти в HTTP API: код подтверждается в браузере',
      en: 'log in at the HTTP API: the code is confirmed in a browser',
    },
    'login',
  ),
  verb('logout', { kk: 'HTTP API-ден шығу', ru: 'выйти из HTTP API', en: 'log out of the HTTP API' }, 'logout'),
  verb(
    'whoami',
    { kk: 'HTTP API-ге кім кірген', ru: 'кто вошёл в HTTP API', en: 'who is logged in at the HTTP API' },
    'whoami',
  ),
  verb(
    'completion',
    {
      kk: 'bash, zsh, fish, powershell үшін толықтыру скрипті (docs/command-line.md)',
      ru: 'скрипт дополнения для bash, zsh, fish, powershell (docs/command-line.md)',
      en: 'the script by which bash, zsh, fish or powershell completes (docs/command-line.md)',
    },
    'completion bash',
  ),
  verb(
    'demo',
    {
      kk: 'байқау үшін бір істің уақытын жылжыту',
      ru: 'передвинуть одно дело во времени, для пробы',
      en: 'move one case in time, for trying out',
    },
    'demo forward CASE 3d',
  ),
]
