import { readFile } from 'node:fs/promises'
import type { RegulationEdition } from '../../domain/regulation/edition.ts'
import { type FaultInFile, readDraft, readEditions } from '../../domain/regulation/read-editions.ts'
import { editionFaultTexts } from '../../domain/texts/edition-faults.ts'
import type { Language } from '../../domain/texts/languages.ts'
import { Refused } from './refused.ts'
import { unreadable } from './usage-error.ts'

/** The ids of the editions in the files, the oldest first. Throws Refused with each fault's file, line and rule. */
export const editionsInFiles = async (paths: readonly string[]): Promise<string[]> => {
  const { editions, faults } = readEditions(await Promise.all(paths.map(textIn)))
  if (faults.length > 0) throw refusedEditions(faults)
  return editions.map(({ id }) => id)
}

/**
 * The draft of the Regulation in a file, checked as the edition that would follow those in use; undefined where the file's fields
 * are no such edition's. Throws Refused EDITION_REFUSED with each fault's file, line and rule.
 */
export const draftInFile = async (
  path: string,
  inUse: readonly RegulationEdition[],
): Promise<RegulationEdition | undefined> => {
  const draft = await textIn(path)
  // By the text: JSON that is broken names its fields too.
  if (!/"(inForce|parameters|places)"/.test(draft.text)) return undefined
  const { edition, faults } = readDraft(draft, inUse)
  if (faults.length > 0) throw refusedEditions(faults)
  return edition
}

const textIn = async (file: string): Promise<{ file: string; text: string }> => {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw unreadable(file, error)
  })
  // Windows editors begin a file with a byte order mark, which JSON does not know.
  return { file, text: text.replace(/^\uFEFF/, '') }
}

const refusedEditions = (faults: readonly FaultInFile[]): Refused =>
  new Refused({
    code: 'EDITION_REFUSED',
    citation: 'design',
    message: {
      kk: faultsInWords(faults, 'kk'),
      ru: faultsInWords(faults, 'ru'),
      en: faultsInWords(faults, 'en'),
    },
    details: faults,
  })

const faultsInWords = (faults: readonly FaultInFile[], language: Language): string =>
  faults
    .map(({ file, line, path, rule, missing }) => {
      const where = [`${file}:${line}`, missing ?? path.join('.')].filter(text => text).join(' ')
      return `${where} ${rule}: ${editionFaultTexts[rule][language]}`
    })
    .join('\n')
