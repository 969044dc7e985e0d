import { type Rejection, reject } from '../regulation/codes.ts'
import type { ReadingsInForce } from '../regulation/readings.ts'
import type { CommandName } from './commands.ts'
import type { Stage } from './summary.ts'

/** In which stages each command has a meaning; everything else is refused with the stage named. */
export const acceptedIn: Record<CommandName, readonly Stage[]> = {
  complete: ['incomplete'],
  return: ['incomplete'],
  registerReceipt: ['incomplete', 'sent'],
  setApprover: ['incomplete', 'sent'],
  assign: ['received'],
  reassign: ['review', 'decision'],
  requestInformation: ['review'],
  supplyInformation: ['review'],
  recommend: ['received', 'review'],
  returnForRework: ['decision'],
  decide: ['decision'],
  confirmDelivery: ['decided'],
  reportFiling: ['delivered'],
  withdraw: ['incomplete', 'sent', 'received', 'review', 'decision'],
  correctFacts: ['incomplete', 'sent', 'received', 'review', 'decision'],
  recompute: ['incomplete', 'sent', 'received', 'review', 'decision', 'decided', 'delivered'],
}

type StageReadings = Pick<ReadingsInForce, 'decisionBeforeProposal' | 'approverReorganised'>

/** Where a reading of the approving body accepts a command in more stages than the default does; what else it needs is judged later. */
const alsoAccepted = (
  name: CommandName,
  stage: Stage,
  { decisionBeforeProposal, approverReorganised }: StageReadings,
): boolean => {
  if (name === 'decide' && decisionBeforeProposal === 'withReason') return ['received', 'review'].includes(stage)
  if (name === 'setApprover' && approverReorganised === 'humanChooses')
    return ['received', 'review', 'decision'].includes(stage)
  return false
}

/** Why a command is refused in a stage, or undefined where it is accepted. Needs nothing but the stage: the update's validator asks this. */
export const refusedInStage = (
  name: CommandName,
  stage: Stage | 'unopened',
  readings: StageReadings = {},
): Rejection | undefined => {
  if (stage === 'unopened' || acceptedIn[name].includes(stage) || alsoAccepted(name, stage, readings)) return undefined
  if (name === 'decide' && (stage === 'decided' || stage === 'delivered')) return reject('ALREADY_DECIDED', { stage })
  // Reading `decisionBeforeProposal`: part 7 puts the review first.
  if (name === 'decide' && (stage === 'received' || stage === 'review'))
    return reject('DECISION_BEFORE_PROPOSAL', { stage })
  return reject('WRONG_STAGE', { command: name, stage, acceptedIn: acceptedIn[name].join(', ') })
}
