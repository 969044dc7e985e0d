import type { CalendarDay } from '../calendar/calendar.ts'
import type { DayReason } from '../calendar/reasons.ts'
import type { Language, Text } from './languages.ts'

/** Why a day is worked or off. */
export const reasonInWords = ({ reason, for: other }: CalendarDay, language: Language): string => {
  const said = reasonTexts[reason][language]
  return other === undefined ? said : `${said} ${other}`
}

/** By which act or publication: a provision in the reader's language, a publication by its own name. */
export const sourceInWords = (source: string, language: Language): string =>
  (sourceTexts as Record<string, Text>)[source]?.[language] ?? source

/** What a day is by its reason; where the day has another half (a holiday, a moved day), its date follows. */
export const reasonTexts = {
  weekday: { kk: 'жұмыс күні', ru: 'рабочий день', en: 'weekday' },
  saturday: { kk: 'сенбі', ru: 'суббота', en: 'Saturday' },
  sunday: { kk: 'жексенбі', ru: 'воскресенье', en: 'Sunday' },
  newYear: { kk: 'Жаңа жыл', ru: 'Новый год', en: 'New Year' },
  womensDay: {
    kk: 'Халықаралық әйелдер күні',
    ru: 'Международный женский день',
    en: "International Women's Day",
  },
  constitutionDay: { kk: 'Конституция күні', ru: 'День Конституции', en: 'Constitution Day' },
  nauryz: { kk: 'Наурыз мейрамы', ru: 'праздник Наурыз мейрамы', en: 'Nauryz' },
  unityDay: {
    kk: 'Қазақстан халқының бірлігі мерекесі',
    ru: 'Праздник единства народа Казахстана',
    en: 'Day of Unity of the People of Kazakhstan',
  },
  defenderDay: { kk: 'Отан қорғаушы күні', ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' },
  victoryDay: { kk: 'Жеңіс күні', ru: 'День Победы', en: 'Victory Day' },
  capitalDay: { kk: 'Астана күні', ru: 'День столицы', en: 'Capital City Day' },
  republicDay: { kk: 'Республика күні', ru: 'День Республики', en: 'Republic Day' },
  independenceDay: { kk: 'Тәуелсіздік күні', ru: 'День Независимости', en: 'Independence Day' },
  orthodoxChristmas: {
    kk: 'православиелік Рождество',
    ru: 'православное Рождество',
    en: 'Orthodox Christmas',
  },
  kurbanAit: {
    kk: 'Құрбан айттың бірінші күні',
    ru: 'первый день Курбан-айта',
    en: 'first day of Kurban Ait',
  },
  substituteFor: { kk: 'мереке үшін демалыс:', ru: 'выходной за праздник', en: 'day off for the holiday of' },
  movedDayOff: { kk: 'ауыстырылған демалыс:', ru: 'перенесённый выходной:', en: 'day off moved here from' },
  workedWeekend: {
    kk: 'демалыс ауыстырылған жұмыс күні:',
    ru: 'рабочий выходной, перенос:',
    en: 'worked, its day off moved to',
  },
} as const satisfies Record<DayReason, Text>

export const dayTexts = {
  worked: { kk: 'жұмыс', ru: 'рабочий', en: 'worked' },
  off: { kk: 'демалыс', ru: 'выходной', en: 'off' },
} as const satisfies Record<string, Text>

/** How sure a day is. */
export const statusTexts = {
  confirmed: { kk: 'расталған', ru: 'подтверждено', en: 'confirmed' },
  derived: { kk: 'нормадан шығарылған', ru: 'выведено из нормы', en: 'derived' },
  estimated: { kk: 'болжам', ru: 'оценка', en: 'estimated' },
} as const satisfies Record<CalendarDay['status'], Text>

/** Provisions and acts that stand in calendar editions as sources. */
export const sourceTexts = {
  'LC 84': { kk: 'Еңбек кодексі, 84-бап', ru: 'Трудовой кодекс, статья 84', en: 'Labour Code, article 84' },
  'LC 84(5)': {
    kk: 'Еңбек кодексі, 84-баптың 5-тармағы',
    ru: 'Трудовой кодекс, пункт 5 статьи 84',
    en: 'Labour Code, article 84(5)',
  },
  HL: { kk: 'Мерекелер туралы заң', ru: 'Закон о праздниках', en: 'Law on Holidays' },
  'HL 5': { kk: 'Мерекелер туралы заң, 5-бап', ru: 'Закон о праздниках, статья 5', en: 'Law on Holidays, article 5' },
  'Gov. Res. of 25.04.2023': {
    kk: 'Үкіметтің 25.04.2023 қаулысы',
    ru: 'постановление Правительства от 25.04.2023',
    en: 'Government resolution of 25.04.2023',
  },
  "Labour Minister's order 436 of 21.11.2024": {
    kk: 'Еңбек министрінің 21.11.2024 № 436 бұйрығы',
    ru: 'приказ министра труда от 21.11.2024 № 436',
    en: "Labour Minister's order 436 of 21.11.2024",
  },
  'Labour Ministry, 18.03.2026': {
    kk: 'Еңбек министрлігі, 18.03.2026',
    ru: 'Министерство труда, 18.03.2026',
    en: 'Labour Ministry, 18.03.2026',
  },
} as const satisfies Record<string, Text>

/** The days of the week, Monday first. */
export const weekdayTexts = [
  { kk: 'дүйсенбі', ru: 'понедельник', en: 'Monday' },
  { kk: 'сейсенбі', ru: 'вторник', en: 'Tuesday' },
  { kk: 'сәрсенбі', ru: 'среда', en: 'Wednesday' },
  { kk: 'бейсенбі', ru: 'четверг', en: 'Thursday' },
  { kk: 'жұма', ru: 'пятница', en: 'Friday' },
  { kk: 'сенбі', ru: 'суббота', en: 'Saturday' },
  { kk: 'жексенбі', ru: 'воскресенье', en: 'Sunday' },
] as const satisfies readonly Text[]

/** 1 = Monday … 7 = Sunday, as a person names it. */
export const weekdayInWords = (weekday: number, language: Language): string =>
  (weekdayTexts[weekday - 1] as Text)[language]
