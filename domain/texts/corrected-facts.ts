import type { Text } from './languages.ts'

/** What of a request or its receipt was corrected, by the name that the event `FactsCorrected` keeps. */
export const correctedFactTexts: Readonly<Record<string, Text>> = {
  act: { kk: 'сот актісі және оның күндері', ru: 'судебный акт и его даты', en: 'the judicial act and its dates' },
  outgoing: { kk: 'шығыс тіркеу', ru: 'исходящая регистрация', en: 'the outgoing registration' },
  shortTerm: {
    kk: 'он жұмыс күндік мерзім туралы белгі',
    ru: 'признак срока в десять рабочих дней',
    en: 'the mark of the ten-working-day term',
  },
  nonParticipant: {
    kk: 'сот талқылауына қатыспаған тұлға туралы белгі',
    ru: 'признак лица, не участвовавшего в судебном разбирательстве',
    en: 'the mark of who took no part in the trial',
  },
  'receipt.at': { kk: 'кіріс тіркеу сәті', ru: 'момент входящей регистрации', en: 'the moment of the registration' },
  'receipt.deliveredAt': {
    kk: 'алмасу жүйесінде жеткізілген сәт',
    ru: 'момент доставки в системе обмена',
    en: 'the moment of delivery in the exchange system',
  },
}
