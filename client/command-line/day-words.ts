import type { CalendarDay } from '../../domain/calendar/calendar.ts'
import type { DayReason } from '../../domain/calendar/reasons.ts'
import type { DeadlineProof, RowRole } from '../../domain/deadlines/proof.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'

/** Why a day is worked or off. English readers get the code, which the calendar's data have. */
export const reasonInWords = ({ reason, for: other }: CalendarDay, language: Language): string => {
  const said = language === 'en' ? reason : reasonTexts[reason][language]
  return other === undefined ? said : `${said} ${other}`
}

const reasonTexts = {
  weekday: { kk: 'жұмыс күні', ru: 'рабочий день' },
  saturday: { kk: 'сенбі', ru: 'суббота' },
  sunday: { kk: 'жексенбі', ru: 'воскресенье' },
  newYear: { kk: 'Жаңа жыл', ru: 'Новый год' },
  womensDay: { kk: 'Халықаралық әйелдер күні', ru: 'Международный женский день' },
  constitutionDay: { kk: 'Конституция күні', ru: 'День Конституции' },
  nauryz: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы' },
  unityDay: { kk: 'Қазақстан халқының бірлігі мерекесі', ru: 'Праздник единства народа Казахстана' },
  defenderDay: { kk: 'Отан қорғаушы күні', ru: 'День защитника Отечества' },
  victoryDay: { kk: 'Жеңіс күні', ru: 'День Победы' },
  capitalDay: { kk: 'Астана күні', ru: 'День столицы' },
  republicDay: { kk: 'Республика күні', ru: 'День Республики' },
  independenceDay: { kk: 'Тәуелсіздік күні', ru: 'День Независимости' },
  orthodoxChristmas: { kk: 'православиелік Рождество', ru: 'православное Рождество' },
  kurbanAit: { kk: 'Құрбан айттың бірінші күні', ru: 'первый день Курбан-айта' },
  substituteFor: { kk: 'мереке үшін демалыс:', ru: 'выходной за праздник' },
  movedDayOff: { kk: 'ауыстырылған демалыс:', ru: 'перенесённый выходной:' },
  workedWeekend: { kk: 'демалыс ауыстырылған жұмыс күні:', ru: 'рабочий выходной, перенос:' },
} as const satisfies Record<DayReason, Omit<Text, 'en'>>

export const dayTexts = {
  worked: { kk: 'жұмыс', ru: 'рабочий', en: 'worked' },
  off: { kk: 'демалыс', ru: 'выходной', en: 'off' },
} as const satisfies Record<string, Text>

export const statusTexts = {
  confirmed: { kk: 'расталған', ru: 'подтверждено', en: 'confirmed' },
  derived: { kk: 'нормадан шығарылған', ru: 'выведено из нормы', en: 'derived' },
  estimated: { kk: 'болжам', ru: 'оценка', en: 'estimated' },
} as const satisfies Record<CalendarDay['status'], Text>

/** What a date is in a count. */
export const roleTexts = {
  start: { kk: 'бастапқы күн, саналмайды', ru: 'исходный день, не считается', en: 'start' },
  counted: { kk: 'саналады', ru: 'считается', en: 'counted' },
  dayOff: { kk: 'жұмыс күні емес', ru: 'нерабочий день', en: 'dayOff' },
  monthEnd: { kk: 'айлық мерзімнің соңы', ru: 'конец срока в месяцах', en: 'monthEnd' },
  rolledTo: { kk: 'келесі жұмыс күніне ауысты', ru: 'перенос на рабочий день', en: 'rolledTo' },
} as const satisfies Record<RowRole, Text>

/** From which fact a term runs. */
export const startTexts = {
  finalFormOn: { kk: 'түпкілікті нысандағы шешім', ru: 'решение в окончательной форме', en: 'finalFormOn' },
  copySentOn: { kk: 'көшірменің жіберілуі', ru: 'направление копии', en: 'copySentOn' },
  inForceOn: { kk: 'актінің күшіне енуі', ru: 'вступление акта в силу', en: 'inForceOn' },
  courtTermEnds: { kk: 'сот мерзімінің соңғы күні', ru: 'последний день судебного срока', en: 'courtTermEnds' },
  receivedOn: { kk: 'сұрау салудың түсуі', ru: 'поступление запроса', en: 'receivedOn' },
} as const satisfies Record<DeadlineProof['start']['fact'], Text>

/** What is counted. */
export const proofTexts = {
  courtTerm: { kk: 'сот мерзімі', ru: 'судебный срок', en: 'courtTerm' },
  sendBy: { kk: 'сұрау салуды жіберу', ru: 'направление запроса', en: 'sendBy' },
  decisionDue: { kk: 'шешім мерзімі', ru: 'срок решения', en: 'decisionDue' },
} as const satisfies Record<string, Text>

/** The units of a term. */
export const unitTexts = {
  months: { kk: 'ай', ru: 'мес.', en: 'months' },
  workingDays: { kk: 'жұмыс күні', ru: 'раб. дн.', en: 'workingDays' },
} as const satisfies Record<string, Text>
