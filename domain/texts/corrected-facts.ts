import type { Language, Text } from './languages.ts'

/** What of a request or its receipt was corrected, by the names that the event `FactsCorrected` keeps, in words. */
export const correctedInWords = (changed: readonly string[], language: Language): string =>
  changed.map(fact => texts[fact]?.[language] ?? fact).join(', ')

const texts: Readonly<Record<string, Text>> = {
  act: { kk: 'сот актісі мен оның күндері', ru: 'судебный акт и его даты', en: 'the act and its dates' },
  outgoing: { kk: 'шығыс нөмірі мен күні', ru: 'исходящие номер и дата', en: 'the outgoing number and date' },
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
  'receipt.at': {
    kk: 'түскені тіркелген уақыт',
    ru: 'время регистрации поступления',
    en: 'when the receipt was registered',
  },
  'receipt.deliveredAt': {
    kk: 'алмасу жүйесінде жеткізілген уақыт',
    ru: 'время доставки в системе обмена',
    en: 'when the exchange system delivered it',
  },
}
