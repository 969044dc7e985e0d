import { readFile } from 'node:fs/promises'
import { type CalendarEdition, type CalendarFault, checkedEdition, FaultyCalendar } from '../domain/calendar/edition.ts'
import { jsonLines, lineOfJsonFault } from '../domain/regulation/json-lines.ts'

/** What is wrong with a calendar file, and where: the rule of a sound edition, or why the file is no JSON. */
export type CalendarFileFault = {
  file: string
  /** As an editor counts; 0 where the whole file is meant. */
  line: number
  /** The date as written; empty where no date is meant. */
  date: string
  rule: CalendarFault['rule'] | 'isUtf8' | 'isJson'
  /** What the JSON parser says. */
  detail?: string
}

/** A calendar file that is refused, with every fault. */
export class FaultyCalendarFile extends Error {
  readonly faults: readonly CalendarFileFault[]

  constructor(faults: readonly CalendarFileFault[]) {
    super(faults.map(({ file, line, date, rule }) => `${file}:${line}: ${date} ${rule}`).join('; '))
    this.name = 'FaultyCalendarFile'
    this.faults = faults
  }
}

/** The edition of a file. Throws `FaultyCalendarFile` where it is not sound, and what the file system throws where it cannot be read. */
export const readCalendarFile = async (file: string): Promise<CalendarEdition> =>
  calendarOfText(file, await readFile(file))

/** The same without the disk. */
export const calendarOfText = (file: string, bytes: Uint8Array): CalendarEdition => {
  const text = decoded(bytes)
  if (text === undefined) throw new FaultyCalendarFile([{ file, line: 0, date: '', rule: 'isUtf8' }])
  try {
    return checkedEdition(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) {
      const { message: detail } = error
      throw new FaultyCalendarFile([{ file, line: lineOfJsonFault(detail, text), date: '', rule: 'isJson', detail }])
    }
    if (!(error instanceof FaultyCalendar)) throw error
    const lineAt = jsonLines(text)
    throw new FaultyCalendarFile(
      error.faults.map(({ rule, date, at }) => {
        const line = lineAt('day' in at ? ['days', at.day] : [at.field])
        return { file, line: line ?? 0, date, rule }
      }),
    )
  }
}

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
