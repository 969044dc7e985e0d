import type { Language, Text } from '../../domain/texts/languages.ts'
import { inWords } from './words.ts'

/** Where a run writes. */
export type Streams = {
  out(text: string): void
  err(text: string): void
  /** A person watches the errors, and a line may be written over. */
  errIsTerminal?: boolean
}

/** How a verb answers: one JSON document with `--json`, else words for people; remarks never mix with either. */
export type Print = {
  /** `partlyRefused`: an answer that holds refusals; the run then ends as refused. */
  answer(document: unknown, forPeople: (language: Language) => string, partlyRefused?: boolean): void
  /** A remark on standard error, which no program reads. */
  remark(text: string | Text): void
  /** How far long work has come, for a person who watches: on a terminal only, each line over the one before. */
  progress(text: Text): void
}

/** The printing of a run; the options are asked when something is printed, since they are parsed after the verbs are made. */
export const printing = (
  streams: Streams,
  options: () => { json?: true | undefined; language: Language },
): Print & { partlyRefused: boolean; isOnTheWay: boolean; endProgress(): void } => ({
  partlyRefused: false,
  isOnTheWay: false,
  answer(document, forPeople, partlyRefused = false) {
    this.endProgress()
    const { json, language } = options()
    streams.out(json ? jsonText(document) : `${forPeople(language)}\n`)
    this.partlyRefused ||= partlyRefused
  },
  remark(text) {
    this.endProgress()
    streams.err(`${inWords(text, options().language)}\n`)
  },
  progress(text) {
    if (!streams.errIsTerminal) return
    this.isOnTheWay = true
    streams.err(`${clearedLine}${text[options().language]}`)
  },
  endProgress() {
    if (this.isOnTheWay) streams.err(clearedLine)
    this.isOnTheWay = false
  },
})

const clearedLine = '\r\u001B[2K'

/** A document as `--json` prints it. */
export const jsonText = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`
