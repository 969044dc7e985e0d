import { calendarRuleTexts } from '../../domain/texts/calendar-rules.ts'
import { type Language, languages, type Text } from '../../domain/texts/languages.ts'
import type { CalendarFileFault } from '../../store/calendar-file.ts'

/** Every fault of a calendar file with its line and rule. */
export const faultsInWords = (faults: readonly CalendarFileFault[]): Text =>
  Object.fromEntries(
    languages.map(language => [
      language,
      [nothingImported[language], ...faults.map(fault => faultInWords(fault, language))].join('\n'),
    ]),
  ) as Text

const faultInWords = ({ file, line, date, rule, detail }: CalendarFileFault, language: Language): string => {
  const place = [line > 0 ? `${file}:${line}` : file, date, rule].filter(part => part).join(' ')
  const text = rule === 'isJson' || rule === 'isUtf8' ? fileTexts[rule] : calendarRuleTexts[rule]
  return `${place}: ${text[language]}${detail ? ` (${detail})` : ''}`
}

const nothingImported: Text = {
  kk: 'Бұл күнтізбе редакциясы қабылданбады:',
  ru: 'Эта редакция календаря не принята:',
  en: 'This calendar edition is refused:',
}

const fileTexts = {
  isUtf8: {
    kk: 'файл UTF-8 емес: оны UTF-8 түрінде сақтаңыз',
    ru: 'файл не в UTF-8: сохраните его в UTF-8',
    en: 'the file is not UTF-8: save it as UTF-8',
  },
  isJson: { kk: 'файл JSON емес', ru: 'файл – не JSON', en: 'the file is not JSON' },
} as const satisfies Record<string, Text>
