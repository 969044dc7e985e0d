import type { CommandName } from '../approval/commands.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'

/** What only the approving body does. */
const approverDoes: readonly CommandName[] = [
  'return',
  'registerReceipt',
  'assign',
  'reassign',
  'requestInformation',
  'recommend',
  'returnForRework',
  'decide',
]

/**
 * Reading `approverReorganised`: read as `humanChooses`, nobody acts for a body that is no more until a person has chosen who goes on.
 * @param isReorganised whether the approving body is no more that day, and another goes on with its affairs.
 */
export const waitsForChoice = (name: CommandName, isReorganised: boolean, readings: ReadingsInForce): boolean =>
  isReorganised && readings.approverReorganised === 'humanChooses' && approverDoes.includes(name)
