import { isIsoDate, plusDays } from '../calendar/dates.ts'
import type { RegulationEdition } from './edition.ts'
import { type EditionFault, type EditionFile, faultsOfEditions } from './edition-faults.ts'
import { jsonLines, lineOfJsonFault } from './json-lines.ts'

/** A fault with its line in the file, counted from 1. */
export type FaultInFile = EditionFault & { line: number }

/** Editions that may not be used; `faults` says where each breaks which rule. */
export class FaultyEditions extends Error {
  override readonly name = 'FaultyEditions'
  readonly faults: readonly EditionFault[]

  constructor(faults: readonly EditionFault[]) {
    super(faults.map(({ file, path, rule }) => `${file} ${path.join('.')}: ${rule}`).join('\n'))
    this.faults = faults
  }
}

/** The editions of documents already parsed, oldest first. Throws FaultyEditions, without lines. */
export const checkedEditions = (files: readonly EditionFile[]): readonly RegulationEdition[] => {
  const faults = faultsOfEditions(files)
  if (faults.length > 0) throw new FaultyEditions(faults)
  return files.map(({ json }) => json as RegulationEdition)
}

/** The editions in the texts of their files, oldest first, or every fault with its file, line and rule. */
export const readEditions = (
  files: readonly { file: string; text: string }[],
): { editions: readonly RegulationEdition[]; faults: readonly FaultInFile[] } => {
  const parsed = files.map(({ file, text }) => ({ file, text, ...parse(text) }))
  const broken = parsed.flatMap(({ file, brokenAt }) =>
    brokenAt === undefined ? [] : [{ file, line: brokenAt, path: [], rule: 'JSON_BROKEN' as const }],
  )
  if (broken.length > 0) return { editions: [], faults: broken }
  const faults = faultsOfEditions(parsed).map(fault => ({ ...fault, line: lineIn(parsed, fault) }))
  return { editions: faults.length > 0 ? [] : parsed.map(({ json }) => json as RegulationEdition), faults }
}

/** A draft in the text of its file, checked as the edition that would follow those in use and end the last of them, or its faults. */
export const readDraft = (
  draft: { file: string; text: string },
  inUse: readonly RegulationEdition[],
): { edition: RegulationEdition | undefined; faults: readonly FaultInFile[] } => {
  const last = inUse.at(-1)
  const from = (parse(draft.text).json as Partial<RegulationEdition> | null)?.inForce?.from
  const follows = isIsoDate(from) && (last?.inForce.from ?? '') < from
  const before = inUse.map(edition =>
    follows && edition === last ? { ...edition, inForce: { ...edition.inForce, to: plusDays(from, -1) } } : edition,
  )
  const { editions, faults } = readEditions([
    ...before.map(edition => ({ file: edition.id, text: JSON.stringify(edition) })),
    draft,
  ])
  return { edition: editions.at(-1), faults }
}

/** The line of the value, or of the nearest thing around it when it is missing. */
const lineIn = (files: readonly { file: string; text: string }[], { file, path }: EditionFault): number => {
  const lineAt = jsonLines(files.find(one => one.file === file)?.text ?? '')
  for (let length = path.length; length > 0; length--) {
    const line = lineAt(path.slice(0, length))
    if (line !== undefined) return line
  }
  return 1
}

const parse = (text: string): { json: unknown; brokenAt?: number } => {
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    return { json: null, brokenAt: lineOfJsonFault((error as Error).message, text) }
  }
}
