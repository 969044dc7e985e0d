import { readFile } from 'node:fs/promises'
import { type CalendarEdition, type CalendarFault, checkedEdition, FaultyCalendar } from '../domain/calendar/edition.ts'

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
      throw new FaultyCalendarFile([{ file, line: lineIn(detail, text), date: '', rule: 'isJson', detail }])
    }
    if (!(error instanceof FaultyCalendar)) throw error
    const lines = linesOf(text)
    throw new FaultyCalendarFile(
      error.faults.map(({ rule, date, at }) => {
        const line = 'day' in at ? lines.days[at.day] : lines.fields.get(at.field)
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

/** The parser tells the line, or shows ten characters on both sides of the token; what ends too early ends on the last line. */
const lineIn = (said: string, text: string): number => {
  const told = /\(line (\d+) column \d+\)/.exec(said)?.[1]
  if (told) return Number(told)
  const [, cut, shown = ''] = /, (\.{3})?"([\s\S]*)"(?:\.{3})? is not valid JSON$/.exec(said) ?? []
  const at = shown === '' ? text.trimEnd().length : text.indexOf(shown) + (cut ? 10 : 0)
  return text.slice(0, at).split('\n').length
}

/**
 * The lines on which the entries of `days` and the other fields of a JSON object begin. The text is known to be JSON, so strings,
 * brackets and line ends are all that has to be told apart.
 */
const linesOf = (text: string): { days: number[]; fields: Map<string, number> } => {
  const fields = new Map<string, number>()
  let days: number[] = []
  let line = 1
  let depth = 0
  let field = ''
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]|\n/g)) {
    if (token === '\n') line++
    else if (token === '}' || token === ']') depth--
    else if (token === '{' || token === '[') {
      if (field === 'days' && depth === 2) days.push(line)
      depth++
    } else if (depth === 1 && /^\s*:/.test(text.slice(index + token.length))) {
      field = JSON.parse(token)
      fields.set(field, line)
      // Of a field written twice the last one counts.
      if (field === 'days') days = []
    }
  }
  return { days, fields }
}
