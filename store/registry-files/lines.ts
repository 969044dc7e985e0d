import { CsvError, parse } from 'csv-parse/sync'
import type { RegistryRecords } from '../../domain/bodies/records.ts'
import type { RegistryKind } from '../tables.ts'
import { columnsOf, telltale } from './columns.ts'
import type { Fault } from './faults.ts'

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
  const fault = (code: Fault['code'], message: string, line = 0, column = ''): Fault => ({
    file,
    line,
    column,
    code,
    message,
  })
  const rows = rowsOf(text)
  if (rows instanceof CsvError)
    return { lines: [], faults: [fault('CSV_BROKEN', rows.message, Number(rows.lines ?? 0))] }
  const [first, ...rest] = rows
  if (!first) return { lines: [], faults: [fault('FILE_EMPTY', 'the file has no header')] }

  const header = first.cells.map(name => name.trim())
  const kind = (Object.keys(telltale) as RegistryKind[]).find(each =>
    telltale[each].every(name => header.includes(name)),
  )
  if (!kind) {
    const kinds = Object.keys(telltale).join(', ')
    return { lines: [], faults: [fault('FILE_NOT_RECOGNISED', `the header is none of ${kinds}`, first.line)] }
  }
  const { all, required } = columnsOf(kind)
  const faults = [
    ...required
      .filter(column => !header.includes(column))
      .map(column => fault('COLUMN_MISSING', `${kind} need a column ${column}`, first.line, column)),
    ...header.flatMap((column, at) =>
      !all.includes(column)
        ? [fault('COLUMN_UNKNOWN', `${kind} have the columns ${all.join(', ')}`, first.line, column)]
        : header.indexOf(column) < at
          ? [fault('COLUMN_TWICE', 'the column stands twice', first.line, column)]
          : [],
    ),
  ]
  if (faults.length > 0) return { kind, lines: [], faults }

  const lines: Line[] = []
  for (const { line, cells } of rest) {
    if (cells.length > header.length) {
      faults.push(fault('CSV_BROKEN', `${cells.length} cells under ${header.length} columns`, line))
      continue
    }
    const filled = header.flatMap((column, at) => {
      const cell = cells[at]?.trim() ?? ''
      return cell === '' ? [] : [[column, cell] as const]
    })
    lines.push({ file, line, cells: Object.fromEntries(filled) })
  }
  return { kind, lines, faults }
}

type Row = { line: number; cells: string[] }

const rowsOf = (text: string): Row[] | CsvError => {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ','
  try {
    // `info.lines` counts to the end of a row, and a line break inside quotes would count twice if it were CR LF.
    const parsed = parse(text.replaceAll('\r\n', '\n'), {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return parsed
      .map(({ record, info }) => ({
        line: info.lines - record.join('').split('\n').length + 1,
        cells: record,
      }))
      .filter(row => row.cells.some(cell => cell.trim() !== ''))
  } catch (error) {
    if (error instanceof CsvError) return error
    throw error
  }
}
