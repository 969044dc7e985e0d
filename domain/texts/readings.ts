import type { Alternative, ReadingId } from '../regulation/readings.ts'
import type { Text } from './languages.ts'

type Texts = { [Id in ReadingId]: { question: Text; alternatives: Record<Alternative<Id>, Text> } }

const text = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })

/** What the text of the algorithm leaves open, and how each alternative reads it. None of it is law. */
export const readingTexts: Texts = {
  consentBySilence: {
    question: text(
      'Жеті жұмыс күні өткеннен кейін үнсіздік келісім бола ма?',
      'Означает ли молчание после семи рабочих дней согласие?',
      'Is silence after seven working days consent?',
    ),
    alternatives: {
      none: text(
        'жоқ: іс ашық, мерзімі өткен болып тұрады, кеш шешімнің күші бар',
        'нет: дело открыто и просрочено, поздное решение действует',
        'no: the case stays open and overdue, a late decision stands',
      ),
    },
  },
  lateRequest: {
    question: text(
      'Кеш жіберілген сұрау салудың салдары қандай?',
      'Что следует из опоздания запроса?',
      'What follows from a late request?',
    ),
    alternatives: {
      flagged: text(
        'белгі қойылады, бірақ қаралады',
        'отметка, но запрос рассматривается',
        'a flag; it is considered all the same',
      ),
    },
  },
  incompleteRequest: {
    question: text(
      'Басшының қолы немесе шағымның жобасы жоқ сұрау салу не болады?',
      'Что происходит с запросом без подписи руководителя или без проекта жалобы?',
      "What happens to a request without the head's signature or the draft?",
    ),
    alternatives: {
      keptIncomplete: text(
        'толық емес іс ретінде сақталады, екі жаққа айтылады',
        'хранится как неполный, обеим сторонам сообщается',
        'kept as incomplete, both sides are told',
      ),
      returnedAtIntake: text('қабылдау кезінде қайтарылады', 'возвращается при приёме', 'returned at intake'),
    },
  },
  reasons: {
    question: text('Шешімде уәждер міндетті ме?', 'Обязательны ли доводы в решении?', 'Must a decision give reasons?'),
    alternatives: {
      offered: text('жазуға болады, міндетті емес', 'можно указать, не обязательно', 'they may be given'),
      required: text(
        'міндетті (органның өз ережесі)',
        'обязательны (правило органа)',
        "required (the body's own rule)",
      ),
    },
  },
  resubmission: {
    question: text(
      'Қайта жіберілген сұрау салу қандай іс болады?',
      'Чем становится повторно направленный запрос?',
      'What is a request sent again?',
    ),
    alternatives: {
      newLinkedCase: text(
        'бұрынғысымен байланысқан жаңа іс',
        'новое дело, связанное с прежним',
        'a new case linked to the former',
      ),
    },
  },
  stoppingTheTerm: {
    question: text(
      'Жеті жұмыс күнін тоқтатуға немесе ұзартуға бола ма?',
      'Можно ли остановить или продлить семь рабочих дней?',
      'Can the seven working days be stopped or extended?',
    ),
    alternatives: { clockRuns: text('жоқ, мерзім жүре береді', 'нет, срок идёт', 'no, the clock runs') },
  },
  proposalBinding: {
    question: text(
      'Ұсыныс шешім қабылдайтын адамды байланыстыра ма?',
      'Связывает ли предложение того, кто решает?',
      'Does the proposal bind who decides?',
    ),
    alternatives: { no: text('жоқ', 'нет', 'no') },
  },
  receiptDay: {
    question: text(
      'Жеті күннің біріншісі қай күн?',
      'Какой день первый из семи?',
      'Which day is the first of the seven?',
    ),
    alternatives: {
      nextWorkingDay: text(
        'түскен күннен кейінгі бірінші жұмыс күні',
        'первый рабочий день после поступления',
        'the first working day after the receipt',
      ),
      receiptDay: text('түскен күннің өзі', 'сам день поступления', 'the day of receipt itself'),
    },
  },
  sendBy: {
    question: text(
      'Сот мерзімі өткенге дейінгі он жұмыс күні қалай саналады?',
      'Как считать десять рабочих дней до истечения срока?',
      'How are the ten working days before the end of the term counted?',
    ),
    alternatives: {
      plain: text(
        'соңғы күннен кері саналған оныншы жұмыс күні',
        'десятый рабочий день назад от последнего дня',
        'the tenth working day counted back from the last day',
      ),
      strict: text(
        'арада он толық жұмыс күні: он бірінші күн',
        'между ними десять полных рабочих дней: одиннадцатый день',
        'ten full working days between: the eleventh',
      ),
    },
  },
  receivedMoment: {
    question: text(
      'Сұрау салу қашан түсті, қашан жіберілді деп саналады?',
      'Когда запрос считается поступившим и направленным?',
      'When is a request received, when sent?',
    ),
    alternatives: {
      registration: text('тіркелген кезде', 'при регистрации', 'when it is registered'),
      deliveryTime: text(
        'құжат алмасу жүйесі жеткізген кезде',
        'при доставке в системе документооборота',
        'when the exchange system delivers it',
      ),
    },
  },
  editionDate: {
    question: text(
      'Ереженің редакциясын қай күн анықтайды?',
      'По какой дате берётся редакция Положения?',
      'Which date picks the edition of the Regulation?',
    ),
    alternatives: {
      receipt: text('түскен күн', 'дата поступления', 'that of the receipt'),
      act: text('сот актісінің күні', 'дата судебного акта', 'that of the judicial act'),
      sending: text('жіберілген күн', 'дата направления', 'that of the sending'),
      decision: text('шешім қабылданған күн', 'дата решения', 'that of the decision'),
    },
  },
  headDecides: {
    question: text(
      'Шешімді өзі қабылдайтын басшыға жеті жұмыс күні қолданыла ма?',
      'Распространяются ли семь рабочих дней на руководителя, который решает сам?',
      'Do the seven working days bind the head who decides himself?',
    ),
    alternatives: { yes: text('иә', 'да', 'yes') },
  },
  actingHeadSigns: {
    question: text(
      'Сұрау салуға басшының міндетін атқарушы қол қоя ала ма?',
      'Вправе ли подписать запрос исполняющий обязанности руководителя?',
      'May an acting head sign the request?',
    ),
    alternatives: {
      withOrder: text('иә, бұйрық болса', 'да, при приказе', 'yes, by an order'),
      headOnly: text('жоқ, тек басшының өзі', 'нет, только сам руководитель', 'no, the head only'),
    },
  },
  delegationAct: {
    question: text(
      'Басшының өкілеттік жүктейтін актісі деген не?',
      'Что такое акт руководителя о возложении полномочий?',
      "What is the head's act of delegation?",
    ),
    alternatives: {
      datedWrittenAct: text(
        'күні қойылған жазбаша акт, шешім сәтінде тексеріледі',
        'письменный акт с датой, проверяется на момент решения',
        'a dated written act, checked at the instant of the decision',
      ),
    },
  },
  administrativeTerms: {
    question: text(
      'ӘРПК мерзімдеріне алгоритмнің 6-бөлігі қолданыла ма?',
      'Применяется ли часть 6 алгоритма к срокам АППК?',
      'Does part 6 apply to terms of the APPC?',
    ),
    alternatives: {
      appcTerm: text('иә, ӘРПК мерзімінен саналады', 'да, считается от срока АППК', 'yes, counted from the APPC term'),
      notApplied: text('жоқ, онда тек АПК аталған', 'нет, в ней назван только ГПК', 'no, it names only the CPC'),
    },
  },
  thirdLevelTerritorialBody: {
    question: text(
      'Үшінші деңгейдегі аумақтық органға 1-бөліктің қай тармақшасы қолданылады?',
      'Какой подпункт части 1 применяется к территориальному органу третьего уровня?',
      'Which item of part 1 applies to a third-level territorial body?',
    ),
    alternatives: {
      item4: text(
        '4-тармақша: ең жақын жоғары орган',
        'подпункт 4: ближайший вышестоящий',
        'item 4: the nearest superior',
      ),
      item3or2: text(
        '3-тармақша (немесе 2): ведомство не орталық орган',
        'подпункт 3 (или 2): ведомство либо центральный орган',
        'item 3 (or 2): the department or the central body',
      ),
    },
  },
  fourthLevelTerritorialBody: {
    question: text(
      'Төртінші деңгейдегі аумақтық орган кіммен келіседі?',
      'С кем согласует территориальный орган четвёртого уровня?',
      'Who approves for a fourth-level territorial body?',
    ),
    alternatives: {
      noRoute: text('мәтінде жоқ: адам таңдайды', 'в тексте нет: выбирает человек', 'not named: a person chooses'),
      nearestSuperior: text('ең жақын жоғары органмен', 'с ближайшим вышестоящим органом', 'the nearest superior'),
    },
  },
  knbSubdivisions: {
    question: text(
      'ҰҚК аумақтық органдары мен ведомстволарының бөлімшелері босатыла ма?',
      'Освобождены ли территориальные органы КНБ и подразделения его ведомств?',
      'Are territorial bodies of the KNB and subdivisions of its departments exempt?',
    ),
    alternatives: {
      routed: text(
        'жоқ: 2-бөлік тек ведомстволарды босатады',
        'нет: часть 2 освобождает только ведомства',
        'no: part 2 exempts only the departments',
      ),
      humanChooses: text('келісуші органды адам таңдайды', 'согласующий орган выбирает человек', 'a person chooses'),
    },
  },
  apparatusAsParty: {
    question: text(
      'Іске қатысушы әкім аппараты кіммен келіседі?',
      'С кем согласует аппарат акима, если сторона дела – он?',
      "Who approves for an akim's apparatus?",
    ),
    alternatives: {
      noRoute: text('мәтінде жоқ: адам таңдайды', 'в тексте нет: выбирает человек', 'not named: a person chooses'),
      asItsAkim: text('оның әкімі келісетін органмен', 'с тем же, с кем и его аким', 'whoever approves for its akim'),
    },
  },
  receiptOnDayOff: {
    question: text(
      'Демалыс күні немесе жұмыс уақыты біткен соң түссе, қай күн есептеледі?',
      'Каким днём считать поступление в выходной или после закрытия?',
      'What is the day of a receipt on a day off or after closing?',
    ),
    alternatives: {
      actualDay: text('нақты түскен күні', 'фактический день', 'the actual day'),
      nextWorkingDay: text('келесі жұмыс күні', 'следующий рабочий день', 'the next working day'),
    },
  },
  seventhDayEnds: {
    question: text('Жетінші күн қашан аяқталады?', 'Когда кончается седьмой день?', 'When does the seventh day end?'),
    alternatives: {
      midnight: text('жергілікті уақытпен 24:00', 'в 24:00 местного времени', 'at 24:00 local time'),
      closeOfBusiness: text('жұмыс уақыты біткенде', 'с окончанием рабочего времени', 'at the close of business'),
    },
  },
  paperDecisionDate: {
    question: text(
      'Қағазда қол қойылып, кейін тіркелген шешімнің қай күні есептеледі?',
      'Какая дата важна у решения, подписанного на бумаге и зарегистрированного позже?',
      'Which date counts for a decision signed on paper and registered later?',
    ),
    alternatives: {
      signing: text('қол қойылған күн', 'дата подписания', 'that of the signing'),
      registration: text('тіркелген күн', 'дата регистрации', 'that of the registration'),
    },
  },
  actingHeadDecides: {
    question: text(
      'Басшының міндетін атқарушы шешім қабылдай ала ма, өкілеттік жүктей ала ма?',
      'Вправе ли исполняющий обязанности руководителя решать и возлагать полномочия?',
      'May an acting head decide, and may he delegate?',
    ),
    alternatives: {
      decidesWithOrder: text(
        'бұйрықпен шешеді, өкілеттік жүктемейді',
        'решает по приказу, полномочий не возлагает',
        'he decides by an order, he does not delegate',
      ),
      decidesAndDelegates: text('екеуін де істейді', 'вправе и то и другое', 'he may do both'),
    },
  },
  substituteOfVested: {
    question: text(
      'Өкілеттік жүктелген адамды алмастырушыға да өкілеттік жүктелген бе?',
      'Возложены ли полномочия и на того, кто замещает лицо, на которое они возложены?',
      'Is the substitute of a vested person vested?',
    ),
    alternatives: { no: text('жоқ', 'нет', 'no'), yes: text('иә, бұйрықпен', 'да, по приказу', 'yes, by an order') },
  },
  headKeepsPower: {
    question: text(
      'Өкілеттік жүктегеннен кейін басшының өзі шеше ала ма?',
      'Сохраняет ли руководитель право решать после возложения полномочий?',
      'Does the head keep the power after delegating it?',
    ),
    alternatives: { yes: text('иә', 'да', 'yes'), no: text('жоқ', 'нет', 'no') },
  },
  issuerLeaves: {
    question: text(
      'Актіні шығарған басшы кетсе, акт күшінде қала ма?',
      'Действует ли акт, когда издавший его руководитель ушёл?',
      'Does the act stand when the head who issued it leaves?',
    ),
    alternatives: {
      stands: text('иә, күші жойылғанға дейін', 'да, до отмены', 'yes, until it is revoked'),
      lapses: text('жоқ, күшін жояды', 'нет, прекращается', 'no, it lapses'),
    },
  },
  sameProposerAndDecider: {
    question: text(
      'Бір адам ұсыныс та енгізіп, шешім де қабылдай ала ма?',
      'Может ли одно лицо и предложить, и решить?',
      'May one person propose and decide?',
    ),
    alternatives: {
      flagged: text('иә, белгі қойылады', 'да, с отметкой', 'yes, flagged'),
      refused: text('жоқ', 'нет', 'no'),
    },
  },
  decisionBeforeProposal: {
    question: text(
      'Шешім ұсыныстан бұрын қабылдана ала ма?',
      'Может ли решение быть принято до предложения?',
      'May the decision come before any proposal?',
    ),
    alternatives: {
      refused: text('жоқ: алдымен қарау', 'нет: сначала рассмотрение', 'no: the review comes first'),
      withReason: text('иә, себебі жазылса', 'да, с указанием причины', 'yes, with a reason'),
    },
  },
  wrongAddressee: {
    question: text(
      'Басқа органға жолданған сұрау салу не болады?',
      'Что следует, когда запрос направлен не тому органу?',
      'What follows when a request is addressed to the wrong body?',
    ),
    alternatives: {
      routedRight: text(
        'тиісті органға барады, екеуіне де айтылады',
        'идёт тому, кому нужно, обоим сообщается',
        'routed to the right one, both are told',
      ),
      returned: text('қайтарылады', 'возвращается', 'it is returned'),
    },
  },
  approverReorganised: {
    question: text(
      'Келісуші орган қайта ұйымдастырылса, істі кім жалғастырады?',
      'Кто продолжает дело, когда согласующий орган реорганизован?',
      'Who goes on when the approver is reorganised?',
    ),
    alternatives: {
      successor: text('тізілімдегі құқықтық мирасқор', 'правопреемник по реестру', 'the successor by the registry'),
      humanChooses: text('адам таңдайды', 'выбирает человек', 'a person chooses'),
    },
  },
}

/** A reading and the alternative by which it is taken, in words: the question, then the answer. */
export const readingInWords = (id: ReadingId, alternative: string): Text => {
  const { question } = readingTexts[id]
  const answer = alternativeInWords(id, alternative)
  return text(`${question.kk} – ${answer.kk}`, `${question.ru} – ${answer.ru}`, `${question.en} – ${answer.en}`)
}

/** What an alternative of the open point says. */
export const alternativeInWords = (id: ReadingId, alternative: string): Text =>
  (readingTexts[id].alternatives as Record<string, Text>)[alternative] ?? text(alternative, alternative, alternative)
