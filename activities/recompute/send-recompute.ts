import type { KelisuClient } from '../../client/library/client.ts'
import { KelisuError, NotYetAnswered } from '../../client/library/errors.ts'
import type { Sent } from './recompute-page.ts'

/**
 * Sends `recompute` as an update, whose answer tells what became of it. Never throws: what failed is one case's matter, and the
 * others go on.
 */
export const sendRecompute =
  (kelisu: KelisuClient, actor: string) =>
  async (caseId: string, edition: string, commandId: string): Promise<Sent> => {
    try {
      await kelisu.recompute(caseId, { edition }, { actor, commandId })
      return { kind: 'done' }
    } catch (error) {
      if (error instanceof KelisuError) {
        const { code, citation, facts, retryWithNewCommandId: unavailable } = error
        return { kind: 'refused', rejection: { code, citation, facts }, unavailable }
      }
      const reason = error instanceof NotYetAnswered ? 'no answer in time' : String(error)
      return { kind: 'unanswered', reason }
    }
  }
