import { RootCommand, type Command as Told } from '@bomb.sh/tab'
import { Argument, type CommandUnknownOpts } from '@commander-js/extra-typings'
import { type Candidate, candidates, isCandidateKind } from '../candidates.ts'
import type { Print } from '../print.ts'
import { languageOf, type Program } from '../program.ts'
import { verbsWithExamples } from '../verbs-with-examples.ts'

/**
 * `completion SHELL` prints the script by which the shell completes; the script asks `completion complete -- WORDS`. To be added after
 * the verb whose words are completed; where there is none, the verbs are what can be typed.
 */
export const addCompletion = (program: Program, print: Print): void => {
  const completion = program
    .command('completion')
    .description('the script by which a shell completes verbs, options and values (docs/command-line.md)')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish', 'powershell'] as const))
    .action(shell => {
      const script = scriptOf(shell)
      print.answer({ script }, () => script)
    })
  completion
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async words => {
      const root = new RootCommand()
      const hasVerb = program.commands.length > 1 || words.slice(0, -1).includes('completion')
      if (!hasVerb) for (const { verb, does } of verbsWithExamples(languageOf(program))) root.command(verb, does)
      const needed = tellAll(root, program)
      const word = words.at(-1) ?? ''
      // An option's name rests on nothing that must be asked for.
      if (!word.startsWith('-'))
        await Promise.all(
          [...needed].map(async ([kind, offered]) => void offered.push(...(await candidates(kind, word, print)))),
        )
      root.parse(words)
    })
}

const scriptOf = (shell: string): string => {
  const lines = shell === 'bash' ? [withoutBashCompletion] : []
  const { log } = console
  // tab answers by nothing but the console.
  console.log = (line: string) => lines.push(line)
  try {
    new RootCommand().setup('kelisu', 'kelisu completion', shell)
  } finally {
    console.log = log
  }
  // The script is read again by every `source` of the start-up files, which a constant would not take.
  return lines.join('\n').replaceAll(/^readonly (?=ShellComp)/gm, '')
}

// tab's own adapter for commander takes the word `complete` for itself, which is a verb here.
/** Tells the tree of commands; answers the kinds of values that the verb can take, each with the list from which they will be offered. */
const tellAll = (root: RootCommand, program: CommandUnknownOpts): Map<string, Candidate[]> => {
  const needed = new Map<string, Candidate[]>()
  const handlerFor = (name: string, choices: readonly string[] | undefined) => {
    if (choices) return (offer: Offer) => choices.forEach(choice => void offer(choice, ''))
    // Without a handler the option would be taken for one without a value.
    if (!isCandidateKind(name)) return () => undefined
    const offered = needed.get(name) ?? []
    needed.set(name, offered)
    return (offer: Offer) => offered.forEach(({ value, description }) => void offer(value, description))
  }
  const tell = (told: Told, command: CommandUnknownOpts) => {
    for (const { long, short, description, flags, argChoices } of command.createHelp().visibleOptions(command)) {
      const name = long?.slice(2)
      if (name === undefined) continue
      const [, value] = /<([\w-]+)(?:\.\.\.)?>$/.exec(flags) ?? []
      if (value === undefined) told.option(name, description, short?.slice(1))
      else told.option(name, description, handlerFor(value, argChoices), short?.slice(1))
    }
    for (const argument of command.registeredArguments)
      told.argument(argument.name(), handlerFor(argument.name(), argument.argChoices), argument.variadic)
  }
  const tellBelow = (command: CommandUnknownOpts, path: readonly string[]) => {
    for (const one of command.createHelp().visibleCommands(command)) {
      if (one.name() === 'help') continue
      const told = root.command([...path, one.name()].join(' '), one.description())
      tell(told, one)
      // What holds for all verbs may be written after each.
      for (const [name, option] of root.options) if (!told.options.has(name)) told.options.set(name, option)
      tellBelow(one, [...path, one.name()])
    }
  }
  tell(root, program)
  tellBelow(program, [])
  return needed
}

/** The script asks bash-completion for the words typed, which not every bash has. */
const withoutBashCompletion = `declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
}`

type Offer = (value: string, description: string) => void
