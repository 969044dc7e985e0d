import type { CommandName } from '../../domain/approval/commands.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import { stageTexts } from '../../domain/texts/stages.ts'
import type { KelisuClient } from '../library/client.ts'
import type { PayloadOf } from '../library/payloads.ts'
import { nextStepOf } from './next-step-of.ts'
import type { Print } from './print.ts'
import type { Program } from './program.ts'
import { withKelisu } from './servers.ts'
import { words } from './words.ts'

/** Who acts, and by which command id a command is repeated. */
export type Sender = { as: string; commandId?: string | undefined }

/** A verb about one case, done by one person. */
export const caseVerb = (program: Program, name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .argument('<case>', "the case's id")
    .requiredOption('--as <person>', 'the id of the person who acts')
    .option('--command-id <id>', 'the id of a command that got no answer, to repeat it')

/** Sends the command, waits for its result, and prints the stage and the next step. */
export const send = async <Name extends CommandName>(
  print: Print,
  name: Name,
  caseId: string,
  payload: PayloadOf<Name>,
  sender: Sender,
): Promise<void> => {
  const { result, summary } = await withKelisu(async kelisu => {
    const options = { actor: sender.as, ...(sender.commandId === undefined ? {} : { commandId: sender.commandId }) }
    const result = await (kelisu[name] as KelisuClient[CommandName])(caseId, payload as never, options)
    return { result, summary: await summaryOrNone(kelisu, caseId) }
  })
  const next = summary ? await nextStepOf(summary) : null
  print.answer({ caseId, ...result, next }, language =>
    [
      `${verbOf(name)}: ${words.done[language]}. ${words.stageIs[language]}: ${stageTexts[result.stage as CaseSummary['stage']].label[language]}.`,
      ...(next === null ? [] : [`${words.next[language]}: ${next}`]),
    ].join('\n'),
  )
}

/** What a person has typed: the command's outside name in small letters, but for the one that has a shorter verb. */
const verbOf = (name: CommandName): string =>
  name === 'registerReceipt' ? 'receive' : name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** The case in short; undefined where it cannot be asked now: what was done is done all the same. */
export const summaryOrNone = async (kelisu: KelisuClient, caseId: string): Promise<CaseSummary | undefined> =>
  kelisu.state(caseId).then(
    ({ summary }) => summary ?? undefined,
    () => undefined,
  )
