import type { Citation } from '../regulation/citations.ts'
import type { Language, Text } from './languages.ts'

/** `label` names the place, `says` is our own short wording (never a quotation), `link` leads to the official text. */
export type CitationText = { label: Text; says: Text; link?: string }

const regulation = 'https://adilet.zan.kz/rus/docs/P060001072_'
const civilProcedure = 'https://zan.gov.kz/client/#!/doc/95109/rus/12.07.2026'
const administrativeProcedure = 'https://zan.gov.kz/client/#!/doc/144260'
const labourCode = 'https://zan.gov.kz/client/#!/doc/95666'
const holidayLaw = 'https://zan.gov.kz/client/#!/doc/10612'

const part = (number: number, says: Text): CitationText => ({
  label: {
    kk: `алгоритмнің ${number}-бөлігі`,
    ru: `часть ${number} алгоритма`,
    en: `part ${number} of the algorithm`,
  },
  says,
  link: regulation,
})

const item = (number: number, says: Text): CitationText => ({
  label: {
    kk: `алгоритмнің 1-бөлігінің ${number}) тармақшасы`,
    ru: `подпункт ${number}) части 1 алгоритма`,
    en: `item ${number} of part 1 of the algorithm`,
  },
  says,
  link: regulation,
})

const paragraph = (number: string, says: Text): CitationText => ({
  label: {
    kk: `Үлгі ереженің ${number}-тармағы`,
    ru: `пункт ${number} Типового положения`,
    en: `paragraph ${number} of the Model Regulation`,
  },
  says,
  link: regulation,
})

const subparagraph = (number: number, of: number, says: Text): CitationText => ({
  label: {
    kk: `Үлгі ереженің ${of}-тармағының ${number}) тармақшасы`,
    ru: `подпункт ${number}) пункта ${of} Типового положения`,
    en: `paragraph ${of}(${number}) of the Model Regulation`,
  },
  says,
  link: regulation,
})

/** An article of a code or law; the Kazakh order of words is "article 123, part 2 of the code". */
const article = (act: Text, link: string, of: number, inIt: number | undefined, says: Text): CitationText => ({
  label: {
    kk: inIt === undefined ? `${act.kk} ${of}-бабы` : `${act.kk} ${of}-бабының ${inIt}-бөлігі`,
    ru: inIt === undefined ? `статья ${of} ${act.ru}` : `часть ${inIt} статьи ${of} ${act.ru}`,
    en: inIt === undefined ? `article ${of} of the ${act.en}` : `article ${of}(${inIt}) of the ${act.en}`,
  },
  says,
  link,
})

const cpc: Text = { kk: 'АПК', ru: 'ГПК', en: 'Civil Procedure Code' }
const appc: Text = { kk: 'ӘРПК', ru: 'АППК', en: 'Administrative Procedure and Process Code' }
const labour: Text = { kk: 'Еңбек кодексінің', ru: 'Трудового кодекса', en: 'Labour Code' }
const holidays: Text = {
  kk: 'Мерекелер туралы заңның',
  ru: 'Закона о праздниках',
  en: 'Law on Holidays',
}

