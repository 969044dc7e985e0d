import { Option } from '@commander-js/extra-typings'
import type { CommandName } from '../../domain/approval/commands.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import { stageTexts } from '../../domain/texts/stages.ts'
import type { PayloadOf } from '../library/payloads.ts'
import { casesInUse, type Sender } from './cases.ts'
import type { Print } from './print.ts'
import type { Program } from './program.ts'
import { speaksHttp } from './settings.ts'
import { UsageError } from './usage-error.ts'
import { whatIsNextAfterCommand } from './what-is-next.ts'
import { words } from './words.ts'

/** A verb about one case, done by one person. */
export const caseVerb = (program: Program, name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .argument('<case>', "the case's id")
    .addOption(speaksHttp() ? whoActs() : whoActs().makeOptionMandatory())
    .option('--command-id <id>', 'the id of a command that got no answer, to repeat it')

/** The option that says who acts. Over HTTP nobody can act as another: there it is refused. */
export const whoActs = () => {
  const option = new Option('--as <person>', 'the id of the person who acts')
  return speaksHttp() ? option.hideHelp().argParser(refusedOverHttp) : option
}

const refusedOverHttp = (): string => {
  throw new UsageError({
    kk: '--as HTTP API арқылы берілмейді: кім кірсе, сол әрекет етеді (kelisu login, KELISU_TOKEN). Оны алып тастаңыз.',
    ru: '--as через HTTP API не указывают: действует тот, кто вошёл (kelisu login, KELISU_TOKEN). Уберите его.',
    en: '--as has no meaning over the HTTP API: whoever is logged in acts (kelisu login, KELISU_TOKEN). Leave it out.',
  })
}

/** Sends the command, waits for its result, and prints the stage and the next step. */
export const send = async <Name extends CommandName>(
  print: Print,
  name: Name,
  caseId: string,
  payload: PayloadOf<Name>,
  sender: Sender,
): Promise<void> => {
  const cases = await casesInUse(print)
  const { result, summary } = await cases.send(name, caseId, payload, sender)
  const { next, lines } = await whatIsNextAfterCommand(cases, summary)
  print.answer({ caseId, ...result, next }, language =>
    [
      `${verbOf(name)}: ${words.done[language]}. ${words.stageIs[language]}: ${stageTexts[result.stage as CaseSummary['stage']].label[language]}.`,
      ...lines(language),
    ].join('\n'),
  )
}

/** What a person has typed: the command's outside name in small letters, but for the one that has a shorter verb. */
const verbOf = (name: CommandName): string =>
  name === 'registerReceipt' ? 'receive' : name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
