import type { PrepareAnswer, PrepareInput, PrepareResult } from '../activities.ts'
import { prepareCommand } from './command.ts'
import { prepareOpening } from './opening.ts'
import { CaseEditionMissing, type Preparation, type PrepareDependencies } from './preparation.ts'

/**
 * Parses a message, proves who sent it and with what authority, and computes route and dates where facts change. Reads only.
 * Fails closed: a registry or calendar that cannot be asked gives `unavailable`, never an acceptance.
 */
export const createPrepare =
  (dependencies: PrepareDependencies) =>
  async (input: PrepareInput): Promise<PrepareAnswer> => ({ ...(await prepared(input, dependencies)), at: input.at })

const prepared = async (input: PrepareInput, dependencies: PrepareDependencies): Promise<PrepareResult> => {
  let preparation: Preparation
  let openedBy: string | null = null
  try {
    preparation = { ...dependencies, ...(await dependencies.inForce()) }
    if (input.name === 'open') openedBy = await dependencies.openedBy(input.caseId)
  } catch (error) {
    return unavailable(error)
  }
  if (input.name === 'open') return await prepareOpening(input, openedBy, preparation)
  const { name, facts } = input
  if (facts === null) return { kind: 'unavailable', reason: 'The case is not open yet' }
  try {
    return await prepareCommand({ ...input, name, facts }, preparation)
  } catch (error) {
    // Counted by another edition, the case's dates would move without anybody having decided so.
    if (error instanceof CaseEditionMissing) return unavailable(error)
    throw error
  }
}

/** Others' messages may name hosts, users and what was asked: the sender is told only their code. */
const unavailable = (error: unknown): PrepareResult => ({ kind: 'unavailable', reason: reasonOf(error) })

const reasonOf = (error: unknown): string => {
  if (error instanceof CaseEditionMissing) return error.message
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return code.slice(0, 200)
  return error instanceof Error ? error.name : 'registry'
}