/** What each citation says in the three languages. */
export const citationTexts = {
  'part-1': part(1, {
    kk: 'кім кіммен келіседі: сегіз бағыт',
    ru: 'кто с кем согласует: восемь маршрутов',
    en: 'who gets approval from whom: eight routes',
  }),
  'part-1-item-1': item(1, {
    kk: 'орталық мемлекеттік органның ведомствосы сол орталық органмен келіседі',
    ru: 'ведомство центрального государственного органа согласует с этим органом',
    en: 'a department of a central state body gets approval from that body',
  }),
  'part-1-item-2': item(2, {
    kk: 'орталық мемлекеттік органның аумақтық бөлімшесі сол орталық органмен келіседі',
    ru: 'территориальное подразделение центрального государственного органа согласует с этим органом',
    en: 'a territorial subdivision of a central state body gets approval from that body',
  }),
  'part-1-item-3': item(3, {
    kk: 'ведомствоның аумақтық бөлімшесі сол ведомствомен келіседі',
    ru: 'территориальное подразделение ведомства согласует с этим ведомством',
    en: 'a territorial subdivision of a department gets approval from that department',
  }),
  'part-1-item-4': item(4, {
    kk: 'аумақтық департаменттің аумақтық бөлімшесі сол аумақтық департаментпен келіседі',
    ru: 'территориальное подразделение территориального департамента согласует с этим департаментом',
    en: 'a territorial subdivision of a territorial department gets approval from that department',
  }),
  'part-1-item-5': item(5, {
    kk: 'әкімдік құрған, жергілікті бюджеттен қаржыландырылатын атқарушы орган тиісті әкіммен немесе 9-бөлік бойынша өзге адаммен келіседі',
    ru: 'исполнительный орган, созданный акиматом и финансируемый из местного бюджета, согласует с соответствующим акимом или иным лицом по части 9',
    en: 'a locally financed executive body created by an akimat gets approval from its akim or another person under part 9',
  }),
  'part-1-item-6': item(6, {
    kk: 'аудан әкімі облыс әкімімен келіседі',
    ru: 'аким района согласует с акимом области',
    en: 'the akim of a district gets approval from the akim of the oblast',
  }),
  'part-1-item-7': item(7, {
    kk: 'қаладағы аудан әкімі қала әкімімен келіседі',
    ru: 'аким района в городе согласует с акимом города',
    en: 'the akim of a district in a city gets approval from the akim of the city',
  }),
  'part-1-item-8': item(8, {
    kk: 'ауылдық округтің, кенттің немесе округке кірмейтін ауылдың әкімі аудан әкімімен келіседі',
    ru: 'аким сельского округа, посёлка или села вне округа согласует с акимом района',
    en: 'the akim of a rural okrug, a settlement or a village outside any okrug gets approval from the akim of the district',
  }),
  'part-2': part(2, {
    kk: 'кімнен келісу талап етілмейді',
    ru: 'от кого согласование не требуется',
    en: 'who needs no approval',
  }),
  'part-3': part(3, {
    kk: 'әскери бөлімдер мен мекемелер тиісті мемлекеттік органның басшысы бекіткен тәртіппен келіседі',
    ru: 'воинские части и учреждения согласуют в порядке, утверждённом руководителем соответствующего государственного органа',
    en: 'military units and institutions follow the order approved by the head of the respective state body',
  }),
  'part-4': part(4, {
    kk: 'сұрау салу жазбаша болады, оған орган басшысы қол қояды',
    ru: 'запрос письменный, его подписывает руководитель органа',
    en: 'the request is in writing and signed by the head of the body',
  }),
  'part-5': part(5, {
    kk: 'сұрау салуға АПК талаптарына сәйкес ресімделген шағымның немесе өтінішхаттың жобасы қоса беріледі',
    ru: 'к запросу прилагается проект жалобы или ходатайства, оформленный по требованиям ГПК',
    en: 'the draft appeal or petition, drawn up as the CPC requires, is attached to the request',
  }),
  'part-6': part(6, {
    kk: 'сұрау салу АПК-де белгіленген шағым немесе өтінішхат беру мерзімі өткенге дейін он жұмыс күнінен кешіктірілмей жіберіледі',
    ru: 'запрос направляется не позднее чем за десять рабочих дней до истечения срока подачи жалобы или ходатайства, установленного ГПК',
    en: 'the request is sent not later than ten working days before the term for the appeal or petition set by the CPC expires',
  }),
  'part-7': part(7, {
    kk: 'заң қызметі немесе өзге құрылымдық бөлімше шағымдануға заңнамада көзделген негіздің бар-жоғын қарайды және ұсыныс енгізеді',
    ru: 'юридическая служба или иное структурное подразделение проверяет, есть ли предусмотренные законодательством основания для обжалования, и вносит предложение',
    en: 'the legal service or another subdivision examines whether grounds provided by legislation exist and submits a proposal',
  }),
  'part-8': part(8, {
    kk: 'шешімді келісуші органның басшысы қабылдайды',
    ru: 'решение принимает руководитель согласующего органа',
    en: 'the head of the approving body decides',
  }),
  'part-9': part(9, {
    kk: 'басшы бұл өкілеттікті өз шешімімен орынбасарларына, аппарат басшыларына және (немесе) заң қызметінің басшысына жүктей алады',
    ru: 'руководитель может своим решением возложить это на заместителей, руководителей аппарата и (или) руководителя юридической службы',
    en: 'the head may by his decision vest this in deputies, heads of the apparatus and (or) the head of the legal service',
  }),
  'part-10': part(10, {
    kk: 'шешім сұрау салу түскен күннен бастап жеті жұмыс күнінен кешіктірілмей қабылданады',
    ru: 'решение принимается не позднее семи рабочих дней со дня поступления запроса',
    en: 'the decision is made within seven working days from the day of receipt',
  }),
  'part-11': part(11, {
    kk: 'қол қойылған жазбаша шешім сұрау салуды жіберген органға жіберіледі',
    ru: 'подписанное письменное решение направляется органу, направившему запрос',
    en: 'the signed written decision goes to the requesting body',
  }),
  'para-4': paragraph('4', {
    kk: 'заң қызметіне аппарат басшысы, бірінші басшы немесе оның шешімі бойынша оның орынбасары жетекшілік етеді',
    ru: 'юридическую службу курирует руководитель аппарата, первый руководитель или по его решению его заместитель',
    en: 'the legal service is supervised by the head of the apparatus, the first head or, by his decision, a deputy',
  }),
  'para-9-9': subparagraph(9, 9, {
    kk: 'негіз болса, заң қызметі органның пайдасына емес сот актілеріне шағымданады',
    ru: 'при наличии оснований юридическая служба обжалует акты не в пользу органа',
    en: "where grounds exist, the legal service contests acts that are not in the body's favour",
  }),
  'para-9-10': subparagraph(10, 9, {
    kk: 'заң қызметі келісу туралы сұрау салуды қарап, ұстанымын енгізеді',
    ru: 'юридическая служба рассматривает запрос о согласовании и вносит позицию',
    en: 'the legal service considers a request for approval and submits its position',
  }),
  'para-12': paragraph('12', {
    kk: 'заң қызметінің басшысы қызметті басқарады және жеке жауапты болады',
    ru: 'руководитель юридической службы руководит ею и несёт персональную ответственность',
    en: 'the head of the legal service directs it and is personally liable',
  }),
  'para-13': paragraph('13', {
    kk: 'заң қызметі атынан басқа құрылымдық бөлімшелерге жіберілетін құжаттарға оның басшысы, ол болмаса – оны алмастыратын адам қол қояды',
    ru: 'документы юридической службы в другие структурные подразделения подписывает её руководитель, в его отсутствие – замещающее его лицо',
    en: 'documents of the legal service to other subdivisions are signed by its head, in his absence by the person replacing him',
  }),
  'CPC-122-2': article(cpc, civilProcedure, 122, 2, {
    kk: 'мерзім оқиғаның келесі күнінен басталады',
    ru: 'срок начинается на следующий день после события',
    en: 'a term starts on the day after the event',
  }),
  'CPC-123-2': article(cpc, civilProcedure, 123, 2, {
    kk: 'айлармен есептелетін мерзім тиісті күнде, ондай күн болмаса, айдың соңғы күнінде бітеді',
    ru: 'срок в месяцах кончается в соответствующее число, а если его нет — в последний день месяца',
    en: 'a term in months ends on the corresponding day, or on the last day of the month if there is none',
  }),
  'CPC-123-4': article(cpc, civilProcedure, 123, 4, {
    kk: 'соңғы күн жұмыс күні болмаса, мерзім келесі жұмыс күні бітеді',
    ru: 'если последний день нерабочий, срок кончается в следующий рабочий день',
    en: 'if the last day is not a working day, the term ends on the next working day',
  }),
  'CPC-123-5': article(cpc, civilProcedure, 123, 5, {
    kk: 'соңғы күннің сағат жиырма төртіне дейін жіберілген құжат мерзімінде жіберілген',
    ru: 'отправленное до двадцати четырёх часов последнего дня подано в срок',
    en: 'what is sent before 24:00 of the last day is in time',
  }),
  'CPC-401-2': article(cpc, civilProcedure, 401, 2, {
    kk: 'аумақтық бөлімше апелляциялық шағымды жоғары тұрған органмен келісуге тиіс',
    ru: 'территориальное подразделение обязано согласовать апелляционную жалобу с вышестоящим органом',
    en: 'a territorial subdivision must get approval for an appeal from its superior body',
  }),
  'CPC-403-3': article(cpc, civilProcedure, 403, 3, {
    kk: 'апелляциялық шағым шешім түпкілікті нысанда шығарылғаннан кейін бір ай ішінде беріледі',
    ru: 'апелляционная жалоба подаётся в течение месяца со дня решения в окончательной форме',
    en: 'an appeal is filed within one month from the decision in final form',
  }),
  'CPC-434-1': article(cpc, civilProcedure, 434, 1, {
    kk: 'қандай сот актілері кассациялық тәртіппен қайта қаралады',
    ru: 'какие судебные акты пересматриваются в кассационном порядке',
    en: 'which judicial acts may be reviewed in cassation',
  }),
  'CPC-435-1-1': {
    label: {
      kk: 'АПК 435-бабының 1-1-бөлігі',
      ru: 'часть 1-1 статьи 435 ГПК',
      en: 'article 435(1-1) of the Civil Procedure Code',
    },
    says: {
      kk: 'аумақтық бөлімше кассацияға жүгінуді жоғары тұрған органмен келісуге тиіс',
      ru: 'территориальное подразделение обязано согласовать обращение в кассацию с вышестоящим органом',
      en: 'a territorial subdivision must get approval for cassation from its superior body',
    },
    link: civilProcedure,
  },
  'CPC-436-1': article(cpc, civilProcedure, 436, 1, {
    kk: 'кассацияға апелляциялық акт күшіне енгеннен кейін алты ай ішінде жүгінеді',
    ru: 'в кассацию обращаются в течение шести месяцев со вступления апелляционного акта в силу',
    en: 'cassation is sought within six months from the entry into force of the appellate act',
  }),
  'APPC-44-1': article(appc, administrativeProcedure, 44, 1, {
    kk: 'құжат басшыға қабылданып, тіркелгеннен кейін беріледі',
    ru: 'документ передаётся руководителю после приёма и регистрации',
    en: 'a document reaches the head after receipt and registration',
  }),
  'APPC-44-3': article(appc, administrativeProcedure, 44, 3, {
    kk: 'құжатқа басшы, оны алмастыратын адам немесе уәкілетті лауазымды адам қол қояды',
    ru: 'документ подписывает руководитель, замещающее его или уполномоченное должностное лицо',
    en: 'a document is signed by the head, the substitute or another authorised official',
  }),
  'APPC-168-2': article(appc, administrativeProcedure, 168, 2, {
    kk: 'апелляциялық шағым шешім түпкілікті нысанда шығарылғаннан кейін екі ай ішінде беріледі',
    ru: 'апелляционная жалоба подаётся в течение двух месяцев со дня решения в окончательной форме',
    en: 'an appeal is filed within two months from the decision in final form',
  }),
  'APPC-168-4': article(appc, administrativeProcedure, 168, 4, {
    kk: 'сатып алу аудиті мен сот орындаушылары туралы істер бойынша шағым он жұмыс күні ішінде беріледі',
    ru: 'по делам об аудите закупок и о судебных исполнителях жалоба подаётся в течение десяти рабочих дней',
    en: 'in procurement-audit and bailiff cases an appeal is filed within ten working days',
  }),
  'APPC-169-2': article(appc, administrativeProcedure, 169, 2, {
    kk: 'кассацияға апелляциялық акт күшіне енгеннен кейін алты ай ішінде жүгінеді',
    ru: 'в кассацию обращаются в течение шести месяцев со вступления апелляционного акта в силу',
    en: 'cassation is sought within six months from the entry into force of the appellate act',
  }),
  HL: {
    label: { kk: 'Мерекелер туралы заң', ru: 'Закон о праздниках', en: 'Law on Holidays' },
    says: { kk: 'қандай күндер мереке', ru: 'какие дни праздничные', en: 'which days are holidays' },
    link: holidayLaw,
  },
  'HL-5': article(holidays, holidayLaw, 5, undefined, {
    kk: 'демалыс күніне түскен мереке үшін одан кейінгі жұмыс күні демалыс болады',
    ru: 'за праздник, выпавший на выходной, выходным становится следующий за ним рабочий день',
    en: 'for a holiday on a day off the next working day after it is off',
  }),
  'LC-84': article(labour, labourCode, 84, undefined, {
    kk: 'демалыс күндері қандай күндер',
    ru: 'какие дни выходные',
    en: 'which days are days off',
  }),
  'LC-85-3': {
    // Articles of the codes of procedure have parts, those of the Labour Code have paragraphs.
    label: {
      kk: 'Еңбек кодексінің 85-бабының 3-тармағы',
      ru: 'пункт 3 статьи 85 Трудового кодекса',
      en: 'article 85(3) of the Labour Code',
    },
    says: {
      kk: 'демалыс күнін уәкілетті орган көшіре алады',
      ru: 'выходной день может перенести уполномоченный орган',
      en: 'the authorised body may move a day off',
    },
    link: labourCode,
  },
  design: {
    label: { kk: 'жүйенің ережесі', ru: 'правило системы', en: 'rule of this system' },
    says: {
      kk: 'мәтінде бұл туралы айтылмаған, тәртіпті жүйе белгілейді',
      ru: 'текст об этом молчит, порядок задаёт система',
      en: 'the text is silent here; the order is set by this system',
    },
  },
} as const satisfies Record<Citation, CitationText>

/** The place a citation names, e.g. `алгоритмнің 10-бөлігі`. */
export const citationLabel = (citation: Citation, language: Language): string => citationTexts[citation].label[language]
