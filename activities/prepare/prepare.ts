import type { PrepareAnswer, PrepareInput, PrepareResult } from '../activities.ts'
import { prepareCommand } from './command.ts'
import { prepareOpening } from './opening.ts'
import type { Preparation, PrepareDependencies } from './preparation.ts'

/**
 * Parses a message, proves who sent it and with what authority, and computes route and dates where facts change. Reads only.
 * Fails closed: a registry that does not answer gives `unavailable`, never an acceptance.
 */
export const createPrepare =
  (dependencies: PrepareDependencies) =>
  async (input: PrepareInput): Promise<PrepareAnswer> => ({ ...(await prepared(input, dependencies)), at: input.at })

const prepared = async (input: PrepareInput, dependencies: PrepareDependencies): Promise<PrepareResult> => {
  let preparation: Preparation
  let openedBy: string | null = null
  try {
    preparation = { ...dependencies, registry: await dependencies.registry() }
    if (input.name === 'open') openedBy = await dependencies.openedBy(input.caseId)
  } catch (error) {
    return { kind: 'unavailable', reason: error instanceof Error ? error.message.slice(0, 200) : 'registry' }
  }
  if (input.name === 'open') return await prepareOpening(input, openedBy, preparation)
  const { name, facts } = input
  if (facts === null) return { kind: 'unavailable', reason: 'The case is not open yet' }
  return await prepareCommand({ ...input, name, facts }, preparation)
}
