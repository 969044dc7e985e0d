import { existsSync } from 'node:fs'
import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { type WorkingCalendar, workingCalendar } from '../../../domain/calendar/calendar.ts'
import { type CalendarDifference, calendarDifference } from '../../../domain/calendar/difference.ts'
import type { CalendarEdition } from '../../../domain/calendar/edition.ts'
import { workingDayTotals, type YearTotals } from '../../../domain/calendar/totals.ts'
import { reject } from '../../../domain/regulation/codes.ts'
import type { Language } from '../../../domain/texts/languages.ts'
import {
  activeTexts,
  conflictTexts,
  differenceInWords,
  dryRunTexts,
  editionHeads,
  outcomeInWords,
  totalsInWords,
} from '../calendar-words.ts'
import { type CalendarsKnown, calendarAmong, calendarsKnown } from '../calendars-known.ts'
import type { Print } from '../print.ts'
import { refusedBy } from '../refusal-of.ts'
import { Refused } from '../refused.ts'
import { withDatabase } from '../servers.ts'
import { table } from '../table.ts'
import { unreadable } from '../usage-error.ts'

/** `calendar editions`, `calendar diff A B`, `calendar import FILE`, `calendar activate ID`. */
export const addCalendarEditions = (calendar: CommandUnknownOpts, print: Print): void => {
  calendar
    .command('editions')
    .description('the calendar editions, with the working days of each year, and which one new cases use')
    .action(async () => {
      const { active, editions } = await calendarsKnown(print)
      const listed = editions.map(edition => ({
        id: edition.id,
        publishedOn: edition.publishedOn,
        active: edition.id === active,
        totals: workingDayTotals(workingCalendar(edition)),
      }))
      print.answer(listed, language => editionsForPeople(listed, language))
    })

  calendar
    .command('diff')
    .description('what two editions say differently, day by day')
    .argument('<a>', 'the id of an edition, or its file')
    .argument('<b>', 'the id of an edition, or its file')
    .action(async (a, b) => {
      const known = await calendarsKnown(print)
      const difference = calendarDifference(await calendarOf(a, known.editions), await calendarOf(b, known.editions))
      print.answer(difference, language => differenceInWords(difference, language))
    })

  calendar
    .command('import')
    .description('check an edition, show its totals and what it changes, and keep it')
    .argument('<file>', 'a JSON file such as those in domain/calendar/editions')
    .option('--dry-run', 'only check and show')
    .option('--activate', 'let new cases use it at once')
    .action(async (file, { dryRun = false, activate = false }) => {
      const edition = await editionIn(file)
      const before = await calendarsKnown(print)
      const checked = await checkedImport(edition, before)
      if (dryRun) {
        const answer: Imported = { dryRun, imported: false, activated: false, ...checked }
        print.answer(answer, language => importedForPeople(answer, language))
        return
      }
      const done = await withDatabase(async db => {
        const { activateEdition, importEdition } = await import('../../../store/calendars.ts')
        const { imported } = await importEdition(db, edition).catch(asRefusal)
        const { activated } = activate ? await activateEdition(db, edition.id) : { activated: false }
        return { imported, activated }
      })
      const answer: Imported = { dryRun, ...done, ...checked }
      print.answer(answer, language => importedForPeople(answer, language))
    })

  calendar
    .command('activate')
    .description('let new cases use an edition; open cases keep theirs')
    .argument('<id>', 'the id of an edition')
    .action(async id => {
      const { active, editions } = await calendarsKnown(print)
      const difference = calendarDifference(calendarAmong(editions, active), calendarAmong(editions, id))
      const { activated } = await withDatabase(async db => {
        const { activateEdition } = await import('../../../store/calendars.ts')
        return activateEdition(db, id).catch(asRefusal)
      })
      print.answer({ id, activated, difference }, language =>
        [differenceInWords(difference, language), outcomeInWords({ id, activated, imported: null }, language)].join(
          '\n\n',
        ),
      )
    })
}

/** What importing does or would do; `difference` is against the edition that new cases use. */
type Imported = {
  dryRun: boolean
  id: string
  imported: boolean
  activated: boolean
  totals: YearTotals[]
  difference: CalendarDifference
}

/** The edition in a file, checked. Throws Refused CALENDAR_REFUSED with every fault, its line and rule. */
export const editionIn = async (file: string): Promise<CalendarEdition> => {
  const { FaultyCalendarFile, readCalendarFile } = await import('../../../store/calendar-file.ts')
  try {
    return await readCalendarFile(file)
  } catch (error) {
    if (!(error instanceof FaultyCalendarFile)) throw unreadable(file, error as Error)
    const { faultsInWords } = await import('../calendar-faults.ts')
    throw new Refused({
      code: 'CALENDAR_REFUSED',
      citation: 'design',
      message: faultsInWords(error.faults),
      details: error.faults,
    })
  }
}

const calendarOf = async (idOrFile: string, editions: readonly CalendarEdition[]): Promise<WorkingCalendar> => {
  const isId = editions.some(({ id }) => id === idOrFile)
  return isId || !existsSync(idOrFile) ? calendarAmong(editions, idOrFile) : workingCalendar(await editionIn(idOrFile))
}

/** What an import shows before it is kept: refused where the id has other content. */
const checkedImport = async (edition: CalendarEdition, { active, editions }: CalendarsKnown) => {
  const { isKnown } = await import('../../../store/calendars.ts')
  try {
    isKnown(edition, editions)
  } catch (error) {
    asRefusal(error)
  }
  const calendar = workingCalendar(edition)
  return {
    id: edition.id,
    totals: workingDayTotals(calendar),
    difference: calendarDifference(calendarAmong(editions, active), calendar),
  }
}

/** The store's errors as the refusals a person reads. */
const asRefusal = (error: unknown): never => {
  const { name, edition = '' } = error as { name?: string; edition?: string }
  if (name === 'UnknownEdition') throw refusedBy(reject('EDITION_UNKNOWN', { field: 'edition', edition }))
  if (name !== 'CalendarConflict') throw error
  throw new Refused({ code: 'CALENDAR_REFUSED', citation: 'design', message: conflictTexts(edition) })
}

const importedForPeople = (answer: Imported, language: Language): string =>
  [
    totalsInWords(answer.totals, language),
    differenceInWords(answer.difference, language),
    answer.dryRun ? dryRunTexts[language] : outcomeInWords(answer, language),
  ].join('\n\n')

const editionsForPeople = (
  listed: readonly { id: string; publishedOn: string; active: boolean; totals: YearTotals[] }[],
  language: Language,
): string =>
  table(
    [...editionHeads[language]],
    listed.map(({ id, publishedOn, active, totals }) => [
      id,
      publishedOn,
      totals.map(({ year, total }) => `${year}: ${total}`).join(', '),
      active ? activeTexts[language] : '',
    ]),
  )
