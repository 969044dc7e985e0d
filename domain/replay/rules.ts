import { decide, delivered } from '../approval/decide.ts'
import { evolve } from '../approval/evolve.ts'
import { passMoments } from '../approval/moments.ts'
import { refusedInStage } from '../approval/stages.ts'

/** All that makes events of commands and moments, and a case of events. */
export type Rules = {
  decide: typeof decide
  evolve: typeof evolve
  passMoments: typeof passMoments
  delivered: typeof delivered
  refusedInStage: typeof refusedInStage
}

/** They ask the case for its number where the numbers differ. */
const rules: Rules = { decide, evolve, passMoments, delivered, refusedInStage }

/**
 * The rules by the number that a case's first event names (`rules: N`). A change in what they answer for a log that exists is
 * a new number beside the old one: the stored logs (test/logs) refuse it under the old.
 */
export const rulesByNumber: Readonly<Record<number, Rules>> = {
  1: rules,
  2: rules,
}
