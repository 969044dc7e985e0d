import { CsvError, parse } from 'csv-parse/sync'
import type { RegistryRecords } from '../../domain/bodies/records.ts'
import type { RegistryKind } from '../tables.ts'
import { columnsOf, telltale } from './columns.ts'
import type { Fault, FaultPlace } from './faults.ts'
import { faultAt } from './faults.ts'
import { looksLike } from './look-alikes.ts'

/** A file as it was read. */
export type FileText = { name: string; text: string }

/** A line of a file: its number and its cells that are not empty, by column. */
export type Line = { file: string; line: number; cells: Record<string, string> }

/** A record and the line it came from. */
export type ReadRecord<Record> = { record: Record; line: Line }

/** Records with their lines, by kind. */
export type ReadRecords = { [Kind in RegistryKind]: ReadRecord<RegistryRecords[Kind][number]>[] }

/** The lines of one file and what kind its header says it is. Delimiter `,` or `;`, a byte order mark is skipped. */
export const linesOf = ({ name: file, text }: FileText): { kind?: RegistryKind; lines: Line[]; faults: Fault[] } => {
  const at = (line: number, column = ''): FaultPlace => ({ file, line, column })
  const { rows, fault } = rowsOf(text, at)
  if (fault) return { lines: [], faults: [fault] }
  const [first, ...rest] = rows
  if (!first) return { lines: [], faults: [faultAt(at(0), 'fileEmpty')] }

  // A spreadsheet adds columns without a name where a cell beside the table was once filled.
  const header = first.cells.map(name => name.trim())
  while (header.at(-1) === '') header.pop()
  const kind = kindOf(header)
  if (!kind) return { lines: [], faults: [faultAt(at(first.line), 'notRecognised', { kinds: kindsInWords })] }
  const inHeader = faultsOfHeader(header, kind, column => at(first.line, column))
  if (inHeader.length > 0) return { kind, lines: [], faults: inHeader }

  const faults: Fault[] = []
  const lines: Line[] = []
  for (const { line, cells } of rest) {
    const filled = cells.map(cell => cell.trim())
    const last = filled.findLastIndex(cell => cell !== '') + 1
    if (last > header.length) {
      faults.push(faultAt(at(line), 'tooManyCells', { cells: last, columns: header.length }))
      continue
    }
    const named = header.map((column, index) => [column, filled[index] ?? ''] as const)
    lines.push({ file, line, cells: Object.fromEntries(named.filter(([, cell]) => cell !== '')) })
  }
  return { kind, lines, faults }
}

/** The kind whose telltale columns the header has; one with columns written a little otherwise, to say which. */
const kindOf = (header: readonly string[]): RegistryKind | undefined => {
  const kinds = Object.keys(telltale) as RegistryKind[]
  const alike = header.map(looksLike)
  return (
    kinds.find(kind => telltale[kind].every(name => header.includes(name))) ??
    kinds.find(kind => telltale[kind].every(name => alike.includes(looksLike(name))))
  )
}

const kindsInWords = Object.entries(telltale)
  .map(([kind, columns]) => `${kind} (${columns.join(', ')})`)
  .join('; ')

const faultsOfHeader = (header: readonly string[], kind: RegistryKind, at: (column: string) => FaultPlace): Fault[] => {
  const { all, required } = columnsOf(kind)
  const meant = (column: string) => all.find(name => looksLike(name) === looksLike(column))
  const written = new Set(header.map(meant))
  return [
    ...required.filter(column => !written.has(column)).map(column => faultAt(at(column), 'columnMissing', { column })),
    ...header.flatMap((column, index) => {
      if (all.includes(column)) return header.indexOf(column) < index ? [faultAt(at(column), 'columnTwice')] : []
      const name = meant(column)
      return [
        name === undefined
          ? faultAt(at(column), 'columnUnknown', { columns: all.join(', ') })
          : faultAt(at(column), 'columnMisspelt', { meant: name }),
      ]
    }),
  ]
}

type Row = { line: number; cells: string[] }

const rowsOf = (text: string, at: (line: number) => FaultPlace): { rows: Row[]; fault?: Fault } => {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const options = {
    bom: true,
    delimiter: header.split(';').length > header.split(',').length ? ';' : ',',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  } as const
  // `info.lines` counts to the end of a row, and a line break inside quotes would count twice if it were CR LF.
  const lines = text.replaceAll('\r\n', '\n')
  const parsed = (to?: number) =>
    parse(lines, { ...options, ...(to && { to }) }) as unknown as { record: string[]; info: { lines: number } }[]
  try {
    const rows = parsed().map(({ record, info }) => ({
      line: info.lines - record.join('').split('\n').length + 1,
      cells: record,
    }))
    return { rows: rows.filter(row => row.cells.some(cell => cell.trim() !== '')) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 0)
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      // Noticed at the end of the file; the row begins after the last that could be read.
      const read = Number(error.records ?? 0)
      const before = read > 0 ? (parsed(read).at(-1)?.info.lines ?? 0) : 0
      return { rows: [], fault: faultAt(at(before + 1), 'quoteNotClosed') }
    }
    const isMisplaced = error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE'
    const fault = isMisplaced
      ? faultAt(at(line), 'quoteMisplaced')
      : faultAt(at(line), 'csvBroken', { reason: error.message })
    return { rows: [], fault }
  }
}
