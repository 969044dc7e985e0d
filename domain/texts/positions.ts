import type { Text } from './languages.ts'

/** Positions of the registry. */
export const positionTexts = {
  firstHead: { kk: 'бірінші басшы', ru: 'первый руководитель', en: 'first head' },
  deputyHead: { kk: 'басшының орынбасары', ru: 'заместитель руководителя', en: 'deputy head' },
  headOfApparatus: { kk: 'аппарат басшысы', ru: 'руководитель аппарата', en: 'head of the apparatus' },
  headOfLegalService: {
    kk: 'заң қызметінің басшысы',
    ru: 'руководитель юридической службы',
    en: 'head of the legal service',
  },
  lawyer: { kk: 'заңгер', ru: 'юрист', en: 'lawyer' },
  otherUnit: {
    kk: 'өзге құрылымдық бөлімшенің қызметкері',
    ru: 'работник иного структурного подразделения',
    en: 'officer of another subdivision',
  },
  chancery: { kk: 'кеңсе', ru: 'канцелярия', en: 'chancery' },
} as const satisfies Record<string, Text>

/** By what a person could decide (parts 8 and 9). */
export const authorityTexts = {
  head: { kk: 'басшы', ru: 'руководитель', en: 'head' },
  actingHead: {
    kk: 'бұйрық бойынша басшының міндетін атқарушы',
    ru: 'исполняющий обязанности руководителя по приказу',
    en: 'acting head by order',
  },
  delegation: {
    kk: 'басшының актісімен өкілеттік жүктелген адам',
    ru: 'лицо, на которое полномочия возложены актом руководителя',
    en: "person vested by the head's act",
  },
} as const satisfies Record<'head' | 'actingHead' | 'delegation', Text>
