import type { AkimUnit, BodyKind } from '../../domain/bodies/kinds.ts'
import type { Body } from '../../domain/bodies/records.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'

/** What a body is, for an akim with the unit he heads. English readers get the code, which the registry's files have. */
export const bodyKindInWords = (body: Body, language: Language): string => {
  const kind = language === 'en' ? body.kind : kindTexts[body.kind][language]
  if (body.kind !== 'akim') return kind
  return `${kind}, ${language === 'en' ? body.unit : unitTexts[body.unit][language]}`
}

const kindTexts = {
  centralStateBody: { kk: 'орталық мемлекеттік орган', ru: 'центральный государственный орган' },
  department: { kk: 'ведомство', ru: 'ведомство' },
  knbDepartment: { kk: 'ҰҚК ведомствосы', ru: 'ведомство КНБ' },
  nationalBank: { kk: 'Ұлттық Банк', ru: 'Национальный Банк' },
  nationalBankUnit: { kk: 'Ұлттық Банктің бірыңғай құрылымы', ru: 'единая структура Национального Банка' },
  territorialSubdivision: { kk: 'аумақтық бөлімше', ru: 'территориальное подразделение' },
  localExecutiveBody: { kk: 'жергілікті атқарушы орган', ru: 'местный исполнительный орган' },
  akim: { kk: 'әкім', ru: 'аким' },
  militaryUnit: { kk: 'әскери бөлім', ru: 'воинская часть' },
  other: { kk: 'өзге', ru: 'иной' },
} as const satisfies Record<BodyKind, Omit<Text, 'en'>>

const unitTexts = {
  oblast: { kk: 'облыс', ru: 'область' },
  cityOfRepublicanSignificance: { kk: 'республикалық маңызы бар қала', ru: 'город республиканского значения' },
  capital: { kk: 'астана', ru: 'столица' },
  district: { kk: 'аудан', ru: 'район' },
  cityDistrict: { kk: 'қаладағы аудан', ru: 'район в городе' },
  cityOfOblastSignificance: { kk: 'облыстық маңызы бар қала', ru: 'город областного значения' },
  cityOfDistrictSignificance: { kk: 'аудандық маңызы бар қала', ru: 'город районного значения' },
  ruralOkrug: { kk: 'ауылдық округ', ru: 'сельский округ' },
  settlement: { kk: 'кент', ru: 'поселок' },
  village: { kk: 'ауыл', ru: 'село' },
} as const satisfies Record<AkimUnit, Omit<Text, 'en'>>
