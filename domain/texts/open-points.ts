import type { ReadingId } from '../regulation/readings.ts'
import type { Text } from './languages.ts'

/** What the text leaves open, and what each way of reading it says. */
export type OpenPointText = { question: Text; alternatives: Record<string, Text> }

/** The open points on which a deadline may rest (law.md §4). */
export const openPointTexts = {
  sendBy: {
    question: {
      kk: 'сот мерзімі өткенге дейінгі он жұмыс күні қалай саналады?',
      ru: 'как считаются десять рабочих дней до истечения судебного срока?',
      en: 'how are the ten working days before the court term ends counted?',
    },
    alternatives: {
      plain: {
        kk: 'соңғы күннен кері санағандағы оныншы жұмыс күні; соңғы күннің өзі саналмайды',
        ru: 'десятый рабочий день назад от последнего дня; сам последний день не считается',
        en: 'the tenth working day back from the last day, which is not counted itself',
      },
      strict: {
        kk: 'арада толық он жұмыс күні болуы керек, яғни он бірінші жұмыс күні',
        ru: 'между ними должно быть полных десять рабочих дней, то есть одиннадцатый рабочий день',
        en: 'ten full working days must lie between, so the eleventh working day',
      },
    },
  },
  receiptDay: {
    question: {
      kk: 'жеті күннің біріншісі қай күн?',
      ru: 'какой день первый из семи?',
      en: 'which day is the first of the seven?',
    },
    alternatives: {
      nextWorkingDay: {
        kk: 'сұрау салу түскен күннен кейінгі бірінші жұмыс күні',
        ru: 'первый рабочий день после дня поступления',
        en: 'the first working day after the receipt',
      },
      receiptDay: {
        kk: 'сұрау салу түскен күннің өзі',
        ru: 'сам день поступления',
        en: 'the day of the receipt itself',
      },
    },
  },
  receiptOnDayOff: {
    question: {
      kk: 'демалыс күні немесе жұмыс уақытынан кейін түскен сұрау салудың күні қайсы?',
      ru: 'каким днём считается поступление в выходной или после закрытия?',
      en: 'what is the day of a receipt on a day off or after closing?',
    },
    alternatives: {
      actualDay: { kk: 'нақты түскен күні', ru: 'день, когда он действительно поступил', en: 'the actual day' },
      nextWorkingDay: { kk: 'келесі жұмыс күні', ru: 'следующий рабочий день', en: 'the next working day' },
    },
  },
  receivedMoment: {
    question: {
      kk: 'сұрау салу қашан жіберілді, қашан түсті деп саналады?',
      ru: 'когда запрос считается направленным и поступившим?',
      en: 'when is a request sent, and when received?',
    },
    alternatives: {
      registration: {
        kk: 'іс жүргізу қызметі тіркеген кезде',
        ru: 'когда его зарегистрировала служба документооборота',
        en: 'when the records service registers it',
      },
      deliveryTime: {
        kk: 'алмасу жүйесі жеткізген кезде',
        ru: 'когда его доставила система обмена',
        en: 'when the exchange system delivers it',
      },
    },
  },
  seventhDayEnds: {
    question: {
      kk: 'жетінші күн қашан бітеді?',
      ru: 'когда кончается седьмой день?',
      en: 'when does the seventh day end?',
    },
    alternatives: {
      midnight: {
        kk: 'жергілікті уақытпен сағат 24:00-де',
        ru: 'в 24:00 по местному времени',
        en: 'at 24:00 local time',
      },
      closeOfBusiness: {
        kk: 'жұмыс күнінің соңында',
        ru: 'с окончанием рабочего времени',
        en: 'at the close of business',
      },
    },
  },
  stoppingTheTerm: {
    question: {
      kk: 'жеті жұмыс күнін тоқтатуға немесе ұзартуға бола ма?',
      ru: 'можно ли приостановить или продлить семь рабочих дней?',
      en: 'can the seven working days be stopped or extended?',
    },
    alternatives: {
      clockRuns: { kk: 'жоқ, мерзім өте береді', ru: 'нет, срок идёт', en: 'no, the clock runs' },
    },
  },
  administrativeTerms: {
    question: {
      kk: 'алгоритмнің 6-бөлігі ӘРПК мерзімдеріне қолданыла ма?',
      ru: 'применяется ли часть 6 алгоритма к срокам АППК?',
      en: 'does part 6 apply to terms of the Administrative Procedure and Process Code?',
    },
    alternatives: {
      appcTerm: {
        kk: 'иә, ӘРПК мерзімі алынады; мәтінде тек АПК аталған',
        ru: 'да, берётся срок АППК; в тексте назван только ГПК',
        en: 'yes, its term is taken, though the text names the Civil Procedure Code only',
      },
      notApplied: { kk: 'жоқ, қолданылмайды', ru: 'нет, не применяется', en: 'no, it is not applied' },
    },
  },
  editionDate: {
    question: {
      kk: 'Үлгі ереженің қай күнгі редакциясы қолданылады?',
      ru: 'на какую дату берётся редакция Типового положения?',
      en: 'which date picks the edition of the Model Regulation?',
    },
    alternatives: {
      receipt: {
        kk: 'сұрау салу түскен күнгі; оған дейін жіберілген күнгі',
        ru: 'на день поступления; до него на день направления',
        en: "the receipt's; before it the sending's",
      },
      act: { kk: 'сот актісінің күніндегі', ru: 'на день судебного акта', en: "the judicial act's" },
      sending: { kk: 'жіберілген күнгі', ru: 'на день направления', en: "the sending's" },
      decision: { kk: 'шешім қабылданған күнгі', ru: 'на день решения', en: "the decision's" },
    },
  },
} as const satisfies { [Id in ReadingId]?: OpenPointText }

/** The open points that a proof can name. */
export type OpenPointId = keyof typeof openPointTexts
