import type { z } from 'zod'
import type { RegistryRecords } from '../../domain/bodies/records.ts'
import type { Malformed } from './asking.ts'
import { faultsBesideKnown } from './beside-known.ts'
import { faultsBetween } from './checks.ts'
import { recordOf } from './columns.ts'
import type { Fault, FaultPlace } from './faults.ts'
import { faultAt, isFaultKind } from './faults.ts'
import type { FileText, Line, ReadRecord, ReadRecords } from './lines.ts'
import { linesOf } from './lines.ts'
import { cyrillicIn } from './look-alikes.ts'

/** What the texts of registry files hold, and everything that is wrong with them: `readRegistryFiles` without the disk. */
export const readRegistryTexts = (
  files: readonly FileText[],
  existing: RegistryRecords = noRecords(),
): { records: RegistryRecords; faults: Fault[] } => {
  const faults: Fault[] = []
  const read: ReadRecords = noRecords()
  const malformed: Malformed = { bodies: new Set(), people: new Set() }
  for (const file of files) {
    const { kind, lines, faults: faultsOfFile } = linesOf(file)
    faults.push(...faultsOfFile)
    if (!kind) continue
    for (const line of lines) {
      const record = recordOf[kind].safeParse(line.cells)
      if (record.success) (read[kind] as ReadRecord<unknown>[]).push({ record: record.data, line })
      else {
        faults.push(...record.error.issues.flatMap(issue => faultsOfIssue(issue, line)))
        if (kind === 'bodies' || kind === 'people') malformed[kind].add(line.cells.id ?? '')
      }
    }
  }
  faults.push(...faultsBetween(read, existing, malformed), ...faultsBesideKnown(read, existing))
  return { records: withoutFaulty(read, faults), faults: inOrder(faults, files) }
}

const noRecords = () => ({
  bodies: [],
  people: [],
  positions: [],
  acts: [],
  issuers: [],
  readings: [],
  grants: [],
})

const faultsOfIssue = (issue: z.core.$ZodIssue, line: Line): Fault[] => {
  const column = String(issue.path[0] ?? '')
  const cell = line.cells[column]
  const fault = faultOfCell(issue, { file: line.file, line: line.line, column }, cell)
  // A key that should not have been there must not travel on in a message.
  // Nor what the terminal of the reader would obey.
  return [cell === undefined || column === 'publicKey' ? fault : { ...fault, value: withoutControls(cell) }]
}

const faultOfCell = (issue: z.core.$ZodIssue, place: FaultPlace, cell: string | undefined): Fault => {
  const { column } = place
  if (issue.code === 'custom' && isFaultKind(issue.message))
    return faultAt(place, issue.message, ...([issue.params] as never))
  if (cell === undefined) return faultAt(place, 'valueMissing', { column })
  const isOfNames = issue.code === 'invalid_value' || issue.message === 'notAnId' || issue.message === 'notASystemId'
  const cyrillic = isOfNames ? cyrillicIn(cell) : []
  if (cyrillic.length > 0) return faultAt(place, 'cyrillicLetters', { letters: cyrillic.join(', ') })
  if (issue.code === 'invalid_value') return faultAt(place, 'notOneOf', { values: issue.values.join(', ') })
  if (issue.code === 'too_big') return faultAt(place, 'tooLong', { most: Number(issue.maximum) })
  return isFaultKind(issue.message) ? faultAt(place, issue.message, ...([] as never)) : faultAt(place, 'notOneLine')
}

const withoutControls = (cell: string): string => cell.replace(/\p{Cc}/gu, '\ufffd')

const withoutFaulty = (read: ReadRecords, faults: Fault[]): RegistryRecords => {
  const faulty = new Set(faults.map(({ file, line }) => `${file}:${line}`))
  const sound = <T>(all: ReadRecord<T>[]): T[] =>
    all.filter(({ line }) => !faulty.has(`${line.file}:${line.line}`)).map(({ record }) => record)
  return {
    bodies: sound(read.bodies),
    people: sound(read.people),
    positions: sound(read.positions),
    acts: sound(read.acts),
    issuers: sound(read.issuers),
    readings: sound(read.readings),
    grants: sound(read.grants),
  }
}

const inOrder = (faults: Fault[], files: readonly FileText[]): Fault[] => {
  const order = new Map(files.map(({ name }, at) => [name, at]))
  return faults.toSorted((a, b) => (order.get(a.file) ?? -1) - (order.get(b.file) ?? -1) || a.line - b.line)
}
