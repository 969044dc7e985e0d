import type { Fault } from '../../../domain/approval/commands.ts'
import type { CaseSummary } from '../../../domain/approval/summary.ts'
import type { Registry } from '../../../domain/bodies/snapshot.ts'
import { nextStep } from '../next-step.ts'
import { Refused } from '../refused.ts'
import { withDatabase } from '../servers.ts'
import { settings } from '../settings.ts'
import { today } from '../today.ts'

/** The next step with the people of the database's registry; where it does not answer, with words in capitals. */
export const nextStepOf = async (summary: CaseSummary, lacking: readonly Fault[]): Promise<string | null> =>
  nextStep(summary, await today(), { registry: await registryOrNone(), lacking })

const registryOrNone = async (): Promise<Registry | undefined> => {
  if (!settings().KELISU_DATABASE_URL) return undefined
  try {
    return await withDatabase(async db => {
      const { registrySnapshotOf } = await import('../../../store/registry-snapshot.ts')
      return registrySnapshotOf(db)
    })
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}
