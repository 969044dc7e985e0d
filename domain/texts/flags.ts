import type { Flag } from '../approval/summary.ts'
import type { Citation } from '../regulation/citations.ts'
import type { Text } from './languages.ts'

/** What a flag warns of, and the part it comes from. */
type FlagText = { text: Text; citation: Citation }

export const flagTexts = {
  lateRequest: {
    text: {
      kk: 'сұрау салу сот мерзімі өтерге он жұмыс күнінен аз қалғанда жіберілген; алгоритмде мұның салдары айтылмаған, сұрау салу қаралады',
      ru: 'запрос направлен позже чем за десять рабочих дней до истечения судебного срока; о последствиях алгоритм не говорит, запрос рассматривается',
      en: 'sent later than ten working days before the court term ends; the algorithm names no consequence, the request is considered',
    },
    citation: 'part-6',
  },
  termAtRisk: {
    text: {
      kk: 'шешім мерзімінен кейін сотқа жүгінуге үш жұмыс күні қалмайды: ертерек шешу керек',
      ru: 'после срока решения на обращение в суд не останется трёх рабочих дней: решить нужно раньше',
      en: 'fewer than three working days remain for the court after the decision is due: decide earlier',
    },
    citation: 'part-10',
  },
  provisional: {
    text: {
      kk: 'күндер алдын ала есептелген: сол жылдың ресми күнтізбесі әлі бекітілмеген',
      ru: 'даты предварительные: официальный календарь этого года ещё не утверждён',
      en: 'dates are provisional: the official calendar of that year is not known yet',
    },
    citation: 'LC-84',
  },
  claimed: {
    text: {
      kk: 'кемінде бір әрекетте адамның кім екені расталмаған, тек айтылған',
      ru: 'хотя бы в одном действии личность не подтверждена, а только заявлена',
      en: 'in at least one act the person is only claimed, not proved',
    },
    citation: 'design',
  },
  delegated: {
    text: {
      kk: 'шешімді басшының актісімен өкілеттік жүктелген адам қабылдаған',
      ru: 'решение принято лицом, на которое руководитель возложил полномочия своим актом',
      en: "decided by a person vested by the head's act",
    },
    citation: 'part-9',
  },
  noRoute: {
    text: {
      kk: 'алгоритм мәтінінде мұндай орган үшін бағыт жоқ: келісуші органды адам таңдайды',
      ru: 'для такого органа в тексте алгоритма нет маршрута: согласующий орган выбирает человек',
      en: 'the text of the algorithm has no route for such a body: a person chooses the approver',
    },
    citation: 'part-1',
  },
  ownReading: {
    text: {
      kk: 'мәтін ашық қалдырған жерді келісуші орган өз шешімімен әдепкіден басқаша түсінеді',
      ru: 'то, что текст оставляет открытым, согласующий орган своим решением читает не по умолчанию',
      en: 'what the text leaves open is read by a decision of the approving body, not by the default',
    },
    citation: 'design',
  },
} as const satisfies Record<Flag, FlagText>
