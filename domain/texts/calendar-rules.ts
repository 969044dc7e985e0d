import type { CalendarRule } from '../calendar/edition.ts'
import type { Text } from './languages.ts'

/** What is wrong with an entry of a calendar edition that breaks the rule, and what it should be. */
export const calendarRuleTexts = {
  isAnEdition: {
    kk: 'бұл күнтізбе редакциясы емес: id, publishedOn, from, to, provisionalFrom, sources және days керек',
    ru: 'это не редакция календаря: нужны id, publishedOn, from, to, provisionalFrom, sources и days',
    en: 'this is no calendar edition: it needs id, publishedOn, from, to, provisionalFrom, sources and days',
  },
  idIsAWord: {
    kk: 'id әріптен не цифрдан басталып, тек әріптен, цифрдан, нүктеден, сызықшадан тұрсын, 40 таңбаға дейін',
    ru: 'id должен начинаться с буквы или цифры и состоять из букв, цифр, точек и дефисов, не более 40 знаков',
    en: 'an id begins with a letter or digit and has letters, digits, dots and hyphens, at most 40',
  },
  isADate: {
    kk: 'мұндай күн жоқ: ЖЖЖЖ-АА-КК түрінде жазыңыз',
    ru: 'такой даты нет: запишите её как ГГГГ-ММ-ДД',
    en: 'there is no such date: write it as YYYY-MM-DD',
  },
  coversWholeYears: {
    kk: 'редакция толық жылдарды қамтысын: from 1 қаңтардан, to кейінгі 31 желтоқсанға дейін',
    ru: 'редакция охватывает целые годы: from – 1 января, to – 31 декабря не раньше него',
    en: 'an edition covers whole years: from a 1 January to a later 31 December',
  },
  liesInTheYears: {
    kk: 'күн редакция жылдарынан тыс',
    ru: 'день вне лет редакции',
    en: 'the day lies outside the years of the edition',
  },
  givenOnce: { kk: 'күн екі рет берілген', ru: 'день дан дважды', en: 'the day is given twice' },
  inOrder: {
    kk: 'күндер реті бұзылған: өсу ретімен жазыңыз',
    ru: 'дни не по порядку: запишите их по возрастанию',
    en: 'the days are out of order: write them ascending',
  },
  hasASource: {
    kk: 'дереккөзі жоқ: актіні не жарияланымды атаңыз',
    ru: 'нет источника: назовите акт или публикацию',
    en: 'it has no source: name the act or publication',
  },
  sourceIsListed: {
    kk: 'оның дереккөзі sources тізімінде жоқ',
    ru: 'его источника нет в списке sources',
    en: 'its source is not in the list of sources',
  },
  statusIsKnown: {
    kk: 'status мыналардың бірі болсын: confirmed, derived, estimated',
    ru: 'status должен быть одним из: confirmed, derived, estimated',
    en: 'status must be one of confirmed, derived, estimated',
  },
  unorderedIsEstimated: {
    kk: 'provisionalFrom күнінен бастап әр күн estimated болуы керек',
    ru: 'с даты provisionalFrom каждый день должен быть estimated',
    en: 'from provisionalFrom on every day must be estimated',
  },
  reasonIsKnown: {
    kk: 'мұндай себеп (reason) жоқ',
    ru: 'такой причины (reason) нет',
    en: 'there is no such reason',
  },
  plainWeekendNeedsNoEntry: {
    kk: 'жай сенбі мен жексенбіге жазба керек емес',
    ru: 'обычным субботе и воскресенью запись не нужна',
    en: 'a plain Saturday or Sunday needs no entry',
  },
  reasonFitsWorking: {
    kk: 'себебі (reason) working мәніне қайшы',
    ru: 'причина (reason) противоречит значению working',
    en: 'its reason contradicts working',
  },
  reasonFitsWeekday: {
    kk: 'себебі (reason) аптаның бұл күніне келмейді',
    ru: 'причина (reason) не подходит этому дню недели',
    en: 'its reason does not fit this day of the week',
  },
  substituteHasAHoliday: {
    kk: 'for көрсететін күн демалысқа түскен, одан бұрынғы мереке болуы керек',
    ru: 'for должно указывать на более ранний праздник, выпавший на выходной',
    en: 'for must name an earlier holiday that falls on a day off',
  },
  substituteIsTheNextWorkingDay: {
    kk: 'мереке мен оның орнына берілген демалыс арасында жұмыс күні бар: демалыс мерекеден кейінгі ең жақын жұмыс күніне берілсін',
    ru: 'между праздником и выходным за него есть рабочий день: выходным должен быть ближайший рабочий день после праздника',
    en: 'a working day lies between the holiday and the day off for it: the next working day after the holiday must be off',
  },
  holidayOnDayOffHasASubstitute: {
    kk: 'мереке демалысқа түскен, бірақ оның орнына демалыс берілмеген (substituteFor)',
    ru: 'праздник выпал на выходной, а выходного за него нет (substituteFor)',
    en: 'the holiday falls on a day off and no day is off for it (substituteFor)',
  },
  holidayHasOneSubstitute: {
    kk: 'бір мереке үшін екі демалыс берілген',
    ru: 'за один праздник даны два выходных',
    en: 'two days are off for one holiday',
  },
  movedDayHasAWorkedDay: {
    kk: 'for көрсететін күн workedWeekend болуы және оның for мәні осы күнді көрсетуі керек',
    ru: 'for должно указывать на день workedWeekend, а его for – на этот день',
    en: 'for must name a day that is workedWeekend, and that day must name this one',
  },
  workedDayHasAMovedDay: {
    kk: 'for көрсететін күн movedDayOff болуы және оның for мәні осы күнді көрсетуі керек',
    ru: 'for должно указывать на день movedDayOff, а его for – на этот день',
    en: 'for must name a day that is movedDayOff, and that day must name this one',
  },
  holidayGivenOnceAYear: {
    kk: 'бұл мереке сол жылы тым көп рет берілген',
    ru: 'этот праздник дан в этом году слишком много раз',
    en: 'this holiday is given too often in that year',
  },
} as const satisfies Record<CalendarRule, Text>
