import type { Shape } from '../routing/shapes.ts'
import type { Text } from './languages.ts'

/** Kinds of bodies in the words of parts 1-3. */
export const shapeTexts: Record<Shape, Text> = {
  centralStateBody: {
    kk: 'орталық мемлекеттік орган',
    ru: 'центральный государственный орган',
    en: 'central state body',
  },
  department: {
    kk: 'орталық мемлекеттік органның ведомствосы',
    ru: 'ведомство центрального государственного органа',
    en: 'department of a central state body',
  },
  knb: {
    kk: 'Ұлттық қауіпсіздік комитеті',
    ru: 'Комитет национальной безопасности',
    en: 'National Security Committee',
  },
  knbDepartment: {
    kk: 'Ұлттық қауіпсіздік комитетінің ведомствосы',
    ru: 'ведомство Комитета национальной безопасности',
    en: 'department of the National Security Committee',
  },
  nationalBank: { kk: 'Ұлттық Банк', ru: 'Национальный Банк', en: 'National Bank' },
  nationalBankUnit: {
    kk: 'Ұлттық Банктің бірыңғай құрылымындағы бөлімше',
    ru: 'подразделение единой структуры Национального Банка',
    en: "unit of the National Bank's unified structure",
  },
  territorialSubdivision: {
    kk: 'аумақтық бөлімше',
    ru: 'территориальное подразделение',
    en: 'territorial subdivision',
  },
  localExecutiveBody: {
    kk: 'жергілікті бюджеттен қаржыландырылатын атқарушы орган',
    ru: 'исполнительный орган, финансируемый из местного бюджета',
    en: 'locally financed executive body',
  },
  militaryUnit: {
    kk: 'Қарулы Күштердің, басқа да әскерлер мен әскери құралымдардың бөлімі немесе мекемесі',
    ru: 'часть или учреждение Вооружённых Сил, других войск и воинских формирований',
    en: 'unit or institution of the Armed Forces, other troops or formations',
  },
  apparatus: { kk: 'әкім аппараты', ru: 'аппарат акима', en: "akim's apparatus" },
  other: {
    kk: '1–3-бөліктерде аталмаған орган',
    ru: 'орган, не названный в частях 1–3',
    en: 'body that parts 1-3 do not name',
  },
  'akim:oblast': { kk: 'облыс әкімі', ru: 'аким области', en: 'akim of an oblast' },
  'akim:cityOfRepublicanSignificance': {
    kk: 'республикалық маңызы бар қаланың әкімі',
    ru: 'аким города республиканского значения',
    en: 'akim of a city of republican significance',
  },
  'akim:capital': { kk: 'астана әкімі', ru: 'аким столицы', en: 'akim of the capital' },
  'akim:district': { kk: 'аудан әкімі', ru: 'аким района', en: 'akim of a district' },
  'akim:cityDistrict': {
    kk: 'қаладағы ауданның әкімі',
    ru: 'аким района в городе',
    en: 'akim of a district in a city',
  },
  'akim:cityOfOblastSignificance': {
    kk: 'облыстық маңызы бар қаланың әкімі',
    ru: 'аким города областного значения',
    en: 'akim of a city of oblast significance',
  },
  'akim:cityOfDistrictSignificance': {
    kk: 'аудандық маңызы бар қаланың әкімі',
    ru: 'аким города районного значения',
    en: 'akim of a city of district significance',
  },
  'akim:ruralOkrug': { kk: 'ауылдық округ әкімі', ru: 'аким сельского округа', en: 'akim of a rural okrug' },
  'akim:settlement': { kk: 'кент әкімі', ru: 'аким посёлка', en: 'akim of a settlement' },
  'akim:village': {
    kk: 'ауылдық округтің құрамына кірмейтін ауылдың әкімі',
    ru: 'аким села, не входящего в сельский округ',
    en: 'akim of a village outside any rural okrug',
  },
  none: { kk: 'ешкім', ru: 'никого', en: 'nobody' },
}
