import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RegistryRecords } from '../../domain/bodies/records.ts'
import type { Fault, FaultCode } from './faults.ts'
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
  const tell = (file: string, code: FaultCode, message: string) =>
    faults.push({ file, line: 0, column: '', code, message })
  const orUnreadable = async <T>(file: string, reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading
    } catch (error) {
      tell(file, 'FILE_UNREADABLE', error instanceof Error ? error.message : String(error))
      return undefined
    }
  }

  for (const path of paths) {
    for (const file of (await orUnreadable(path, csvFilesOf(path))) ?? []) {
      const bytes = await orUnreadable(file, readFile(file))
      if (bytes === undefined) continue
      const text = utf8(bytes)
      if (text === undefined) tell(file, 'FILE_NOT_UTF8', 'the file is not UTF-8: save it as "CSV UTF-8"')
      else texts.push({ name: file, text })
    }
  }
  const read = readRegistryTexts(texts, existing)
  return { records: read.records, faults: [...faults, ...read.faults] }
}

/** The sample registry that comes with Kelisu (`data/registry`). Throws if it has a fault: it is ours to keep right. */
export const sampleRegistry = async (): Promise<RegistryRecords> => {
  const { records, faults } = await readRegistryFiles([sampleFolder])
  const [first] = faults
  if (first) throw new Error(`${first.file}:${first.line} ${first.column} ${first.code}: ${first.message}`)
  return records
}

const sampleFolder = fileURLToPath(new URL('../../data/registry', import.meta.url))

const csvFilesOf = async (path: string): Promise<string[]> => {
  if (!(await stat(path)).isDirectory()) return [path]
  const names = await readdir(path)
  const files = names.filter(name => name.endsWith('.csv')).sort()
  if (files.length === 0) throw new Error(`no *.csv in ${path}`)
  return files.map(name => join(path, name))
}

const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
