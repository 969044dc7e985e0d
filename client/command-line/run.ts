import { CommanderError } from '@commander-js/extra-typings'
import type { Text } from '../../domain/texts/languages.ts'
import { jsonText, printing, type Streams } from './print.ts'
import { describeIn, languageOf, newProgram } from './program.ts'
import { refusalOf } from './refusal-of.ts'
import { refusalDocument } from './refused.ts'
import { UsageError } from './usage-error.ts'
import { addersFor } from './verbs.ts'
import { verbsWithExamples } from './verbs-with-examples.ts'

const errorText: Text = { kk: 'қате', ru: 'ошибка', en: 'error' }

const done = 0
const refused = 1
const usage = 2

/** One run of the command line: does what the words say and answers the exit code. Throws only what is a fault of our own program. */
export const run = async (words: readonly string[], streams: Streams): Promise<number> => {
  const program = newProgram()
    .exitOverride()
    .configureOutput({
      writeOut: streams.out,
      writeErr: streams.err,
      // Said below, in the language of the person.
      outputError: () => undefined,
    })
  const print = printing(streams, () => ({ json: program.opts().json, language: languageOf(program) }))
  // A usage error may come before the options have been read.
  const wantsJson = () => program.opts().json === true || words.includes('--json')

  let operands: readonly string[] = []

  const usageMessage = async (error: CommanderError | UsageError): Promise<string> => {
    const language = languageOf(program)
    if (error instanceof UsageError) return error.said[language]
    const { usageInWords } = await import('./usage-words.ts')
    // A verb of verbs (`registry`, `demo`) alone: its help went to standard error.
    const isAlone = error.code === 'commander.help'
    const alone = `a word is missing after: ${operands.join(' ')}`
    return usageInWords(isAlone ? alone : error.message.replace(/^error: /, ''), language)
  }

  const reported = async (error: unknown): Promise<number> => {
    print.endProgress()
    if (error instanceof CommanderError && error.exitCode === 0) return done
    if (error instanceof CommanderError || error instanceof UsageError) {
      const message = await usageMessage(error)
      streams.err(`${errorText[languageOf(program)]}: ${message}\n`)
      if (wantsJson()) streams.out(jsonText({ error: { code: 'USAGE', message, citation: 'design' } }))
      return usage
    }
    const refusal = refusalOf(error)
    if (!refusal) throw error
    const document = await refusalDocument(refusal, languageOf(program))
    const { message, code, citation } = document.error
    if (wantsJson()) streams.out(jsonText(document))
    else streams.err(`${message}\n(${code}, ${citation})\n`)
    return refused
  }

  try {
    // Without a verb commander would call it an error; with a default action it would not suggest the verb that was meant.
    const parsed = program.parseOptions([...words])
    operands = parsed.operands
    if (operands.length === 0 && parsed.unknown.length === 0) {
      const verbs = verbsWithExamples(languageOf(program))
      print.answer(verbs, () => verbs.map(({ verb, does, example }) => `${verb}: ${does}\n    ${example}`).join('\n'))
    } else {
      for (const add of await addersFor(operands)) add(program, print)
      describeIn(program, languageOf(program))
      await program.parseAsync(words, { from: 'user' })
    }
  } catch (error) {
    return reported(error)
  }
  return print.partlyRefused ? refused : done
}
