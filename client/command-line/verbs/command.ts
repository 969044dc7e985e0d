import { Argument } from '@commander-js/extra-typings'
import { commandNames } from '../../../domain/approval/commands.ts'
import { jsonArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { caseVerb, send } from '../send.ts'

/** `command CASE NAME --payload JSON`: any command by its outside name, its payload as JSON (docs/schemas/NAME.json). */
export const addCommand = (program: Program, print: Print): void => {
  caseVerb(program, 'command', 'send any command by its name')
    .addArgument(new Argument('<name>', "the command's name").choices(commandNames))
    .requiredOption('--payload <json>', 'as docs/schemas/NAME.json says', jsonArgument)
    .action((caseId, name, { payload, ...sender }) => send(print, name, caseId, payload as never, sender))
}
