import type { Language, Text } from '../../domain/texts/languages.ts'
import { inWords } from './words.ts'

/** Where a run writes. */
export type Streams = { out(text: string): void; err(text: string): void }

/** How a verb answers: one JSON document with `--json`, else words for people; remarks never mix with either. */
export type Print = {
  /** `partlyRefused`: an answer that holds refusals; the run then ends as refused. */
  answer(document: unknown, forPeople: (language: Language) => string, partlyRefused?: boolean): void
  /** A remark on standard error, which no program reads. */
  remark(text: string | Text): void
}

/** The printing of a run; the options are asked when something is printed, since they are parsed after the verbs are made. */
export const printing = (
  streams: Streams,
  options: () => { json?: true | undefined; language: Language },
): Print & { partlyRefused: boolean } => ({
  partlyRefused: false,
  answer(document, forPeople, partlyRefused = false) {
    const { json, language } = options()
    streams.out(json ? jsonText(document) : `${forPeople(language)}\n`)
    this.partlyRefused ||= partlyRefused
  },
  remark(text) {
    streams.err(`${inWords(text, options().language)}\n`)
  },
})

/** A document as `--json` prints it. */
export const jsonText = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`
