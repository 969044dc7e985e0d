import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RegistryRecords } from '../../domain/bodies/records.ts'
import { type Fault, type FaultPlace, faultAt } from './faults.ts'
import type { FileText } from './lines.ts'
import { readRegistryTexts } from './texts.ts'

/**
 * Reads bodies, people, positions, acts, issuers, readings and grants of roles from CSV files (UTF-8, `,` or `;`); a folder stands for its `*.csv`.
 * `existing` is what the registry holds already: the files may refer to it. Nothing is thrown for bad content: lines with
 * faults are left out of the records, and each fault names file, line and column. Load only when there are none.
 */
export const readRegistryFiles = async (
  paths: readonly string[],
  existing?: RegistryRecords,
): Promise<{ records: RegistryRecords; faults: Fault[] }> => {
  const faults: Fault[] = []
  const texts: FileText[] = []
  const orUnreadable = async <T>(file: string, reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading
    } catch (error) {
      faults.push(unreadable(file, error as NodeJS.ErrnoException))
      return undefined
    }
  }

  const named = new Set<string>()
  for (const path of paths) {
    const files = (await orUnreadable(path, csvFilesOf(path))) ?? []
    if (files.length === 0 && !faults.some(({ file }) => file === path))
      faults.push(faultAt(wholeOf(path), 'folderEmpty'))
    for (const file of files) {
      // A folder and a file of it may both be named.
      if (named.has(resolve(file))) continue
      named.add(resolve(file))
      const bytes = await orUnreadable(file, readFile(file))
      if (bytes === undefined) continue
      const text = utf8(bytes)
      if (text === undefined) faults.push(faultAt(wholeOf(file), 'notUtf8'))
      else texts.push({ name: file, text })
    }
  }
  const read = readRegistryTexts(texts, existing)
  return { records: read.records, faults: [...faults, ...read.faults] }
}

/** The sample registry that comes with Kelisu (`data/registry`). Throws if it has a fault: it is ours to keep right. */
export const sampleRegistry = async (): Promise<RegistryRecords> => {
  const { records, faults } = await readRegistryFiles([sampleFolder])
  if (faults.length > 0) throw new Error(`data/registry: ${JSON.stringify(faults)}`)
  return records
}

const sampleFolder = fileURLToPath(new URL('../../data/registry', import.meta.url))

const wholeOf = (file: string): FaultPlace => ({ file, line: 0, column: '' })

const unreadable = (file: string, { code, message }: NodeJS.ErrnoException): Fault =>
  code === 'ENOENT'
    ? faultAt(wholeOf(file), 'fileMissing')
    : faultAt(wholeOf(file), 'fileUnreadable', { reason: message })

const csvFilesOf = async (path: string): Promise<string[]> => {
  if (!(await stat(path)).isDirectory()) return [path]
  const names = await readdir(path)
  // Windows writes the ending in capitals too; files of a leading dot or `~` are those of programs that have one open.
  const files = names.filter(name => /^[^.~].*\.csv$/i.test(name)).sort()
  return files.map(name => join(path, name))
}

const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
