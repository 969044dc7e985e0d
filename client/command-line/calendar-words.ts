import type { CalendarDay } from '../../domain/calendar/calendar.ts'
import { weekday } from '../../domain/calendar/dates.ts'
import type { CalendarDifference } from '../../domain/calendar/difference.ts'
import type { YearTotals } from '../../domain/calendar/totals.ts'
import { typed } from '../../domain/texts/command-line.ts'
import { dayTexts, reasonInWords, statusTexts } from '../../domain/texts/days.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'
import { table } from './table.ts'
import { words } from './words.ts'

/** The working days of each month and year. */
export const totalsInWords = (totals: readonly YearTotals[], language: Language): string =>
  [
    { kk: 'Жұмыс күндері, айлар бойынша:', ru: 'Рабочие дни по месяцам:', en: 'Working days by month:' }[language],
    table(
      ['', ...Array.from({ length: 12 }, (_, month) => String(month + 1)), totalTexts[language]],
      totals.map(({ year, months, total }) => [year, ...months, total]),
    ),
  ].join('\n')

/** What two editions say differently: each date that is no plain day in both, and what only one of them covers. */
export const differenceInWords = (difference: CalendarDifference, language: Language): string => {
  const { a, b, days } = difference
  const shown = days.filter(day => day.moves || !isPlain(day.a) || !isPlain(day.b))
  const others = days.length - shown.length
  const moving = days.filter(day => day.moves).length
  return [
    {
      kk: `${a} → ${b}: өзгеше күн – ${days.length}, оның ішінде жұмыс күні мен демалыс ауысқаны – ${moving}.`,
      ru: `${a} → ${b}: дней с отличиями – ${days.length}, из них меняют рабочий день и выходной – ${moving}.`,
      en: `${a} → ${b}: ${days.length} days differ, ${moving} of them between worked and off.`,
    }[language],
    ...yearsInWords(a, difference.yearsOnlyInA, language),
    ...yearsInWords(b, difference.yearsOnlyInB, language),
    ...(shown.length > 0
      ? [
          table(
            [words.date[language], weekdayTexts[language], a, b],
            shown.map(({ date, a, b }) => [
              date,
              weekdays[language][weekday(date) - 1] as string,
              ...bothInWords(a, b, language),
            ]),
          ),
        ]
      : []),
    ...(others > 0
      ? [
          {
            kk: `Тағы ${others} жай күннің мәртебесі не дереккөзі ғана өзгеше: --json.`,
            ru: `Ещё у ${others} обычных дней отличаются только статус или источник: --json.`,
            en: `${others} more plain days differ only in status or source: --json.`,
          }[language],
        ]
      : []),
  ].join('\n')
}

/** What became of an edition; `imported` is null where nothing was to be imported. */
export const outcomeInWords = (
  { id, imported, activated }: { id: string; imported: boolean | null; activated: boolean },
  language: Language,
): string => {
  const recompute = typed(`recompute --edition ${id}`)
  const kept = imported === null ? [] : [(imported ? importedTexts : knownTexts)[language]]
  if (activated) return [...kept, activatedTexts(id, recompute)[language]].join('\n')
  const next = imported === null ? alreadyActiveTexts(id)[language] : activateTexts(id)[language]
  return [...kept, next].join('\n')
}

/** The id is taken by another edition. */
export const conflictTexts = (id: string): Text => ({
  kk: `${id} редакциясы бұрыннан бар, мазмұны басқа. Редакция өзгертілмейді: түзетуге өз id беріңіз.`,
  ru: `Редакция ${id} уже есть, с другим содержанием. Редакция не меняется: дайте исправлению свой id.`,
  en: `The edition ${id} exists already with other content. An edition never changes: give the correction an id of its own.`,
})

export const dryRunTexts: Text = {
  kk: 'Редакция дұрыс; ештеңе енгізілген жоқ (--dry-run).',
  ru: 'Редакция верна; ничего не внесено (--dry-run).',
  en: 'The edition is sound; nothing was imported (--dry-run).',
}

/** The columns of the list of editions. */
export const editionHeads = {
  kk: ['id', 'жарияланған', 'жұмыс күндері', ''],
  ru: ['id', 'опубликована', 'рабочие дни', ''],
  en: ['id', 'published on', 'working days', ''],
} as const satisfies Record<Language, readonly string[]>

export const activeTexts: Text = {
  kk: 'жаңа істер осымен саналады',
  ru: 'по ней считаются новые дела',
  en: 'new cases use it',
}

const totalTexts: Text = { kk: 'жыл', ru: 'год', en: 'year' }

const weekdayTexts: Text = { kk: 'апта күні', ru: 'день недели', en: 'weekday' }

const weekdays: Record<Language, readonly string[]> = {
  kk: ['дс', 'сс', 'ср', 'бс', 'жм', 'сб', 'жс'],
  ru: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

const isPlain = ({ reason, source }: CalendarDay): boolean =>
  ['weekday', 'saturday', 'sunday'].includes(reason) && source === 'LC 84'

/** Days that differ only in their source are told with it. */
const bothInWords = (a: CalendarDay, b: CalendarDay, language: Language): [string, string] => {
  const said: [string, string] = [dayInWords(a, language), dayInWords(b, language)]
  return said[0] === said[1] ? [`${said[0]}, ${a.source}`, `${said[1]}, ${b.source}`] : said
}

const dayInWords = (day: CalendarDay, language: Language): string =>
  `${dayTexts[day.working ? 'worked' : 'off'][language]}: ${reasonInWords(day, language)}, ${statusTexts[day.status][language]}`

const yearsInWords = (id: string, years: readonly number[], language: Language): string[] =>
  years.length === 0
    ? []
    : [
        {
          kk: `Тек ${id} қамтитын жылдар: ${years.join(', ')}.`,
          ru: `Годы, которые есть только в ${id}: ${years.join(', ')}.`,
          en: `Years that only ${id} covers: ${years.join(', ')}.`,
        }[language],
      ]

const importedTexts: Text = { kk: 'Редакция енгізілді.', ru: 'Редакция внесена.', en: 'The edition is imported.' }

const knownTexts: Text = {
  kk: 'Бұл редакция бұрыннан бар, мазмұны да сол.',
  ru: 'Эта редакция уже есть, с тем же содержанием.',
  en: 'This edition is known already, with the same content.',
}

const activatedTexts = (id: string, recompute: string): Text => ({
  kk: `Жаңа істер ${id} бойынша саналады. Ашық істер өз редакциясында қалады; оларды көшіру: ${recompute}`,
  ru: `Новые дела считаются по ${id}. Открытые дела сохраняют свою редакцию; перевести их: ${recompute}`,
  en: `New cases use ${id}. Open cases keep their edition; to move them: ${recompute}`,
})

const activateTexts = (id: string): Text => ({
  kk: `Жаңа істерге қолдану: ${typed(`calendar activate ${id}`)}`,
  ru: `Применять к новым делам: ${typed(`calendar activate ${id}`)}`,
  en: `To let new cases use it: ${typed(`calendar activate ${id}`)}`,
})

const alreadyActiveTexts = (id: string): Text => ({
  kk: `Жаңа істер ${id} бойынша бұрыннан саналады.`,
  ru: `Новые дела уже считаются по ${id}.`,
  en: `New cases use ${id} already.`,
})
