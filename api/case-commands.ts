import { type CommandName, commandNames } from '../domain/approval/commands.ts'

/** `recompute` is the deployment's own: no caller of the API moves dates to another calendar edition. */
const isOfCallers = (name: CommandName): name is Exclude<CommandName, 'recompute'> => name !== 'recompute'

/** The commands that callers may send. */
export const caseCommands = commandNames.filter(isOfCallers)

export type CaseCommand = (typeof caseCommands)[number]
